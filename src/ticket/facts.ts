import type { Button } from '../card.ts';
import { Fault } from '../errors.ts';
import type { Ticket, TicketStep } from './state.ts';
import { isSupported } from './systems.ts';

interface Fact {
  holds(ticket: Ticket): boolean;
  /** The command that sets the fact, after the slash command; `KEY` stands for the ticket. */
  command: string;
  /** Its button: the field of `set` that it asks for, or a command of its own. Null: it is so when a ticket opens, or never. */
  press: { field: string } | Button | null;
}

/** The facts that tick a step by themselves. Playbooks name them. */
const facts = {
  'rackspace-ticket': {
    holds: (ticket) => ticket.rackspaceTicket !== null,
    command: 'set KEY ticket:180621-01234',
    press: { field: 'ticket' },
  },
  'account-and-domain': {
    holds: (ticket) => ticket.account !== '' && ticket.domain !== '',
    command: 'set KEY account:1234567',
    press: { field: 'account' },
  },
  owner: {
    holds: (ticket) => ticket.ownerId !== null,
    command: 'assign KEY me',
    press: { label: 'Assign', command: 'assign KEY' },
  },
  channel: { holds: (ticket) => ticket.channel !== null, command: 'open', press: null },
  'supported-source': {
    // It holds or never will: where it does not, the playbook asks a lead instead.
    holds: (ticket) => isSupported(ticket.source),
    command: 'show KEY',
    press: null,
  },
  'source-url': {
    holds: (ticket) => ticket.sourceUrl !== null,
    command: 'set KEY source-url:https://mail.acme.com/owa',
    press: { field: 'source-url' },
  },
  cutover: {
    holds: (ticket) => ticket.cutover !== null,
    command: 'set KEY cutover:2026-12-15T18:00',
    press: { field: 'cutover' },
  },
  contact: {
    holds: (ticket) => ticket.contact !== null,
    command: 'set KEY contact:"Ann Lee, ann@acme.com"',
    press: { field: 'contact' },
  },
  cadence: {
    holds: (ticket) => ticket.cadence !== null,
    command: 'set KEY cadence:5',
    press: { field: 'cadence' },
  },
  'billing-target': {
    holds: (ticket) => ticket.billingTarget !== null,
    command: 'set KEY billing-target:2026-12-31',
    press: { field: 'billing-target' },
  },
  slot: {
    holds: (ticket) => ticket.slot !== null,
    command: 'set KEY slot:2026-12-15T18:00',
    press: { field: 'slot' },
  },
} satisfies Record<string, Fact>;

export type FactName = keyof typeof facts;

/** Throws when a playbook names a fact that does not exist: a fault of the data, not of a person. */
function factOf(step: Pick<TicketStep, 'fact' | 'id'>): Fact | null {
  if (!step.fact) return null;
  const fact = Object.hasOwn(facts, step.fact) ? facts[step.fact as FactName] : undefined;
  if (!fact) throw new Error(`step ${step.id} names an unknown fact, ${step.fact}`);
  return fact;
}

/** The command that ticks a step. */
export function commandFor(key: string, step: Pick<TicketStep, 'fact' | 'id'>): string {
  return factOf(step)?.command.replace('KEY', key) ?? `done ${key} ${step.id}`;
}

/** The buttons that tick steps, each command once: one form asks for all their facts that are fields. */
export function buttonsFor(key: string, steps: Pick<TicketStep, 'fact' | 'id'>[]): Button[] {
  const presses = steps.map((step) => ({ step, press: factOf(step)?.press }));
  const fields = [...new Set(presses.flatMap(({ press }) => (press && 'field' in press ? press.field : [])))];
  const all = presses.flatMap(({ step, press }): Button[] => {
    if (press === null) return [];
    if (!press) return [{ label: `Done ${step.id}`, command: `done ${key} ${step.id}` }];
    if ('field' in press)
      return [{ label: `Set ${fields.join(', ')}`, command: `set ${key} ${fields.join(' ')}` }];
    return [{ ...press, command: press.command.replace('KEY', key) }];
  });
  return [...new Map(all.map((button) => [button.command, button])).values()];
}

/** Throws a `Fault` for a step that only its fact may tick. */
export function refuseFactStep(key: string, step: TicketStep): void {
  if (!step.fact) return;
  throw new Fault(`${step.id} ticks itself once it is true: ${step.text}.`, {
    hint: 'It is not ticked by hand but by the command that makes it true.',
    example: commandFor(key, step),
    buttons: buttonsFor(key, [step]),
    field: 'steps',
  });
}

/** The steps with every fact step as the ticket's facts say it must be. */
export function refreshFacts(
  ticket: Ticket,
  steps: TicketStep[],
  at: Date,
  byId: string | null,
): TicketStep[] {
  return steps.map((step) => {
    const fact = factOf(step);
    if (!fact || fact.holds(ticket) === (step.doneAt !== null)) return step;
    return fact.holds(ticket)
      ? { ...step, doneAt: at, doneById: byId }
      : { ...step, doneAt: null, doneById: null };
  });
}
