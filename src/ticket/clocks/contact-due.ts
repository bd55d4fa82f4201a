import type { Calendar } from '../../time/calendar.ts';
import { hourMs } from '../../time/local-time.ts';
import type { Ticket } from '../state.ts';
import { ageWords } from '../words.ts';

/** Who has just set a cadence or ended a hold knows of the customer: they are not reminded before that, in business ms. */
const leave = hourMs;

/** Business days without any contact that are worth a word where no cadence was agreed. */
const firstWeek = 5;

/**
 * When the customer is to hear from us again, by the cadence that was agreed; told once each time. It stands until there
 * is a contact, another cadence or a hold, whatever else happens to the ticket.
 */
export function contactPatch(calendar: Calendar, before: Ticket, after: Ticket, at: Date): Partial<Ticket> {
  if (!isDue(after)) return { contactDueAt: null };
  const anew = before.contactedAt?.getTime() !== after.contactedAt?.getTime();
  const agreed = before.contactEveryDays !== after.contactEveryDays;
  if (isDue(before) && !anew && !agreed) return {};
  const from = after.contactedAt ?? (agreed ? at : after.openedAt);
  const due = calendar.add(from, (after.contactEveryDays ?? 0) * calendar.dayLength);
  const soonest = calendar.add(at, leave);
  return { contactDueAt: due > soonest ? due : soonest, contactDueTold: false };
}

/** What another message to the owner says of a contact that is due by the end of its day, and that it is told by that. */
export function contactToo(
  calendar: Calendar,
  ticket: Ticket,
  at: Date,
): { words: string[]; patch: Partial<Ticket> } {
  const tomorrow = calendar.at(calendar.nextBusinessDay(calendar.localDay(at)), '00:00');
  const tells = !ticket.contactDueTold && ticket.contactDueAt !== null && ticket.contactDueAt < tomorrow;
  return tells
    ? { words: [`${ticket.customer} is to hear from you, too.`], patch: { contactDueTold: true } }
    : { words: [], patch: {} };
}

function isDue({ status, heldAt, contactEveryDays }: Ticket): boolean {
  return status === 'open' && !heldAt && contactEveryDays !== null;
}

/**
 * `last contact 2 business days ago by phone`. Where there was none: `no contact on record`, once one is due, or after the
 * first week where none was agreed; else null.
 */
export function contactWords(calendar: Calendar, ticket: Ticket, at: Date): string | null {
  const isOverdue = ticket.contactDueAt !== null && ticket.contactDueAt <= at;
  if (ticket.contactedAt) {
    const age = ageWords(calendar, null, ticket.contactedAt, at);
    return `last contact ${age} ago by ${ticket.contactedVia}${isOverdue ? ', the next is due' : ''}`;
  }
  const isLate = isOverdue || (ticket.contactEveryDays === null && isSilent(calendar, ticket, at));
  return isLate ? 'no contact on record' : null;
}

function isSilent(calendar: Calendar, { status, heldAt, openedAt }: Ticket, at: Date): boolean {
  if (status !== 'open' || heldAt) return false;
  return calendar.between(openedAt, at) > firstWeek * calendar.dayLength;
}
