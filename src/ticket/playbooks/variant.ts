import { Fault } from '../../errors.ts';
import { applies } from '../../knowledge/route.ts';
import { marksOf, type TicketPlan, type TicketState, ticketKey, withMarks } from '../state.ts';
import { listWords } from '../words.ts';
import { instantiate } from './instantiate.ts';
import { phaseLabel } from './phases.ts';
import { toPhases, toSteps } from './plan.ts';
import type { Playbook, Variant } from './playbook.ts';

/**
 * Returns a ticket's phases and steps after someone chooses a method. Keeps the phases that the ticket has already
 * entered. Steps that are in both the old and the new plan stay done. Throws a `Fault` if the playbook or the phase
 * doesn't allow the method.
 */
export function chooseVariant(playbooks: Playbook[], state: TicketState, method: string | null): TicketPlan {
  const { ticket } = state;
  const key = ticketKey(ticket);
  const playbook = playbooks.find((candidate) => candidate.id === ticket.playbook);
  const variants = playbook?.variants ?? [];
  if (!playbook || variants.length === 0) throw new Fault(`${key} has only one method.`, { field: 'method' });
  const variant = variants.find((candidate) => candidate.value === method);
  if (!variant && method !== null && method !== usualMethod) throw notOffered(key, variants);
  if (variant && !applies(variant.when, ticket)) throw notOffered(key, variants);
  const allowed = variant?.allowedIn ?? variants.flatMap((candidate) => candidate.allowedIn);
  if (!allowed.includes(ticket.phase)) {
    throw new Fault(
      `The method can only be changed in ${listWords(allowed.map(phaseLabel), 'or')}. ${key} is in ${phaseLabel(ticket.phase)}.`,
      {
        hint: 'Move the ticket back first, with a reason.',
        example: `move ${key} ${allowed.at(-1)} the link is too slow`,
        field: 'method',
      },
    );
  }
  return planFrom(state, playbook, variant);
}

/** The method that needs no variant. */
const usualMethod = 'migrationwiz';

function planFrom(
  { ticket, phases, steps }: TicketState,
  playbook: Playbook,
  variant: Variant | undefined,
): TicketPlan {
  const fresh = instantiate(playbook, ticket, variant);
  const here = phases.findIndex((phase) => phase.slug === ticket.phase);
  const entered = phases.slice(0, here + 1);
  const slugs = new Set(entered.map((phase) => phase.slug));
  const ahead = toPhases(fresh.phases.filter((phase) => !slugs.has(phase.slug)));
  const keptSteps = steps.filter((step) => step.gate === null || slugs.has(step.gate));
  const known = new Set(keptSteps.map((step) => step.id));
  const newSteps = withMarks(toSteps(fresh.steps.filter((step) => !known.has(step.id))), marksOf(steps));
  return {
    phases: [...entered, ...ahead].map((phase, position) => ({ ...phase, position })),
    steps: [...keptSteps, ...newSteps].map((step, position) => ({ ...step, position })),
  };
}

function notOffered(key: string, variants: Variant[]): Fault {
  return new Fault(`${key} can't use that method.`, {
    hint: variants.map(({ value, title }) => `${value} is for ${title}.`).join(' '),
    field: 'method',
  });
}
