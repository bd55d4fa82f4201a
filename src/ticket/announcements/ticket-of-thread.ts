import type { Tx } from '../../db/client.ts';

/** The keys of a ticket's headline, and of an alarm about it: `ticket:12`, `locked-out:12`. */
const ticketKeys = /^[a-z-]+:(\d+)$/;

/**
 * Returns the number of the ticket that a message is about. Null if the message isn't a ticket's headline or alarm.
 *
 * @param place the channel, or the person in whose direct messages the message is
 * @param messageId the first message of a thread
 */
export async function ticketOfThread(tx: Tx, place: string, messageId: string): Promise<number | null> {
  const anchors = await tx.anchor.findMany({ where: { place, messageId } });
  const [number] = anchors.flatMap(({ key }) => ticketKeys.exec(key)?.[1] ?? []);
  return number ? Number(number) : null;
}
