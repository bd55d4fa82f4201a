import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { changeTicket, type Decide } from '../change.ts';
import { stallLevel } from '../clocks/stall.ts';
import type { By, Desk } from '../desk.ts';
import { type TicketState, ticketKey } from '../state.ts';
import { plural } from '../words.ts';

/** Keeps a ticket out of nudges and digests for some business days, or until a day. With 0 days, ends the snooze. */
export async function snoozeTicket(desk: Desk, by: By, number: number, snooze: Snooze): Promise<TicketState> {
  return changeTicket(desk, by, number, snoozing(desk, snooze));
}

/** Has `days` or `until`. */
export interface Snooze {
  /** Business days. 0 ends a snooze. */
  days?: number;
  /** The day on which the snooze ends, at the start of work. */
  until?: string;
  reason: string;
}

/**
 * How long a snooze lasts: `until …`, or `for 2 business days, until …`. A number of business days also gets its end,
 * because that may be later than people expect.
 */
export function snoozeWords(calendar: Calendar, days: number | undefined, until: Date, at: Date): string {
  return `${days ? `for ${plural(days, 'business day')}, ` : ''}until ${momentWords(calendar, until, at)}`;
}

/** When a snooze that starts now ends. Null if it only ends an earlier one. */
export function endOfSnooze(calendar: Calendar, { days = 0, until }: Snooze, at: Date): Date | null {
  if (until !== undefined) return calendar.opensOn(until);
  return days > 0 ? calendar.add(at, days * calendar.dayLength) : null;
}

/** Decides about snoozing a ticket. */
export function snoozing(desk: Desk, snooze: Snooze): Decide {
  return ({ ticket }, at) => {
    const { days, reason } = snooze;
    const until = endOfSnooze(desk.calendar, snooze, at);
    if (!until && !ticket.snoozedUntil) {
      throw new Fault(`${ticketKey(ticket)} is not snoozed.`, { field: 'days' });
    }
    const how = until ? `snoozed it ${snoozeWords(desk.calendar, days, until, at)}` : 'ended the snooze';
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
