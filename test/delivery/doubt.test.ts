import { expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { TransportError } from '../../src/delivery/transport.ts';
import { setUp } from './setup.ts';

const desk = setUp();
const place = 'slack:C0MIGR';
const second = 1_000;
const texts = () => desk.transport.texts(place);

/** A courier that is killed after the platform took the first message, and before the database recorded that. */
async function killAfterFirst(): Promise<void> {
  const sent = Promise.withResolvers<void>();
  const database: Database = {
    ...desk.database,
    executeSql: () => {
      sent.resolve();
      return new Promise(() => {});
    },
  };
  desk.courier({ database }).drain();
  await sent.promise;
  desk.advance(6 * second);
}

test('looks for no message on the usual way', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  await desk.courier().drain();
  expect(desk.transport.looks).toEqual([]);
});

test('adopts the message that a killed courier has posted, and sends the rest', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  const began = desk.clock.now();
  await killAfterFirst();
  await desk.courier().drain();
  expect(texts()).toEqual(['1', '2']);
  expect(await desk.rows()).toMatchObject([
    { state: 'sent', messageId: 'm1', unclearSince: null },
    { state: 'sent', messageId: 'm2' },
  ]);
  expect(desk.transport.looks).toEqual([{ place, since: began }]);
});

test('updates the headline that a killed courier has posted, and replies in its thread', async () => {
  const headline = { place, mode: 'anchor', anchor: 'MIG-1' } as const;
  await desk.oweAll({ ...headline, text: 'old' });
  await killAfterFirst();
  await desk.oweAll({ ...headline, mode: 'reply', text: 'event' }, { ...headline, text: 'new' });
  await desk.courier().drain();
  expect(desk.transport.said).toEqual([
    { place, text: 'old' },
    { place, text: 'event', inThreadOf: 'm1' },
    { place, text: 'new', updated: 'm1' },
  ]);
});

test('sends a message that a killed courier had not posted', async () => {
  await desk.oweAll({ place, text: '1' });
  await desk.database.client.destination.create({
    data: {
      place,
      leasedBy: 'killed',
      leaseEnds: desk.clock.now(),
      sending: (await desk.rows())[0]!.id,
      sendingSince: desk.clock.now(),
    },
  });
  desk.advance(second);
  await desk.courier().drain();
  expect(texts()).toEqual(['1']);
  expect(desk.transport.looks).toHaveLength(1);
});

test('is still in doubt after several couriers were killed in a row', async () => {
  await desk.oweAll({ place, text: '1' });
  const began = desk.clock.now();
  await killAfterFirst();
  await killAfterFirst();
  await killAfterFirst();
  await desk.courier().drain();
  expect(texts()).toEqual(['1']);
  expect(desk.transport.looks).toEqual(Array(3).fill({ place, since: began }));
});

test('looks for the delivery that was being sent, even if an older one has appeared since', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  const [first] = await desk.rows();
  await desk.database.client.delivery.update({ where: { id: first!.id }, data: { state: 'failed' } });
  await killAfterFirst();
  await desk.database.client.delivery.update({ where: { id: first!.id }, data: { state: 'owed' } });
  await desk.courier().drain();
  expect(texts()).toEqual(['2', '1']);
});

test('looks first after an answer was lost, and posts again only what is not there', async () => {
  await desk.oweAll({ place, text: '1' }, { place, text: '2' });
  desk.transport.loseAnswers();
  const courier = desk.courier();
  await courier.drain();
  desk.advance(second);
  desk.transport.refuse(place, new TransportError('unclear', 'HTTP 502'));
  await courier.drain();
  desk.advance(second);
  await courier.drain();
  expect(texts()).toEqual(['1', '2']);
  expect(desk.transport.looks).toHaveLength(2);
  expect(await desk.states()).toEqual(['sent', 'sent']);
});

test.each(['temporary', 'rate-limited'] as const)(
  'does not look after the refusal “%s”, because the platform did nothing',
  async (kind) => {
    await desk.oweAll({ place, text: '1' });
    desk.transport.refuse(place, new TransportError(kind, 'no'));
    const courier = desk.courier();
    await courier.drain();
    desk.advance(second);
    await courier.drain();
    expect([texts(), desk.transport.looks]).toEqual([['1'], []]);
  },
);

test('finds each part of a long card', async () => {
  desk.transport.limitBlocks(1);
  await desk.oweAll({ place, text: '1', more: ['2', '3'] });
  const courier = desk.courier();
  for (let i = 0; i < 3; i++) {
    desk.transport.loseAnswers();
    await courier.drain();
    desk.advance(60 * second);
  }
  await courier.drain();
  expect(desk.transport.said).toEqual([
    { place, text: '1' },
    { place, text: '2', inThreadOf: 'm1' },
    { place, text: '3', inThreadOf: 'm1' },
  ]);
  expect(await desk.rows()).toMatchObject([{ state: 'sent', messageId: 'm1', part: 2, unclearSince: null }]);
});

test('repeats an update without looking, because that does no harm', async () => {
  const headline = { place, mode: 'anchor', anchor: 'MIG-1' } as const;
  const courier = desk.courier();
  await desk.oweAll({ ...headline, text: 'old' });
  await courier.drain();
  await desk.oweAll({ ...headline, text: 'new' });
  desk.transport.refuse(place, new TransportError('unclear', 'HTTP 502'));
  await courier.drain();
  desk.advance(second);
  await courier.drain();
  expect(desk.transport.looks).toEqual([]);
  expect((await desk.rows())[1]).toMatchObject({ state: 'sent', messageId: 'm1', unclearSince: null });
});

test('where the bot may not look, the newer message becomes the headline', async () => {
  const headline = { place, mode: 'anchor', anchor: 'MIG-1' } as const;
  const began = desk.clock.now();
  desk.transport.setBlind(true);
  await desk.oweAll({ ...headline, text: 'old' });
  await killAfterFirst();
  await desk.oweAll({ ...headline, text: 'new' });
  await desk.courier().drain();
  expect(desk.transport.said).toEqual([
    { place, text: 'old' },
    { place, text: 'old' },
    { place, text: 'new', updated: 'm2' },
  ]);
  expect(await desk.rows()).toMatchObject([{ messageId: 'm2', unclearSince: began }, { unclearSince: null }]);
});

test('a failed delivery that may have been posted is looked for when someone retries it', async () => {
  await desk.oweAll({ place, text: '1' });
  desk.transport.loseAnswers();
  await desk.courier().drain();
  await desk.database.client.delivery.updateMany({ data: { state: 'failed' } });
  await desk.database.client.delivery.updateMany({ data: { state: 'owed', attempts: 0 } });
  desk.advance(second);
  await desk.courier().drain();
  expect(texts()).toEqual(['1']);
});
