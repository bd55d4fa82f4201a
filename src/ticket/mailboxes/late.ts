import type { Ticket, TicketState } from '../state.ts';
import { placeOf } from '../steps/phase-order.ts';

/** How many mailboxes that were added after the trial haven't moved. They hold only the closing of the ticket. */
export function lateLeft({ mailboxTally }: Pick<Ticket, 'mailboxTally'>): number {
  return mailboxTally?.lateOpen ?? 0;
}

/** Whether a mailbox that is added now comes after the trial, in a ticket that already lists mailboxes. */
export function comesLate({ ticket, phases, steps }: TicketState): boolean {
  const trial = steps.find(({ proof }) => proof === 'verified' || proof === 'ready');
  const isOver = trial?.gate ? placeOf(phases, ticket.phase) > placeOf(phases, trial.gate) : false;
  return ticket.listsMailboxes && isOver;
}
