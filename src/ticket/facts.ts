import { Fault } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { type Ticket, type TicketStep, ticketKey } from './state.ts';
import { isSupported } from './systems.ts';
import { moment } from './words.ts';

interface Fact {
  holds(ticket: Ticket): boolean;
  /** The command that sets the fact, after the slash command; `KEY` stands for the ticket. */
  command(ticket: Ticket): string;
  /** How far it is, or who and when it was: `38 of 40`. */
  detail?(ticket: Ticket, calendar: Calendar): string | null;
  /** What is known of it no longer once its step must be done anew; null: it stays true. Absent: likewise. */
  forget?(ticket: Ticket, at: Date): Partial<Ticket> | null;
}

/** The facts that tick a step by themselves. Playbooks name them. */
const facts = {
  'rackspace-ticket': {
    holds: (ticket) => ticket.rackspaceTicket !== null,
    command: () => 'set KEY ticket:180621-01234',
  },
  'account-and-domain': {
    holds: (ticket) => ticket.account !== '' && ticket.domain !== '',
    command: () => 'set KEY account:1234567',
  },
  owner: { holds: (ticket) => ticket.ownerId !== null, command: () => 'assign KEY me' },
  channel: { holds: (ticket) => ticket.channel !== null, command: () => 'open' },
  'supported-source': {
    // It holds or never will: where it does not, the playbook asks a lead instead.
    holds: (ticket) => isSupported(ticket.source),
    command: () => 'show KEY',
  },
  'source-url': {
    holds: (ticket) => ticket.sourceUrl !== null,
    command: () => 'set KEY source-url:https://mail.acme.com/owa',
  },
  contact: {
    holds: (ticket) => ticket.contact !== null,
    command: () => 'set KEY contact:"Ann Lee, ann@acme.com"',
  },
  contacted: {
    holds: (ticket) => ticket.contactedAt !== null,
    command: () => 'contact KEY phone introduced ourselves, told them that it is free',
  },
  cadence: { holds: (ticket) => ticket.cadence !== null, command: () => 'set KEY cadence:5' },
  supplied: countOf('supplied'),
  created: countOf('created'),
  'sign-off': {
    holds: (ticket) => ticket.signedOffAt !== null,
    command: () => 'set KEY sign-off:"Ann Lee"',
    detail: ({ signedOffBy, signedOffAt }, calendar) =>
      signedOffAt && `${signedOffBy}, ${moment(calendar, signedOffAt)}`,
    forget: () => ({ signedOffBy: null, signedOffAt: null }),
  },
  cutover: {
    holds: (ticket) => ticket.cutover !== null,
    command: () => 'set KEY cutover:2026-12-15T18:00',
    forget: ({ cutover }, at) => (cutover && cutover < at ? { cutover: null } : null),
  },
  'billing-target': {
    holds: (ticket) => ticket.billingTarget !== null,
    command: () => 'set KEY billing-target:2026-12-31',
  },
  'billing-stops': {
    holds: (ticket) => ticket.billingStops !== null,
    command: () => 'set KEY billing-stops:2026-12-31',
    detail: (ticket) => ticket.billingStops,
  },
  slot: {
    holds: (ticket) => ticket.slot !== null,
    command: () => 'set KEY slot:2026-12-15T18:00',
    forget: ({ slot }, at) => (slot && slot < at ? { slot: null } : null),
  },
} satisfies Record<string, Fact>;

/** All of a ticket's mailboxes, counted in one of its columns. */
function countOf(column: 'supplied' | 'created'): Fact {
  return {
    holds: (ticket) => ticket.mailboxes !== null && (ticket[column] ?? 0) >= ticket.mailboxes,
    command: ({ mailboxes }) =>
      mailboxes === null ? `set KEY mailboxes:40 ${column}:40` : `set KEY ${column}:${mailboxes}`,
    detail: (ticket) => {
      const of = ticket.mailboxes?.toLocaleString('en-US') ?? 'an unknown number';
      return `${(ticket[column] ?? 0).toLocaleString('en-US')} of ${of}`;
    },
    forget: () => ({ [column]: null }),
  };
}

export type FactName = keyof typeof facts;

/** Throws when a playbook names a fact that does not exist: a fault of the data, not of a person. */
function factOf(step: Pick<TicketStep, 'fact' | 'id'>): Fact | null {
  if (!step.fact) return null;
  const fact: Fact | undefined = Object.hasOwn(facts, step.fact) ? facts[step.fact as FactName] : undefined;
  if (!fact) throw new Error(`step ${step.id} names an unknown fact, ${step.fact}`);
  return fact;
}

/** The command that ticks a step. */
export function commandFor(ticket: Ticket, step: Pick<TicketStep, 'fact' | 'id'>): string {
  const key = ticketKey(ticket);
  return factOf(step)?.command(ticket).replace('KEY', key) ?? `done ${key} ${step.id}`;
}

/** How far the fact of a step is, or who made it true; null where there is nothing to add. */
export function factDetail(
  calendar: Calendar,
  ticket: Ticket,
  step: Pick<TicketStep, 'fact' | 'id'>,
): string | null {
  return factOf(step)?.detail?.(ticket, calendar) ?? null;
}

/** What a ticket must forget for a step's fact to be shown anew; null where it stays true. */
export function forgotten(ticket: Ticket, step: TicketStep, at: Date): Partial<Ticket> | null {
  return factOf(step)?.forget?.(ticket, at) ?? null;
}

/** Throws a `Fault` for a step that only its fact may tick. */
export function refuseFactStep(ticket: Ticket, step: TicketStep): void {
  if (!step.fact) return;
  throw new Fault(`${step.id} ticks itself once it is true: ${step.text}.`, {
    hint: 'It is not ticked by hand but by the command that makes it true.',
    example: commandFor(ticket, step),
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
