import { expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { claim, findSendable } from '../../src/delivery/destination.ts';
import { readDue } from '../../src/delivery/next-owed.ts';
import { createInMemoryTransport } from './in-memory-transport.ts';
import { setUp } from './setup.ts';

const desk = setUp();
const place = 'slack:C0MIGR';
const never = 3_600_000;

test('two couriers on one database send each of 200 messages once and in order', async () => {
  const places = Array.from({ length: 10 }, (_, i) => `slack:C${i}`);
  const words = Array.from({ length: 20 }, (_, i) => `${i}`);
  for (const text of words) await desk.oweAll(...places.map((place) => ({ place, text })));
  const couriers = [desk.courier(), desk.courier()];
  for (const courier of couriers) courier.start();
  await Promise.all(couriers.map((courier) => courier.drain()));
  await Promise.all(couriers.map((courier) => courier.stop()));
  for (const place of places) expect(desk.transport.texts(place)).toEqual(words);
  expect(desk.transport.mostAtOnce()).toBe(1);
  expect((await desk.rows()).every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true);
  expect(desk.logged.filter(({ level }) => level !== 'debug')).toEqual([]);
});

test("another courier sends a killed courier's messages when the lease expires", async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  const letGo = desk.transport.hang(place);
  const killed = desk.courier({ timing: { renewEvery: never, sendWithin: never } });
  const abandoned = killed.drain();
  await desk.transport.called(place);

  const after = createInMemoryTransport();
  const next = desk.courier({ transports: { slack: after } });
  desk.advance(5_999);
  await next.drain();
  expect(after.said).toEqual([]);
  desk.advance(1);
  await next.drain();
  expect(after.texts(place)).toEqual(['1', '2']);

  // The first courier was only slow, not killed. Its late result changes nothing.
  letGo();
  await abandoned;
  expect(await desk.rows()).toMatchObject([
    { state: 'sent', attempts: 1, messageId: 'm1' },
    { state: 'sent', attempts: 1, messageId: 'm2' },
  ]);
  expect(desk.transport.texts(place)).toEqual(['1']);
});

test('a courier renews its lease while it sends a slow message', async () => {
  await desk.oweAll({ place, text: '1' });
  const letGo = desk.transport.hang(place);
  const [slow, other] = [desk.courier({ timing: { renewEvery: 5 } }), desk.courier()];
  const drained = slow.drain();
  await desk.transport.called(place);
  for (let step = 0; step < 5; step++) {
    desk.advance(4_000);
    await renewed(desk.clock.now());
    await other.drain();
  }
  letGo();
  await drained;
  expect(desk.transport.calls(place)).toBe(1);
});

async function renewed(since: Date): Promise<void> {
  for (;;) {
    const { leaseEnds } = await desk.database.client.destination.findUniqueOrThrow({ where: { place } });
    if (leaseEnds && leaseEnds.getTime() >= since.getTime() + 6_000) return;
    await new Promise(setImmediate);
  }
}

test('after the clock is set back, a courier ignores a lease that ends too far in the future', async () => {
  const lapsed = { leasedBy: 'gone', leaseEnds: new Date(desk.clock.now().getTime() + 86_400_000) };
  await desk.database.client.destination.create({ data: { place, ...lapsed } });
  await desk.oweAll({ place, text: '1' });
  await desk.courier().drain();
  expect(await desk.states()).toEqual(['sent']);
});

test('sends nothing twice if the clock jumps by a day during a delivery', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  const letGo = desk.transport.hang(place);
  const courier = desk.courier();
  courier.start();
  const drained = courier.drain();
  await desk.transport.called(place);
  desk.advance(86_400_000);
  courier.wake();
  letGo();
  await drained;
  await courier.stop();
  expect(desk.transport.texts(place)).toEqual(['1', '2']);
  expect(desk.transport.mostAtOnce()).toBe(1);
});

test('does not send a message again if the database fails before the outcome is recorded', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  let failing = true;
  const database: Database = {
    ...desk.database,
    executeSql: (...sql) => (failing ? Promise.reject(new Error('down')) : desk.database.executeSql(...sql)),
  };
  const courier = desk.courier({ database });
  await expect(courier.drain()).rejects.toThrow('down');
  const other = desk.courier();
  await other.drain();
  expect(await desk.states()).toEqual(['owed', 'owed']);

  failing = false;
  await courier.drain();
  expect(await desk.states()).toEqual(['sent', 'sent']);
  expect(desk.transport.texts(place)).toEqual(['1', '2']);
});

test('drain() waits for running deliveries', async () => {
  const courier = desk.courier();
  await courier.drain();
  await desk.oweAll({ place, text: '1' });
  const letGo = desk.transport.hang(place);
  let drained = false;
  const draining = courier.drain().then(() => {
    drained = true;
  });
  await desk.transport.called(place);
  expect(drained).toBe(false);
  letGo();
  await draining;
  expect(await desk.states()).toEqual(['sent']);
});

test('sends nothing while it is paused except in drain(), and continues after start()', async () => {
  const courier = desk.courier({ timing: { pollEvery: 5 } });
  courier.start();
  courier.pause();
  await desk.oweAll({ place, text: '1' });
  courier.wake();
  await desk.database.client.$queryRaw`SELECT pg_sleep(0.05)::text`;
  expect(await desk.states()).toEqual(['owed']);
  await courier.drain();
  expect(await desk.states()).toEqual(['sent']);

  await desk.oweAll({ place, text: '2' });
  courier.start();
  await expect.poll(() => desk.transport.texts(place)).toEqual(['1', '2']);
  await courier.stop();
});

test('stop() waits for the running delivery, and lets another courier send the next message', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  const letGo = desk.transport.hang(place);
  const courier = desk.courier();
  courier.start();
  await desk.transport.called(place);
  const stopped = courier.stop();
  letGo();
  await stopped;
  courier.wake();
  expect(await desk.states()).toEqual(['sent', 'owed']);

  await desk.courier().drain();
  expect(desk.transport.texts(place)).toEqual(['1', '2']);
});

test('stop() gives up on a delivery that hangs, but does not release its lease', async () => {
  await desk.oweAll({ place, text: '1' });
  const letGo = desk.transport.hang(place);
  const courier = desk.courier({ timing: { stopWithin: 5 } });
  courier.start();
  await desk.transport.called(place);
  await courier.stop();
  const { leasedBy } = await desk.database.client.destination.findUniqueOrThrow({ where: { place } });
  expect(leasedBy).not.toBeNull();
  letGo();
});

test('a stopped courier can start again', async () => {
  const courier = desk.courier();
  courier.start();
  await courier.stop();
  await desk.oweAll({ place, text: '1' });
  courier.start();
  await courier.drain();
  await courier.stop();
  expect(await desk.states()).toEqual(['sent']);
});

test('a courier uses an index to find one unsent message among thousands of sent messages', async () => {
  await desk.database.client.$executeRaw`
    INSERT INTO "Delivery" (place, mode, card, state, "createdAt")
    SELECT 'slack:C' || n % 50, 'post', '{"text":"a card of some words","blocks":[]}', 'sent', now()
    FROM generate_series(1, 5000) n`;
  await desk.oweAll({ place, text: '1' });
  const before = await sequentialReads();
  expect(await findSendable(desk.database.client, 'me', desk.clock.now())).toEqual([place]);
  const turn = await claim(desk.database.client, place, 'me', desk.clock.now(), 6_000);
  expect(await readDue(desk.database.client, turn!)).toMatchObject({ place });
  expect(await sequentialReads()).toBe(before);
});

async function sequentialReads(): Promise<number> {
  await desk.database.client.$executeRaw`SELECT pg_stat_force_next_flush()`;
  const [row] = await desk.database.client.$queryRaw<{ reads: bigint }[]>`
    SELECT seq_tup_read AS reads FROM pg_stat_user_tables WHERE relname = 'Delivery'`;
  return Number(row!.reads);
}
