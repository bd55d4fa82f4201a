import { type Chart, plainText } from '../../card.ts';
import { type RichTextBlock, toRuns } from './text.ts';

interface Point {
  x: string;
  y: number;
}

interface Series {
  legend: string;
  values: Point[];
}

/** One color for all bars in a series, because different colors would suggest a meaning. */
const color = 'categoricalBlue';

/** The maximum number of vertical bars. With more, clients shorten the names below the bars to one letter. */
const mostVertical = 6;

/**
 * Teams' own charts. The Adaptive Card schema doesn't have them, so other clients show the numbers as text. Some
 * clients don't show a chart's title, so the message repeats the title in a line above the chart.
 */
export type ChartElement = {
  title: string;
  xAxisTitle: string;
  yAxisTitle: string;
  fallback: RichTextBlock;
} & (
  | { type: 'Chart.VerticalBar' | 'Chart.HorizontalBar'; color: typeof color; data: Point[] }
  | { type: 'Chart.VerticalBar.Grouped'; data: Series[] }
  | { type: 'Chart.Line'; data: Series[] }
);

export function toChart(chart: Chart): ChartElement {
  const fallback: RichTextBlock = { type: 'RichTextBlock', inlines: toRuns(plainText([chart])) };
  const shared = { title: chart.title, xAxisTitle: chart.axes.x, yAxisTitle: chart.axes.y, fallback };
  const data = chart.series.map((series) => ({
    legend: series.name,
    values: chart.categories.map((x, i) => ({ x, y: series.values[i] ?? 0 })),
  }));
  if (chart.kind === 'line') return { type: 'Chart.Line', ...shared, data };
  if (data.length > 1) return { type: 'Chart.VerticalBar.Grouped', ...shared, data };
  const values = data[0]?.values ?? [];
  return {
    type: values.length > mostVertical ? 'Chart.HorizontalBar' : 'Chart.VerticalBar',
    ...shared,
    color,
    data: values,
  };
}
