/** What keeps a step from being done right now: docs/rules.md, "Gates and steps". */

import type { Button } from '../../card.ts';
import { Fault, type FaultDetails } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords, startWords } from '../../time/date-words.ts';
import { hourMs } from '../../time/local-time.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { plural } from '../words.ts';
import { stepsBefore, stepsBehind } from './gate.ts';
import { isOpen, settledAt } from './marks.ts';
import { placeOf } from './phase-order.ts';
import { stepName, stepNames } from './step-name.ts';

type State = Pick<TicketState, 'ticket' | 'phases' | 'steps'>;

export type Obstacle =
  /** The ticket hasn't reached the first phase in which the step can be done. */
  | { kind: 'phase'; phase: string }
  /** Other steps come first. */
  | { kind: 'steps'; first: TicketStep[] }
  /** The step depends on an agreed date that isn't set yet. */
  | { kind: 'undated'; field: 'cutover' | 'slot' }
  /** The step can't be done before this moment. */
  | { kind: 'time'; until: Date };

/** Finds what keeps an open step from being done at a moment. Null if nothing does. */
export function obstacleTo(calendar: Calendar, state: State, step: TicketStep, at: Date): Obstacle | null {
  const early = earlyPhase(state, step);
  if (early) return { kind: 'phase', phase: early };
  const first = stepsFirst(state, step);
  if (first.length > 0) return { kind: 'steps', first };
  const { ticket } = state;
  if (step.beforeCutover !== null && ticket.cutover === null) return { kind: 'undated', field: 'cutover' };
  if (step.afterDays !== null && step.about === 'slot' && ticket.slot === null)
    return { kind: 'undated', field: 'slot' };
  const until = doableFrom(calendar, state, step);
  return until && at < until ? { kind: 'time', until } : null;
}

/**
 * The earliest time when a step can be done, as far as a date decides. Null if no date does, or if the date isn't known
 * yet. The switch can't be done before the day of the agreed cutover. Source of the five days after the switch:
 * docs/trade.md, "Cutover and DNS".
 */
export function doableFrom(
  calendar: Calendar,
  { ticket, steps }: Pick<State, 'ticket' | 'steps'>,
  { about, afterDays, switches }: Pick<TicketStep, 'about' | 'afterDays' | 'switches'>,
): Date | null {
  if (switches) return ticket.cutover && calendar.at(calendar.localDay(ticket.cutover), '00:00');
  if (afterDays === null) return null;
  const from = about === 'slot' ? ticket.slot : switchedAt(steps);
  return from && calendar.add(from, afterDays * calendar.dayLength);
}

/** The step that switches the mail. Undefined for a platform change, which has none. */
export function switchStep(steps: TicketStep[]): TicketStep | undefined {
  return steps.find(({ switches }) => switches);
}

/** How long before the agreed cutover a switch is still in time, in ms. */
const inTimeBefore = hourMs;

/**
 * What a switch would be too early for: the phase of the switch, the agreed cutover, or, after a lead cleared that date, another
 * one.
 */
export type TooEarly = { is: 'phase'; phase: string } | { is: 'date'; cutover: Date } | { is: 'undated' };

/**
 * What a switch at a moment would be too early for. Null if it would be in time, if the step of the switch is settled, or if the
 * ticket has no switch.
 */
export function earlySwitch(state: State, at: Date): TooEarly | null {
  const step = switchStep(state.steps);
  if (!step || !isOpen(step)) return null;
  const phase = earlyPhase(state, step);
  if (phase) return { is: 'phase', phase };
  const { cutover } = state.ticket;
  if (!cutover) return state.steps.some(isDateToAgree) ? { is: 'undated' } : null;
  return at.getTime() < cutover.getTime() - inTimeBefore ? { is: 'date', cutover } : null;
}

/** Whether a step is to agree on the cutover, and is open. */
function isDateToAgree(step: TicketStep): boolean {
  return step.fact === 'cutover' && step.required && isOpen(step);
}

/** When the customer's mail was switched to the new mailboxes, or when a lead moved the ticket on without the step. */
export function switchedAt(steps: TicketStep[]): Date | null {
  const step = switchStep(steps);
  return step ? settledAt(step) : null;
}

/** The first phase in which a step can be done, if the ticket hasn't reached that phase. */
export function earlyPhase(
  { ticket, phases }: Pick<State, 'ticket' | 'phases'>,
  { earliest }: Pick<TicketStep, 'earliest'>,
): string | null {
  return earliest && placeOf(phases, ticket.phase) < placeOf(phases, earliest.phase) ? earliest.phase : null;
}

function stepsFirst(state: State, step: TicketStep): TicketStep[] {
  const { steps } = state;
  const before = stepsBefore(steps, step);
  if (before.length > 0) return before;
  const first = steps.filter((other) => isOpen(other) && restsOn(step, other));
  return first.length > 0 ? first : stepsAgain(state, step);
}

/**
 * The steps of earlier phases that are open again and that a step with an earliest phase or time must wait for: no data
 * moves while mailboxes are missing. The steps that end a lockout wait for nothing.
 */
function stepsAgain(state: State, step: TicketStep): TicketStep[] {
  const gate = state.phases.find(({ slug }) => slug === step.gate);
  if (!gate || gate.lockedOut || (step.earliest === null && step.afterDays === null)) return [];
  return stepsBehind(state).filter((other) => placeOf(state.phases, other.gate) < gate.position);
}

/** Whether a step can only be true once another step is settled: a test of a pass, or the watch after the switch. */
export function restsOn(step: TicketStep, other: TicketStep): boolean {
  return (step.earliest?.after?.includes(other.id) ?? false) || (isWatch(step) && other.switches);
}

/** Whether a step is the watch that starts when the mail is switched. */
export function isWatch({ about, afterDays }: TicketStep): boolean {
  return afterDays !== null && about === 'cutover';
}

/** What the card adds to a step that can't be done yet: `, not before Cutover`. Empty if nothing is in the way. */
export function obstacleWords(calendar: Calendar, obstacle: Obstacle | null, at: Date): string {
  switch (obstacle?.kind) {
    case 'phase':
      return `, not before ${phaseLabel(obstacle.phase)}`;
    case 'steps':
      return `, after ${firstNames(obstacle.first)}`;
    case 'undated':
      return `, only after the ${obstacle.field} is set`;
    case 'time':
      return `, not before ${startWords(calendar, obstacle.until, at)}`;
    default:
      return '';
  }
}

/** The button that asks for an agreed date. @param key such as `MIG-12` */
export function setDateButton(key: string, field: 'cutover' | 'slot'): Button {
  return { label: `Set ${field}…`, command: `set ${key} ${field}` };
}

/**
 * The steps that come first, in a few words: the name of the first one, and how many others there are. Of a sequence, the last
 * one, which needs the others itself.
 */
function firstNames(steps: TicketStep[]): string {
  const [first, ...others] = steps;
  const last = steps.at(-1);
  if (last && steps.every(({ sequence }) => sequence)) return stepName(last);
  return first && others.length > 1
    ? `${stepName(first)} and ${others.length} other steps`
    : stepNames(steps);
}

/**
 * The fault when a person tries to do a step that can't be done yet. It says what comes first.
 *
 * @param field the argument that the person gave
 */
export function obstacleFault(
  calendar: Calendar,
  { ticket }: Pick<State, 'ticket'>,
  step: TicketStep,
  obstacle: Obstacle,
  at: Date,
  field = 'steps',
): Fault {
  const key = ticketKey(ticket);
  const name = stepName(step);
  const fault = (message: string, details: FaultDetails) => new Fault(message, { field, ...details });
  switch (obstacle.kind) {
    case 'phase':
      return fault(
        `${name} can't be completed before ${phaseLabel(obstacle.phase)}. ${key} is in ${phaseLabel(ticket.phase)}.`,
        { hint: 'First move the ticket there, phase by phase.', example: `advance ${key}` },
      );
    case 'steps':
      return fault(`Complete ${stepNames(obstacle.first)} before ${name}.`, {
        hint: step.sequence ? 'These steps must be done in order.' : undefined,
        example: obstacle.first.some(({ fact }) => fact)
          ? `show ${key}`
          : `done ${key} ${obstacle.first.map(({ id }) => id).join(' ')}`,
      });
    case 'undated':
      return fault(`${name} depends on the ${obstacle.field}, and no ${obstacle.field} is set.`, {
        example: `set ${key} ${obstacle.field}:{day+15}T18:00`,
        buttons: [setDateButton(key, obstacle.field)],
      });
    case 'time': {
      const after = step.about === 'slot' ? 'the slot' : 'the DNS change';
      const days = step.afterDays ? `, ${plural(step.afterDays, 'business day')} after ${after}` : '';
      if (step.switches && ticket.cutover) {
        return fault(
          `${name} can't be completed yet: the cutover is ${momentWords(calendar, ticket.cutover, at)}.`,
          {
            hint: 'If the customer switches on an earlier day, first agree on that day.',
            example: `set ${key} cutover:"tomorrow 4 PM"`,
            buttons: [setDateButton(key, 'cutover')],
          },
        );
      }
      return fault(`${name} can't be completed until ${startWords(calendar, obstacle.until, at)}${days}.`, {
        hint: 'A lead can move the ticket forward without this step by giving a reason.',
        example: `advance ${key} force:"customer insists"`,
      });
    }
  }
}
