import type { DnsOffer, Message } from '../contract.ts';

/**
 * The ticket that a person most likely means: the one of the open thread, otherwise the one that the newest private answer in the
 * conversation is about, otherwise the newest one. Returns its key.
 *
 * @param thread the `ts` of the open thread's first message
 */
export function ticketMeant(
  { tickets }: DnsOffer,
  messages: Message[],
  { channel, thread }: { channel: string | undefined; thread: string | null },
): string {
  const here = messages.filter((message) => message.channel === channel);
  const root = here.find(({ ts }) => ts === thread);
  const answers = here.filter(({ ephemeral }) => ephemeral).reverse();
  for (const { text, blocks } of root ? [root, ...answers] : answers) {
    const words = `${text} ${JSON.stringify(blocks)}`;
    const named = tickets.find(({ key }) => new RegExp(`\\b${key}\\b`).test(words));
    if (named) return named.key;
  }
  return tickets[0]?.key ?? '';
}
