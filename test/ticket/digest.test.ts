import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../../src/card.ts';
import type { Desk } from '../../src/ticket/desk.ts';
import { collectDigest } from '../../src/ticket/digest.ts';
import { digestCards } from '../../src/ticket/digest-cards.ts';
import type { Ticket } from '../../src/ticket/state.ts';
import type { TestClock } from '../support/clock.ts';
import { createDomain, openOne } from './setup.ts';

let desk: Desk & { clock: TestClock };

beforeAll(async () => {
  desk = await createDomain();
});

afterAll(() => desk.database.close());

async function classOf(patch: Partial<Ticket>, more: Parameters<typeof openOne>[1] = {}) {
  const { ticket } = await openOne(desk, more);
  await desk.database.client.ticket.update({ where: { number: ticket.number }, data: patch });
  const { entries } = await collectDigest(desk.database.client, desk.calendar, desk.clock.now());
  await desk.database.client.ticket.update({
    where: { number: ticket.number },
    data: { status: 'cancelled' },
  });
  return entries.find((entry) => entry.ticket.number === ticket.number)?.class;
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
  ['next bill, decommissioning', { phase: 'decommission', nextBilling: '2026-11-27' }, {}, 'billing-risk'],
  ['next bill, before that', { phase: 'client-setup', nextBilling: '2026-11-27' }, {}, undefined],
  ['next bill is far', { phase: 'decommission', nextBilling: '2026-12-15' }, {}, undefined],
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
  await client.ticket.createMany({ data });
  const digest = await collectDigest(client, desk.calendar, desk.clock.now());
  expect([digest.stalled, digest.entries.length, digest.more]).toEqual([5_000, 200, 4_800]);
  expect(digest.entries.filter((entry) => entry.class === 'escalated')).toHaveLength(100);
  const cards = digestCards(desk.calendar, digest);
  expect(cards).toHaveLength(10);
  expect(cards.every((card) => card.blocks.length <= 50)).toBe(true);
  const texts = cards.map((card) => plainText(card.blocks));
  expect(texts.at(-1)?.endsWith('and 4,800 more: list stalled')).toBe(true);
  expect(texts.slice(0, -1).join()).not.toContain('more: ');
});
