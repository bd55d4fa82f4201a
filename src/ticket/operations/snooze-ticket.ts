import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { changeTicket, type Decide } from '../change.ts';
import { stallLevel } from '../clocks/stall.ts';
import type { By, Desk } from '../desk.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { plural } from '../words.ts';

/** Keeps a ticket out of nudges and digests for a number of business days. With 0 days, ends the snooze. */
export async function snoozeTicket(desk: Desk, by: By, number: number, snooze: Snooze): Promise<TicketState> {
  return changeTicket(desk, by, number, snoozing(desk, snooze));
}

interface Snooze {
  /** Business days. 0 ends a snooze. */
  days: number;
  reason: string;
}

/** How long a snooze lasts. Its days are business days, so it ends later than people may expect: `2 business days, until …`. */
export function snoozeWords(calendar: Calendar, days: number, until: Date, at: Date): string {
  return `${plural(days, 'business day')}, until ${momentWords(calendar, until, at)}`;
}

/** Decides about snoozing a ticket. */
export function snoozing(desk: Desk, { days, reason }: Snooze): Decide {
  return ({ ticket }, at) => {
    if (days === 0 && !ticket.snoozedUntil) {
      throw new Fault(`${ticketKey(ticket)} is not snoozed.`, { field: 'days' });
    }
    const until = days > 0 ? desk.calendar.add(at, days * desk.calendar.dayLength) : null;
    const how = until ? `snoozed it for ${snoozeWords(desk.calendar, days, until, at)}` : 'ended the snooze';
    return {
      event: {
        text: `${how}: ${reason}`,
        progress: false,
        ...(until
          ? { type: 'snoozed', data: { until: until.toISOString(), reason } }
          : { type: 'snooze-over', data: { reason } }),
      },
      ticket: { snoozedUntil: until, snoozeReason: reason },
      undoable: true,
    };
  };
}

/** Ends a snooze that has expired, and reminds the owner of its reason. Does nothing if the snooze isn't over yet. */
export async function wakeTicket(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket }, at) => {
    if (!ticket.snoozedUntil || ticket.snoozedUntil > at) return null;
    return {
      event: {
        type: 'snooze-over',
        text: `ended the snooze (${ticket.snoozeReason})`,
        progress: false,
        data: {},
        notice: 'back',
      },
      // The notice about the snooze is enough, so the owner gets no nudge as well.
      ticket: {
        snoozedUntil: null,
        ...(stallLevel(ticket, at) === 'nudge' ? { stallLevelTold: 'nudge' } : {}),
      },
    };
  });
}
