import type { Calendar } from '../../time/calendar.ts';
import { minuteMs } from '../../time/local-time.ts';
import { closely, closelyAfter, lookRate, nearCutover, watchDays } from '../playbooks/dns-watch.ts';
import type { TicketState } from '../state.ts';
import { switchedAt } from '../steps/obstacles.ts';
import type { WatchRow } from './watch-row.ts';

/** How soon a look that failed is repeated, in ms. */
const retryAfter = 5 * minuteMs;

/** How often to look now, in ms: docs/rules.md, "DNS". Null: the domain isn't watched now. */
function rateNow(
  calendar: Calendar,
  { ticket, steps }: Pick<TicketState, 'ticket' | 'steps'>,
  at: Date,
): { mx: number; all: number } | null {
  const rate = lookRate(ticket.phase);
  if (ticket.status !== 'open') return null;
  if (ticket.mxWrongAt) return closely;
  if (!rate) return null;
  const switched =
    switchedAt(steps) ?? (ticket.dnsFacts?.switchedAt ? new Date(ticket.dnsFacts.switchedAt) : null);
  if (switched && at.getTime() < switched.getTime() + closelyAfter) return closely;
  if (rate.untilWatchEnds && switched && at > calendar.add(switched, watchDays * calendar.dayLength))
    return null;
  const isNear = ticket.cutover !== null && at.getTime() >= ticket.cutover.getTime() - nearCutover;
  if (isNear && !rate.untilWatchEnds) return { mx: Math.min(rate.mx, 60 * minuteMs), all: rate.all };
  return rate;
}

/** Whether a look that is due now is at all records, or only at MX. */
export function recordsDue(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'steps'>,
  { allSeenAt, snapshot }: Pick<WatchRow, 'allSeenAt' | 'snapshot'>,
  at: Date,
): 'mx' | 'all' {
  const rate = rateNow(calendar, state, at);
  const isDue = !allSeenAt || !snapshot || !rate || allSeenAt.getTime() + rate.all <= at.getTime();
  return isDue ? 'all' : 'mx';
}

/**
 * When to look at a ticket's domain next, after a look at a moment. Null if the domain isn't watched now. The moment when the
 * old MX runs out, and the one from which looks come more often, are looks, too.
 */
export function nextLook(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'steps'>,
  { allSeenAt, failingSince }: Pick<WatchRow, 'allSeenAt' | 'failingSince'>,
  at: Date,
): Date | null {
  const rate = rateNow(calendar, state, at);
  if (!rate) return null;
  const { cutover, dnsFacts } = state.ticket;
  const allDue = (allSeenAt ?? at).getTime() + rate.all;
  // If some of the mail records gave no answer, a look at all of them is still due.
  const isOverdue = allSeenAt === null || allDue <= at.getTime();
  const moments = [
    at.getTime() + rate.mx,
    allDue,
    ...(failingSince || isOverdue ? [at.getTime() + retryAfter] : []),
    ...(cutover ? [cutover.getTime() - nearCutover] : []),
    ...(dnsFacts?.horizon && !dnsFacts.horizonTold ? [new Date(dnsFacts.horizon).getTime()] : []),
  ];
  return new Date(Math.min(...moments.filter((moment) => moment > at.getTime())));
}
