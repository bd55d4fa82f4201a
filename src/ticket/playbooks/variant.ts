import { Fault } from '../../errors.ts';
import { applies } from '../../knowledge/route.ts';
import { listWords } from '../../phrase.ts';
import { type Rights, requireLead } from '../rights.ts';
import { marksOf, type Ticket, type TicketPlan, type TicketState, ticketKey, withMarks } from '../state.ts';
import { pathWords } from '../words.ts';
import { instantiate } from './instantiate.ts';
import { phaseLabel } from './phases.ts';
import { toPhases, toSteps } from './plan.ts';
import type { Playbook, Variant } from './playbook.ts';
import { methodName, methods, systemName } from './systems.ts';

/** Who chooses a method, and a lead's reason for one that the path doesn't offer. */
interface Choice {
  by: { person: Rights | null };
  force?: string;
}

interface Chosen {
  /** The ticket's new phases and steps. Absent if they stay the same. */
  plan?: TicketPlan;
  /** Whether a lead forces the method. */
  isForced: boolean;
}

/**
 * Returns a ticket's phases and steps after someone chooses a method. Keeps the phases that the ticket has already
 * entered. Steps that are in both the old and the new plan stay done. Throws a `Fault` if the playbook, the path, or the
 * phase doesn't allow the method.
 */
export function chooseVariant(
  playbooks: Playbook[],
  state: TicketState,
  method: string | null,
  { by, force }: Choice,
): Chosen {
  const { ticket } = state;
  const playbook = playbooks.find((candidate) => candidate.id === ticket.playbook);
  const variants = playbook?.variants ?? [];
  const [before, variant] = [ticket.method, method].map((name) =>
    variants.find(({ value }) => value === name),
  );
  if (!variant && method !== null && method !== usualMethod) throw onlyUsual(ticket);
  if (!playbook || variant === before) return { isForced: false };
  if (variant && !applies(variant.when, ticket)) throw notOffered(ticket, variant);
  const isForced = variant !== undefined && !applies(variant.offeredFor, ticket);
  if (isForced && force === undefined)
    throw notOffered(ticket, variant, ' A lead can make an exception with force:"reason".');
  if (isForced)
    requireLead(by, `choose ${methodName(variant.value)} for ${systemName(ticket.source)}`, usualInstead);
  const allowed = variant?.allowedIn ?? before?.allowedIn ?? [];
  if (!allowed.includes(ticket.phase)) throw tooLate(ticket, allowed);
  return { plan: planFrom(state, playbook, variant), isForced };
}

/** The method that needs no variant. */
const usualMethod = methods[0].slug;
const usualInstead = `Use ${methods[0].name}.`;

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

function tooLate(ticket: Ticket, allowed: string[]): Fault {
  const key = ticketKey(ticket);
  return new Fault(
    `The method can only be changed in ${listWords(allowed.map(phaseLabel), 'or')}. ${key} is in ${phaseLabel(ticket.phase)}.`,
    {
      hint: 'Move the ticket back first, with a reason.',
      example: `move ${key} ${allowed.at(-1)} the link is too slow`,
      field: 'method',
    },
  );
}

function onlyUsual(ticket: Ticket): Fault {
  return new Fault(`${ticketKey(ticket)} has only one method, ${methods[0].name}.`, usualWay(ticket));
}

function notOffered(ticket: Ticket, { value, title }: Variant, more = ''): Fault {
  return new Fault(
    `The method ${methodName(value)} is for ${title}. ${ticketKey(ticket)} is ${pathWords(ticket)}.`,
    { ...usualWay(ticket), hint: `${usualInstead}${more}` },
  );
}

/** The command that chooses the usual method. */
function usualWay(ticket: Ticket) {
  return {
    example: `set ${ticketKey(ticket)} method:${usualMethod} method-reason:"small mailboxes, fast link"`,
    field: 'method',
  };
}
