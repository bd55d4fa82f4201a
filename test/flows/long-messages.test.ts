import { afterEach, expect, test } from 'vitest';
import { card, text } from '../../src/card.ts';
import { withEvent } from '../../src/delivery/message.ts';
import { owe } from '../../src/delivery/owe.ts';
import { lengthOf } from '../../src/playground/slack/block-kit/validate-blocks.ts';
import { toId } from '../../src/slack/ids.ts';
import { dana, migrations, openLine, sam, sendAll, useDesk } from '../support/desk.ts';
import { shownText } from '../support/shown-text.ts';

const desk = useDesk();
const tooLong = 'msg_blocks_too_long';

afterEach(async () => {
  expect(await desk.database.client.delivery.count({ where: { NOT: { state: 'sent' } } })).toBe(0);
  for (const message of desk.slack.messages(migrations))
    expect(lengthOf(message.blocks)).toBeLessThanOrEqual(8_000);
});

/** Opens tickets with long names, and moves the clock to a day on which they are stalled. */
async function openStalled(count: number): Promise<void> {
  for (let i = 1; i <= count; i++) {
    const customer = `Acme ${i} ${'of the Northern Counties '.repeat(2)}`.trim();
    await desk.say(sam, openLine.replace('acme.com', `acme${i}.com`).replace('Acme Corp', customer));
  }
  desk.clock.set('2026-11-30T09:30:00-06:00');
}

const postedCalls = () => desk.slack.calls.filter(({ method }) => method === 'chat.postMessage');

/** The posts that Slack accepted, as what people read. */
async function readInOrder(): Promise<string> {
  await sendAll(desk);
  return desk.slack.messages(migrations).map(shownText).join('\n');
}

/** The tickets whose lines people read, in order. */
const ticketsIn = (words: string) => [...words.matchAll(/^Acme.* \((MIG-\d+)\) ·/gm)].map(([, key]) => key);

test('delivers a digest of many long lines in messages that Slack accepts', async () => {
  await openStalled(30);
  await desk.say(dana, 'digest now');
  expect(ticketsIn(await readInOrder())).toHaveLength(30);
  expect(postedCalls().filter(({ error }) => error)).toEqual([]);
}, 60_000);

test.each([1, 2, 3, 7])(
  'splits a message again when Slack says %i times that it is too long, and delivers every line once',
  async (times) => {
    await openStalled(12);
    const before = ticketsIn(await readInOrder());
    expect(before).toEqual([]);
    desk.slack.faults.failNext('chat.postMessage', tooLong, times);
    await desk.say(dana, 'digest now');
    const keys = ticketsIn(await readInOrder());
    expect(keys).toEqual(Array.from({ length: 12 }, (_, i) => `MIG-${i + 1}`));
    const [first, ...rest] = desk.slack.messages(migrations).filter(({ ephemeralTo }) => !ephemeralTo);
    expect(rest.every(({ thread_ts }) => thread_ts === first?.ts)).toBe(true);
  },
  60_000,
);

const paragraphs = Array.from({ length: 12 }, (_, i) => text(`${i}. ${'words '.repeat(300)}`));

async function oweLong(mode: 'post' | 'anchor' = 'post'): Promise<void> {
  const message = { place: toId(migrations), card: withEvent(card(...paragraphs), 'A long message') };
  const owed = mode === 'post' ? { ...message, mode } : { ...message, mode, anchor: 'long' };
  await desk.database.transaction((tx) => owe(tx, desk.clock.now(), [owed]));
}

async function oweShort(words: string): Promise<void> {
  const message = {
    place: toId(migrations),
    card: withEvent(card(text(words)), words),
    mode: 'post' as const,
  };
  await desk.database.transaction((tx) => owe(tx, desk.clock.now(), [message]));
}

test('posts the rest of a long message in its thread, before any later message', async () => {
  await oweLong();
  await oweShort('later');
  const words = await readInOrder();
  expect([...words.matchAll(/^(\d+)\. words/gm)].map(([, i]) => Number(i))).toEqual(
    paragraphs.map((_, i) => i),
  );
  expect(words.endsWith('later')).toBe(true);
  const [first, ...rest] = desk.slack.messages(migrations);
  expect(shownText(first!)).toContain('The rest is in this thread.');
  expect(rest.slice(0, -1).every(({ thread_ts }) => thread_ts === first!.ts)).toBe(true);
});

test('repeats no part of a long message after a rate limit between two parts', async () => {
  await oweLong();
  desk.slack.faults.strictRate = true;
  const words = await readInOrder();
  expect([...words.matchAll(/^(\d+)\. words/gm)]).toHaveLength(paragraphs.length);
});

test('cuts an updated message off instead of posting the rest again', async () => {
  await oweLong('anchor');
  await sendAll(desk);
  const before = desk.slack.messages(migrations).length;
  await oweLong('anchor');
  await sendAll(desk);
  expect(desk.slack.messages(migrations)).toHaveLength(before);
  expect(shownText(desk.slack.messages(migrations)[0]!)).toContain(
    "The rest doesn't fit in a Slack message.",
  );
});
