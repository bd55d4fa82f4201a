import { describe, expect, it, test } from 'vitest';
import { type PlannedLine, seedPlan } from '../../../src/playground/seed/plan.ts';
import { stories } from '../../../src/playground/seed/stories/table.ts';
import type { Story } from '../../../src/playground/seed/story.ts';
import { chicago, dubai } from './calendars.ts';

describe.each([
  ['a Saturday', chicago, '2026-11-21T12:00:00-06:00'],
  ['a Monday before work', chicago, '2026-11-23T06:00:00-06:00'],
  ['the day after Thanksgiving', chicago, '2026-11-27T10:00:00-06:00'],
  ["the day after New Year's Day", chicago, '2026-01-02T23:59:59-06:00'],
  ['a Sunday in Dubai, a business day there', dubai, '2026-11-22T08:00:00+04:00'],
])('the seed data planned on %s', (_name, calendar, moment) => {
  const now = new Date(moment);
  const plan = seedPlan(calendar, now);
  const day = (line: PlannedLine | undefined) => calendar.localDay(line?.at ?? now);

  it('has events in order, during business hours, on business days before today', () => {
    const at = plan.map((line) => line.at.getTime());
    expect(at.filter((time, i) => i > 0 && time <= at[i - 1]!)).toEqual([]);
    expect(plan.filter((line) => !calendar.isBusinessDay(day(line)))).toEqual([]);
    const times = plan.map((line) => calendar.localTime(line.at));
    expect(times.filter((time) => time < '09:00' || time >= '17:00')).toEqual([]);
    expect(day(plan.at(-1)) < calendar.localDay(now)).toBe(true);
    expect(calendar.nextBusinessDay(day(plan.at(-1))) >= calendar.localDay(now)).toBe(true);
  });

  it('has a value for every placeholder, and is the same at any time of the day', () => {
    expect(plan.filter(({ text }) => /[{}]/.test(text))).toEqual([]);
    expect(seedPlan(calendar, calendar.at(calendar.localDay(now), '00:00'))).toEqual(plan);
  });

  it('has at most 700 commands, to keep the first start short', () => {
    expect(plan.filter(({ noun }) => noun).length).toBeLessThanOrEqual(700);
  });
});

test('each story has lines in order, and a unique name', () => {
  const ordered = ({ lines }: Story) => lines.every((line, i) => i === 0 || !isBefore(line, lines[i - 1]!));
  expect(stories.filter((story) => !ordered(story)).map(({ name }) => name)).toEqual([]);
  expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
});

function isBefore(line: Story['lines'][number], other: Story['lines'][number]): boolean {
  return line.day > other.day || (line.day === other.day && line.time < other.time);
}
