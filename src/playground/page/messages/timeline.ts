import type { Message } from '../contract.ts';
import { dayOf } from '../time/time-words.ts';
import { toMilliseconds } from '../time/timestamp.ts';

export interface Row {
  message: Message;
  /**
   * Whether the same person wrote the previous message a short time before. If so, the person's name isn't repeated.
   */
  isContinued: boolean;
  replies: Message[];
}

export interface Day {
  /** `YYYY-MM-DD` in the team's time zone. */
  date: string;
  rows: Row[];
}

/** The messages of a conversation, grouped by day, without replies that are only in threads. */
export function toTimeline(messages: Message[], channel: string, zone: string): Day[] {
  const here = messages.filter((message) => message.channel === channel);
  const replies = Map.groupBy(here.filter(isReply), ({ thread_ts }) => thread_ts);
  const shown = here.filter(isInChannel);
  const days = Map.groupBy(shown, ({ ts }) => dayOf(toMilliseconds(ts), zone));
  return [...days].map(([date, group]) => ({
    date,
    rows: toRows(group, (message) => (replies.get(message.ts) ?? []).filter(({ ephemeral }) => !ephemeral)),
  }));
}

interface Thread {
  /** The message that started the thread. Undefined if that message was deleted. */
  first: Message | undefined;
  replies: Row[];
}

export function toThread(messages: Message[], channel: string, ts: string): Thread {
  const here = messages.filter((message) => message.channel === channel);
  const replies = here.filter((message) => message.thread_ts === ts && isReply(message));
  return { first: here.find((message) => message.ts === ts), replies: toRows(replies, () => []) };
}

/** Whether the channel itself shows a message. */
export function isInChannel(message: Message): boolean {
  return !isReply(message) || message.inChannel;
}

export function isReply({ ts, thread_ts }: Message): boolean {
  return thread_ts !== undefined && thread_ts !== ts;
}

function toRows(messages: Message[], repliesTo: (message: Message) => Message[]): Row[] {
  return messages.map((message, index) => ({
    message,
    isContinued: continues(messages[index - 1], message),
    replies: repliesTo(message),
  }));
}

const pause = 5 * 60_000;

function continues(before: Message | undefined, message: Message): boolean {
  if (!before || before.user !== message.user || before.ephemeral || message.ephemeral) return false;
  return toMilliseconds(message.ts) - toMilliseconds(before.ts) < pause;
}
