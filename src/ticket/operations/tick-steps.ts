import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import type { Calendar } from '../../time/calendar.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { requireLead } from '../rights.ts';
import { subjectOf, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { refuseFactStep, refuseFactUndone } from '../steps/facts.ts';
import { stepBefore, stepsAfter, unticked } from '../steps/gate.ts';
import { earlyUntil } from '../steps/timed-steps.ts';
import { listWords, moment, plural } from '../words.ts';

/** Ticks steps, all of them or none, checked from left to right. Throws a `Fault` for the first that cannot be ticked. */
export async function tickSteps(desk: Desk, by: By, number: number, ids: string[]): Promise<TicketState> {
  return changeTicket(desk, by, number, (state, at) => {
    const steps = eachStep(state, ids, (steps, step) => {
      refuseDone(state, step, by);
      refuseFactStep(state.ticket, step);
      refuseOutOfOrder(state, steps, step);
      refuseEarly(desk.calendar, state, step, at);
      if (step.actor === 'lead') requireLead(by, `tick ${step.id}: ${step.text}`);
      return { ...step, doneAt: at, doneById: by.person?.id ?? null };
    });
    const done = steps.map((step) => step.id);
    return {
      event: { type: 'steps', text: `ticked ${stepWords(steps)}`, progress: true, data: { done } },
      steps,
    };
  });
}

/** Unticks steps, likewise. */
export async function untickSteps(desk: Desk, by: By, number: number, ids: string[]): Promise<TicketState> {
  return changeTicket(desk, by, number, (state) => {
    const steps = eachStep(state, ids, (steps, step) => {
      if (step.doneAt === null) throw new Fault(`${step.id} is not ticked.`, { field: 'steps' });
      refuseFactUndone(state.ticket, step);
      if (step.actor === 'lead') requireLead(by, `untick ${step.id}`);
      const later = stepsAfter(steps, step).map(({ id }) => id);
      if (later.length > 0) {
        throw new Fault(
          `${step.id} cannot be unticked while ${listWords(later.toReversed())}, which comes after it, is ticked.`,
          {
            example: `undo ${ticketKey(state.ticket)} ${[...later, step.id].join(' ')}`,
            field: 'steps',
          },
        );
      }
      return unticked(step);
    });
    const undone = steps.map((step) => step.id);
    return {
      event: { type: 'steps', text: `unticked ${stepWords(steps)}`, progress: false, data: { undone } },
      steps,
    };
  });
}

/** Applies `change` to each step in turn, every one seeing those before it as changed. */
function eachStep(
  state: TicketState,
  ids: string[],
  change: (steps: TicketStep[], step: TicketStep) => TicketStep,
): TicketStep[] {
  let steps = state.steps;
  const changed = new Map<string, TicketStep>();
  for (const id of ids) {
    const step = findStep(state, steps, id);
    const after = change(steps, step);
    steps = steps.map((other) => (other.id === after.id ? after : other));
    changed.set(after.id, after);
  }
  return [...changed.values()];
}

function findStep({ ticket }: TicketState, steps: TicketStep[], id: string): TicketStep {
  const wanted = id.toUpperCase().replace(/^([A-Z])(\d)/, '$1-$2');
  const step = steps.find((candidate) => candidate.id === wanted);
  if (step) return step;
  const known = steps.map((candidate) => candidate.id);
  const ofPhase = steps
    .filter((candidate) => candidate.gate === ticket.phase)
    .map((candidate) => candidate.id);
  throw new Fault(`${ticketKey(ticket)} has no step “${shorten(id)}”.${didYouMean(wanted, known)}`, {
    hint: `Steps of ${ticket.phase}: ${ofPhase.join(', ') || 'none'}. \`show\` has them with their texts.`,
    example: `show ${ticketKey(ticket)}`,
    field: 'steps',
  });
}

function refuseDone({ names, ticket }: TicketState, step: TicketStep, by: By): void {
  if (step.doneAt === null) return;
  throw new Fault(
    `${subjectOf(names, step.doneById, by.person?.id)} already ticked ${step.id} of ${ticketKey(ticket)}.`,
    {
      field: 'steps',
    },
  );
}

function refuseOutOfOrder({ ticket }: TicketState, steps: TicketStep[], step: TicketStep): void {
  const first = stepBefore(steps, step);
  if (!first) return;
  throw new Fault(`${step.id} comes after ${first.id}, which is still open: ${first.text}.`, {
    hint: 'These steps are ticked in their order.',
    example: `done ${ticketKey(ticket)} ${first.id}`,
    field: 'steps',
  });
}

function refuseEarly(calendar: Calendar, { ticket }: TicketState, step: TicketStep, at: Date): void {
  const from = earlyUntil(calendar, ticket, step, at);
  if (!from) return;
  const field = step.about ?? '';
  const hint = 'A lead may pass its gate without it, and says why.';
  if (from === 'unknown') {
    throw new Fault(`${step.id} counts from the agreed ${field}, and none is set.`, {
      hint,
      example: `set ${ticketKey(ticket)} ${field}:{day+15}T18:00`,
      buttons: [{ label: `Set ${field}`, command: `set ${ticketKey(ticket)} ${field}` }],
      field: 'steps',
    });
  }
  const days = step.afterDays ? `, ${plural(step.afterDays, 'business day')} after the ${field}` : '';
  throw new Fault(`${step.id} can be ticked from ${moment(calendar, from)} on${days}.`, {
    hint,
    example: `advance ${ticketKey(ticket)} force:"customer insists"`,
    field: 'steps',
  });
}

function stepWords(steps: TicketStep[]): string {
  const only = steps.length === 1 ? steps[0] : undefined;
  return only ? `${only.id} (${only.text})` : steps.map((step) => step.id).join(', ');
}
