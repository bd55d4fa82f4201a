/**
 * Divides a ticket's open time into periods. During a period, the phase, owner, party waited on, and hold stay the
 * same.
 */

import type { Prisma } from '../db/client.ts';
import { insertInto, updateIn } from '../db/together.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Ticket, TicketState, Wait } from './state.ts';

/**
 * What a change does to a ticket's periods: the new waiting times, the start of the current period, and the SQL to
 * run.
 */
interface PeriodChange extends Pick<TicketState, 'waits' | 'since'> {
  writes: (Prisma.Sql | null)[];
}

/** Ends the current period and starts the next one, if the change makes that necessary. */
export function changePeriod(
  calendar: Calendar,
  before: Pick<TicketState, 'ticket' | 'waits' | 'since'>,
  ticket: Ticket,
  now: Date,
): PeriodChange {
  // The computer's clock may have been set back. In that case, the next period starts when the current one started, so
  // that no time counts twice.
  const at = before.since && before.since > now ? before.since : now;
  const { number: ticketNumber, phase, phaseEnteredAt, ownerId, waitingOn } = ticket;
  const lasts = ticket.status === 'open';
  if (before.since && lasts && sameOf(before.ticket) === sameOf(ticket)) return { ...before, writes: [] };
  const businessMs = before.since && calendar.between(before.since, at);
  return {
    waits: waitsUntil(calendar, before, at),
    since: lasts ? at : null,
    writes: [
      before.since && updateIn('TicketPeriod', { ticketNumber, endedAt: null }, { endedAt: at, businessMs }),
      lasts
        ? insertInto('TicketPeriod', [
            {
              ticketNumber,
              seq: ticket.lastEvent,
              phase,
              phaseEnteredAt,
              ownerId,
              waitingOn,
              held: ticket.heldAt !== null,
              startedAt: at,
            },
          ])
        : null,
    ],
  };
}

/**
 * Returns how long the ticket has waited on each party until `at`. Time on hold doesn't count, and neither does time
 * after the ticket has ended.
 */
export function waitsUntil(
  calendar: Calendar,
  { ticket, waits, since }: Pick<TicketState, 'ticket' | 'waits' | 'since'>,
  at: Date,
): Wait[] {
  if (!since || ticket.heldAt) return waits;
  const { waitingOn: party } = ticket;
  const before = waits.find((wait) => wait.party === party)?.ms ?? 0;
  const ms = before + calendar.between(since, at);
  return [...waits.filter((wait) => wait.party !== party), { party, ms }];
}

/** The values that stay the same during a period, as one string to compare. */
function sameOf({ phase, phaseEnteredAt, ownerId, waitingOn, heldAt }: Ticket): string {
  return JSON.stringify([phase, phaseEnteredAt, ownerId, waitingOn, heldAt !== null]);
}
