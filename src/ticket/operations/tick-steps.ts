import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { requireLead } from '../rights.ts';
import { subjectOf, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { refuseFactStep, refuseFactUndone } from '../steps/facts.ts';
import { findSteps } from '../steps/find-steps.ts';
import { stepBefore, stepsAfter, unticked } from '../steps/gate.ts';
import { stepName, stepNames } from '../steps/step-name.ts';
import { earlyUntil } from '../steps/timed-steps.ts';
import { moment, plural } from '../words.ts';

interface Ticked {
  state: TicketState;
  /** The steps that changed. */
  steps: TicketStep[];
}

/**
 * Completes steps, all or none. Checks them in the order that the person typed. Throws a `Fault` for the first step
 * that can't be completed.
 *
 * @param said ids and labels, as the person typed them
 */
export async function tickSteps(desk: Desk, by: By, number: number, said: string): Promise<Ticked> {
  let changed: TicketStep[] = [];
  const state = await changeTicket(desk, by, number, (state, at) => {
    changed = eachStep(state, findSteps(state, said, 'done'), (steps, step) => {
      refuseDone(state, step, by);
      refuseFactStep(state.ticket, step);
      refuseOutOfOrder(state, steps, step);
      refuseEarly(desk.calendar, state, step, at);
      if (step.actor === 'lead') requireLead(by, `complete the step ${stepName(step)}`);
      return { ...step, doneAt: at, doneById: by.person?.id ?? null };
    });
    return {
      event: {
        type: 'steps',
        text: `completed ${stepNames(changed)}`,
        progress: true,
        data: { done: changed.map(({ id }) => id) },
      },
      steps: changed,
    };
  });
  return { state, steps: changed };
}

/** Reopens steps, all or none. Checks them like `tickSteps`. */
export async function untickSteps(desk: Desk, by: By, number: number, said: string): Promise<Ticked> {
  let changed: TicketStep[] = [];
  const state = await changeTicket(desk, by, number, (state) => {
    changed = eachStep(state, findSteps(state, said, 'undo'), (steps, step) => {
      if (step.doneAt === null) throw new Fault(`${stepName(step)} is not done.`, { field: 'steps' });
      refuseFactUndone(state.ticket, step);
      if (step.actor === 'lead') requireLead(by, `reopen the step ${stepName(step)}`);
      const later = stepsAfter(steps, step);
      if (later.length > 0) {
        throw new Fault(
          `Reopen ${stepNames(later.toReversed())} first: ${later.length > 1 ? 'they come' : 'it comes'} after ${stepName(step)}.`,
          {
            example: `undo ${ticketKey(state.ticket)} ${[...later, step].map(({ id }) => id).join(' ')}`,
            field: 'steps',
          },
        );
      }
      return unticked(step);
    });
    return {
      event: {
        type: 'steps',
        text: `reopened ${stepNames(changed)}`,
        progress: false,
        data: { undone: changed.map(({ id }) => id) },
      },
      steps: changed,
    };
  });
  return { state, steps: changed };
}

/** Applies `change` to each step in turn. Each call sees the steps as the earlier calls left them. */
function eachStep(
  state: TicketState,
  wanted: TicketStep[],
  change: (steps: TicketStep[], step: TicketStep) => TicketStep,
): TicketStep[] {
  let steps = state.steps;
  return wanted.map((step) => {
    const after = change(steps, step);
    steps = steps.map((other) => (other.id === after.id ? after : other));
    return after;
  });
}

function refuseDone({ names, ticket }: TicketState, step: TicketStep, by: By): void {
  if (step.doneAt === null) return;
  const who = subjectOf(names, step.doneById, by.person?.id);
  throw new Fault(`${who} already completed ${stepName(step)} of ${ticketKey(ticket)}.`, { field: 'steps' });
}

function refuseOutOfOrder({ ticket }: TicketState, steps: TicketStep[], step: TicketStep): void {
  const first = stepBefore(steps, step);
  if (!first) return;
  throw new Fault(`Complete ${stepName(first)} before ${stepName(step)}.`, {
    hint: 'These steps must be done in order.',
    example: `done ${ticketKey(ticket)} ${first.id}`,
    field: 'steps',
  });
}

function refuseEarly(calendar: Calendar, { ticket }: TicketState, step: TicketStep, at: Date): void {
  const from = earlyUntil(calendar, ticket, step, at);
  if (!from) return;
  const field = step.about ?? '';
  const hint = 'A lead can move the ticket forward without this step by giving a reason.';
  if (from === 'unknown') {
    throw new Fault(`${stepName(step)} depends on the ${field}, and no ${field} is set.`, {
      hint,
      example: `set ${ticketKey(ticket)} ${field}:{day+15}T18:00`,
      buttons: [{ label: `Set ${field}`, command: `set ${ticketKey(ticket)} ${field}` }],
      field: 'steps',
    });
  }
  const days = step.afterDays ? `, ${plural(step.afterDays, 'business day')} after the ${field}` : '';
  throw new Fault(`${stepName(step)} can't be completed until ${moment(calendar, from)}${days}.`, {
    hint,
    example: `advance ${ticketKey(ticket)} force:"customer insists"`,
    field: 'steps',
  });
}
