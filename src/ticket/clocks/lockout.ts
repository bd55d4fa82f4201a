/** How long the users of a platform change have no mailbox: docs/rules.md, "Lockouts". */

import { earliest } from '../../clock.ts';
import type { Calendar } from '../../time/calendar.ts';
import { hourMs } from '../../time/local-time.ts';
import type { Ticket, TicketPhase, TicketState, TicketStep } from '../state.ts';
import { gateSteps } from '../steps/gate.ts';
import { isOpen, settledAt } from '../steps/marks.ts';
import { hasStarted, startOf } from '../steps/phase-order.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

export interface Lockout {
  /** Since when the users have had no mailbox. */
  since: Date;
  /** When this part of the work should be done, by plan. */
  endsAt: Date;
  /** The steps that end it. */
  steps: TicketStep[];
}

/**
 * The plan: two hours from the slot to the completion notice, then two business hours until the passwords are reset.
 * In ms.
 */
export const plannedLockout = 2 * hourMs;

/** How often the message about a lockout is brought up to date, in ms of business time. */
const alarmEvery = hourMs;

/**
 * The lockout of a ticket's users. Null if they have a mailbox. A lockout doesn't end when the ticket leaves its phases,
 * but when the required steps of these phases are done or waived.
 */
export function lockoutOf(calendar: Calendar, state: State): Lockout | null {
  const { ticket, phases } = state;
  const [change, reset] = phases.filter(({ lockedOut }) => lockedOut);
  if (ticket.status !== 'open' || !change || !hasStarted(phases, ticket.phase)) return null;
  const open = openSteps(state, change);
  if (open.length > 0) {
    const since = startedAt(ticket, ticket.phase === change.slug);
    return { since, endsAt: new Date(since.getTime() + plannedLockout), steps: open };
  }
  const left = reset ? openSteps(state, reset) : [];
  if (left.length === 0) return null;
  const endsAt = ticket.resetDueAt ?? resetDue(calendar, state, change);
  return { since: changedFrom(state, change), endsAt, steps: left };
}

/** The open steps that end a lockout, including those that its later part still needs. Empty if there is no lockout. */
export function stepsToUnlock(calendar: Calendar, state: State): TicketStep[] {
  if (!lockoutOf(calendar, state)) return [];
  return state.phases.filter(({ lockedOut }) => lockedOut).flatMap((phase) => openSteps(state, phase));
}

/**
 * Computes when a lockout should end by plan, and when to tell people next that it still goes on. They are told at any
 * hour the first time, and in business hours after that. Doing a step again doesn't give people more time.
 */
export function lockoutPatch(
  calendar: Calendar,
  before: Ticket,
  state: State,
): Pick<Ticket, 'lockoutEndsAt' | 'resetDueAt' | 'alarmAt'> {
  const resetDueAt = resetDuePatch(calendar, before, state);
  const endsAt = lockoutOf(calendar, { ...state, ticket: { ...state.ticket, resetDueAt } })?.endsAt ?? null;
  const isSame = endsAt?.getTime() === before.lockoutEndsAt?.getTime();
  return {
    lockoutEndsAt: endsAt,
    resetDueAt,
    alarmAt: endsAt && ((isSame && state.ticket.alarmAt) || endsAt),
  };
}

/**
 * Computes these columns again after the clock was set. An alarm is wrong if it is later than the one after an alarm right
 * now. Then people are told as if for the first time.
 */
export function lockoutAgain(
  calendar: Calendar,
  state: State,
  at: Date,
): Pick<Ticket, 'lockoutEndsAt' | 'resetDueAt' | 'alarmAt'> {
  const { resetDueAt } = state.ticket;
  const isFar = resetDueAt !== null && resetDueAt > calendar.add(at, plannedLockout);
  const ticket = { ...state.ticket, resetDueAt: isFar ? null : resetDueAt };
  const planned = lockoutPatch(calendar, ticket, { ...state, ticket });
  const { lockoutEndsAt, alarmAt } = planned;
  const isLate = alarmAt !== null && alarmAt > calendar.add(at, alarmEvery);
  return { ...planned, alarmAt: isLate ? lockoutEndsAt : alarmAt };
}

/** Keeps the time when the passwords should first have been reset, until the ticket is back before the lockout. */
function resetDuePatch(calendar: Calendar, before: Ticket, state: State): Date | null {
  const { ticket, phases } = state;
  const change = startOf(phases);
  if (!change || !hasStarted(phases, ticket.phase)) return null;
  return (
    before.resetDueAt ?? (openSteps(state, change).length > 0 ? null : resetDue(calendar, state, change))
  );
}

/** When the passwords should be reset: two business hours after the completion notice. */
function resetDue(calendar: Calendar, state: State, change: TicketPhase): Date {
  return calendar.add(lastSettled(state, change) ?? state.ticket.phaseEnteredAt, plannedLockout);
}

/**
 * When to look next at a lockout that is longer than planned: each business hour, and when a working day starts.
 */
export function nextAlarm(calendar: Calendar, at: Date): Date {
  if (!calendar.isOpen(at)) return calendar.nextOpening(at);
  const next = calendar.add(at, alarmEvery);
  const day = calendar.localDay(next);
  return day === calendar.localDay(at) ? next : calendar.opensOn(day);
}

/**
 * Whether a due alarm is a new message: the first one, at any hour, and the first one of each working day. The others
 * update the message.
 */
export function isNewAlarm(
  calendar: Calendar,
  { alarmAt, lockoutEndsAt }: Pick<Ticket, 'alarmAt' | 'lockoutEndsAt'>,
  at: Date,
): boolean {
  if (alarmAt === null || lockoutEndsAt === null) return false;
  const day = calendar.localDay(at);
  const opening = calendar.opensOn(day);
  const isMorning = calendar.isBusinessDay(day) && alarmAt <= opening && opening <= at;
  return isMorning || isFirstAlarm({ alarmAt, lockoutEndsAt });
}

/** Whether the next alarm about a lockout is its first one. */
export function isFirstAlarm({ alarmAt, lockoutEndsAt }: Pick<Ticket, 'alarmAt' | 'lockoutEndsAt'>): boolean {
  return alarmAt?.getTime() === lockoutEndsAt?.getTime();
}

/** Whether a lockout began, ended, or went on to its next part. */
export function hasLockoutChanged(
  before: Pick<Ticket, 'lockoutEndsAt'>,
  after: Pick<Ticket, 'lockoutEndsAt'>,
): boolean {
  return before.lockoutEndsAt?.getTime() !== after.lockoutEndsAt?.getTime();
}

/** Whether users are locked out for longer than planned. */
export function isOverPlan({ lockoutEndsAt }: Pick<Ticket, 'lockoutEndsAt'>, at: Date): boolean {
  return lockoutEndsAt !== null && lockoutEndsAt <= at;
}

/** When a platform change started: at its slot, or when the ticket entered the phase if that was earlier. */
function startedAt({ slot, phaseEnteredAt }: Ticket, isHere: boolean): Date {
  if (!slot) return phaseEnteredAt;
  return isHere && phaseEnteredAt < slot ? phaseEnteredAt : slot;
}

/** When a platform change started whose steps are done: at its slot, or with its first step if that was earlier. */
function changedFrom(state: State, change: TicketPhase): Date {
  const { slot, phaseEnteredAt } = state.ticket;
  const known = [slot, ...settledTimes(state, change)].filter((moment) => moment !== null);
  return earliest(known) ?? phaseEnteredAt;
}

function openSteps(state: State, { slug }: TicketPhase): TicketStep[] {
  return gateSteps(state, slug).filter(isOpen);
}

function lastSettled(state: State, phase: TicketPhase): Date | null {
  const moments = settledTimes(state, phase).map((moment) => moment.getTime());
  return moments.length > 0 ? new Date(Math.max(...moments)) : null;
}

function settledTimes(state: State, { slug }: TicketPhase): Date[] {
  return gateSteps(state, slug).flatMap((step) => settledAt(step) ?? []);
}
