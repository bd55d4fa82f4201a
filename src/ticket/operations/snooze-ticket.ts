import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import { contactToo } from '../clocks/contact-due.ts';
import { stallLevel } from '../clocks/stall.ts';
import type { By, Desk } from '../desk.ts';
import { loadNames, subjectOf, type Ticket, type TicketState, ticketKey } from '../state.ts';
import { moment, plural } from '../words.ts';

/** Keeps a ticket out of nudges and digests for a number of business days. With 0 days, ends the snooze. */
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
      : 'ended the snooze';
    return {
      event: {
        text: `${how}: ${reason}`,
        progress: false,
        ...(until
          ? { type: 'snoozed', data: { until: until.toISOString(), reason } }
          : { type: 'snooze-over', data: { reason } }),
      },
      ticket: { snoozedUntil: until, snoozeReason: reason },
    };
  });
}

/**
 * Ends a snooze that has expired, and tells the owner why the ticket was snoozed. Does nothing if the snooze isn't over
 * yet.
 */
export async function wakeTicket(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, async ({ ticket }, at, tx) => {
    if (!ticket.snoozedUntil || ticket.snoozedUntil > at) return null;
    const who = await snoozer(tx, ticket);
    const contact = contactToo(desk.calendar, ticket, at);
    return {
      event: {
        type: 'snooze-over',
        text: `ended the snooze (${ticket.snoozeReason})`,
        progress: false,
        data: {},
        tellOwner: [
          `${ticketKey(ticket)} is back from a snooze. ${who} gave this reason for the snooze: ${ticket.snoozeReason}`,
          ...contact.words,
        ].join('\n'),
      },
      // The message about the snooze is enough, so the owner gets no nudge or contact reminder as well.
      ticket: {
        snoozedUntil: null,
        ...(stallLevel(ticket, at) === 'nudge' ? { stallLevelTold: 'nudge' } : {}),
        ...contact.patch,
      },
    };
  });
}

/** The name of the person who snoozed the ticket, or `You` for the owner. */
async function snoozer(tx: Tx, { number, ownerId }: Ticket): Promise<string> {
  const last = await tx.event.findFirst({
    where: { ticketNumber: number, type: 'snoozed' },
    orderBy: { seq: 'desc' },
  });
  const id = last?.actorId ?? null;
  return subjectOf(await loadNames(tx, [id]), id, ownerId ?? undefined);
}
