import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import { allFields } from '../fields/table.ts';
import { blockerLabel } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import type { Mark, Ticket, TicketPhase, TicketState, TicketStep } from '../state.ts';
import type { TypedData } from '../ticket-event.ts';
import { factOf, forgotten } from './facts.ts';
import { isDone, isOpen, reopened } from './marks.ts';
import { isWatch, restsOn } from './obstacles.ts';
import { stepName, stepNames } from './step-name.ts';

export interface Reopening {
  /** The steps that reopen, already opened. */
  steps: TicketStep[];
  /** Columns to clear, so that the facts of these steps are no longer true. */
  ticket: Partial<TicketState['ticket']>;
}

/** The steps that reopen when a ticket goes back to a phase: docs/rules.md, "Steps that reopen". */
export function reopenFrom({ ticket, phases, steps }: TicketState, to: TicketPhase, at: Date): Reopening {
  const ahead = new Set(phases.filter(({ position }) => position >= to.position).map(({ slug }) => slug));
  const again = steps.filter((step) => step.again && step.gate !== null && ahead.has(step.gate));
  return withParts(
    again,
    reopenAll(
      ticket,
      again.filter((step) => !isOpen(step)),
      at,
    ),
  );
}

/** Also clears what was done of steps that are still open. */
function withParts(steps: TicketStep[], { ticket, ...reopening }: Reopening): Reopening {
  const parts = steps.filter(isOpen).map((step) => factOf(step)?.forgetParts?.() ?? {});
  return { ...reopening, ticket: Object.assign({}, ...parts, ticket) };
}

/** Reopens steps. A step whose fact can't be cleared stays done. */
export function reopenAll(ticket: Ticket, wanted: TicketStep[], at: Date): Reopening {
  const open = wanted.flatMap((step) => {
    const forgets = step.fact && isDone(step) ? forgotten(ticket, step, at) : {};
    return forgets ? [{ step, forgets }] : [];
  });
  return {
    steps: open.map(({ step }) => reopened(step)),
    ticket: Object.assign({}, ...open.map(({ forgets }) => forgets)),
  };
}

/**
 * Reopens the steps that depend on steps that a person just completed or reopened: docs/rules.md, "Steps that reopen".
 *
 * @param changed the steps of the command, after the change
 */
export function reopenDependents(
  { ticket, steps }: TicketState,
  changed: TicketStep[],
  how: Pick<Mark, 'at' | 'byId'>,
): Reopening {
  const reasons = new Map<string, string>();
  for (const step of steps) {
    const cause = changed.find((other) => outdates(other, step));
    if (!cause || isOpen(step) || changed.some(({ id }) => id === step.id)) continue;
    reasons.set(step.id, `${stepName(cause)} ${isOpen(cause) ? 'is open again' : 'was completed later'}`);
  }
  const again = reopenAll(
    ticket,
    steps.filter(({ id }) => reasons.has(id)),
    how.at,
  );
  const opened = again.steps.map((step) => reopened(step, { ...how, reason: reasons.get(step.id) ?? null }));
  const resting = steps.filter((step) => changed.some((other) => isOpen(other) && restsOn(step, other)));
  return withParts(resting, { ...again, steps: opened });
}

/** Whether a step that was just completed or reopened makes another step untrue. */
function outdates(changed: TicketStep, step: TicketStep): boolean {
  if (isOpen(changed)) return restsOn(step, changed);
  return step.follows === changed.id || (isWatch(step) && changed.switches);
}

/** Finds the steps that a change reopened, and records when, by whom, and why, unless their marks already say so. */
export function markReopened(
  before: TicketStep[],
  after: TicketStep[],
  how: Pick<Mark, 'at' | 'byId'> & { reason(step: TicketStep): string | null },
): { steps: TicketStep[]; reopened: TicketStep[] } {
  const settled = new Set(before.filter((step) => !isOpen(step)).map(({ id }) => id));
  const steps = after.map((step) =>
    step.mark === null && settled.has(step.id) ? reopened(step, { ...how, reason: how.reason(step) }) : step,
  );
  return { steps, reopened: steps.filter((step) => isOpen(step) && settled.has(step.id)) };
}

/** Why an event reopens a step, in a few words. @param who the name of the person who did it */
export function reopenReason({ type, data }: TypedData, step: TicketStep, who = ''): string | null {
  if (type === 'steps') return who && `undone by ${who}`;
  if (type === 'phase') return `the ticket went back to ${phaseLabel(data.to)}`;
  if (type === 'blocked') return `it is blocked: ${blockerLabel(data.code)}`;
  if (type === 'fields') return `${listWords(changesAbout(step, data.fields))} changed`;
  if (type === 'mailboxes') return data.added > 0 ? 'mailboxes were added' : 'the mailboxes changed';
  if (type === 'dns') return 'MX was wrong in the meantime';
  if (type === 'owner') return 'the owner was removed';
  return null;
}

/** The fields, among those that a person changed at once, that a step is about. All of them if none is. */
function changesAbout({ fact, about }: TicketStep, names: string[]): string[] {
  const own = allFields.filter((field) => fact !== null && field.fact === fact).map(({ name }) => name);
  const found = names.filter((name) => [...own, fact, about, 'mailboxes'].includes(name));
  return found.length > 0 ? found : names;
}

/** Why a step is open again, and since when: `open again since Tue, Dec 1: cutover changed`. Empty otherwise. */
export function openAgainWords(calendar: Calendar, { mark }: Pick<TicketStep, 'mark'>, at: Date): string {
  if (mark?.state !== 'reopened') return '';
  return `open again since ${dayWords(calendar, calendar.localDay(mark.at), at)}${mark.reason ? `: ${mark.reason}` : ''}`;
}

/** Says which steps the latest change reopened: ` Reopened: First pass finished (E-14).` Empty for no steps. */
export function reopenedWords({ reopened }: Pick<TicketState, 'reopened'>): string {
  return reopened.length > 0 ? ` Reopened: ${stepNames(reopened)}.` : '';
}
