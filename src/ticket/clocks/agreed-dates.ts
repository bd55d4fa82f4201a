/** Reminds the owner of dates that were agreed with the customer: docs/rules.md, "Agreed dates". */

import { Prisma } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { By } from '../desk.ts';
import type { Ticket, TicketPhase } from '../state.ts';
import { moment, plural } from '../words.ts';
import { clockOf } from './clock-of.ts';

interface Reminder {
  /** Of what was agreed with the customer, or of what is on the next bill. */
  of: keyof typeof ahead;
  at: Date;
  /** Who has set this knows of it. */
  column: 'cutover' | 'slot' | 'nextBillingDay';
  /** As in “acme.com: …”. */
  says: string;
}

/** How many business days before the day of a date it is told, as that business day begins. */
const ahead = { agreed: [3, 1], billing: [5] };

/** What was agreed with the customer, when, and the field that has it. */
interface Agreed {
  at: Date;
  name: 'cutover' | 'change';
  field: 'cutover' | 'slot';
}

/** The moment that was agreed with the customer, and what then happens: a ticket has one at most. */
export function agreedOf({ cutover, slot }: Pick<Ticket, 'cutover' | 'slot'>): Agreed | null {
  if (cutover) return { at: cutover, name: 'cutover', field: 'cutover' };
  return slot && { at: slot, name: 'change', field: 'slot' };
}

/** The moment of `agreedOf` in SQL, where `t` is the ticket. The indexes use exactly this expression. */
export const agreedSql = Prisma.raw('coalesce(t."cutover", t."slot")');

type Phases = Pick<TicketPhase, 'slug' | 'position' | 'clock' | 'lockedOut'>[];

/** Where a ticket is by the phase that an agreed date is about, which is the one whose clock counts on from that date. */
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

/** All of a ticket whose dates lie ahead, the first one first. What is agreed of a phase that lies behind is over. */
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
    `the next billing date is ${ticket.nextBillingDay}, in ${left} or less: remove the old licences before it`;
  const agreed = agreedOf(ticket);
  const isDue = agreed && agreed.at > now && !placeBy(phases, ticket.phase, agreed)?.hasLeft;
  const comes = (left: string) =>
    agreed ? `the ${agreed.name} is on ${moment(calendar, agreed.at)}, in ${left} or less` : '';
  return [
    ...(isDue ? before('agreed', agreed.field, calendar.localDay(agreed.at), comes) : []),
    ...(billing ? before('billing', 'nextBillingDay', billing, ends) : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * Computes when the owner is next reminded. A due reminder stays due until it is sent, whatever else happens to the ticket.
 * If a change makes a reminder due whose time is already past, it is sent right away, unless the owner set that date in this
 * change.
 */
export function remindPatch(
  calendar: Calendar,
  { before: { ticket: before }, after, phases, patch, by, at }: RemindChange,
): Pick<Ticket, 'remindAt'> {
  // An operation that sends the reminder clears `remindAt`.
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
