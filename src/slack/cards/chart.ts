import type { TableBlock } from '@slack/types';
import type { Chart } from '../../card.ts';

/** Slack's native chart, which @slack/types doesn't declare yet. See docs/slack.md, "Charts". */
export interface ChartBlock {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label: string; y_label: string };
  };
}

const limits = { title: 50, axis: 50, label: 20, points: 20 };

export function toChart(chart: Chart): ChartBlock {
  const categories = chart.categories.slice(0, limits.points).map((name) => name.slice(0, limits.label));
  return {
    type: 'data_visualization',
    title: chart.title.slice(0, limits.title),
    chart: {
      type: chart.kind,
      series: chart.series.map((series) => ({
        name: series.name.slice(0, limits.label),
        data: categories.map((label, i) => ({ label, value: series.values[i] ?? 0 })),
      })),
      axis_config: {
        categories,
        x_label: chart.axes.x.slice(0, limits.axis),
        y_label: chart.axes.y.slice(0, limits.axis),
      },
    },
  };
}

/**
 * Shows charts as a table, for workspaces without native charts. Slack allows one table per message, so all charts
 * share a table.
 */
export function toTable(charts: Chart[]): TableBlock {
  const rows = charts.flatMap((chart) => [
    [cell(chart.title), cell(chart.series.map((series) => series.name).join(' / '))],
    ...chart.categories.map((category, i) => [
      cell(category),
      cell(chart.series.map((series) => String(series.values[i] ?? 0)).join(' / ')),
    ]),
  ]);
  return { type: 'table', rows };
}

function cell(text: string) {
  return { type: 'raw_text' as const, text: text || ' ' };
}
