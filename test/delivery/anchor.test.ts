import { expect, test } from 'vitest';
import { TransportError } from '../../src/delivery/transport.ts';
import { setUp } from './setup.ts';

const desk = setUp();
const place = 'slack:C0MIGR';

function headline(text: string, anchor = 'MIG-1') {
  return { place, text, mode: 'anchor' as const, anchor };
}

function reply(text: string, anchor = 'MIG-1') {
  return { place, text, mode: 'reply' as const, anchor };
}

test('updates a headline in place and posts events in its thread', async () => {
  const courier = desk.courier();
  await desk.oweAll(headline('discovery'), reply('opened'));
  await courier.drain();
  await desk.oweAll(headline('pilot'), reply('advanced'));
  await courier.drain();
  expect(desk.transport.said).toEqual([
    { place, text: 'discovery' },
    { place, text: 'opened', inThreadOf: 'm1' },
    { place, text: 'pilot', updated: 'm1' },
    { place, text: 'advanced', inThreadOf: 'm1' },
  ]);
  expect((await desk.rows()).map((row) => row.messageId)).toEqual(['m1', 'm2', 'm1', 'm3']);
});

test('keeps a separate headline for each ticket in each place', async () => {
  const elsewhere = { ...headline('one there'), place: 'slack:COTHER' };
  await desk.oweAll(headline('one'), headline('two', 'MIG-2'), elsewhere, reply('to two', 'MIG-2'));
  await desk.courier().drain();
  const anchors = await desk.database.client.anchor.findMany();
  expect(anchors).toHaveLength(3);
  const two = anchors.find(({ key }) => key === 'MIG-2')!;
  expect(desk.transport.said).toContainEqual({ place, text: 'to two', inThreadOf: two.messageId });
});

test('skips an update of a headline if a later update is already waiting', async () => {
  const courier = desk.courier();
  await desk.oweAll(headline('1'));
  await courier.drain();
  await desk.oweAll(
    headline('2'),
    reply('r2'),
    headline('other', 'MIG-2'),
    headline('3'),
    reply('r3'),
    headline('4'),
  );
  await courier.drain();
  expect(desk.transport.said).toEqual([
    { place, text: '1' },
    { place, text: 'r2', inThreadOf: 'm1' },
    { place, text: 'other' },
    { place, text: 'r3', inThreadOf: 'm1' },
    { place, text: '4', updated: 'm1' },
  ]);
  expect((await desk.states()).filter((state) => state === 'sent superseded')).toHaveLength(2);
  expect((await desk.rows())[1]).toMatchObject({ messageId: 'm1', attempts: 0 });
});

test('posts a new headline even if an update is already waiting, because replies need the thread', async () => {
  await desk.oweAll(headline('1'), reply('r1'), headline('2'));
  await desk.courier().drain();
  expect(desk.transport.said).toEqual([
    { place, text: '1' },
    { place, text: 'r1', inThreadOf: 'm1' },
    { place, text: '2', updated: 'm1' },
  ]);
});

test('posts a headline again if it was deleted, and uses the new thread', async () => {
  const courier = desk.courier();
  await desk.oweAll(headline('1'));
  await courier.drain();
  desk.transport.refuse(place, new TransportError('gone', 'message_not_found'));
  await desk.oweAll(headline('2'), reply('r2'));
  await courier.drain();
  expect(desk.transport.said.slice(1)).toEqual([
    { place, text: '2' },
    { place, text: 'r2', inThreadOf: 'm2' },
  ]);
  expect(await desk.database.client.anchor.findMany()).toEqual([{ place, key: 'MIG-1', messageId: 'm2' }]);
  expect(await desk.states()).toEqual(['sent', 'sent', 'sent']);
});

test('posts a reply as a separate message if its thread was deleted', async () => {
  const courier = desk.courier();
  await desk.oweAll(headline('1'));
  await courier.drain();
  desk.transport.refuse(place, new TransportError('gone', 'thread_not_found'));
  await desk.oweAll(reply('r'));
  await courier.drain();
  expect(desk.transport.said[1]).toEqual({ place, text: 'r' });
  expect(await desk.database.client.anchor.findMany()).toEqual([]);
});

test('a message that is neither a headline nor a reply fails if the platform reports it as gone', async () => {
  desk.transport.refuse(place, new TransportError('gone', 'message_not_found'));
  await desk.oweAll({ place, text: 'plain' });
  await desk.courier().drain();
  expect(await desk.states()).toEqual(['failed message_not_found']);
});

test('posts a reply as a separate message if its headline failed or was never posted', async () => {
  desk.transport.refuse(place, new TransportError('permanent', 'invalid_blocks'));
  await desk.oweAll(headline('fails'), reply('r1'), reply('r2', 'MIG-2'));
  await desk.courier().drain();
  expect(desk.transport.said).toEqual([
    { place, text: 'r1' },
    { place, text: 'r2' },
  ]);
});

/** A message that is kept current in the thread of `MIG-1`. */
function inThread(text: string) {
  return { place, text, mode: 'anchor' as const, anchor: 'runbook-1', thread: 'MIG-1' };
}

test('posts a kept message in a thread, and then updates it in place', async () => {
  const courier = desk.courier();
  await desk.oweAll(headline('1'), inThread('open'));
  await courier.drain();
  await desk.oweAll(headline('2'), inThread('half'), inThread('done'));
  await courier.drain();
  expect(desk.transport.said).toEqual([
    { place, text: '1' },
    { place, text: 'open', inThreadOf: 'm1' },
    { place, text: '2', updated: 'm1' },
    { place, text: 'done', updated: 'm2' },
  ]);
});

test('posts a kept message separately if there is no thread for it', async () => {
  await desk.oweAll(inThread('open'));
  await desk.courier().drain();
  expect(desk.transport.said).toEqual([{ place, text: 'open' }]);
});

test('posts a kept message again in the thread if it was deleted, and separately if the thread was deleted', async () => {
  const courier = desk.courier();
  await desk.oweAll(headline('1'), inThread('open'));
  await courier.drain();
  desk.transport.refuse(place, new TransportError('gone', 'message_not_found'));
  await desk.oweAll(inThread('half'));
  await courier.drain();
  expect(desk.transport.said.at(-1)).toEqual({ place, text: 'half', inThreadOf: 'm1' });
  desk.transport.refuse(place, new TransportError('gone', 'message_not_found'));
  desk.transport.refuse(place, new TransportError('gone', 'thread_not_found'));
  await desk.oweAll(inThread('done'));
  await courier.drain();
  expect(desk.transport.said.at(-1)).toEqual({ place, text: 'done' });
  expect(await desk.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
});

test('posts a long kept message in parts in the thread', async () => {
  desk.transport.limitBlocks(1);
  await desk.oweAll(headline('1'), { ...inThread('a'), more: ['b', 'c'] });
  await desk.courier().drain();
  expect(desk.transport.said.slice(1)).toEqual([
    { place, text: 'a', inThreadOf: 'm1' },
    { place, text: 'b', inThreadOf: 'm1' },
    { place, text: 'c', inThreadOf: 'm1' },
  ]);
});
