import type { Calendar } from '../../time/calendar.ts';
import { hourMs } from '../../time/local-time.ts';
import type { Ticket } from '../state.ts';
import { ageWords } from '../words.ts';
import { isParked, parkedTill } from './billing-end.ts';

/** After someone sets the cadence or ends a hold, no reminder comes for at least this long. In ms of business time. */
const minimumNotice = hourMs;

/** A ticket without a cadence shows `no contact yet` after this many business days. */
const firstWeek = 5;

/**
 * Computes when the next contact with the customer is due, by the agreed cadence. Only a contact, a new cadence, a
 * hold, or the wait for the end of the old bill changes the due date. The time of that wait doesn't count. The owner is
 * told once for each due date.
 */
export function contactPatch(calendar: Calendar, before: Ticket, after: Ticket, at: Date): Partial<Ticket> {
  if (!isDue(after)) return { contactDueAt: null };
  const contacted = before.contactedAt?.getTime() !== after.contactedAt?.getTime();
  const agreed = before.contactEveryDays !== after.contactEveryDays;
  const parked = before.parkedUntil?.getTime() !== after.parkedUntil?.getTime();
  if (isDue(before) && !contacted && !agreed && !parked) return {};
  const since = after.contactedAt ?? (agreed ? at : after.openedAt);
  const from = latest(since, parkedTill(before, after, at), after.parkedUntil);
  const due = calendar.add(from, (after.contactEveryDays ?? 0) * calendar.dayLength);
  const soonest = calendar.add(at, minimumNotice);
  return { contactDueAt: latest(due, soonest), contactDueTold: false };
}

/**
 * Computes the due date again after the clock was set. A date is wrong if it is later than that of a contact right now, or
 * earlier than that of the last contact. The owner hears of a date that hasn't come yet, even if they were told before.
 */
export function contactAgain(calendar: Calendar, ticket: Ticket, at: Date): Partial<Ticket> {
  const { contactDueAt: due, contactEveryDays, parkedUntil } = ticket;
  if (!isDue(ticket) || due === null) return {};
  const dueFrom = (since: Date) =>
    calendar.add(latest(since, parkedUntil), (contactEveryDays ?? 0) * calendar.dayLength);
  const first = dueFrom(ticket.contactedAt ?? ticket.openedAt);
  const soonest = calendar.add(at, minimumNotice);
  const planned = due > latest(dueFrom(at), soonest) ? latest(first, soonest) : latest(due, first);
  return { contactDueAt: planned, contactDueTold: ticket.contactDueTold && planned <= at };
}

function latest(first: Date, ...others: (Date | null)[]): Date {
  return others.reduce<Date>((last, one) => (one && one > last ? one : last), first);
}

function isDue({ status, heldAt, contactEveryDays }: Ticket): boolean {
  return status === 'open' && !heldAt && contactEveryDays !== null;
}

/**
 * Says when the customer was last contacted: `last contact 2 business days ago, by phone`. If nobody has contacted the
 * customer, returns `no contact yet` once a contact is due, and null before that. Without a cadence, a contact is due
 * after the first week.
 */
export function contactWords(calendar: Calendar, ticket: Ticket, at: Date): string | null {
  const isOverdue = ticket.contactDueAt !== null && ticket.contactDueAt <= at;
  if (ticket.contactedAt) {
    const age = ageWords(calendar, null, ticket.contactedAt, at);
    return `last contact ${age} ago, by ${ticket.contactedVia}${isOverdue ? '; the next one is overdue' : ''}`;
  }
  const isLate = isOverdue || (ticket.contactEveryDays === null && isSilent(calendar, ticket, at));
  return isLate ? 'no contact yet' : null;
}

function isSilent(calendar: Calendar, ticket: Ticket, at: Date): boolean {
  if (ticket.status !== 'open' || ticket.heldAt || isParked(ticket, at)) return false;
  return calendar.between(ticket.openedAt, at) > firstWeek * calendar.dayLength;
}
