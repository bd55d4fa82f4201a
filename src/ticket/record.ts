import type { Prisma, Tx } from '../db/client.ts';
import { owe } from '../delivery/owe.ts';
import { announcements } from './announce.ts';
import type { By, Desk } from './desk.ts';
import type { TicketState, TicketStep } from './state.ts';
import { findListeners } from './subscriptions.ts';
import type { TicketEvent } from './ticket-event.ts';

/**
 * Writes an event and the deliveries that it owes, in the transaction of the change it tells of. `state` is the ticket
 * as the change leaves it, `lastEvent` counted up already. Nothing is announced in any other way.
 */
export async function record(
  tx: Tx,
  desk: Desk,
  state: TicketState,
  event: TicketEvent,
  { by, at, factsTicked }: { by: By; at: Date; factsTicked: TicketStep[] },
): Promise<void> {
  const told =
    factsTicked.length > 0
      ? `${event.text} (ticks ${factsTicked.map((step) => step.id).join(', ')})`
      : event.text;
  await tx.event.create({
    data: {
      ticketNumber: state.ticket.number,
      seq: state.ticket.lastEvent,
      type: event.type,
      at,
      actorId: by.person?.id ?? null,
      text: told,
      progress: event.progress,
      data: (event.data ?? {}) as Prisma.InputJsonValue,
    },
  });
  const listeners = await findListeners(tx, state, event.type, at);
  const owed = announcements(desk, state, { ...event, text: told }, { by, at, listeners });
  for (const message of owed) await owe(tx, at, message);
}
