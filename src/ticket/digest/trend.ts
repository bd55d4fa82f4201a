import type { Chart } from '../../card.ts';
import type { Tx } from '../../db/client.ts';
import { monthDay } from '../../time/date-words.ts';

export interface TrendPoint {
  day: string;
  stalled: number;
}

/** How many business days the trend has: two weeks. */
const days = 10;

/** The fewest days that show a trend. */
const fewest = 5;

/** Reads how many tickets were stalled on each of the last business days, oldest first. The last day is today. */
export async function readTrend(tx: Tx, day: string, stalledNow: number): Promise<TrendPoint[]> {
  const before = await tx.dailyFigure.findMany({
    where: { day: { lt: day } },
    orderBy: { day: 'desc' },
    take: days - 1,
  });
  return [
    ...before.reverse().map((row) => ({ day: row.day, stalled: row.stalled })),
    { day, stalled: stalledNow },
  ];
}

/** A chart of the trend. None if the figure hardly moved, because a flat line says nothing at a glance. */
export function trendChart(trend: TrendPoint[]): Chart | false {
  const values = trend.map(({ stalled }) => stalled);
  const highest = Math.max(...values);
  const isFlat = highest - Math.min(...values) < Math.max(3, highest / 4);
  if (trend.length < fewest || isFlat) return false;
  return {
    type: 'chart',
    kind: 'line',
    title: 'Stalled tickets per day',
    categories: trend.map(({ day }) => monthDay(day)),
    axes: { x: 'Business day', y: 'Stalled tickets' },
    series: [{ name: 'Stalled', values }],
  };
}
