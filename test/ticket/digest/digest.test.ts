import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
  await desk.database.client.person.createMany({
    data: ['Dana', 'Sam'].map((name) => ({ id: `slack:U0${name.toUpperCase()}`, name })),
    skipDuplicates: true,
  });
});

afterEach(() => desk.database.client.ticket.updateMany({ data: { status: 'canceled' } }));
afterAll(() => desk.database.close());

const hours = (count: number) => new Date(desk.clock.now().getTime() + count * 3_600_000);

/** Collects a digest whose window began a day ago. */
function collect() {
  const at = desk.clock.now();
  const window = { since: hours(-24), until: at };
  return collectDigest(desk, desk.database.client, { filter: null, at, window });
}

/** The columns that a test writes. */
type Columns = Omit<Ticket, 'mailboxTally' | 'waveSignOffs' | 'dnsFacts'>;

/** Opens a ticket, and writes columns that otherwise follow from changes. Returns its number. */
async function open(patch: Partial<Columns>): Promise<number> {
  const { ticket } = await openOne(desk);
  const data = { ownerId: 'slack:U0DANA', stalledAt: null, escalatedAt: null, ...patch };
  await desk.database.client.ticket.update({ where: { number: ticket.number }, data });
  return ticket.number;
}

const dated = (at: Date) => ({ cutover: at, missedAt: at });

/** Inserts copies of a ticket, 250 at a time, because statements are canceled after four seconds. */
async function insert(patches: Partial<Columns>[]): Promise<void> {
  const { ticket } = await openOne(desk);
  const {
    number: _number,
    mailboxTally: _tally,
    waveSignOffs: _signOffs,
    dnsFacts: _facts,
    ...copied
  } = ticket;
  await desk.database.client.ticket.update({
    where: { number: ticket.number },
    data: { status: 'canceled' },
  });
  for (let from = 0; from < patches.length; from += 250) {
    await desk.database.client.ticket.createMany({
      data: patches.slice(from, from + 250).map((patch) => ({ ...copied, ...patch })),
    });
  }
}

test.each<[string, () => Partial<Columns>, 'line' | 'thread' | 'nowhere']>([
  ['users who are locked out for too long in the channel', () => ({ lockoutEndsAt: hours(-1) }), 'line'],
  ['a missed date in the channel', () => dated(hours(-1)), 'line'],
  [
    'a ticket that escalated since the last digest in the channel',
    () => ({ escalatedAt: hours(-1) }),
    'line',
  ],
  [
    'a ticket that escalated before the last digest in the thread',
    () => ({ escalatedAt: hours(-30) }),
    'thread',
  ],
  ['a cutover of today with open steps in the channel', () => dated(hours(3)), 'line'],
  ['a cutover of the next business day in the channel', () => dated(hours(72)), 'line'],
  ['a later cutover in the thread', () => dated(hours(96)), 'thread'],
  ['a stalled ticket in the thread', () => ({ stalledAt: hours(-1) }), 'thread'],
  ['a ticket whose target date has passed in the thread', () => ({ targetDate: '2026-11-18' }), 'thread'],
  [
    'a mailbox that failed since the last digest in the channel',
    () => ({ mailboxesFailedAt: hours(-1) }),
    'line',
  ],
  [
    'a mailbox that failed since the last digest in the channel, although its ticket escalated earlier',
    () => ({ mailboxesFailedAt: hours(-1), escalatedAt: hours(-30) }),
    'line',
  ],
  [
    'a mailbox that failed before the last digest in the thread',
    () => ({ mailboxesFailedAt: hours(-30) }),
    'thread',
  ],
  [
    'a mailbox that failed nowhere while its ticket is snoozed',
    () => ({ mailboxesFailedAt: hours(-1), snoozedUntil: hours(30) }),
    'nowhere',
  ],
  ['a contact that is overdue in the channel', () => ({ contactDueAt: hours(-1) }), 'line'],
  ['a ticket with nothing due nowhere', () => ({}), 'nowhere'],
  ['a ticket that nobody owns nowhere', () => ({ ownerId: null }), 'nowhere'],
  ['a stalled ticket on hold nowhere', () => ({ stalledAt: hours(-1), heldAt: hours(-2) }), 'nowhere'],
])('lists %s', async (_, patch, expected) => {
  const number = await open(patch());
  const { lines, rest } = await collect();
  const has = (all: typeof lines) => all.some(({ ticket }) => ticket.number === number);
  expect(has(lines) ? 'line' : has(rest) ? 'thread' : 'nowhere').toBe(expected);
});

test('has one line for two dates of one owner on a day, even if both are ready', async () => {
  const first = await open(dated(hours(95)));
  const second = await open(dated(hours(96)));
  const { lines, rest } = await collect();
  expect(lines.map(({ ticket }) => ticket.number)).toEqual([first]);
  expect(rest.map(({ ticket }) => ticket.number)).toEqual([second]);
});

test('lists at most three tickets because of an overdue contact, the longest overdue first', async () => {
  const numbers: number[] = [];
  for (const ago of [1, 5, 3, 4]) {
    numbers.push(await open({ contactDueAt: hours(-ago), stalledAt: hours(-1) }));
  }
  const { lines, rest } = await collect();
  expect(lines.map(({ ticket }) => ticket.number)).toEqual([numbers[1], numbers[3], numbers[2]]);
  expect(rest.map(({ ticket }) => ticket.number)).toEqual([numbers[0]]);
});

test('counts an escalated ticket with an overdue contact once, as an overdue contact', async () => {
  await open({ contactDueAt: hours(-1), escalatedAt: hours(-30), stalledAt: hours(-50) });
  await open({ contactDueAt: hours(-1), stalledAt: hours(-1) });
  const [first = ''] = digestCards(desk.calendar, await collect()).map(({ blocks }) => plainText(blocks));
  expect(first).toContain(': 2 tickets need you\n2 overdue contacts.\n');
  expect(first.match(/📞/g)).toHaveLength(2);
  expect(first).not.toContain('escalated');
});

test('lists ten tickets in the channel, and counts all that need someone', async () => {
  await insert(Array.from({ length: 25 }, (_, i) => ({ lockoutEndsAt: hours(-1 - i) })));
  const digest = await collect();
  expect([digest.lines.length, digest.over.length, digest.rest.length]).toEqual([10, 15, 0]);
  const [first = '', thread = ''] = digestCards(desk.calendar, digest).map(({ blocks }) => plainText(blocks));
  expect(first).toMatch(/: 25 tickets need you\n25 lockouts\.\n/);
  expect(first).toContain('\nand 15 more in the thread ↓\n');
  expect(thread).toMatch(/^Also urgent \(15\)\n/);
  expect(first.match(/🔒/g)).toHaveLength(10);
  expect(thread.match(/users locked out/g)).toHaveLength(15);
});

test('puts newly escalated tickets first, whatever the number of older ones', async () => {
  await insert(
    Array.from({ length: 300 }, (_, i) => ({ escalatedAt: hours(-100 - i), stalledAt: hours(-200) })),
  );
  const number = await open({ escalatedAt: hours(-1), stalledAt: hours(-2) });
  const { lines } = await collect();
  expect(lines.map(({ ticket }) => ticket.number)).toEqual([number]);
});

test('shows 200 of 5,000 stalled tickets in eight messages of the thread, and the most urgent ones of each class', async () => {
  await insert(
    Array.from({ length: 5_000 }, (_, i) => ({
      stalledAt: hours(-5_000 + i),
      escalatedAt: i % 50 === 0 ? hours(-30) : null,
    })),
  );
  await open({ targetDate: '2026-11-18' });
  const digest = await collect();
  expect([digest.rest.length, digest.more]).toEqual([200, 4_801]);
  expect(digest.rest.filter((entry) => entry.class === 'escalated')).toHaveLength(100);
  expect(digest.rest.filter((entry) => entry.class === 'target-missed')).toHaveLength(1);
  const [, ...thread] = digestCards(desk.calendar, digest);
  expect(thread).toHaveLength(8);
  const texts = thread.map(({ blocks }) => plainText(blocks));
  expect(texts.at(-1)?.endsWith('and 4,801 more: list stalled')).toBe(true);
  expect(texts.slice(0, -1).join()).not.toContain('more: ');
});

test('adds up the owners after the eighth', async () => {
  await desk.database.client.person.createMany({
    data: Array.from({ length: 12 }, (_, i) => ({ id: `slack:U0P${i}`, name: `Person ${i}` })),
  });
  await insert(
    Array.from({ length: 12 }, (_, i) => ({ ownerId: `slack:U0P${i}`, stalledAt: i > 9 ? hours(-1) : null })),
  );
  const [first] = digestCards(desk.calendar, await collect());
  const words = plainText(first!.blocks);
  expect(words.match(/^Person \d+ 1\b/gm)).toHaveLength(8);
  expect(words).toContain('\n4 more owners 4');
});
