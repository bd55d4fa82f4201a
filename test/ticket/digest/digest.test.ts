import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../../../src/card.ts';
import type { Desk } from '../../../src/ticket/desk.ts';
import { collectDigest } from '../../../src/ticket/digest/digest.ts';
import { digestCards } from '../../../src/ticket/digest/digest-cards.ts';
import type { Ticket } from '../../../src/ticket/state.ts';
import type { TestClock } from '../../support/clock.ts';
import { createDomain, openOne } from '../setup.ts';

let desk: Desk & { clock: TestClock };

beforeAll(async () => {
  desk = await createDomain();
});

afterAll(() => desk.database.close());

async function classOf(patch: Partial<Ticket>, more: Parameters<typeof openOne>[1] = {}) {
  const { ticket } = await openOne(desk, more);
  await desk.database.client.ticket.update({ where: { number: ticket.number }, data: patch });
  const { entries } = await collectDigest(desk, desk.database.client, desk.clock.now());
  await desk.database.client.ticket.update({
    where: { number: ticket.number },
    data: { status: 'canceled' },
  });
  return entries.find((entry) => entry.ticket.number === ticket.number)?.class;
}

/** Inserts 250 tickets at a time, because statements are canceled after four seconds, and the machine may be busy. */
async function insert(data: Omit<Ticket, 'number'>[]): Promise<void> {
  for (let from = 0; from < data.length; from += 250) {
    await desk.database.client.ticket.createMany({ data: data.slice(from, from + 250) });
  }
}

const platformChange = { target: 'hosted-exchange', service: 'internal' };
const past = new Date('2026-11-19T12:00:00-06:00');
const future = new Date('2026-11-20T12:00:00-06:00');

test.each<[string, Partial<Ticket>, object, string | undefined]>([
  ['leaves out a ticket with nothing due', {}, {}, undefined],
  ['leaves out a stalled ticket on hold', { stalledAt: past, heldAt: past }, {}, undefined],
  [
    'lists users who are locked out in Maintenance for longer than planned as locked-out',
    { phase: 'maintenance', lockoutEndsAt: past },
    platformChange,
    'locked-out',
  ],
  [
    'lists users who are locked out in Password reset for longer than planned as locked-out',
    { phase: 'password-reset', lockoutEndsAt: past },
    platformChange,
    'locked-out',
  ],
  [
    'lists a lockout that is longer than planned although the ticket is on hold and snoozed',
    { phase: 'maintenance', lockoutEndsAt: past, heldAt: past, snoozedUntil: future },
    platformChange,
    'locked-out',
  ],
  [
    'lists a ticket stalled in Maintenance as stalled while its lockout is within the plan',
    { phase: 'maintenance', lockoutEndsAt: future, stalledAt: past },
    platformChange,
    'stalled',
  ],
  [
    'leaves out a lockout that is within the plan',
    { phase: 'maintenance', lockoutEndsAt: future },
    platformChange,
    undefined,
  ],
  ['lists Forced MX Routing that is still on as forced-mx', { forcedMxOn: true }, {}, 'forced-mx'],
  [
    'lists Forced MX Routing that is still on although the ticket is on hold',
    { forcedMxOn: true, heldAt: past },
    {},
    'forced-mx',
  ],
  [
    'lists a platform change stalled before Maintenance as stalled',
    { phase: 'readiness', stalledAt: past },
    platformChange,
    'stalled',
  ],
  ['lists an escalated ticket as escalated', { stalledAt: past, escalatedAt: past }, {}, 'escalated'],
  [
    'lists a ticket still in Cutover after it missed its cutover as date-missed',
    { phase: 'cutover', cutover: past, missedAt: past },
    {},
    'date-missed',
  ],
  [
    "lists a ticket that hasn't reached Cutover when it misses its cutover as date-missed",
    { phase: 'trial', cutover: past, missedAt: past },
    {},
    'date-missed',
  ],
  [
    'lists a platform change that missed its slot as date-missed',
    { phase: 'readiness', slot: past, missedAt: past },
    platformChange,
    'date-missed',
  ],
  [
    'lists a missed cutover although the ticket is on hold and snoozed',
    { phase: 'trial', cutover: past, missedAt: past, heldAt: past, snoozedUntil: future },
    {},
    'date-missed',
  ],
  [
    'leaves out a ticket whose mail was switched at its cutover',
    { phase: 'delta', cutover: past, missedAt: null },
    {},
    undefined,
  ],
  [
    'leaves out a ready ticket in the minutes after its cutover',
    { phase: 'cutover', cutover: past, missedAt: future },
    {},
    undefined,
  ],
  [
    'lists a ticket whose target date has passed as target-missed',
    { targetDate: '2026-11-19' },
    {},
    'target-missed',
  ],
  [
    'lists a ticket whose old billing should end soon as billing-risk',
    { billingTarget: '2026-11-24' },
    {},
    'billing-risk',
  ],
  [
    'lists a ticket in Decommission with an upcoming bill as billing-risk',
    { phase: 'decommission', nextBillingDay: '2026-11-27' },
    {},
    'billing-risk',
  ],
  [
    "leaves out a ticket with an upcoming bill if it hasn't reached Decommission",
    { phase: 'client-setup', nextBillingDay: '2026-11-27' },
    {},
    undefined,
  ],
  [
    'leaves out a ticket in Decommission if its next bill is weeks away',
    { phase: 'decommission', nextBillingDay: '2026-12-15' },
    {},
    undefined,
  ],
  [
    'lists a stalled ticket in an unknown phase as stalled',
    { phase: 'no-such-phase', stalledAt: past },
    {},
    'stalled',
  ],
])('%s', async (_case, patch, more, expected) => {
  const still = { nudgeAt: null, stalledAt: null, escalatedAt: null };
  expect(await classOf({ ...still, ...patch }, more)).toBe(expected);
});

test('lists a ticket in its most urgent class only, and the most urgent class first', async () => {
  const { client } = desk.database;
  const { ticket } = await openOne(desk);
  const { number: _, ...copied } = ticket;
  const classes: [string, Partial<Ticket>][] = [
    ['locked-out', { lockoutEndsAt: past }],
    ['forced-mx', { forcedMxOn: true }],
    ['date-missed', { cutover: past, missedAt: past }],
    ['escalated', { escalatedAt: past }],
    ['stalled', { stalledAt: past }],
    ['target-missed', { targetDate: '2026-11-19' }],
    ['hold-expired', { holdExpiredAt: past }],
    ['billing-risk', { billingTarget: '2026-11-24' }],
  ];
  await client.ticket.updateMany({ data: { status: 'canceled' } });
  // Each ticket belongs to the class with its position, and to all classes after that one.
  const data = classes.map((_, i) => ({
    ...copied,
    ...Object.assign({}, ...classes.slice(i).map(([, patch]) => patch)),
  }));
  await insert(data.toReversed());
  const { entries } = await collectDigest(desk, client, desk.clock.now());
  expect(entries.map((entry) => entry.class)).toEqual(classes.map(([name]) => name));
  await client.ticket.updateMany({ data: { status: 'canceled' } });
});

test('shows the 200 most urgent of 5,000 stalled tickets, in twenty messages', async () => {
  const { client } = desk.database;
  const { ticket } = await openOne(desk);
  const { number: _, ...copied } = ticket;
  const soon = desk.clock.now().getTime() - 5_000 * 60_000;
  const data = Array.from({ length: 5_000 }, (_, i) => ({
    ...copied,
    stalledAt: new Date(soon + i * 60_000),
    escalatedAt: i % 50 === 0 ? past : null,
  }));
  await insert(data);
  const digest = await collectDigest(desk, client, desk.clock.now());
  expect([digest.stalled, digest.entries.length, digest.more]).toEqual([5_000, 200, 4_800]);
  expect(digest.entries.filter((entry) => entry.class === 'escalated')).toHaveLength(100);
  const cards = digestCards(desk.calendar, digest);
  expect(cards).toHaveLength(20);
  expect(cards.every((card) => card.blocks.length <= 50)).toBe(true);
  const texts = cards.map((card) => plainText(card.blocks));
  expect(texts.at(-1)?.endsWith('and 4,800 more: list stalled')).toBe(true);
  expect(texts.slice(0, -1).join()).not.toContain('more: ');
});

test('shows the first ten of 1,000 scheduling conflicts, in a separate message', async () => {
  const { client } = desk.database;
  await client.ticket.updateMany({ data: { status: 'canceled' } });
  const { ticket } = await openOne(desk);
  const { number: first, ...copied } = ticket;
  const start = new Date('2027-01-04T08:00:00-06:00').getTime();
  // Ten cutovers per day, one hour apart. The highest ticket number has the earliest date.
  const data = Array.from({ length: 1_000 }, (_, i) => ({
    ...copied,
    number: first + 1_000 - i,
    ownerId: 'slack:U0DANA',
    cutover: new Date(start + Math.floor(i / 10) * 86_400_000 + (i % 10) * 3_600_000),
    stalledAt: i < 10 ? past : null,
  }));
  await insert(data);
  const digest = await collectDigest(desk, client, desk.clock.now());
  expect(digest.agreed.lines.map((line) => line.ticket.number)).toEqual(
    data.slice(0, 10).map(({ number }) => number),
  );
  const cards = digestCards(desk.calendar, digest);
  const texts = cards.map((card) => plainText(card.blocks));
  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('10 listed below · more than 500 scheduling warnings\n');
  expect(texts[0]?.endsWith('The scheduling warnings are in the thread.')).toBe(true);
  expect(texts[1]).toMatch(
    /^Migration digest, 2026-11-20\nScheduling warnings\n• 2027-01-04 08:00 cutover · MIG-/,
  );
  expect(texts[1]).toMatch(
    /Scheduling conflict: the owner also has (MIG-\d+, ){5}and 4 more on 2027-01-04\./,
  );
  expect(texts[1]?.endsWith('and more than 490 more: list agreed')).toBe(true);
});
