import type { DnsOffer, Message } from '../contract.ts';

/** Where the person is: the conversation, and the `ts` of the open thread's first message. */
interface Here {
  channel: string | undefined;
  thread: string | null;
  /** Whether it is the conversation with the bot, where everyone who is in it sees the answers. */
  isApp: boolean;
}

/**
 * The ticket that a person most likely means: the one of the open thread, otherwise the one that the newest answer to the person was
 * about, in any conversation, otherwise the newest ticket. Lists of several tickets say nothing. Returns its key.
 */
export function ticketMeant({ tickets }: DnsOffer, messages: Message[], here: Here): string {
  const isHere = ({ channel }: Message) => channel === here.channel;
  const root = messages.find((message) => isHere(message) && message.ts === here.thread);
  const answers = messages.filter((message) => message.ephemeral || (here.isApp && isHere(message)));
  const keys = tickets.map(({ key }) => key);
  for (const message of [...(root ? [root] : []), ...answers.toReversed()]) {
    const key = subjectOf(message, keys);
    if (key) return key;
  }
  return keys[0] ?? '';
}

/** The ticket that a message is about: the one that it names first, and more often than all others together. */
function subjectOf({ text, blocks }: Message, keys: string[]): string | undefined {
  const named = [...`${text} ${JSON.stringify(blocks)}`.matchAll(/\b[A-Z]+-\d+\b/g)]
    .map(([key]) => key)
    .filter((key) => keys.includes(key));
  const own = named.filter((key) => key === named[0]).length;
  return own * 2 > named.length ? named[0] : undefined;
}
