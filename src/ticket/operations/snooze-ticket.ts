import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { stallLevel } from '../stall.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { moment, plural } from '../words.ts';

/** Keeps a ticket out of nudges and digests for some business days; 0 brings it back. */
export async function snoozeTicket(
  desk: Desk,
  by: By,
  number: number,
  { days, reason }: { days: number; reason: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, ({ ticket }, at) => {
    if (days === 0 && !ticket.snoozedUntil) {
      throw new Fault(`${ticketKey(ticket)} is not snoozed.`, { field: 'days' });
    }
    const until = days > 0 ? desk.calendar.add(at, days * desk.calendar.dayLength) : null;
    const how = until
      ? `snoozed it for ${plural(days, 'business day')}, until ${moment(desk.calendar, until)}`
      : 'woke it';
    return {
      event: { type: until ? 'snoozed' : 'snooze-over', text: `${how}: ${reason}`, progress: false },
      ticket: { snoozedUntil: until, snoozeReason: reason },
    };
  });
}

/** Brings back a ticket whose snooze is over, with its reason; does nothing for any other. */
export async function wakeTicket(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket }, at) => {
    if (!ticket.snoozedUntil || ticket.snoozedUntil > at) return null;
    return {
      event: {
        type: 'snooze-over',
        text: `woke it: it was snoozed for: ${ticket.snoozeReason}`,
        progress: false,
        tellOwner: `${ticketKey(ticket)} is back. You snoozed it for: ${ticket.snoozeReason}`,
      },
      // That reminds the owner of a standstill as well.
      ticket: { snoozedUntil: null, ...(stallLevel(ticket, at) === 'nudge' ? { stallTold: 'nudge' } : {}) },
    };
  });
}
