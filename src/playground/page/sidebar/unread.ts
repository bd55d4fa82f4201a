import type { Channel, Message, Person } from '../contract.ts';
import { isReply } from '../messages/timeline.ts';
import { compareTs, toMilliseconds } from '../time/timestamp.ts';

/** The `ts` up to which a person has read each conversation. */
export type LastRead = Record<string, string>;

interface Unread {
  isUnread: boolean;
  /** What has a number in Slack: everything between two, elsewhere what mentions the person. */
  count: number;
}

/** What is new in a conversation for a person. A reply counts only where it mentions them. */
export function unreadIn(channel: Channel, messages: Message[], me: Person, lastRead: LastRead): Unread {
  const read = lastRead[channel.id] ?? '';
  const fresh = messages.filter(
    (message) =>
      message.channel === channel.id &&
      message.user !== me.id &&
      !message.ephemeral &&
      compareTs(message.ts, read) > 0,
  );
  const counted = fresh.filter((message) => (channel.name ? mentions(message, me) : !isReply(message)));
  return {
    isUnread: counted.length > 0 || fresh.some((message) => !isReply(message)),
    count: counted.length,
  };
}

/** Without what lies after the present minute: it is from an earlier run, whose clock was further on. */
export function withoutFuture(lastRead: LastRead, minute: number): LastRead {
  const end = minute + 60_000;
  return Object.fromEntries(Object.entries(lastRead).filter(([, ts]) => toMilliseconds(ts) < end));
}

function mentions({ text, blocks }: Message, { id }: Person): boolean {
  return text.includes(`<@${id}`) || JSON.stringify(blocks).includes(`"user_id":"${id}"`);
}
