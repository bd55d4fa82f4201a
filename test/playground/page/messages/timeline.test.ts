import { describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/playground/page/contract.ts';
import { toThread, toTimeline } from '../../../../src/playground/page/messages/timeline.ts';
import { createMessage, desk, leads, lee, migrations, toTs } from '../fixture.ts';

const zone = 'America/Chicago';
const show = (messages: Message[]) =>
  toTimeline(messages, migrations.id, zone).map(({ date, rows }) => [
    date,
    ...rows.map(({ message, isContinued }) => `${message.text}${isContinued ? ' …' : ''}`),
  ]);

describe('the list of messages', () => {
  test("groups one channel's messages by day in the team's time zone", () => {
    const messages = [
      createMessage('2026-11-20T05:59:59Z', { text: 'a' }),
      createMessage('2026-11-20T06:00:01Z', { text: 'b' }),
      createMessage('2026-11-20T06:00:02Z', { text: 'c', channel: leads.id }),
    ];
    expect(show(messages)).toEqual([
      ['2026-11-19', 'a'],
      ['2026-11-20', 'b'],
    ]);
  });

  test('leaves out the name of a person who writes again within five minutes', () => {
    const messages = [
      createMessage('2026-11-20T15:00:00Z', { text: 'a' }),
      createMessage('2026-11-20T15:04:59Z', { text: 'b' }),
      createMessage('2026-11-20T15:09:59Z', { text: 'c' }),
      createMessage('2026-11-20T15:10:00Z', { text: 'd', user: lee.id }),
      createMessage('2026-11-20T15:10:01Z', { text: 'e', user: lee.id, ephemeral: true }),
      createMessage('2026-11-20T15:10:02Z', { text: 'f', user: lee.id }),
    ];
    expect(show(messages)).toEqual([['2026-11-20', 'a', 'b …', 'c', 'd', 'e', 'f']]);
  });

  test('shows replies in the thread of their message', () => {
    const first = createMessage('2026-11-20T15:00:00Z', { text: 'a', user: desk.id });
    const thread_ts = first.ts;
    const messages = [
      { ...first, thread_ts },
      createMessage('2026-11-20T15:01:00Z', { text: 'b', thread_ts }),
      createMessage('2026-11-20T15:02:00Z', { text: 'c', thread_ts, ephemeral: true }),
    ];
    const [day] = toTimeline(messages, migrations.id, zone);
    expect(day?.rows.map(({ replies }) => replies.map(({ text }) => text))).toEqual([['b']]);
    const thread = toThread(messages, migrations.id, thread_ts);
    expect(thread.first?.text).toBe('a');
    expect(thread.replies.map(({ message }) => message.text)).toEqual(['b', 'c']);
  });

  test('shows a broadcast reply in the channel and in its thread', () => {
    const thread_ts = toTs('2026-11-20T15:00:00Z');
    const messages = [
      createMessage('2026-11-20T15:00:00Z', { text: 'a', user: desk.id }),
      createMessage('2026-11-20T15:01:00Z', { text: 'b', user: lee.id, thread_ts, inChannel: true }),
    ];
    expect(show(messages)).toEqual([['2026-11-20', 'a', 'b']]);
    expect(toThread(messages, migrations.id, thread_ts).replies).toHaveLength(1);
  });

  test('shows the replies of a thread whose first message was deleted', () => {
    const thread_ts = toTs('2026-11-20T15:00:00Z');
    const thread = toThread([createMessage('2026-11-20T15:01:00Z', { thread_ts })], migrations.id, thread_ts);
    expect(thread.first).toBeUndefined();
    expect(thread.replies).toHaveLength(1);
  });
});
