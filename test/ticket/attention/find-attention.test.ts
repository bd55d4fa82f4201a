import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { toPlain } from '../../../src/card.ts';
import type { AttentionClass } from '../../../src/ticket/attention/attention-class.ts';
import { type AttentionWish, findAttention } from '../../../src/ticket/attention/find-attention.ts';
import { readLoad } from '../../../src/ticket/attention/load.ts';
import { toTask } from '../../../src/ticket/attention/to-task.ts';
import type { Desk } from '../../../src/ticket/desk.ts';
import { noFilter } from '../../../src/ticket/lists/filter.ts';
import type { NewTicket } from '../../../src/ticket/operations/open-ticket.ts';
import type { Ticket } from '../../../src/ticket/state.ts';
import type { TestClock } from '../../support/clock.ts';
import { createDomain, openOne } from '../setup.ts';

let desk: Desk & { clock: TestClock };

beforeAll(async () => {
  desk = await createDomain();
});

afterEach(() => desk.database.client.ticket.updateMany({ data: { status: 'canceled' } }));
afterAll(() => desk.database.close());

const dana = 'slack:U0DANA';
const past = new Date('2026-11-19T12:00:00-06:00');
const soon = new Date('2026-11-20T12:00:00-06:00');
const far = new Date('2026-11-30T12:00:00-06:00');

/** Opens a ticket, and then writes columns that otherwise follow from changes. */
async function open(
  patch: Partial<Omit<Ticket, 'mailboxTally' | 'waveSignOffs' | 'dnsFacts'>>,
  more: Partial<NewTicket> = {},
): Promise<number> {
  const { ticket } = await openOne(desk, more);
  const { number } = ticket;
  await desk.database.client.ticket.update({ where: { number }, data: { ownerId: dana, ...patch } });
  return number;
}

function find(wish: Partial<AttentionWish> = {}) {
  const whole = { filter: noFilter, at: desk.clock.now(), most: 10, ...wish };
  return findAttention(desk, desk.database.client, whole);
}

const dated = (at: Date) => ({ cutover: at, missedAt: at });

test.each<
  [string, Partial<Omit<Ticket, 'mailboxTally' | 'waveSignOffs' | 'dnsFacts'>>, AttentionClass | undefined]
>([
  ['leaves out a ticket with nothing due', {}, undefined],
  ['lists users who are locked out for longer than planned', { lockoutEndsAt: past }, 'locked-out'],
  [
    'lists a lockout even while the ticket is snoozed',
    { lockoutEndsAt: past, snoozedUntil: far },
    'locked-out',
  ],
  ['lists Forced MX Routing that is still on', { forcedMxOn: true }, 'forced-mx'],
  ['lists a missed date even while the ticket is on hold', { ...dated(past), heldAt: past }, 'date-missed'],
  ['lists an escalated ticket', { escalatedAt: past, stalledAt: past }, 'escalated'],
  ['lists a date within two business days', dated(soon), 'date'],
  ['lists a date even while the ticket is snoozed', { ...dated(soon), snoozedUntil: far }, 'date'],
  ['lists a far date when a step before it is due soon', { ...dated(far), stepDueAt: soon }, 'date'],
  ['leaves out a far date', dated(far), undefined],
  ['leaves out a date that has happened', { cutover: soon }, undefined],
  ["lists mailboxes that can't move", { mailboxesFailedAt: past, contactDueAt: past }, 'mailboxes-failed'],
  [
    "leaves out mailboxes that can't move while the ticket is on hold",
    { mailboxesFailedAt: past, heldAt: past },
    undefined,
  ],
  ['lists a hold that has ended', { holdExpiredAt: past }, 'hold-expired'],
  ['lists a target date that has passed', { targetDate: '2026-11-18' }, 'target-missed'],
  ['lists a billing target without a known end', { billingTarget: '2026-11-20' }, 'billing-risk'],
  [
    'lists an old bill that ends late',
    { billingTarget: '2026-12-20', billingStopsOn: '2026-12-21' },
    'billing-risk',
  ],
  [
    'lists an old bill even while the ticket is parked',
    { billingTarget: '2026-12-20', billingStopsOn: '2026-12-21', parkedUntil: far },
    'billing-risk',
  ],
  ['lists a contact that is due', { contactDueAt: past }, 'contact-due'],
  ['leaves out a contact while the ticket is snoozed', { contactDueAt: past, snoozedUntil: far }, undefined],
  ['lists a stalled ticket', { stalledAt: past }, 'stalled'],
  ['leaves out a stalled ticket that is snoozed', { stalledAt: past, snoozedUntil: far }, undefined],
  ['leaves out a stalled ticket that is on hold', { stalledAt: past, heldAt: past }, undefined],
  ['leaves out an escalated ticket that is parked', { escalatedAt: past, parkedUntil: far }, undefined],
  ['lists a ticket that nobody owns', { ownerId: null }, 'unassigned'],
])('%s', async (_, patch, expected) => {
  await open(patch);
  const { entries, counts } = await find();
  expect(entries.map((entry) => entry.class)).toEqual(expected ? [expected] : []);
  if (expected) expect(counts[expected]).toBe(1);
});

test('names a ticket once, for its most urgent reason', async () => {
  await open({ ...dated(past), contactDueAt: past, stalledAt: past, targetDate: '2026-11-18' });
  expect((await find()).entries.map((entry) => entry.class)).toEqual(['date-missed']);
});

test('puts the nearest deadline first, even if it belongs to a later date', async () => {
  const later = await open({ ...dated(far), stepDueAt: desk.clock.now() });
  const sooner = await open(dated(soon));
  expect((await find()).entries.map(({ ticket }) => ticket.number)).toEqual([later, sooner]);
});

test('puts the longest overdue contact first', async () => {
  const second = await open({ contactDueAt: past });
  const first = await open({ contactDueAt: new Date(past.getTime() - 1) });
  expect((await find()).entries.map(({ ticket }) => ticket.number)).toEqual([first, second]);
});

test('returns only the first tickets of a class, but counts all of them', async () => {
  for (let i = 0; i < 3; i++) await open({ stalledAt: past });
  const { entries, counts } = await find({ most: 2 });
  expect(entries).toHaveLength(2);
  expect(counts.stalled).toBe(3);
});

test('finds only tickets that match the filter', async () => {
  const number = await open({ stalledAt: past });
  await open({ stalledAt: past, ownerId: 'slack:U0SAM' });
  const { entries } = await find({ filter: { ...noFilter, only: { ownerId: [dana] } } });
  expect(entries.map(({ ticket }) => ticket.number)).toEqual([number]);
});

test('has one line for all dates of an owner on one day', async () => {
  const second = await open(dated(new Date('2026-11-25T18:00:00-06:00')));
  const first = await open(dated(new Date('2026-11-25T16:00:00-06:00')));
  await open({ ...dated(new Date('2026-11-25T16:00:00-06:00')), ownerId: 'slack:U0SAM' });
  const { entries } = await find({ classes: ['conflict'] });
  expect(entries.map(({ ticket, sameDay }) => ({ number: ticket.number, sameDay }))).toEqual([
    { number: first, sameDay: [{ number: second, kind: 'migration', customer: 'Acme Corp' }] },
  ]);
});

test('gives a date within two business days the warning that the owner has another one', async () => {
  await open(dated(soon));
  const other = await open(dated(soon));
  const { entries } = await find();
  const reader = { calendar: desk.calendar, at: desk.clock.now(), id: dana, team: false };
  expect(toPlain(toTask(entries[0]!, reader).text)).toContain(`same day as Acme Corp (MIG-${other})`);
});

test('leaves out a ticket that only a newer release can read', async () => {
  const number = await open({ stalledAt: past });
  await desk.database.client.ticket.update({ where: { number }, data: { waitingOn: 'partner' } });
  expect((await find()).entries).toEqual([]);
});

test('counts the tickets of each owner, and those without an owner', async () => {
  await open({ stalledAt: past });
  await open(dated(soon));
  await open({ ...dated(far), ownerId: 'slack:U0SAM' });
  await open({ ownerId: null, stalledAt: past });
  const at = desk.clock.now();
  const { owners, unassigned } = await readLoad(desk.database.client, desk.calendar, {
    filter: noFilter,
    at,
  });
  expect(owners.map(({ ownerId, open: all, stalled, dates }) => [ownerId, all, stalled, dates])).toEqual([
    [dana, 2, 1, 1],
    ['slack:U0SAM', 1, 0, 0],
  ]);
  expect(unassigned).toEqual({ open: 1, stalled: 1, dates: 0 });
});
