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

/** Inserts 250 tickets at a time, because a statement is canceled after four seconds and the machine may be busy. */
async function insert(data: Omit<Ticket, 'number'>[]): Promise<void> {
  for (let from = 0; from < data.length; from += 250) {
    await desk.database.client.ticket.createMany({ data: data.slice(from, from + 250) });
  }
}

const platformChange = { target: 'hosted-exchange', service: 'internal' };
const past = new Date('2026-11-19T12:00:00-06:00');

test.each<[string, Partial<Ticket>, object, string | undefined]>([
  ['nothing is due', {}, {}, undefined],
  ['held', { stalledAt: past, heldAt: past }, {}, undefined],
  ['stalled in maintenance', { phase: 'maintenance', stalledAt: past }, platformChange, 'locked-out'],
  ['stalled in password-reset', { phase: 'password-reset', stalledAt: past }, platformChange, 'locked-out'],
  ['stalled before that', { phase: 'readiness', stalledAt: past }, platformChange, 'stalled'],
  ['escalated', { stalledAt: past, escalatedAt: past }, {}, 'escalated'],
  ['past its cutover, in cutover', { phase: 'cutover', cutover: past }, {}, 'date-missed'],
  ['past its cutover, not there yet', { phase: 'trial', cutover: past }, {}, 'date-missed'],
  ['old billing ends soon', { billingTarget: '2026-11-24' }, {}, 'billing-risk'],
  ['next bill, decommissioning', { phase: 'decommission', nextBillingDay: '2026-11-27' }, {}, 'billing-risk'],
  ['next bill, before that', { phase: 'client-setup', nextBillingDay: '2026-11-27' }, {}, undefined],
  ['next bill is far', { phase: 'decommission', nextBillingDay: '2026-12-15' }, {}, undefined],
  ['in a phase that is none', { phase: 'no-such-phase', stalledAt: past }, {}, 'stalled'],
])('%s', async (_case, patch, more, expected) => {
  const still = { nudgeAt: null, stalledAt: null, escalatedAt: null };
  expect(await classOf({ ...still, ...patch }, more)).toBe(expected);
});

test('of 5,000 stalled tickets it shows the 200 most urgent, in ten messages', async () => {
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
  expect(cards).toHaveLength(10);
  expect(cards.every((card) => card.blocks.length <= 50)).toBe(true);
  const texts = cards.map((card) => plainText(card.blocks));
  expect(texts.at(-1)?.endsWith('and 4,800 more: list stalled')).toBe(true);
  expect(texts.slice(0, -1).join()).not.toContain('more: ');
});

test('of 1,000 agreed dates that clash it shows the first ten, beside many lines in a message of their own', async () => {
  const { client } = desk.database;
  await client.ticket.updateMany({ data: { status: 'canceled' } });
  const { ticket } = await openOne(desk);
  const { number: first, ...copied } = ticket;
  const start = new Date('2027-01-04T08:00:00-06:00').getTime();
  // Ten a day, an hour apart; the last number has the first date.
  const data = Array.from({ length: 1_000 }, (_, i) => ({
    ...copied,
    number: first + 1_000 - i,
    ownerId: 'slack:U0DANA',
    cutover: new Date(start + Math.floor(i / 10) * 86_400_000 + (i % 10) * 3_600_000),
    stalledAt: i < 20 ? past : null,
  }));
  await insert(data);
  const digest = await collectDigest(desk, client, desk.clock.now());
  expect(digest.agreed.lines.map((line) => line.ticket.number)).toEqual(
    data.slice(0, 10).map(({ number }) => number),
  );
  const cards = digestCards(desk.calendar, digest);
  const texts = cards.map((card) => plainText(card.blocks));
  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('20 lines below · more than 500 agreed dates to look at');
  expect(texts[0]?.endsWith('The agreed dates follow.')).toBe(true);
  expect(texts[1]).toMatch(
    /^Migration digest, 2026-11-20\nAgreed dates to look at\n• 2027-01-04 08:00 cutover · MIG-/,
  );
  expect(texts[1]).toMatch(/Its owner has (MIG-\d+, ){4}MIG-\d+ and 4 more on the same day, 2027-01-04\./);
  expect(texts[1]?.endsWith('and more than 490 more: list agreed')).toBe(true);
});
