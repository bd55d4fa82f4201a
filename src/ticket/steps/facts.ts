import type { Button } from '../../card.ts';
import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { FactName } from '../playbooks/playbook.ts';
import { isSupported } from '../playbooks/systems.ts';
import { type Ticket, type TicketStep, ticketKey } from '../state.ts';
import { moment } from '../words.ts';
import { unticked } from './gate.ts';

interface Fact {
  holds(ticket: Ticket): boolean;
  /** The command that sets the fact. `KEY` stands for the ticket, `{day+15}` for the 15th business day from now. */
  command(ticket: Ticket): string;
  /** The command that takes the fact back, where one does. */
  undo?: string;
  /** Its button: the fields of `set` that it asks for, or a command of its own. Null: it is so when a ticket opens, or never. */
  press(ticket: Ticket): { fields: string[] } | Button | null;
  /** The fact is not progress, so the stall clock runs on: docs/rules.md, "Stalls". */
  quiet?: true;
  /** How far it is, or who and when it was: `38 of 40`. */
  detail?(ticket: Ticket, calendar: Calendar): string | null;
  /** What is known of it no longer once its step must be done anew; null: it stays true. Absent: likewise. */
  forget?(ticket: Ticket, at: Date): Partial<Ticket> | null;
}

/** The facts that tick a step by themselves. Playbooks name them. */
const facts = {
  'rackspace-ticket': setBy('ticket', '180621-01234', (ticket) => ticket.rackspaceTicket !== null),
  'account-and-domain': setBy('account', '1234567', ({ account, domain }) => account !== '' && domain !== ''),
  owner: {
    holds: (ticket) => ticket.ownerId !== null,
    command: () => 'assign KEY me',
    press: () => ({ label: 'Assign', command: 'assign KEY' }),
    undo: 'assign KEY nobody',
    quiet: true,
  },
  channel: { holds: (ticket) => ticket.requestedVia !== null, command: () => 'open', press: () => null },
  'supported-source': {
    // It holds or never will: where it does not, the playbook asks a lead instead.
    holds: (ticket) => isSupported(ticket.source),
    command: () => 'show KEY',
    press: () => null,
  },
  'source-url': setBy('source-url', 'https://mail.acme.com/owa', (ticket) => ticket.sourceUrl !== null),
  contact: setBy('contact', '"Ann Lee, ann@acme.com"', (ticket) => ticket.customerContact !== null),
  contacted: {
    holds: (ticket) => ticket.contactedAt !== null,
    command: () => 'contact KEY phone introduced ourselves, told them that it is free',
    press: () => ({ label: 'Contact', command: 'contact KEY' }),
  },
  cadence: setBy('cadence', '5', (ticket) => ticket.contactEveryDays !== null),
  supplied: countOf('supplied', 'credentialsReceived'),
  created: countOf('created', 'mailboxesCreated'),
  'sign-off': setBy('sign-off', '"Ann Lee"', (ticket) => ticket.signedOffAt !== null, {
    detail: ({ signedOffBy, signedOffAt }, calendar) =>
      signedOffAt && `${signedOffBy}, ${moment(calendar, signedOffAt)}`,
    forget: () => ({ signedOffBy: null, signedOffAt: null }),
  }),
  cutover: setBy('cutover', '{day+15}T18:00', (ticket) => ticket.cutover !== null, {
    forget: ({ cutover }, at) => (cutover && cutover < at ? { cutover: null } : null),
  }),
  'billing-target': setBy('billing-target', '{day+25}', (ticket) => ticket.billingTarget !== null),
  'billing-stops': setBy('billing-stops', '{day+25}', (ticket) => ticket.billingStopsOn !== null, {
    detail: (ticket) => ticket.billingStopsOn,
  }),
  slot: setBy('slot', '{day+15}T18:00', (ticket) => ticket.slot !== null, {
    forget: ({ slot }, at) => (slot && slot < at ? { slot: null } : null),
  }),
} satisfies Record<FactName, Fact>;

/** A fact that one field of `set` shows. */
function setBy(
  field: string,
  example: string,
  holds: Fact['holds'],
  more: Pick<Fact, 'detail' | 'forget'> = {},
): Fact {
  return {
    holds,
    command: () => `set KEY ${field}:${example}`,
    undo: `set KEY ${field}:none`,
    press: () => ({ fields: [field] }),
    ...more,
  };
}

/** All of a ticket's mailboxes, counted in one of its columns. */
function countOf(field: string, column: 'credentialsReceived' | 'mailboxesCreated'): Fact {
  return {
    holds: (ticket) => ticket.mailboxes !== null && (ticket[column] ?? 0) >= ticket.mailboxes,
    command: ({ mailboxes }) =>
      mailboxes === null ? `set KEY mailboxes:40 ${field}:40` : `set KEY ${field}:${mailboxes}`,
    undo: `set KEY ${field}:none`,
    press: ({ mailboxes }) => ({ fields: mailboxes === null ? ['mailboxes', field] : [field] }),
    detail: (ticket) => {
      const of = ticket.mailboxes?.toLocaleString('en-US') ?? 'an unknown number';
      return `${(ticket[column] ?? 0).toLocaleString('en-US')} of ${of}`;
    },
    forget: () => ({ [column]: null }),
  };
}

/** The fact of a step; null for a step without one, and for a fact that only a newer release knows. */
function factOf(step: Pick<TicketStep, 'fact'>): Fact | null {
  return step.fact && Object.hasOwn(facts, step.fact) ? facts[step.fact as FactName] : null;
}

/** The command that ticks a step. */
export function commandFor(ticket: Ticket, step: Pick<TicketStep, 'fact' | 'id'>): string {
  const key = ticketKey(ticket);
  return factOf(step)?.command(ticket).replace('KEY', key) ?? `done ${key} ${step.id}`;
}

/** The buttons that tick steps, each command once: one form asks for all their facts that are fields. */
export function buttonsFor(ticket: Ticket, steps: Pick<TicketStep, 'fact' | 'id'>[]): Button[] {
  const key = ticketKey(ticket);
  const presses = steps.map((step) => ({ step, press: factOf(step)?.press(ticket) }));
  const fields = [
    ...new Set(presses.flatMap(({ press }) => (press && 'fields' in press ? press.fields : []))),
  ];
  const all = presses.flatMap(({ step, press }): Button[] => {
    if (press === null) return [];
    if (!press) return [{ label: `Done ${step.id}`, command: `done ${key} ${step.id}` }];
    if ('fields' in press)
      return [{ label: `Set ${fields.join(', ')}`, command: `set ${key} ${fields.join(' ')}` }];
    return [{ ...press, command: press.command.replace('KEY', key) }];
  });
  return [...new Map(all.map((button) => [button.command, button])).values()];
}

/** How far the fact of a step is, or who made it true; null where there is nothing to add. */
export function factDetail(
  calendar: Calendar,
  ticket: Ticket,
  step: Pick<TicketStep, 'fact' | 'id'>,
): string | null {
  return factOf(step)?.detail?.(ticket, calendar) ?? null;
}

/** A step that is open, in words: what is to be done, and how far that is. */
export function openStepWords(
  calendar: Calendar,
  ticket: Ticket,
  step: Pick<TicketStep, 'fact' | 'id' | 'text'>,
): string {
  const detail = factDetail(calendar, ticket, step);
  return detail ? `${step.text}, ${detail} so far` : step.text;
}

/** Whether a step that its fact has just ticked is progress. */
export function isProgress(step: TicketStep): boolean {
  return !factOf(step)?.quiet;
}

/** What a ticket must forget for a step's fact to be shown anew; null where it stays true. */
export function forgotten(ticket: Ticket, step: TicketStep, at: Date): Partial<Ticket> | null {
  return factOf(step)?.forget?.(ticket, at) ?? null;
}

/** Throws a `Fault` for a step that only its fact may tick. */
export function refuseFactStep(ticket: Ticket, step: TicketStep): void {
  if (!factOf(step)) return;
  throw new Fault(`${step.id} ticks itself once it is true: ${step.text}.`, {
    hint: 'It is not ticked by hand but by the command that makes it true.',
    example: commandFor(ticket, step),
    buttons: buttonsFor(ticket, [step]),
    field: 'steps',
  });
}

/** Throws a `Fault` for a step that is ticked as long as its fact is there. */
export function refuseFactUndone(ticket: Ticket, step: TicketStep): void {
  const fact = factOf(step);
  if (!fact) return;
  throw new Fault(`${step.id} is ticked as long as it is true: ${step.text}.`, {
    hint: fact.undo ? 'Change what makes it true.' : 'What makes it true stays so.',
    example: fact.undo?.replace('KEY', ticketKey(ticket)),
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
    return fact.holds(ticket) ? { ...step, doneAt: at, doneById: byId } : unticked(step);
  });
}
