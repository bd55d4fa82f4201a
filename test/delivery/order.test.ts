import { expect, test } from 'vitest';
import { owe } from '../../src/delivery/owe.ts';
import { TransportError } from '../../src/delivery/transport.ts';
import { setUp, toOwed } from './setup.ts';

const desk = setUp();
const place = 'slack:C0MIGR';

test("delivers a ticket's events in order", async () => {
  for (const text of ['opened', 'assigned', 'advanced']) await desk.oweAll({ place, text });
  await desk.courier().drain();
  expect(desk.transport.texts(place)).toEqual(['opened', 'assigned', 'advanced']);
  expect(await desk.rows()).toMatchObject([
    { state: 'sent', attempts: 1, messageId: 'm1', reason: null, settledAt: desk.clock.now() },
    { state: 'sent', attempts: 1, messageId: 'm2' },
    { state: 'sent', attempts: 1, messageId: 'm3' },
  ]);
  expect(desk.transport.mostAtOnce()).toBe(1);
});

test('delivers the messages of one transaction in order', async () => {
  const words = Array.from({ length: 20 }, (_, i) => [`${i}a`, `${i}b`, `${i}c`]);
  for (const three of words) await desk.oweAll(...three.map((text) => ({ place, text })));
  await desk.courier().drain();
  expect(desk.transport.texts(place)).toEqual(words.flat());
});

test('delivers nothing from a rolled-back transaction', async () => {
  const change = desk.database.transaction(async (tx) => {
    await owe(tx, desk.clock.now(), [toOwed({ place, text: 'never happened' })]);
    throw new Error('no');
  });
  await expect(change).rejects.toThrow('no');
  await desk.courier().drain();
  expect(desk.transport.said).toEqual([]);
  expect(await desk.rows()).toEqual([]);
});

test('delivers special characters unchanged', async () => {
  const text = '<!channel> *not bold* & "quoted" \\ ümlaut 🚚 \n line';
  await desk.oweAll({ place, text });
  await desk.courier().drain();
  expect(desk.transport.texts(place)).toEqual([text]);
});

test('a woken courier also sends messages that are added while it is sending', async () => {
  const letGo = desk.transport.hang(place);
  const courier = desk.courier({ timing: { pollEvery: 3_600_000 } });
  courier.start();
  await courier.drain();
  await desk.oweAll({ place, text: 'first' });
  courier.wake();
  await desk.transport.called(place);
  await desk.oweAll({ place, text: 'second' });
  courier.wake();
  letGo();
  await desk.transport.called(place, 2);
  await courier.stop();
  expect(desk.transport.texts(place)).toEqual(['first', 'second']);
});

test('a courier finds new messages by polling if nothing wakes the courier', async () => {
  const courier = desk.courier({ timing: { pollEvery: 5 } });
  courier.start();
  await desk.oweAll({ place, text: 'found' });
  await desk.transport.called(place);
  await courier.stop();
  expect(await desk.states()).toEqual(['sent']);
});

test('a courier never logs the content of a card', async () => {
  desk.transport.refuse(
    place,
    new TransportError('temporary', 'timeout'),
    new TransportError('permanent', 'invalid_blocks'),
    new TypeError('cannot render Acme Corp'),
  );
  await desk.oweAll(
    { place, text: 'Acme Corp 1' },
    { place, text: 'Acme Corp 2' },
    { place, text: 'Acme Corp 3' },
  );
  const courier = desk.courier();
  for (let round = 0; round < 4; round++) {
    await courier.drain();
    desk.advance(60_000);
  }
  expect(desk.transport.texts(place)).toEqual(['Acme Corp 2', 'Acme Corp 3']);
  expect(
    desk.logged.map(({ level, fields }) => `${level} ${fields.delivery} ${fields.outcome} ${fields.reason}`),
  ).toEqual([
    'warn 1 temporary timeout',
    'error 1 permanent invalid_blocks',
    'error 2 unexpected unexpected TypeError',
    'debug 2 sent undefined',
    'debug 3 sent undefined',
  ]);
  expect(JSON.stringify(desk.logged)).not.toContain('Acme');
  expect(JSON.stringify(await desk.states())).not.toContain('Acme');
});

test('keeps messages for a platform until the platform is connected', async () => {
  await desk.oweAll(
    { place: 'teams:19:a', text: 'later' },
    { place: 'teams:19:b', text: 'later' },
    { place, text: 'now' },
  );
  const courier = desk.courier();
  await courier.drain();
  await courier.drain();
  expect(await desk.states()).toEqual(['owed', 'owed', 'sent']);
  expect(desk.logged.filter(({ level }) => level === 'warn')).toMatchObject([
    { fields: { platform: 'teams' } },
  ]);

  await desk.courier({ transports: { slack: desk.transport, teams: desk.transport } }).drain();
  expect(await desk.states()).toEqual(['sent', 'sent', 'sent']);
});
