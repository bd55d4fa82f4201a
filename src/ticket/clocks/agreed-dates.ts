/** Reminds people of agreed dates and billing dates: docs/rules.md, "Agreed dates". */

import { Prisma } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import type { By } from '../desk.ts';
import type { Ticket, TicketPhase, TicketState, TicketStep } from '../state.ts';
import { plural } from '../words.ts';
import { lastBilledDay } from './billing-end.ts';
import { clockOf } from './clock-of.ts';

interface Reminder {
  /**
   * What the reminder is about: a date agreed with the customer, the next billing date, or the end of the old bill, after
   * which the ticket can be closed.
   */
  of: 'agreed' | 'billing' | 'closing';
  /** The start of a day. People get the reminder when their working day starts. */
  at: Date;
  /** The column with the date. If the owner sets this date, no reminder about it is sent right away. */
  column: 'cutover' | 'slot' | 'nextBillingDay' | 'billingStopsOn';
  /** What the reminder says, for the ticket's history: `cutover on …`. */
  says: string;
}

/** When to remind the owner: this many business days before an agreed date or a billing date. 0 is the day itself. */
const ahead = { agreed: [3, 1, 0], billing: [5] };

/** An agreed date is near from its first reminder on: this many business days before it. */
export const nearDays = Math.max(...ahead.agreed);

/** A date that was agreed with the customer. `field` is where the ticket keeps it, and what messages call it. */
export interface Agreed {
  at: Date;
  field: 'cutover' | 'slot';
}

/** The date that was agreed with the customer, and what happens then. A ticket has at most one agreed date. */
export function agreedOf({ cutover, slot }: Pick<Ticket, 'cutover' | 'slot'>): Agreed | null {
  if (cutover) return { at: cutover, field: 'cutover' };
  return slot && { at: slot, field: 'slot' };
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
  return [
    ...agreedReminders(calendar, state, now),
    ...billingReminders(calendar, state, now),
    ...closingReminders(calendar, state, now),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function agreedReminders(calendar: Calendar, { ticket, phases }: State, now: Date): Reminder[] {
  const agreed = agreedOf(ticket);
  if (ticket.status !== 'open' || !agreed || agreed.at <= now) return [];
  if (placeBy(phases, ticket.phase, agreed)?.hasLeft) return [];
  return ahead.agreed.map((count) => ({
    of: 'agreed',
    column: agreed.field,
    at:
      count === 0
        ? morningBefore(calendar, agreed.at)
        : daysBefore(calendar, calendar.localDay(agreed.at), count),
    says: `${agreed.field} on ${momentWords(calendar, agreed.at, now)} (${leftWords(count)})`,
  }));
}

function billingReminders(calendar: Calendar, { ticket, phases }: State, now: Date): Reminder[] {
  const { nextBillingDay: day } = ticket;
  const isBilled = phases.some(({ slug, billed }) => slug === ticket.phase && billed);
  const isAhead = ticket.billingStopsOn === null && day !== null && day > calendar.localDay(now);
  if (ticket.status !== 'open' || !isBilled || !isAhead) return [];
  return ahead.billing.map((count) => ({
    of: 'billing',
    column: 'nextBillingDay',
    at: daysBefore(calendar, day, count),
    says: `next billing date ${dayWords(calendar, day, now)} (${leftWords(count)})`,
  }));
}

/** Says on the day when the old bill ends that the ticket no longer has to stay open. Nothing closes a ticket by itself. */
function closingReminders(calendar: Calendar, state: State, now: Date): Reminder[] {
  const day = lastBilledDay(state);
  if (!day) return [];
  const open = calendar.isBusinessDay(day) ? day : calendar.nextBusinessDay(day);
  const says = `last day of the old billing: ${dayWords(calendar, day, now)}`;
  return [{ of: 'closing', at: calendar.at(open, '00:00'), column: 'billingStopsOn', says }];
}

/** The start of the business day that many business days before a day. */
export function daysBefore(calendar: Calendar, day: string, count: number): Date {
  const opens = calendar.subtract(calendar.at(day, '00:00'), count * calendar.dayLength);
  return calendar.at(calendar.localDay(opens), '00:00');
}

/** The start of the day of an agreed date. If the date is before working hours, the start of the business day before. */
function morningBefore(calendar: Calendar, agreed: Date): Date {
  const day = calendar.localDay(agreed);
  return calendar.opensOn(day) < agreed ? calendar.at(day, '00:00') : daysBefore(calendar, day, 1);
}

/** How far ahead a date is: `today`, or `in 3 business days`. */
export function leftWords(businessDays: number): string {
  return businessDays === 0 ? 'today' : `in ${plural(businessDays, 'business day')}`;
}

/**
 * Computes when to remind the owner next. A due reminder stays due until it is sent or its date changes. If the time
 * of a new reminder has already passed, the reminder is due right away. A new owner gets the last reminder again. But if
 * the owner set the date or took the ticket, that reminder is skipped. So is a late reminder to close the ticket, except
 * on its own day.
 */
export function remindPatch(
  calendar: Calendar,
  { before: old, after, phases, steps, patch, by, at }: RemindChange,
): Pick<Ticket, 'remindAt'> {
  // The operation that sends the reminder sets `remindAt` to null.
  const told = patch.remindAt === null;
  const { ticket: before } = old;
  const all = remindersOf(calendar, { ticket: after, phases, steps }, at);
  const known = remindersOf(calendar, { ticket: before, phases, steps: old.steps }, at);
  const due = told ? null : dueReminder(known, before.remindAt, at);
  if (due && all.some(({ says }) => says === due.says)) return { remindAt: before.remindAt };
  const isHandedOver = before.ownerId !== after.ownerId;
  const isNew = ({ says }: Reminder) => isHandedOver || !known.some((reminder) => reminder.says === says);
  const isOver = ({ of, at: due }: Reminder) =>
    of === 'closing' && calendar.localDay(due) !== calendar.localDay(at);
  const late = all.findLast((reminder) => reminder.at <= at && isNew(reminder) && !isOver(reminder));
  const isOwn =
    late &&
    by.person?.id === after.ownerId &&
    (isHandedOver || late.of === 'closing' || String(before[late.column]) !== String(after[late.column]));
  if (late && !isOwn) return { remindAt: at };
  return { remindAt: all.find((reminder) => reminder.at > at)?.at ?? null };
}

/** Plans the next reminder again after the clock was set, if it was planned for later. */
export function remindAgain(calendar: Calendar, state: State, at: Date): Pick<Ticket, 'remindAt'> {
  const { remindAt } = state.ticket;
  const next = remindersOf(calendar, state, at).find((reminder) => reminder.at > at)?.at;
  return { remindAt: next && (!remindAt || remindAt > next) ? next : remindAt };
}

/** The reminder that is due if `remindAt` has passed: the latest one. Null if none is due. */
export function dueReminder(reminders: Reminder[], remindAt: Date | null, at: Date): Reminder | null {
  if (!remindAt || remindAt > at) return null;
  return reminders.findLast((reminder) => reminder.at <= at) ?? null;
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
