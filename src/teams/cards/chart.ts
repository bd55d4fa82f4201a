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

/** It would mean nothing that the bars of one series differ in it. */
const color = 'categoricalBlue';

/** Bars above which a client cuts their names down to a letter, unless they lie on their sides. */
const standing = 6;

/**
 * Teams' own charts, which the schema does not know: elsewhere the figures are shown in words. Not every client shows the
 * title, so it is a line above and here only the chart's name.
 */
export type ChartElement = { title: string; fallback: RichTextBlock } & (
  | { type: 'Chart.VerticalBar' | 'Chart.HorizontalBar'; color: typeof color; data: Point[] }
  | { type: 'Chart.VerticalBar.Grouped'; data: Series[] }
  | { type: 'Chart.Line'; data: Series[] }
);

export function toChart(chart: Chart): ChartElement {
  const fallback: RichTextBlock = { type: 'RichTextBlock', inlines: toRuns(plainText([chart])) };
  const shared = { title: chart.title, fallback };
  const data = chart.series.map((series) => ({
    legend: series.name,
    values: chart.categories.map((x, i) => ({ x, y: series.values[i] ?? 0 })),
  }));
  if (chart.kind === 'line') return { type: 'Chart.Line', ...shared, data };
  if (data.length > 1) return { type: 'Chart.VerticalBar.Grouped', ...shared, data };
  const values = data[0]?.values ?? [];
  return {
    type: values.length > standing ? 'Chart.HorizontalBar' : 'Chart.VerticalBar',
    ...shared,
    color,
    data: values,
  };
}
