import type { Channel, Message, Person } from '../contract.ts';
import { isInChannel } from '../messages/timeline.ts';
import { compareTs, toMilliseconds } from '../time/timestamp.ts';

/** For each conversation, the `ts` of the last message that a person has read. */
export type LastRead = Record<string, string>;

interface Unread {
  isUnread: boolean;
  /**
   * The number in the sidebar, as in Slack. In a direct message, every message counts. In a channel, only mentions of
   * the person count.
   */
  count: number;
}

/** What a person hasn't read in a conversation. A reply in a thread counts only if it mentions the person. */
export function unreadIn(channel: Channel, messages: Message[], me: Person, lastRead: LastRead): Unread {
  const read = lastRead[channel.id] ?? '';
  const fresh = messages.filter(
    (message) =>
      message.channel === channel.id &&
      message.user !== me.id &&
      !message.ephemeral &&
      compareTs(message.ts, read) > 0,
  );
  const counted = fresh.filter((message) => (channel.name ? mentions(message, me) : isInChannel(message)));
  return {
    isUnread: counted.length > 0 || fresh.some(isInChannel),
    count: counted.length,
  };
}

/** Removes entries whose time is in the future. They come from an earlier run whose clock was ahead. */
export function withoutFuture(lastRead: LastRead, minute: number): LastRead {
  const end = minute + 60_000;
  return Object.fromEntries(Object.entries(lastRead).filter(([, ts]) => toMilliseconds(ts) < end));
}

function mentions({ text, blocks }: Message, { id }: Person): boolean {
  return text.includes(`<@${id}`) || JSON.stringify(blocks).includes(`"user_id":"${id}"`);
}
