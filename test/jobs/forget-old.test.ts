import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, text } from '../../src/card.ts';
import type { Prisma } from '../../src/db/client.ts';
import { readLedger, retryDelivery } from '../../src/delivery/ledger.ts';
import { withEvent } from '../../src/delivery/message.ts';
import { owe } from '../../src/delivery/owe.ts';
import { forgetOld } from '../../src/jobs/retention/forget-old.ts';
import { retentionRules } from '../../src/jobs/retention/rules.ts';
import { cancelTicket, reopenTicket } from '../../src/ticket/operations/end-ticket.ts';
import { noteTicket } from '../../src/ticket/operations/note-ticket.ts';
import { createDomain, openOne, racker } from '../ticket/setup.ts';

const day = 24 * 60;
const place = 'slack:C0MIGR';
const lead = { person: { id: 'slack:U0LEE', name: 'Lee', lead: true, confirmed: true } };

let desk: Awaited<ReturnType<typeof createDomain>>;

beforeEach(async () => {
  desk = await createDomain();
  await settle();
});
afterEach(() => desk.database.close());

/** Records that the clock has run well for a while, so that the age of rows can be trusted. */
async function settle(): Promise<void> {
  const at = desk.clock.now();
  const since = new Date(at.getTime() - 2 * day * 60_000);
  const record = { at, since, mendedAt: null, mendedFrom: null };
  await desk.database.client.clockRecord.upsert({
    where: { id: 1 },
    create: { id: 1, ...record },
    update: record,
  });
}

async function runAfter(days: number): Promise<void> {
  desk.clock.advance(days * day);
  await settle();
  await forgetOld.run(desk, desk.logger);
}

/** Records settled deliveries with a headline, all at the current time. */
async function deliver(count: number, more: Partial<Prisma.DeliveryCreateManyInput> = {}): Promise<void> {
  const at = desk.clock.now();
  const row = {
    place,
    mode: 'post',
    card: { blocks: [] },
    state: 'sent',
    createdAt: at,
    settledAt: at,
    ...more,
  };
  await desk.database.client.delivery.createMany({ data: Array.from({ length: count }, () => row) });
}

const rule = (name: string) => retentionRules.find((one) => one.name === name)!;
const deliveries = () => desk.database.client.delivery.count();
const seqs = async () =>
  (await desk.database.client.event.findMany({ orderBy: { seq: 'asc' } })).map(({ seq }) => seq);

describe('deliveries', () => {
  test('are forgotten 30 days after they were sent, and 90 days after they failed', async () => {
    await deliver(3);
    await deliver(2, { state: 'failed', reason: 'channel_not_found' });
    await deliver(1, { state: 'owed', settledAt: null });
    await runAfter(29);
    expect(await deliveries()).toBe(6);
    await runAfter(2);
    const { counts, entries } = await readLedger(desk.database.client, { state: 'failed', size: 10 });
    expect(counts).toEqual({ owed: 1, failed: 2, sent: 0 });
    expect(entries.map(({ reason }) => reason)).toEqual(['channel_not_found', 'channel_not_found']);
    await runAfter(60);
    expect(await deliveries()).toBe(1);
  });

  test('keep the headline where it is, and prevent that an outdated one is sent again', async () => {
    const anchor = { mode: 'anchor', anchor: 'MIG-1' };
    await desk.database.client.anchor.create({ data: { place, key: 'MIG-1', messageId: '1.1' } });
    await deliver(1, { ...anchor, state: 'failed' });
    await deliver(1, { ...anchor, messageId: '1.1' });
    await runAfter(31);
    const [failed] = await desk.database.client.delivery.findMany({ where: { state: 'failed' } });
    await expect(retryDelivery(desk.database.client, failed!.id)).rejects.toThrow('outdated');
    await runAfter(62);
    await runAfter(1);
    expect(await deliveries()).toBe(0);
    expect(await desk.database.client.anchor.count()).toBe(1);
  });

  test('stay as long as the setting says', async () => {
    await deliver(1);
    await deliver(1, { state: 'failed' });
    desk.keep = { ...desk.keep, deliveries: 100 };
    await runAfter(99);
    expect(await deliveries()).toBe(2);
    desk.keep = { ...desk.keep, deliveries: null };
    await runAfter(900);
    expect(await deliveries()).toBe(2);
  });

  test('of a big table are deleted in bounded statements, each in its own transaction', async () => {
    await deliver(1_000);
    desk.clock.advance(31 * day);
    await settle();
    const counts: number[] = [];
    const sent = rule('sent deliveries');
    const { forget } = sent;
    sent.forget = async (tx, before, most) => {
      expect(tx).toBe(desk.database.client);
      counts.push(await forget(tx, before, most));
      return counts.at(-1)!;
    };
    await forgetOld.run(desk, desk.logger).finally(() => Object.assign(sent, { forget }));
    expect(counts).toEqual([300, 300, 300, 100]);
  });

  test('can be read, added, and settled while others are being deleted', async () => {
    await deliver(500);
    const before = desk.clock.now();
    desk.clock.advance(day);
    const { client } = desk.database;
    const [owed] = await owe(client, desk.clock.now(), [
      { place, mode: 'post', card: withEvent(card(text('Hello')), 'Hello') },
    ]);
    const done: string[] = [];
    await desk.database.transaction(async (tx) => {
      await rule('sent deliveries').forget(tx, new Date(before.getTime() + 1), 300);
      await owe(client, desk.clock.now(), [
        { place, mode: 'post', card: withEvent(card(text('Hello again')), 'Hello again') },
      ]);
      await client.delivery.update({ where: { id: owed! }, data: { state: 'sent' } });
      done.push(`${(await readLedger(client, { size: 1 })).counts.sent} still visible`);
      done.push('before the deletion ends');
    });
    done.push(`${await deliveries()} left`);
    expect(done).toEqual(['501 still visible', 'before the deletion ends', '202 left']);
  });

  test('that someone else has locked are left for the next run', async () => {
    await deliver(400);
    const [first] = await desk.database.client.delivery.findMany({ orderBy: { id: 'asc' }, take: 1 });
    await desk.database.transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Delivery" WHERE "id" = ${first!.id} FOR UPDATE`;
      await runAfter(31);
      expect(await deliveries()).toBe(1);
    });
    await runAfter(1);
    expect(await deliveries()).toBe(0);
  });
});

describe('events', () => {
  async function open(): Promise<void> {
    await openOne(desk);
    for (let i = 0; i < 3; i++) await noteTicket(desk, racker, 1, { text: `number ${i}`, progress: false });
  }

  test('of closed and canceled tickets stay for good by default', async () => {
    await open();
    await cancelTicket(desk, lead, 1, 'the customer left');
    await runAfter(4_000);
    expect(await seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  test('of an open ticket are never deleted, however old they are', async () => {
    desk.keep = { ...desk.keep, events: 90 };
    await open();
    await runAfter(1_000);
    expect(await seqs()).toEqual([1, 2, 3, 4]);
    await cancelTicket(desk, lead, 1, 'the customer left');
    await runAfter(89);
    expect(await seqs()).toEqual([1, 2, 3, 4, 5]);
    await reopenTicket(desk, lead, 1, 'the customer is back');
    await runAfter(1_000);
    expect(await seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('of a ticket that ended long ago are deleted if the settings say so, but not its recent ones', async () => {
    desk.keep = { ...desk.keep, events: 90 };
    await open();
    await cancelTicket(desk, lead, 1, 'the customer left');
    desk.clock.advance(80 * day);
    await noteTicket(desk, racker, 1, { text: 'they asked about the invoice', progress: false });
    const { dnsWatch } = desk.database.client;
    await dnsWatch.create({ data: { ticketNumber: 1, phase: 'discovery' } });
    await runAfter(9);
    expect(await dnsWatch.count()).toBe(1);
    await runAfter(2);
    expect(await seqs()).toEqual([6]);
    expect(await dnsWatch.count()).toBe(0);
    expect(await desk.database.client.ticketPeriod.count()).toBeGreaterThan(0);
  });
});

test('requests, audit entries, and threads of digests are forgotten in their own time', async () => {
  const { client } = desk.database;
  const at = desk.clock.now();
  await client.seenRequest.create({ data: { key: 'slack:1', at } });
  await client.auditEntry.create({ data: { at, actorId: 'slack:U0DANA', action: 'role', detail: 'a role' } });
  await client.digestRun.create({ data: { place, day: '2026-11-20', at } });
  await client.digestPost.create({ data: { place, anchor: 'digest:2026-11-20', at, card: {} } });
  const keys = ['digest:2026-11-20', 'digest-now:2026-11-20T16:00:00.000Z:1', 'MIG-1'];
  await client.anchor.createMany({ data: keys.map((key) => ({ place, key, messageId: key })) });
  const left = async () => [
    await client.seenRequest.count(),
    await client.digestPost.count(),
    await client.auditEntry.count(),
    await client.digestRun.count(),
    (await client.anchor.findMany()).map(({ key }) => key).sort(),
  ];
  await runAfter(1);
  expect(await left()).toEqual([1, 1, 1, 1, keys.toSorted()]);
  await runAfter(2);
  expect(await left()).toEqual([0, 0, 1, 1, keys.toSorted()]);
  await runAfter(90);
  expect(await left()).toEqual([0, 0, 1, 0, ['MIG-1']]);
  await runAfter(730);
  expect(await left()).toEqual([0, 0, 0, 0, ['MIG-1']]);
});

test('changes of several tickets are forgotten after 30 days', async () => {
  const { client } = desk.database;
  const act = {
    byId: 'slack:U0DANA',
    state: 'done',
    said: 'nudge 1, 2',
    act: { type: 'nudge' },
    tickets: [],
  };
  await client.bulkAct.create({ data: { ...act, askedAt: desk.clock.now() } });
  await runAfter(29);
  expect(await client.bulkAct.count()).toBe(1);
  await runAfter(2);
  expect(await client.bulkAct.count()).toBe(0);
});

test('nothing is deleted while the clock may be wrong', async () => {
  await deliver(1);
  desk.clock.advance(40 * day);
  await forgetOld.run(desk, desk.logger);
  const since = desk.clock.now();
  await desk.database.client.clockRecord.update({ where: { id: 1 }, data: { at: since, since } });
  desk.clock.advance(60);
  await forgetOld.run(desk, desk.logger);
  expect(await deliveries()).toBe(1);
  await runAfter(2);
  expect(await deliveries()).toBe(0);
});
