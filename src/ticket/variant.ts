import { Fault } from '../errors.ts';
import { applies, instantiate } from './instantiate.ts';
import type { Playbook, Variant } from './playbook.ts';
import { toPhaseRows, toStepRows } from './rows.ts';
import { type TicketPhase, type TicketState, type TicketStep, ticketKey } from './state.ts';

interface Plan {
  phases: TicketPhase[];
  steps: TicketStep[];
}

/**
 * The rows that a ticket has once a method is chosen: phases that it has entered keep theirs, and ticked steps that
 * both plans share stay ticked. Throws a `Fault` where the playbook or the phase does not allow the choice.
 */
export function chooseVariant(playbooks: Playbook[], state: TicketState, method: string | null): Plan {
  const { ticket } = state;
  const playbook = playbooks.find((candidate) => candidate.id === ticket.playbook);
  const variants = playbook?.variants ?? [];
  if (!playbook || variants.length === 0) {
    throw new Fault(`${ticketKey(ticket)} has one method only.`, { field: 'method' });
  }
  const variant = variants.find((candidate) => candidate.value === method);
  const usual = method === null || method === usualMethod;
  if (!variant && !usual) throw notOffered(state, variants);
  if (variant && !applies(variant.when, ticket))
    throw notOffered(
      state,
      variants.filter((each) => applies(each.when, ticket)),
    );
  const allowed = variant?.allowedIn ?? variants.flatMap((candidate) => candidate.allowedIn);
  if (!allowed.includes(ticket.phase)) {
    throw new Fault(
      `The method is chosen in ${allowed.join(' or ')}; ${ticketKey(ticket)} is in ${ticket.phase}.`,
      {
        field: 'method',
      },
    );
  }
  return planFrom(state, variant ? withVariant(playbook, variant) : playbook);
}

/** The method of a playbook as it stands, without a variant. */
const usualMethod = 'migrationwiz';

/** The playbook with a variant's phases and steps in the place of those it replaces. */
function withVariant(playbook: Playbook, variant: Variant): Playbook {
  const first = playbook.phases.findIndex((phase) => variant.replaces.includes(phase.slug));
  const kept = playbook.phases.filter((phase) => !variant.replaces.includes(phase.slug));
  return {
    ...playbook,
    phases: [...kept.slice(0, first), ...variant.phases, ...kept.slice(first)],
    steps: [
      ...playbook.steps.filter((step) => step.gate === null || !variant.replaces.includes(step.gate)),
      ...variant.steps,
    ],
  };
}

function planFrom({ ticket, phases, steps }: TicketState, playbook: Playbook): Plan {
  const fresh = instantiate(playbook, ticket);
  const here = phases.findIndex((phase) => phase.slug === ticket.phase);
  const entered = phases.slice(0, here + 1);
  const slugs = new Set(entered.map((phase) => phase.slug));
  const ahead = toPhaseRows(
    ticket.number,
    fresh.phases.filter((phase) => !slugs.has(phase.slug)),
  );
  const keptSteps = steps.filter((step) => step.gate === null || slugs.has(step.gate));
  const known = new Set(keptSteps.map((step) => step.id));
  const newSteps = toStepRows(
    ticket.number,
    fresh.steps.filter((step) => !known.has(step.id)),
  ).map((step) => ({ ...step, ...ticked(steps, step.id) }));
  return {
    phases: [...entered, ...ahead].map((phase, position) => ({ ...phase, position })),
    steps: [...keptSteps, ...newSteps].map((step, position) => ({ ...step, position })),
  };
}

function ticked(steps: TicketStep[], id: string): Partial<TicketStep> {
  const before = steps.find((step) => step.id === id);
  return before ? { doneAt: before.doneAt, doneById: before.doneById } : {};
}

function notOffered({ ticket }: TicketState, variants: Variant[]): Fault {
  const methods = [usualMethod, ...variants.map((variant) => variant.value)];
  return new Fault(`${ticketKey(ticket)} cannot be done by that method.`, {
    hint: `Its methods: ${methods.join(', ')}.`,
    field: 'method',
  });
}
