import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { nextRested } from '../../src/delivery/destination.ts';
import { TransportError } from '../../src/delivery/transport.ts';
import { setUp } from './setup.ts';

const desk = setUp();
const [ours, other] = ['teams:19:ours', 'teams:19:other'];
const [pace, second] = [1_000, 1_000];

function courier() {
  return desk.courier({ transports: { teams: { ...desk.transport, pace }, slack: desk.transport } });
}

test('every courier pauses after each message to a place, without delaying other places', async () => {
  const slack = 'slack:C0MIGR';
  const words = ['1', '2', '3'];
  for (const text of words)
    await desk.oweAll({ place: ours, text }, { place: other, text }, { place: slack, text });
  await Promise.all([courier().drain(), courier().drain()]);
  expect([ours, other, slack].map(desk.transport.texts)).toEqual([['1'], ['1'], words]);

  desk.advance(pace - 1);
  await courier().drain();
  expect(desk.transport.calls(ours)).toBe(1);

  desk.advance(1);
  await courier().drain();
  expect([ours, other].map(desk.transport.texts)).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
  expect(await desk.states()).toContain('owed');
});

test('a courier does not pause after a skipped update or a permanent refusal', async () => {
  const anchor = { mode: 'anchor' as const, anchor: 'MIG-1', place: ours };
  await desk.oweAll({ ...anchor, text: '1' });
  await courier().drain();
  desk.advance(pace);
  await desk.oweAll({ ...anchor, text: '2' }, { ...anchor, text: '3' }, { place: ours, text: 'too large' });
  await desk.oweAll({ ...anchor, text: '4' }, { place: ours, text: 'after' });
  desk.transport.refuse(ours, new TransportError('permanent', 'MessageSizeTooBig'));
  await courier().drain();
  expect(desk.transport.texts(ours)).toEqual(['1', '4']);
  desk.advance(pace);
  await courier().drain();
  expect(desk.transport.texts(ours)).toEqual(['1', '4', 'after']);
});

test('a courier does not pause between a failed update and the new message that replaces it', async () => {
  const anchor = { mode: 'anchor' as const, anchor: 'MIG-1', place: ours };
  await desk.oweAll({ ...anchor, text: '1' });
  await courier().drain();
  desk.advance(pace);
  desk.transport.refuse(ours, new TransportError('gone', 'ActivityNotFoundInConversation'));
  await desk.oweAll({ ...anchor, text: '2' }, { place: ours, text: 'after' });
  await courier().drain();
  expect(desk.transport.texts(ours)).toEqual(['1', '2']);
});

test('nextRested() returns the end of a pause between messages, but ignores a wait after a refusal', async () => {
  const next = () => nextRested(desk.database.client, desk.clock.now());
  expect(await next()).toBeNull();
  await desk.oweAll({ place: ours, text: '1' }, { place: ours, text: '2' }, { place: other, text: '1' });
  await courier().drain();
  const rested = new Date(desk.clock.now().getTime() + pace);
  expect(await next()).toEqual(rested);
  expect(await nextRested(desk.database.client, rested)).toBeNull();
  desk.transport.refuse(ours, new TransportError('rate-limited', 'Throttled', { retryAfter: 30 }));
  desk.advance(pace);
  await courier().drain();
  expect(await next()).toBeNull();
});

test('a courier sends the next message when the pause ends, without waiting for the next poll', async () => {
  const short = 40;
  const at: number[] = [];
  const paced = {
    ...desk.transport,
    pace: short,
    post: (...call: Parameters<typeof desk.transport.post>) => {
      at.push(systemClock.now().getTime());
      return desk.transport.post(...call);
    },
  };
  const timing = { pollEvery: 3_600 * second };
  const running = desk.courier({ clock: systemClock, transports: { teams: paced }, timing });
  await desk.oweAll(...['1', '2', '3', '4', '5'].map((text) => ({ place: ours, text })));
  running.start();
  await desk.transport.called(ours, 5);
  await running.stop();
  const gaps = at.slice(1).map((moment, i) => moment - at[i]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(short);
  expect(desk.transport.texts(ours)).toEqual(['1', '2', '3', '4', '5']);
});
