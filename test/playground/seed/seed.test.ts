import { describe, expect, it, test } from 'vitest';
import { type PlannedLine, seedPlan } from '../../../src/playground/seed/plan.ts';
import { stories } from '../../../src/playground/seed/stories/table.ts';
import type { Story } from '../../../src/playground/seed/story.ts';
import { stallLevel } from '../../../src/ticket/clocks/stall.ts';
import { phasesOf } from '../../../src/ticket/playbooks/instantiate.ts';
import { ticketKey } from '../../../src/ticket/state.ts';
import { type RecordedEvent, readEvent } from '../../../src/ticket/ticket-event.ts';
import { parseBusinessHours } from '../../../src/time/business-hours.ts';
import { type Calendar, createCalendar } from '../../../src/time/calendar.ts';
import { parseHolidays } from '../../../src/time/holidays.ts';
import { createTestClock } from '../../support/clock.ts';
import { lee, migrations, platformChanges, startDesk, type TestDesk } from '../../support/desk.ts';
import { channelOf, passTime, people, play } from '../../support/play-seed.ts';

const chicago = calendarOf('America/Chicago', 'Mon-Fri 09:00-17:00', 'US,2026-11-27');
const dubai = calendarOf('Asia/Dubai', 'Sun-Thu 08:00-16:00', 'none');

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

test('the seed data creates tickets in every phase, and the bot refuses none of the commands', async () => {
  const now = new Date('2026-11-27T10:00:00-06:00');
  const plan = seedPlan(chicago, now);
  const desk = await startDesk({ clock: createTestClock(plan[0]?.at.toISOString()) });
  try {
    expect(await play(desk, plan)).toEqual([]);
    await passTime(desk, now);
    await desk.app.drain();
    expect(desk.slack.protocolErrors).toEqual([]);
    expect(desk.slack.calls.filter(({ error }) => error)).toEqual([]);
    expect(Object.values(people).flatMap((id) => desk.slack.views.modals(id))).toEqual([]);
    await expectTickets(desk, plan);
    await expectPhases(desk);
    await expectVariety(desk, now);
    await expectChannels(desk);
    await expectSameCounts(desk);
  } finally {
    await desk.stop();
  }
}, 600_000);

/** Expects one ticket for each story, with the planned key, phase, and status. */
async function expectTickets({ database }: TestDesk, plan: PlannedLine[]): Promise<void> {
  const tickets = await database.client.ticket.findMany({ orderBy: { number: 'asc' } });
  const domains = plan.filter(({ opens }) => opens).map(({ text, opens }) => [text.split(' ')[1], opens]);
  expect(tickets.map((ticket) => [ticket.domain, ticketKey(ticket)])).toEqual(domains);
  const ends = stories.map(({ lines, ends: { phase, status } }) => [
    lines[0]?.says.split(' ')[1],
    phase,
    status,
  ]);
  const found = tickets.map(({ domain, phase, status }) => [domain, phase, status]);
  expect(found.sort()).toEqual(ends.sort());
  expect(tickets.length).toBeGreaterThanOrEqual(48);
  expect(tickets.length).toBeLessThanOrEqual(58);
}

/** Expects that each phase of each playbook has had at least one ticket. */
async function expectPhases({ app, database: { client } }: TestDesk): Promise<void> {
  const tickets = await client.ticket.findMany({ include: { events: true } });
  for (const playbook of app.desk.playbooks) {
    const { id } = playbook;
    const phases = phasesOf(playbook);
    const seen = tickets
      .filter(({ playbook }) => playbook === id)
      .flatMap(({ phase, events }) => [
        phase,
        ...events.map((event) => readEvent(event)!).flatMap(phaseLeft),
      ]);
    expect({ id, unseen: phases.map(({ slug }) => slug).filter((slug) => !seen.includes(slug)) }).toEqual({
      id,
      unseen: [],
    });
  }
}

function phaseLeft(event: RecordedEvent): string[] {
  return event.type === 'phase' ? [event.data.from] : [];
}

/** Expects open, stalled, held, unassigned, closed, canceled, and reopened tickets. */
async function expectVariety({ database: { client } }: TestDesk, now: Date): Promise<void> {
  const open = await client.ticket.findMany({ where: { status: 'open' } });
  // Checks the current time and the end of the next business day, because a first start may be at any hour.
  for (const at of [now, chicago.at('2026-11-30', '16:59')]) {
    const levels = new Set(open.map((ticket) => stallLevel(ticket, at)));
    expect(levels).toEqual(new Set(['escalated', 'stalled', 'nudge', null]));
  }
  const held = open.filter(({ heldAt }) => heldAt).map(({ holdUntil }) => chicago.localDay(holdUntil!));
  expect(held).toContain('2026-11-30');
  expect(held.length).toBeGreaterThanOrEqual(3);
  expect(open.filter(({ holdExpiredAt }) => holdExpiredAt)).toHaveLength(1);
  expect(open.filter(({ ownerId }) => ownerId === null).length).toBeGreaterThanOrEqual(3);
  expect(open.filter(({ waitingFor }) => waitingFor).length).toBeGreaterThanOrEqual(5);
  expect(await client.ticket.count({ where: { status: 'closed' } })).toBeGreaterThanOrEqual(3);
  expect(await client.ticket.count({ where: { status: 'canceled' } })).toBe(2);
  expect(await client.event.count({ where: { type: 'reopened' } })).toBe(1);
  const forced = await client.event.findMany({ where: { text: { contains: '(forced: ' } } });
  expect(new Set(forced.map(({ actorId }) => actorId))).toEqual(new Set([`slack:${lee}`]));
  expect(await client.auditEntry.count({ where: { action: 'refused' } })).toBe(0);
}

/** Expects digests, updates with threads, and people's messages in the channels. */
async function expectChannels(desk: TestDesk): Promise<void> {
  const leads = await desk.posted(channelOf(desk, lee, 'leads'));
  const digests = leads.filter(({ text }) => text.includes('In the thread ↓'));
  expect(digests.map(({ text }) => text.split(':')[0])).toContain('Wed, Nov 25');
  for (const channel of [migrations, platformChanges]) {
    const posted = await desk.posted(channel);
    const byBot = posted.filter(({ user }) => user === desk.slack.bot.userId);
    expect(byBot.filter(({ thread_ts }) => !thread_ts).length).toBeGreaterThanOrEqual(3);
    expect(byBot.filter(({ thread_ts }) => thread_ts).length).toBeGreaterThanOrEqual(3);
    expect(posted.length - byBot.length).toBeGreaterThanOrEqual(3);
  }
}

/** Expects that lists count the same tickets as a digest at the same moment, and that it names every missed date. */
async function expectSameCounts(desk: TestDesk): Promise<void> {
  const channel = channelOf(desk, lee, 'leads');
  const known = (await desk.posted(channel)).length;
  await desk.say(lee, 'digest now', { channel });
  const digest = (await desk.posted(channel)).slice(known).map(({ text }) => text.replaceAll('\u2011', '-'));
  const ask = async (command: string) => (await desk.say(lee, command)).text.replaceAll('\u2011', '-');
  const count = async (command: string) => Number(/^(\d+) /.exec(await ask(command))?.[1] ?? 0);
  const loads = [
    ...digest.join('\n').matchAll(/^(Dana Reyes|Sam Okafor|Lee Park):? (\d+)(?: \((\d+) stalled)?/gm),
  ];
  expect(loads.length).toBeGreaterThanOrEqual(2);
  for (const [, name, open, stalled] of loads) {
    expect([name, await count(`list owner:"${name}"`)]).toEqual([name, Number(open)]);
    expect([name, await count(`list stalled owner:"${name}"`)]).toEqual([name, Number(stalled ?? 0)]);
  }
  const keysOf = (text: string) => [...text.matchAll(/^(?:MIG|PLC)-\d+(?= · )/gm)].map(([key]) => key);
  const missed = keysOf(await ask('list missed'));
  expect(missed.length).toBeGreaterThan(0);
  expect(missed.filter((key) => !digest[0]?.includes(`(${key})`))).toEqual([]);
}

function isBefore(line: Story['lines'][number], other: Story['lines'][number]): boolean {
  return line.day > other.day || (line.day === other.day && line.time < other.time);
}

function calendarOf(timezone: string, hours: string, holidays: string): Calendar {
  return createCalendar({ timezone, hours: parseBusinessHours(hours), holidays: parseHolidays(holidays) });
}
