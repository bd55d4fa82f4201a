import { z } from 'zod';
import type { Tx } from '../../db/client.ts';

/** The keys of a ticket's headline, and of an alarm about it: `ticket:12`, `locked-out:12`. */
const ticketKeys = /^[a-z-]+:(\d+)$/;

/** What a message to a person says about its ticket: `Card.ticket`. */
const aboutOne = z.object({ ticket: z.int() });

/**
 * Returns the number of the ticket that a message is about. Null if the message isn't a ticket's headline or alarm, nor another
 * message to a person about one ticket.
 *
 * @param place the channel, or the person in whose direct messages the message is
 * @param messageId the first message of a thread
 */
export async function ticketOfThread(tx: Tx, place: string, messageId: string): Promise<number | null> {
  const anchors = await tx.anchor.findMany({ where: { place, messageId } });
  const [number] = anchors.flatMap(({ key }) => ticketKeys.exec(key)?.[1] ?? []);
  if (number) return Number(number);
  // A message that is never updated has no anchor, and neither has an alarm that a later one has replaced.
  const sent = await tx.delivery.findFirst({ where: { place, messageId }, orderBy: { id: 'desc' } });
  return aboutOne.safeParse(sent?.card).data?.ticket ?? null;
}
