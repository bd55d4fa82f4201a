import { expect, test } from 'vitest';
import { render } from '../scene.ts';

const one = { name: 'Open', values: [3, 1] };
const two = { name: 'Stalled', values: [2] };

test.each([
  [
    'bar',
    [one],
    'Chart.VerticalBar',
    [
      { x: 'a', y: 3 },
      { x: 'b', y: 1 },
    ],
    'T: a 3, b 1',
  ],
  [
    'bar',
    [one, two],
    'Chart.VerticalBar.Grouped',
    [
      {
        legend: 'Open',
        values: [
          { x: 'a', y: 3 },
          { x: 'b', y: 1 },
        ],
      },
      {
        legend: 'Stalled',
        values: [
          { x: 'a', y: 2 },
          { x: 'b', y: 0 },
        ],
      },
    ],
    'T: Open: a 3, b 1; Stalled: a 2, b 0',
  ],
  [
    'line',
    [one],
    'Chart.Line',
    [
      {
        legend: 'Open',
        values: [
          { x: 'a', y: 3 },
          { x: 'b', y: 1 },
        ],
      },
    ],
    'T: a 3, b 1',
  ],
] as const)('draws a %s chart of %j as a %s', (kind, series, type, data, words) => {
  const chart = {
    type: 'chart' as const,
    kind,
    title: 'T',
    categories: ['a', 'b'],
    axes: { x: 'Phase', y: 'Tickets' },
    series: series.map(({ name, values }) => ({ name, values: [...values] })),
  };
  const fallback = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] };
  const title = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'T', weight: 'Bolder' }] };
  const color = type === 'Chart.VerticalBar' ? { color: 'categoricalBlue' } : {};
  const axes = { xAxisTitle: 'Phase', yAxisTitle: 'Tickets' };
  expect(render(chart)).toEqual([title, { type, title: 'T', ...axes, fallback, data, ...color }]);
});

test('draws many bars horizontally, to keep their names readable', () => {
  const bars = (count: number) =>
    render({
      type: 'chart',
      kind: 'bar',
      title: 'T',
      categories: Array.from({ length: count }, (_, i) => `phase ${i}`),
      axes: { x: 'Phase', y: 'Tickets' },
      series: [{ name: 'Open', values: Array.from({ length: count }, () => 1) }],
    })[1]?.type;
  expect([bars(6), bars(7)]).toEqual(['Chart.VerticalBar', 'Chart.HorizontalBar']);
});
