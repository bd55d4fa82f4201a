import { Fault } from '../../errors.ts';
import { showButton } from '../cards/ticket-buttons.ts';
import { changeTicket, type Decide } from '../change.ts';
import { forcedMxSteps } from '../clocks/forced-mx.ts';
import type { By, Desk } from '../desk.ts';
import { requireLead } from '../rights.ts';
import { subjectOf, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { refuseFactStep, refuseFactUndone } from '../steps/fact-refusals.ts';
import { findSteps } from '../steps/find-steps.ts';
import { stepsAfter } from '../steps/gate.ts';
import { done, isDone, isOpen, reopened } from '../steps/marks.ts';
import { obstacleFault, obstacleTo } from '../steps/obstacles.ts';
import { refuseUnproven } from '../steps/proofs.ts';
import { reopenDependents } from '../steps/reopening.ts';
import { refuseSeenUndone, refuseUnseen } from '../steps/seen-steps.ts';
import { stepName, stepNames } from '../steps/step-name.ts';

export interface Completion {
  /** Ids and labels, as the person typed them. */
  steps: string;
  /** How the person knows that the steps are done. Required if DNS should show it. */
  reason?: string;
}

interface Ticked {
  state: TicketState;
  /** The completed steps. */
  steps: TicketStep[];
}

/**
 * Completes steps, all or none. Checks them in the order that the person typed. Throws a `Fault` for the first step
 * that can't be completed.
 *
 * @param said ids and labels, as the person typed them, and how the person knows, if DNS doesn't show it
 */
export async function tickSteps(desk: Desk, by: By, number: number, said: Completion): Promise<Ticked> {
  let completed: TicketStep[] = [];
  const decide = completing(desk, by, said, (steps) => {
    completed = steps;
  });
  return { state: await changeTicket(desk, by, number, decide), steps: completed };
}

/** Decides about completing steps. Calls `tell` with the steps that it completes. */
export function completing(
  desk: Desk,
  by: By,
  { steps: said, reason }: Completion,
  tell: (steps: TicketStep[]) => void = () => {},
): Decide {
  return (state, at) => {
    const changed = eachStep(state, findSteps(state, said, 'done'), (steps, step) => {
      refuseDone(state, step, by);
      refuseFactStep(state.ticket, step);
      refuseUnproven(state.ticket, step);
      refuseUnseen(desk, state.ticket, step, reason);
      const obstacle = obstacleTo(desk.calendar, { ...state, steps }, step, at);
      if (obstacle) throw obstacleFault(desk.calendar, state, step, obstacle, at);
      if (step.actor === 'lead') requireLead(by, `complete the step ${stepName(step)}`);
      return done(step, at, by.person?.id ?? null, reason);
    });
    tell(changed);
    const again = reopenDependents(state, changed, { at, byId: by.person?.id ?? null });
    return {
      event: {
        type: 'steps',
        text: `checked off ${stepNames(changed)}${reason ? `: ${reason}` : ''}`,
        progress: true,
        data: { done: changed.map(({ id }) => id) },
      },
      ticket: again.ticket,
      steps: [...changed, ...again.steps],
      undoable: true,
    };
  };
}

/** Reopens steps, and the steps that depend on them, all or none. Checks them like `tickSteps`. */
export async function untickSteps(desk: Desk, by: By, number: number, said: string): Promise<TicketState> {
  return changeTicket(desk, by, number, (state, at) => {
    const changed = reopening(desk, state, findSteps(state, said, 'undo'), by);
    const again = reopenDependents(state, changed, { at, byId: by.person?.id ?? null });
    return {
      event: {
        type: 'steps',
        text: `reopened ${stepNames(changed)}`,
        progress: false,
        data: { undone: changed.map(({ id }) => id) },
      },
      ticket: again.ticket,
      steps: [...changed, ...again.steps],
    };
  });
}

function notDone({ ticket }: TicketState, step: TicketStep): Fault {
  const buttons = [showButton(ticketKey(ticket))];
  return new Fault(`${stepName(step)} is not done.`, { buttons, field: 'steps' });
}

/** Reopens steps in this order. Throws a `Fault` for one that this person can't reopen now. */
export function reopening(
  desk: Pick<Desk, 'outside'>,
  state: TicketState,
  wanted: TicketStep[],
  by: By,
): TicketStep[] {
  return eachStep(state, wanted, (steps, step) => {
    if (isOpen(step)) throw notDone(state, step);
    if (isDone(step)) refuseFactUndone(state.ticket, step);
    if (isDone(step)) refuseSeenUndone(desk, state.ticket, step);
    if (step.actor === 'lead') requireLead(by, `reopen the step ${stepName(step)}`);
    if (turnsForcedMxOn(state, step))
      requireLead(by, `reopen ${stepName(step)}, because mail may not arrive if it stays on`);
    if (state.ticket.forcedMxOn && step.switches)
      requireLead(by, `reopen ${stepName(step)} while Forced MX Routing is still on`);
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
    return reopened(step);
  });
}

/** Whether a step turned Forced MX Routing on, and nobody has turned it off. Without the step, nobody would think of it. */
function turnsForcedMxOn({ steps }: TicketState, step: TicketStep): boolean {
  return forcedMxSteps(steps).some(({ follows }) => follows === step.id);
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
  if (!step.mark || !isDone(step)) return;
  const { byId } = step.mark;
  const who = byId ? subjectOf(names, byId, by.person?.id) : 'Migration Desk';
  const buttons = [showButton(ticketKey(ticket))];
  throw new Fault(`${who} already completed ${stepName(step)} of ${ticketKey(ticket)}.`, {
    buttons,
    field: 'steps',
  });
}
