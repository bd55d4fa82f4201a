import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { Party } from '../playbooks/playbook.ts';
import { partyWords } from '../playbooks/systems.ts';
import type { TicketState } from '../state.ts';

/** Sets who the ticket waits on, and why. */
export async function setWaiting(
  desk: Desk,
  by: By,
  number: number,
  { party, reason }: { party: Party; reason?: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, ({ ticket }) => ({
    event: {
      type: 'waiting',
      text: `set it to waiting on ${partyWords(party)}${reason ? `: ${reason}` : ''}`,
      progress: false,
      data: { from: ticket.waitingOn, to: party, ...(reason && { reason }) },
    },
    ticket: { waitingOn: party, waitingFor: reason ?? null },
    undoable: true,
  }));
}
