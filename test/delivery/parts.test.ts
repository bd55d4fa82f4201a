import { expect, test } from 'vitest';
import { card, text } from '../../src/card.ts';
import { withEvent } from '../../src/delivery/message.ts';
import { type Owed, owe } from '../../src/delivery/owe.ts';
import { TransportError } from '../../src/delivery/transport.ts';
import { setUp } from './setup.ts';

const desk = setUp();
const ours = 'slack:COURS';
const second = 1_000;

/** Owes a card with one block for each text, on a platform whose messages have one block. */
async function oweParts(texts: string[], mode: Owed['mode'] = 'post', anchor = 'MIG-1'): Promise<void> {
  desk.transport.limitBlocks(1);
  const message = { place: ours, card: withEvent(card(...texts.map((words) => text(words))), 'A long card') };
  const owed: Owed = mode === 'post' ? { ...message, mode } : { ...message, mode, anchor };
  await desk.database.transaction((tx) => owe(tx, desk.clock.now(), [owed]));
}

/** What was posted, each with the message whose thread it is in. */
const posted = () =>
  desk.transport.said.map(({ text: words, inThreadOf = '' }) => `${words} ${inThreadOf}`.trim());

test('a long card becomes several messages, in the thread of the first one and before any later message', async () => {
  await oweParts(['1', '2', '3']);
  await oweParts(['later']);
  await desk.courier().drain();
  expect(posted()).toEqual(['1', '2 m1', '3 m1', 'later']);
  expect(await desk.states()).toEqual(['sent', 'sent']);
  expect((await desk.rows())[0]).toMatchObject({ messageId: 'm1' });
});

test('the parts of a long reply stay in the thread that it replies to', async () => {
  await oweParts(['ticket'], 'anchor');
  await oweParts(['a', 'b', 'c'], 'reply');
  await desk.courier().drain();
  expect(posted()).toEqual(['ticket', 'a m1', 'b m1', 'c m1']);
});

test('a refusal in the middle of a long card repeats no part, not even with a new courier', async () => {
  await oweParts(['1', '2', '3']);
  const courier = desk.courier();
  let refused = false;
  const once = {
    ...desk.transport,
    async post(...call: Parameters<typeof desk.transport.post>) {
      if (desk.transport.said.length === 1 && !refused) {
        refused = true;
        throw new TransportError('rate-limited', 'ratelimited', { retryAfter: 5 });
      }
      return desk.transport.post(...call);
    },
  };
  await desk.courier({ transports: { slack: once } }).drain();
  expect(posted()).toEqual(['1']);
  desk.advance(5 * second);
  await courier.drain();
  expect(posted()).toEqual(['1', '2 m1', '3 m1']);
});

test('the rest of a long card becomes a new message if someone has deleted the first part', async () => {
  await oweParts(['1', '2', '3']);
  const goneOnce = {
    ...desk.transport,
    async post(...call: Parameters<typeof desk.transport.post>) {
      const [, , { inThreadOf } = {}] = call;
      if (inThreadOf === 'm1') throw new TransportError('gone', 'thread_not_found');
      return desk.transport.post(...call);
    },
  };
  await desk.courier({ transports: { slack: goneOnce } }).drain();
  expect(posted()).toEqual(['1', '2', '3 m2']);
  expect(await desk.states()).toEqual(['sent']);
});

test('an update replaces a long card whose rest is not posted yet', async () => {
  await oweParts(['old 1', 'old 2'], 'anchor');
  await oweParts(['new'], 'anchor');
  await desk.courier().drain();
  expect(desk.transport.said.map(({ text: words, updated = '' }) => `${words} ${updated}`.trim())).toEqual([
    'old 1',
    'new m1',
  ]);
  expect(await desk.states()).toEqual(['sent superseded', 'sent']);
});
