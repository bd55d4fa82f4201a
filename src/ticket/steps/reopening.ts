import type { Calendar } from '../../time/calendar.ts';
import { blockerLabel } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import type { Mark, Ticket, TicketPhase, TicketState, TicketStep } from '../state.ts';
import type { TypedData } from '../ticket-event.ts';
import { listWords } from '../words.ts';
import { forgotten } from './facts.ts';
import { isDone, isOpen, reopened } from './marks.ts';
import { stepNames } from './step-name.ts';

export interface Reopening {
  /** All steps that reopen. */
  reopened: TicketStep[];
  /** The same steps, already opened. */
  steps: TicketStep[];
  /** Columns to clear, so that the facts of these steps are no longer true. */
  ticket: Partial<TicketState['ticket']>;
}

/** The steps that reopen when a ticket goes back to a phase: docs/rules.md, "Steps that reopen". */
export function reopenFrom({ ticket, phases, steps }: TicketState, to: TicketPhase, at: Date): Reopening {
  const ahead = new Set(phases.filter(({ position }) => position >= to.position).map(({ slug }) => slug));
  const redone = steps.filter(
    (step) => step.again && !isOpen(step) && step.gate !== null && ahead.has(step.gate),
  );
  return reopenAll(ticket, redone, at);
}

/** Reopens steps. A step whose fact can't be cleared stays done. */
export function reopenAll(ticket: Ticket, wanted: TicketStep[], at: Date): Reopening {
  const open = wanted.flatMap((step) => {
    const forgets = step.fact && isDone(step) ? forgotten(ticket, step, at) : {};
    return forgets ? [{ step, forgets }] : [];
  });
  return {
    reopened: open.map(({ step }) => step),
    steps: open.map(({ step }) => reopened(step)),
    ticket: Object.assign({}, ...open.map(({ forgets }) => forgets)),
  };
}

/** Records when, by whom, and why steps were opened again. */
export function markReopened(
  before: TicketStep[],
  after: TicketStep[],
  how: Pick<Mark, 'at' | 'byId' | 'reason'>,
): TicketStep[] {
  const settled = new Set(before.filter((step) => !isOpen(step)).map(({ id }) => id));
  return after.map((step) =>
    step.mark === null && settled.has(step.id) ? { ...step, mark: { state: 'reopened', ...how } } : step,
  );
}

/** Why an event reopens steps, in a few words. Null if the event's person wanted just that. */
export function reopenReason({ type, data }: TypedData): string | null {
  if (type === 'phase') return `the ticket went back to ${phaseLabel(data.to)}`;
  if (type === 'blocked') return `it is blocked: ${blockerLabel(data.code)}`;
  if (type === 'fields') return `${listWords(data.fields)} changed`;
  if (type === 'owner') return 'the owner was removed';
  return null;
}

/** Why a step is open again, and since when: `open again since 2026-12-01: cutover changed`. Empty otherwise. */
export function openAgainWords(calendar: Calendar, { mark }: Pick<TicketStep, 'mark'>): string {
  if (mark?.state !== 'reopened') return '';
  return `open again since ${calendar.localDay(mark.at)}${mark.reason ? `: ${mark.reason}` : ''}`;
}

/** Says which steps reopen: ` · reopens First pass finished (E-14)`. Empty for no steps. */
export function againWords(steps: TicketStep[]): string {
  return steps.length > 0 ? ` · reopens ${stepNames(steps)}` : '';
}

/** Says which steps a change reopened: ` Reopened: First pass finished (E-14).` Empty for no steps. */
export function reopenedWords(steps: TicketStep[]): string {
  return steps.length > 0 ? ` Reopened: ${stepNames(steps)}.` : '';
}
