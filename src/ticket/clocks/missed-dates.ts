/** Finds agreed dates that passed although nothing happened: docs/rules.md, "Agreed dates". */

import { isBegun } from '../../dns/facts.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { hourMs, minuteMs } from '../../time/local-time.ts';
import type { Ticket, TicketState, TicketStep } from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { switchedAt } from '../steps/obstacles.ts';
import { hasStarted, startOf } from '../steps/phase-order.ts';
import { seenDetail } from '../steps/seen-steps.ts';
import { stepName } from '../steps/step-name.ts';
import { plural } from '../words.ts';
import { agreedOf, placeBy } from './agreed-dates.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

/**
 * How long a ticket that was ready for its date has until the date counts as missed, in ms. People need a few minutes to
 * record what they do at the agreed time.
 */
const recordWithin = 15 * minuteMs;

/** How long a switch that is being made has after the agreed time until the date counts as missed, in ms. */
const switchWithin = hourMs;

/** Whether what was agreed has happened: the mail was switched, or the platform change has started. */
export function hasHappened({ ticket, phases, steps }: State): boolean {
  const agreed = agreedOf(ticket);
  if (!agreed) return false;
  if (agreed.field === 'slot' && startOf(phases)) return hasStarted(phases, ticket.phase);
  if (steps.some(({ switches }) => switches)) return switchedAt(steps) !== null;
  return placeBy(phases, ticket.phase, agreed)?.hasLeft ?? false;
}

/** The open required steps that must be done before the agreed date. Empty if the ticket is ready for that date. */
export function stepsBeforeDate(state: State): TicketStep[] {
  return missedSteps(state).filter((step) => !isOfTheDay(step));
}

/** The open required steps of a missed date: those before it, and what should have happened on the day. */
export function missedSteps(state: State): TicketStep[] {
  const gate = gateOfDate(state);
  return gate ? missingSteps(state, gate) : [];
}

/**
 * Computes from when a ticket's agreed date counts as missed. A ticket that was ready for the date gets a few minutes more, and one
 * whose switch is being made gets an hour. People are told once for each date.
 */
export function missedPatch(before: Ticket, state: State): Pick<Ticket, 'missedAt' | 'missedTold'> {
  const { ticket } = state;
  const agreed = agreedOf(ticket);
  if (ticket.status !== 'open' || !agreed || hasHappened(state)) return { missedAt: null, missedTold: false };
  const isReady = stepsBeforeDate(state).length === 0;
  // Once a part of the switch is made, the rest often follows within minutes.
  const more = isBegun(ticket.dnsFacts?.state ?? null) ? switchWithin : isReady ? recordWithin : 0;
  const missedAt = new Date(agreed.at.getTime() + more);
  const isSame = before.missedAt !== null && agreedOf(before)?.at.getTime() === agreed.at.getTime();
  return { missedAt, missedTold: isSame && ticket.missedTold };
}

/** Computes both columns again after the clock was set. Nobody can have been told of a date that hasn't passed. */
export function missedAgain(state: State, at: Date): Pick<Ticket, 'missedAt' | 'missedTold'> {
  const planned = missedPatch(state.ticket, state);
  const agreed = agreedOf(state.ticket);
  return { ...planned, missedTold: planned.missedTold && agreed !== null && agreed.at <= at };
}

/** Whether a ticket's agreed date was missed. */
export function isMissed({ missedAt }: Pick<Ticket, 'missedAt'>, at: Date): boolean {
  return missedAt !== null && missedAt <= at;
}

/** What was missed: `the slot on Mon, Nov 30, 6 PM, was missed: 4 steps are open`. Null if nothing was. */
export function missedWords(calendar: Calendar, state: State, at: Date): string | null {
  const agreed = agreedOf(state.ticket);
  if (!agreed || !isMissed(state.ticket, at)) return null;
  return `the ${agreed.field} on ${momentWords(calendar, agreed.at, at)}, was missed${openWords(state)}`;
}

function openWords(state: State): string {
  const [step, ...others] = missedSteps(state);
  if (others.length > 0) return `: ${plural(others.length + 1, 'step')} are open`;
  if (!step) return '';
  const seen = seenDetail(state.ticket, step);
  return `: ${stepName(step)} is open${seen ? ` (${seen})` : ''}`;
}

/** The phase that a ticket leaves at its agreed date. Null if the plan has no such phase. */
function gateOfDate({ ticket, phases, steps }: State): string | null {
  if (agreedOf(ticket)?.field === 'cutover') return steps.find(({ switches }) => switches)?.gate ?? null;
  const start = startOf(phases);
  return start ? (phases[start.position - 1]?.slug ?? null) : null;
}

/** Whether a step can be done only on the day: the change itself, and what follows it. */
function isOfTheDay({ afterDays, earliest, gate }: TicketStep): boolean {
  return afterDays !== null || (earliest !== null && earliest.phase === gate);
}
