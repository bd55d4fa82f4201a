/** Reminds people of agreed dates and billing dates: docs/rules.md, "Agreed dates". */

import { Prisma } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { By } from '../desk.ts';
import type { Ticket, TicketPhase, TicketState, TicketStep } from '../state.ts';
import { moment, plural } from '../words.ts';
import { lastBilledDay, startOfBusiness } from './billing-end.ts';
import { clockOf } from './clock-of.ts';

interface Reminder {
  /**
   * What the reminder is about: a date agreed with the customer, the next billing date, or the end of the old bill, after
   * which the ticket can be closed.
   */
  of: keyof typeof ahead | 'closing';
  at: Date;
  /** The column with the date. If the owner sets this date, no reminder about it is sent right away. */
  column: 'cutover' | 'slot' | 'nextBillingDay' | 'billingStopsOn';
  /** What the owner reads after the ticket's key: `cutover on …`. */
  says: string;
}

/** When to remind the owner: this many business days before an agreed date or a billing date. */
const ahead = { agreed: [3, 1], billing: [5] };

/** A date that was agreed with the customer, and its field. */
interface Agreed {
  at: Date;
  name: 'cutover' | 'change';
  field: 'cutover' | 'slot';
}

/** The date that was agreed with the customer, and what happens then. A ticket has at most one agreed date. */
export function agreedOf({ cutover, slot }: Pick<Ticket, 'cutover' | 'slot'>): Agreed | null {
  if (cutover) return { at: cutover, name: 'cutover', field: 'cutover' };
  return slot && { at: slot, name: 'change', field: 'slot' };
}

/**
 * The same date that `agreedOf` returns, in SQL. `t` stands for the ticket. The indexes use exactly this expression.
 */
export const agreedSql = Prisma.raw('coalesce(t."cutover", t."slot")');

type Phases = Pick<TicketPhase, 'slug' | 'position' | 'clock' | 'lockedOut'>[];

/**
 * Finds the phase whose clock starts at an agreed date. Also tells whether the ticket is in that phase, or in a later
 * one. Null if the plan doesn't have such a phase, or doesn't have the ticket's phase.
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

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/**
 * All reminders about a ticket's future dates, earliest first. Leaves out the agreed date if the ticket is already
 * past the phase of that date, and the next billing date if the end of the old bill is already known.
 */
export function remindersOf(calendar: Calendar, state: State, now: Date): Reminder[] {
  const { ticket, phases } = state;
  if (ticket.status !== 'open') return [];
  const before = (
    of: keyof typeof ahead,
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
  const isAhead =
    ticket.billingStopsOn === null &&
    ticket.nextBillingDay !== null &&
    ticket.nextBillingDay > calendar.localDay(now);
  const billing = isBilled && isAhead ? ticket.nextBillingDay : null;
  const ends = (left: string) =>
    `next billing date ${ticket.nextBillingDay} (within ${left}); remove the old licenses before then`;
  const agreed = agreedOf(ticket);
  const isDue = agreed && agreed.at > now && !placeBy(phases, ticket.phase, agreed)?.hasLeft;
  const comes = (left: string) =>
    agreed ? `${agreed.name} on ${moment(calendar, agreed.at)} (within ${left})` : '';
  return [
    ...(isDue ? before('agreed', agreed.field, calendar.localDay(agreed.at), comes) : []),
    ...(billing ? before('billing', 'nextBillingDay', billing, ends) : []),
    ...closingReminders(calendar, state),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Says on the day when the old bill ends that the ticket no longer has to stay open. Nothing closes a ticket by itself. */
function closingReminders(calendar: Calendar, state: State): Reminder[] {
  const day = lastBilledDay(state);
  if (!day) return [];
  const says = `last day of the old billing: ${day}`;
  return [{ of: 'closing', at: startOfBusiness(calendar, day), column: 'billingStopsOn', says }];
}

/**
 * Computes when to remind the owner next. A due reminder stays due until it is sent or its date changes. If the time
 * of a new reminder has already passed, the reminder is due right away. But if the owner set the date, that reminder
 * is skipped. So is a late reminder to close the ticket, except on its own day.
 */
export function remindPatch(
  calendar: Calendar,
  { before: old, after, phases, steps, patch, by, at }: RemindChange,
): Pick<Ticket, 'remindAt'> {
  // The operation that sends the reminder sets `remindAt` to null.
  const told = patch.remindAt === null;
  const { ticket: before } = old;
  const all = remindersOf(calendar, { ticket: after, phases, steps }, at);
  const due = told || !before.remindAt || before.remindAt > at ? null : before.remindAt;
  if (due && all.some((reminder) => reminder.at.getTime() === due.getTime())) return { remindAt: due };
  const known = remindersOf(calendar, { ticket: before, phases, steps: old.steps }, at).map(
    ({ says }) => says,
  );
  const isOver = ({ of, at: due }: Reminder) =>
    of === 'closing' && calendar.localDay(due) !== calendar.localDay(at);
  const late = all.findLast(
    (reminder) => reminder.at <= at && !known.includes(reminder.says) && !isOver(reminder),
  );
  const isOwn =
    late &&
    by.person?.id === after.ownerId &&
    (late.of === 'closing' || String(before[late.column]) !== String(after[late.column]));
  if (late && !isOwn) return { remindAt: late.at };
  return { remindAt: all.find((reminder) => reminder.at > at)?.at ?? null };
}

/** The parts of a change that reminders depend on. */
interface RemindChange {
  before: Pick<TicketState, 'ticket' | 'steps'>;
  after: Ticket;
  phases: TicketPhase[];
  steps: TicketStep[];
  patch: Partial<Ticket>;
  by: By;
  at: Date;
}
