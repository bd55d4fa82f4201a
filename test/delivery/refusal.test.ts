import { expect, test } from 'vitest';
import { TransportError } from '../../src/delivery/transport.ts';
import { setUp } from './setup.ts';

const desk = setUp();
const [ours, other] = ['slack:COURS', 'slack:COTHER'];
const [second, day] = [1_000, 86_400_000];

test('a message to an archived channel fails, and the courier continues with the next message', async () => {
  desk.transport.refuse(ours, new TransportError('permanent', 'is_archived'));
  await desk.oweAll({ place: ours, text: '1' }, { place: ours, text: '2' }, { place: other, text: '3' });
  await desk.courier().drain();
  expect(await desk.states()).toEqual(['failed is_archived', 'sent', 'sent']);
  expect((await desk.rows())[0]).toMatchObject({ attempts: 1, messageId: null, settledAt: desk.clock.now() });
});

test('waits out a rate limit in one place without delaying other places', async () => {
  desk.transport.refuse(ours, new TransportError('rate-limited', 'ratelimited', { retryAfter: 30 }));
  await desk.oweAll({ place: ours, text: '1' }, { place: ours, text: '2' }, { place: other, text: '3' });
  const courier = desk.courier();
  await courier.drain();
  desk.advance(30 * second - 1);
  await courier.drain();
  expect(await desk.states()).toEqual(['owed ratelimited', 'owed', 'sent']);
  expect(desk.transport.calls(ours)).toBe(1);

  desk.advance(1);
  await courier.drain();
  expect(desk.transport.texts(ours)).toEqual(['1', '2']);
  expect((await desk.rows())[0]).toMatchObject({ state: 'sent', attempts: 2, reason: null });
});

test('a new courier waits out a rate limit that the platform set before it started', async () => {
  desk.transport.refuse(ours, new TransportError('rate-limited', 'ratelimited', { retryAfter: 30 }));
  await desk.oweAll({ place: ours, text: '1' });
  await desk.courier().drain();
  await desk.courier().drain();
  expect(desk.transport.calls(ours)).toBe(1);
});

test('a place that does not answer does not delay other places', async () => {
  const letGo = desk.transport.hang(ours);
  const others = Array.from({ length: 200 }, (_, i) => ({ place: `slack:C${i}`, text: `${i}` }));
  await desk.oweAll({ place: ours, text: 'stuck' }, ...others);
  const drained = desk.courier().drain();
  await Promise.all(others.map(({ place }) => desk.transport.called(place)));
  expect((await desk.rows())[0]).toMatchObject({ state: 'owed', attempts: 0 });
  letGo();
  await drained;
  expect(new Set(await desk.states())).toEqual(new Set(['sent']));
});

test('if the maximum of 64 places is busy, sends to the next place as soon as one place is done', async () => {
  const busy = Array.from({ length: 64 }, (_, i) => `slack:C${i}`);
  const letGo = busy.map((place) => desk.transport.hang(place));
  await desk.oweAll(...[...busy, ours].map((place) => ({ place, text: 'hello' })));
  const courier = desk.courier({ timing: { pollEvery: 3_600_000 } });
  courier.start();
  await Promise.all(busy.map((place) => desk.transport.called(place)));
  expect(desk.transport.calls(ours)).toBe(0);
  letGo[0]!();
  await desk.transport.called(ours);
  for (const free of letGo) free();
  await courier.stop();
});

test('treats a call without an answer as a temporary failure', async () => {
  const letGo = desk.transport.hang(ours);
  await desk.oweAll({ place: ours, text: 'stuck' });
  const courier = desk.courier({ timing: { sendWithin: 5 } });
  await courier.drain();
  expect(await desk.states()).toEqual(['owed no answer within 5 ms']);
  letGo();
  desk.advance(second);
  await desk.courier().drain();
  expect(await desk.rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
});

test('a platform that does not answer does not delay other platforms', async () => {
  const places = Array.from({ length: 100 }, (_, i) => `slack:C${i}`);
  const letGo = places.map((place) => desk.transport.hang(place));
  await desk.oweAll(...places.map((place) => ({ place, text: 'stuck' })), {
    place: 'teams:19:a',
    text: 'through',
  });
  const courier = desk.courier({ transports: { slack: desk.transport, teams: desk.transport } });
  const drained = courier.drain();
  await desk.transport.called('teams:19:a');
  for (const free of letGo) free();
  await drained;
  expect(new Set(await desk.states())).toEqual(new Set(['sent']));
});

test('retries temporary failures after 1, 2, 4, … seconds, up to 5 minutes', async () => {
  desk.transport.refuse(
    ours,
    ...Array.from({ length: 12 }, () => new TransportError('temporary', 'ECONNRESET')),
  );
  await desk.oweAll({ place: ours, text: '1' }, { place: ours, text: '2' });
  const courier = desk.courier();
  await courier.drain();
  const waits: number[] = [];
  while ((await desk.states())[0] !== 'sent') {
    const { notBefore } = await desk.database.client.destination.findUniqueOrThrow({
      where: { place: ours },
    });
    const wait = notBefore!.getTime() - desk.clock.now().getTime();
    waits.push(wait / second);
    desk.advance(wait - 1);
    await courier.drain();
    expect(desk.transport.calls(ours)).toBe(waits.length);
    desk.advance(1);
    await courier.drain();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  expect(desk.transport.texts(ours)).toEqual(['1', '2']);
});

test('gives up on a message after a day of failures, and stores the reason', async () => {
  desk.transport.refuse(
    ours,
    ...Array.from({ length: 100 }, () => new TransportError('temporary', 'ENOTFOUND')),
  );
  await desk.oweAll({ place: ours, text: '1' }, { place: ours, text: '2' });
  const courier = desk.courier();
  const began = desk.clock.now().getTime();
  while ((await desk.states())[0]!.startsWith('owed')) {
    await courier.drain();
    desk.advance(day / 24);
  }
  expect(await desk.states()).toEqual(['failed ENOTFOUND', 'owed ENOTFOUND']);
  const [row] = await desk.rows();
  expect(row!.settledAt!.getTime() - began).toBe(day);
});

test('does not give up on a message at its first failure, even if the bot was down for days before', async () => {
  await desk.oweAll({ place: ours, text: '1' });
  desk.advance(2 * day);
  desk.transport.refuse(ours, new TransportError('temporary', 'ECONNREFUSED'));
  const courier = desk.courier();
  await courier.drain();
  expect(await desk.states()).toEqual(['owed ECONNREFUSED']);
  desk.advance(second);
  await courier.drain();
  expect(await desk.states()).toEqual(['sent']);
});

test('gives up within minutes on a card that triggers a bug in the transport', async () => {
  desk.transport.refuse(ours, ...Array.from({ length: 8 }, () => new TypeError('of undefined')));
  await desk.oweAll({ place: ours, text: '1' }, { place: ours, text: '2' });
  const courier = desk.courier();
  for (let round = 0; round < 8; round++) {
    await courier.drain();
    desk.advance(64 * second);
  }
  expect(await desk.states()).toEqual(['failed unexpected TypeError', 'sent']);
});
