/** Reminds the owner of dates that were agreed with the customer: docs/rules.md, "Agreed dates". */

import { Prisma } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { By } from '../desk.ts';
import type { Ticket, TicketPhase } from '../state.ts';
import { moment, plural } from '../words.ts';
import { clockOf } from './clock-of.ts';

interface Reminder {
  /** What the reminder is about: a date agreed with the customer, or the next billing date. */
  of: keyof typeof ahead;
  at: Date;
  /** The column with the date. An owner who sets this date gets no reminder for it right away. */
  column: 'cutover' | 'slot' | 'nextBillingDay';
  /** What the owner reads after the ticket's key: `cutover on …`. */
  says: string;
}

/** How many business days before a date to remind the owner. They count back from the start of that day. */
const ahead = { agreed: [3, 1], billing: [5] };

/** A date that was agreed with the customer, and its field. */
interface Agreed {
  at: Date;
  name: 'cutover' | 'change';
  field: 'cutover' | 'slot';
}

/** The date that was agreed with the customer, and what happens then. A ticket has at most one. */
export function agreedOf({ cutover, slot }: Pick<Ticket, 'cutover' | 'slot'>): Agreed | null {
  if (cutover) return { at: cutover, name: 'cutover', field: 'cutover' };
  return slot && { at: slot, name: 'change', field: 'slot' };
}

/** The time from `agreedOf`, in SQL, where `t` is the ticket. The indexes use exactly this expression. */
export const agreedSql = Prisma.raw('coalesce(t."cutover", t."slot")');

type Phases = Pick<TicketPhase, 'slug' | 'position' | 'clock' | 'lockedOut'>[];

/**
 * Finds the phase whose clock starts at an agreed date, and whether the ticket is in that phase or past it. Null if
 * the plan has no such phase, or the ticket is in an unknown one.
 */
export function placeBy(
  phases: Phases,
  phase: string,
  { field }: Agreed,
): { about: Phases[number]; isIn: boolean; hasLeft: boolean } | null {
  const about = phases.find(({ slug }) => {
    const from = clockOf(phases, slug)?.from;
    return from?.field === field && from.at === 'after';
  });
  const here = phases.find(({ slug }) => slug === phase);
  if (!about || !here) return null;
  return { about, isIn: here === about, hasLeft: here.position > about.position };
}

/**
 * All reminders for a ticket's future dates, earliest first. Leaves out the agreed date if the ticket has left its
 * phase.
 */
export function remindersOf(
  calendar: Calendar,
  ticket: Ticket,
  phases: TicketPhase[],
  now: Date,
): Reminder[] {
  if (ticket.status !== 'open') return [];
  const before = (
    of: Reminder['of'],
    column: Reminder['column'],
    day: string,
    says: (left: string) => string,
  ): Reminder[] =>
    ahead[of].map((count) => ({
      of,
      column,
      at: calendar.subtract(calendar.at(day, '00:00'), count * calendar.dayLength),
      says: says(plural(count, 'business day')),
    }));
  const isBilled = phases.some(({ slug, billed }) => slug === ticket.phase && billed);
  const isAhead = ticket.nextBillingDay !== null && ticket.nextBillingDay > calendar.localDay(now);
  const billing = isBilled && isAhead ? ticket.nextBillingDay : null;
  const ends = (left: string) =>
    `next billing date ${ticket.nextBillingDay}, no more than ${left} away; remove the old licenses before then`;
  const agreed = agreedOf(ticket);
  const isDue = agreed && agreed.at > now && !placeBy(phases, ticket.phase, agreed)?.hasLeft;
  const comes = (left: string) =>
    agreed ? `${agreed.name} on ${moment(calendar, agreed.at)}, no more than ${left} away` : '';
  return [
    ...(isDue ? before('agreed', agreed.field, calendar.localDay(agreed.at), comes) : []),
    ...(billing ? before('billing', 'nextBillingDay', billing, ends) : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * Computes when to remind the owner next. A due reminder stays due until it is sent, unless its date changes. The time
 * of a new reminder may already have passed. That reminder is due right away, unless the owner set the date.
 */
export function remindPatch(
  calendar: Calendar,
  { before: { ticket: before }, after, phases, patch, by, at }: RemindChange,
): Pick<Ticket, 'remindAt'> {
  // The operation that sends the reminder sets `remindAt` to null.
  const told = patch.remindAt === null;
  const all = remindersOf(calendar, after, phases, at);
  const due = told || !before.remindAt || before.remindAt > at ? null : before.remindAt;
  if (due && all.some((reminder) => reminder.at.getTime() === due.getTime())) return { remindAt: due };
  const known = remindersOf(calendar, before, phases, at).map(({ says }) => says);
  const late = all.findLast((reminder) => reminder.at <= at && !known.includes(reminder.says));
  const isOwn =
    late && by.person?.id === after.ownerId && String(before[late.column]) !== String(after[late.column]);
  if (late && !isOwn) return { remindAt: late.at };
  return { remindAt: all.find((reminder) => reminder.at > at)?.at ?? null };
}

/** The parts of a change that reminders depend on. */
interface RemindChange {
  before: { ticket: Ticket };
  after: Ticket;
  phases: TicketPhase[];
  patch: Partial<Ticket>;
  by: By;
  at: Date;
}
