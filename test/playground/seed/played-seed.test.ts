import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlan } from '../../../src/playground/seed/plan.ts';
import { stories } from '../../../src/playground/seed/stories/table.ts';
import type { SlackMessage } from '../../../src/playground/slack/platform.ts';
import { stallLevel } from '../../../src/ticket/clocks/stall.ts';
import { phasesOf } from '../../../src/ticket/playbooks/instantiate.ts';
import { ticketKey } from '../../../src/ticket/state.ts';
import { type RecordedEvent, readEvent } from '../../../src/ticket/ticket-event.ts';
import { createTestClock } from '../../support/clock.ts';
import {
  dana,
  lee,
  migrations,
  openLine,
  platformChanges,
  sam,
  startDesk,
  type TestDesk,
} from '../../support/desk.ts';
import { channelOf, passTime, people, play } from '../../support/play-seed.ts';
import { runUntil } from '../../support/run-until.ts';
import { forceTo, walkTo } from '../../support/walk.ts';
import { chicago } from './calendars.ts';

const forced = 'force:"all was agreed by phone"';

/** Whether people see a message in the channel itself, and not only in a thread. */
function isInChannel({ thread_ts, ts, subtype }: SlackMessage): boolean {
  return !thread_ts || thread_ts === ts || subtype === 'thread_broadcast';
}

/** The open migrations with an owner, by phase. */
async function openMigrations({ database }: TestDesk) {
  const tickets = await database.client.ticket.findMany({
    where: { status: 'open', kind: 'migration', ownerId: { not: null }, heldAt: null },
    orderBy: { number: 'asc' },
  });
  return (...phases: string[]) => tickets.filter(({ phase }) => phases.includes(phase));
}

/** The customers whose tickets were opened, blocked, closed, or switched to the new system on a day. */
interface Day {
  opened: string;
  blocked: string;
  closed: string;
  switched: string;
}

/** A day on which a team opens, blocks, switches, and closes a ticket each, and works on many others. */
async function work(desk: TestDesk, day: string): Promise<Day> {
  const inPhase = await openMigrations(desk);
  const early = inPhase('prerequisites', 'discovery', 'provisioning');
  const [last] = inPhase('decommission', 'client-setup');
  const [switched] = inPhase('cutover');
  const count = await desk.database.client.ticket.count();

  await runUntil(desk, `${day}T09:30:00-06:00`);
  const opened = 'Larkfield';
  await desk.say(dana, openLine.replace('acme.com', 'larkfield.example').replace('Acme Corp', opened));
  await desk.say(lee, `assign ${count + 1} @sam`);
  await desk.say(sam, `contact ${count + 1} phone introduced ourselves`);

  await runUntil(desk, `${day}T11:00:00-06:00`);
  const [blocked, ...moved] = early.slice(0, 7);
  for (const { number } of moved) {
    await desk.say(sam, `note ${number} called the admin`);
    await desk.say(lee, `assign ${number} @dana`);
    await desk.say(lee, `advance ${number} ${forced}`);
  }
  await desk.say(sam, `block ${blocked!.number} CREDS_INVALID 3 of 40 fail`);
  const asked = await desk.say(lee, 'snooze phase:credentials days:2 waiting for the list');
  await desk.press({ user: lee, reply: asked.reply, label: /Snooze \d+ tickets/.exec(asked.text)![0] });

  await runUntil(desk, `${day}T14:00:00-06:00`);
  await walkTo(desk, switched!.number, 'delta');
  await forceTo(desk, last!.number, 'decommission');
  await desk.say(lee, `advance ${last!.number} ${forced}`);
  await runUntil(desk, `${day}T23:00:00-06:00`);
  return { opened, blocked: blocked!.customer, closed: last!.customer, switched: switched!.customer };
}

// Both tests use the played seed data, because playing it takes half a minute.
const now = new Date('2026-11-27T10:00:00-06:00');
const plan = seedPlan(chicago, now);
let desk: TestDesk;

beforeAll(async () => {
  desk = await startDesk({ clock: createTestClock(plan[0]?.at.toISOString()) });
  expect(await play(desk, plan)).toEqual([]);
  await passTime(desk, now);
  await desk.app.drain();
}, 600_000);

afterAll(() => desk?.stop());

test('the seed data creates tickets in every phase, and the bot refuses none of the commands', async () => {
  expect(desk.slack.protocolErrors).toEqual([]);
  expect(desk.slack.calls.filter(({ error }) => error)).toEqual([]);
  expect(Object.values(people).flatMap((id) => desk.slack.views.modals(id))).toEqual([]);
  await expectTickets(desk);
  await expectPhases(desk);
  await expectVariety(desk);
  await expectChannels(desk);
  await expectSameCounts(desk);
});

test('a busy Tuesday, two weeks later, has at most five messages in the channel, which tell what happened', async () => {
  await passTime(desk, new Date('2026-12-14T23:00:00-06:00'));
  const before = (await desk.posted(migrations)).length;
  const { opened, blocked, closed, switched } = await work(desk, '2026-12-15');
  const posted = (await desk.posted(migrations)).slice(before);
  const shown = posted.filter(isInChannel).map(({ text }) => text);
  expect(shown.length).toBeLessThanOrEqual(5);

  expect(shown).toEqual(
    expect.arrayContaining([
      expect.stringContaining(`${opened} · `),
      expect.stringMatching(`${blocked} .* blocked it`),
      expect.stringMatching(`${closed} .* closed it`),
      expect.stringMatching(`${switched} .*DNS records switched`),
    ]),
  );
  // The rest of what people did is in the threads.
  const { ts } = posted.find(({ text }) => text.startsWith(`${opened} · `))!;
  const thread = posted.filter(({ thread_ts }) => thread_ts === ts).map(({ text }) => text);
  expect(thread).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Lee Park assigned it to Sam Okafor'),
      expect.stringContaining('introduced ourselves'),
    ]),
  );
}, 600_000);

/** Expects one ticket for each story, with the planned key, phase, and status. */
async function expectTickets({ database }: TestDesk): Promise<void> {
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
async function expectVariety({ database: { client } }: TestDesk): Promise<void> {
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
