import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { noHold } from './passage.ts';

/** Puts a ticket on hold until the start of a day (`YYYY-MM-DD` in the team's time zone). */
export async function holdTicket(
  desk: Desk,
  by: By,
  number: number,
  { until, reason }: { until: string; reason: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, ({ ticket }, at) => {
    if (ticket.heldAt) {
      throw new Fault(`${ticketKey(ticket)} is already on hold.`, {
        hint: 'To change the date, resume it first.',
        example: `resume ${ticketKey(ticket)}`,
        field: 'until',
      });
    }
    const holdUntil = desk.calendar.at(until, '00:00');
    return {
      event: {
        type: 'hold',
        text: `put it on hold until ${until}: ${reason}`,
        progress: false,
        data: { until, reason },
      },
      ticket: { heldAt: at, holdUntil, holdReason: reason, holdExpiredAt: null },
      undoable: true,
    };
  });
}

/** Ends a hold, which resumes the stall clock. The time used before the hold still counts. */
export async function resumeTicket(
  desk: Desk,
  by: By,
  number: number,
  comment?: string,
): Promise<TicketState> {
  return changeTicket(desk, by, number, ({ ticket }) => {
    if (!ticket.heldAt) throw new Fault(`${ticketKey(ticket)} is not on hold.`, { field: 'ticket' });
    return {
      event: {
        type: 'resume',
        text: `resumed it${comment ? `: ${comment}` : ''}`,
        progress: false,
        data: { ...(comment && { comment }) },
      },
      ticket: noHold,
    };
  });
}

/** Ends a hold that has expired. Does nothing if the ticket isn't on hold, or if the hold isn't over yet. */
export async function expireHold(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket }, at) => {
    if (!ticket.heldAt || !ticket.holdUntil || ticket.holdUntil > at) return null;
    return {
      event: { type: 'hold-expired', text: 'ended the hold because it expired', progress: false, data: {} },
      ticket: { ...noHold, holdExpiredAt: ticket.holdUntil },
    };
  });
}
