import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drafts } from '../../../src/knowledge/drafts/table.ts';
import { personIn } from '../../../src/ticket/fields/contact-text.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { countdown } from '../../../src/ticket/runbook/countdown.ts';
import { dateOf, postsAt, runbookDays } from '../../../src/ticket/runbook/runbook-days.ts';
import { runbookEntries } from '../../../src/ticket/runbook/runbook-entries.ts';
import { parseBusinessHours } from '../../../src/time/business-hours.ts';
import { createCalendar } from '../../../src/time/calendar.ts';
import { parseHolidays } from '../../../src/time/holidays.ts';

const calendar = createCalendar({
  timezone: 'America/Chicago',
  hours: parseBusinessHours('Mon-Fri 09:00-17:00'),
  holidays: parseHolidays('US,2026-11-27'),
});

describe('the lines of a runbook', () => {
  const entries = runbookEntries.flatMap((entry) => ('steps' in entry ? [entry] : []));
  const variants = playbooks.flatMap((playbook) => playbook.variants ?? []);
  const steps = [...playbooks, ...variants].flatMap((one) => one.steps);

  test('name only steps and letters that exist', () => {
    const ids = new Set(steps.map(({ id }) => id));
    expect(entries.flatMap((entry) => entry.steps).filter((id) => !ids.has(id))).toEqual([]);
    const letters = new Set(drafts.map(({ id }) => id));
    expect(runbookEntries.filter(({ draft }) => draft && !letters.has(draft))).toEqual([]);
  });

  test('include every step that switches the mail, that DNS shows, or that is due before the cutover', () => {
    const named = new Set(entries.flatMap((entry) => entry.steps));
    const needed = steps.filter(({ switches, dns, beforeCutover }) => switches || dns || beforeCutover);
    expect(needed.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});

describe('the days of a runbook', () => {
  test.each([
    [
      '2026-12-18T18:00:00-06:00',
      ['2026-12-11', '2026-12-15', '2026-12-17', '2026-12-18', '2026-12-21', '2026-12-28'],
    ],
    [
      '2026-12-04T18:00:00-06:00',
      ['2026-11-25', '2026-12-01', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-11'],
    ],
    [
      '2026-12-12T08:00:00-06:00',
      ['2026-12-04', '2026-12-09', '2026-12-11', '2026-12-12', '2026-12-14', '2026-12-18'],
    ],
  ])('of %s skip days off', (agreed, days) => {
    expect(runbookDays.map((day) => dateOf(calendar, new Date(agreed), day))).toEqual(days);
  });

  test('the runbook is posted when the working day starts', () => {
    expect(postsAt(calendar, new Date('2026-12-04T18:00:00-06:00'))).toEqual(
      new Date('2026-11-25T09:00:00-06:00'),
    );
  });
});

describe('a countdown', () => {
  const moment = new Date('2026-12-05T00:00:00Z');

  test.each([
    [-3.4 * 60, 'in about 3 hours'],
    [-80, 'in about an hour'],
    [-60, 'in 60 minutes'],
    [-22, 'in 25 minutes'],
    [-1, 'in 5 minutes'],
    [0, 'now'],
    [11, '10 minutes ago'],
    [60, '1 hour ago'],
    [200, '3 hours ago'],
    [50 * 60, '2 days ago'],
  ])('says at %s minutes: %s', (minutes, words) => {
    expect(countdown(moment, new Date(moment.getTime() + minutes * 60_000)).words).toBe(words);
  });

  test('says when its words change, and they change then', () => {
    fc.assert(
      fc.property(fc.integer({ min: -48 * 3_600_000, max: 96 * 3_600_000 }), (offset) => {
        const now = new Date(moment.getTime() + offset);
        const { words, changesAt } = countdown(moment, now);
        expect(changesAt > now).toBe(true);
        expect(countdown(moment, new Date(changesAt.getTime() - 1)).words).toBe(words);
        expect(countdown(moment, changesAt).words).not.toBe(words);
      }),
    );
  });
});

test.each([
  ['Rob Hale, Brightline Web, rob@brightline.example', 'Rob Hale'],
  ['Brightline Web <help@brightline.example>', 'Brightline Web'],
  ['rob@brightline.example', 'rob@brightline.example'],
  ['rob@brightline.example, Rob Hale', 'Rob Hale'],
  ['https://brightline.example/help', 'https://brightline.example/help'],
  ['Brightline Web: https://brightline.example/help', 'Brightline Web'],
  ['https://brightline.example:8443/a, Brightline Web', 'Brightline Web'],
  ['www.brightline.example/help, 210-555-0142', 'www.brightline.example/help'],
  ['+1 (210) 555-0142', '+1 (210) 555-0142'],
  ['(210) 555-0142, Rob Hale', 'Rob Hale'],
  ['Rob Hale (210) 555-0142', 'Rob Hale'],
  ['Rob Hale (Brightline Web)', 'Rob Hale'],
  ['Rob Hale rob@brightline.example 210-555-0142', 'Rob Hale'],
  ['Rob Hale 210-555-0142', 'Rob Hale'],
  ['Brightline Web - help desk', 'Brightline Web'],
  ['Smith-Jones/Hale Hosting, 555-0142', 'Smith-Jones/Hale Hosting'],
])('takes the name of %s', (contact, name) => {
  expect(personIn(contact)).toBe(name);
});
