import { type Chart, plainText } from '../card.ts';
import { type RichTextBlock, toRuns } from './rich-text.ts';

interface Point {
  x: string;
  y: number;
}

interface Series {
  legend: string;
  values: Point[];
}

/** Teams' own charts, which the schema does not know (platform.md 9): elsewhere the figures are shown in words. */
export type ChartElement = { title: string; showTitle: true; fallback: RichTextBlock } & (
  | { type: 'Chart.VerticalBar'; data: Point[] }
  | { type: 'Chart.VerticalBar.Grouped'; data: Series[] }
  | { type: 'Chart.Line'; data: Series[] }
);

export function toChart(chart: Chart): ChartElement {
  const fallback: RichTextBlock = { type: 'RichTextBlock', inlines: toRuns(plainText([chart])) };
  const shared = { title: chart.title, showTitle: true as const, fallback };
  const data = chart.series.map((series) => ({
    legend: series.name,
    values: chart.categories.map((x, i) => ({ x, y: series.values[i] ?? 0 })),
  }));
  if (chart.kind === 'line') return { type: 'Chart.Line', ...shared, data };
  if (data.length > 1) return { type: 'Chart.VerticalBar.Grouped', ...shared, data };
  return { type: 'Chart.VerticalBar', ...shared, data: data[0]?.values ?? [] };
}
