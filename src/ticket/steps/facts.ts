import type { Button } from '../../card.ts';
import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { allFields, type FieldFact, ticketFields } from '../fields/table.ts';
import type { TicketField } from '../fields/ticket-field.ts';
import type { FactName } from '../playbooks/playbook.ts';
import { isSupported } from '../playbooks/systems.ts';
import { type Ticket, type TicketStep, ticketKey } from '../state.ts';
import { unticked } from './gate.ts';

/** When a step completes by itself, and the command that completes it. */
interface Fact {
  holds(ticket: Ticket): boolean;
  /** The command that makes it true, without the slash command. `KEY` stands for the ticket, `{day+15}` for the 15th business day from now. */
  command(ticket: Ticket): string;
  /** The command that makes it false again, if there is one. */
  undo?: string;
  /** What its button does: ask for fields of `set`, or run another command. Null: the fact never changes. */
  press(ticket: Ticket): { fields: string[] } | Button | null;
  /** The fact is not progress, so the stall clock runs on: docs/rules.md, "Stalls". */
  quiet?: true;
  /** More about it: `38 of 40`, or who signed off and when. */
  detail?(ticket: Ticket, calendar: Calendar): string | null;
  /** Columns to clear when the step reopens. Null or absent: keep them. */
  forget?(ticket: Ticket, at: Date): Partial<Ticket> | null;
}

/** The facts that complete a step by themselves. Playbooks name them. A field declares its own fact. */
const facts = {
  ...fieldFacts(),
  owner: {
    holds: (ticket) => ticket.ownerId !== null,
    command: () => 'assign KEY me',
    press: () => ({ label: 'Assign', command: 'assign KEY' }),
    undo: 'assign KEY nobody',
    quiet: true,
  },
  'supported-source': {
    // The source never changes. For another source, the playbook asks a lead instead.
    holds: (ticket) => isSupported(ticket.source),
    command: () => 'show KEY',
    press: () => null,
  },
  contacted: {
    holds: (ticket) => ticket.contactedAt !== null,
    command: () => 'contact KEY phone introduced ourselves, told them that it is free',
    press: () => ({ label: 'Contact', command: 'contact KEY' }),
  },
  supplied: countOf(ticketFields.credentialsReceived),
  created: countOf(ticketFields.mailboxesCreated),
} satisfies Record<FactName, Fact>;

function fieldFacts(): Record<FieldFact, Fact> {
  const found = allFields.flatMap((field) => (field.fact ? [[field.fact, factFor(field)]] : []));
  return Object.fromEntries(found);
}

/** The fact of a field: it holds while the ticket has a value. */
function factFor({ name, example, fixed, required, ...field }: TicketField): Fact {
  const read = (ticket: Ticket) => field.fromColumns(ticket);
  return {
    holds: (ticket) => read(ticket) !== null,
    command: () => (fixed ? 'show KEY' : `set KEY ${name}:${example}`),
    undo: fixed || required ? undefined : `set KEY ${name}:none`,
    press: () => (fixed ? null : { fields: [name] }),
    detail(ticket, calendar) {
      const value = read(ticket);
      return value === null ? null : (field.detail?.(value, calendar) ?? null);
    },
    forget(ticket, at) {
      const value = read(ticket);
      return value !== null && field.expires?.(value, at) ? field.toColumns(null) : null;
    },
  };
}

type Count = typeof ticketFields.credentialsReceived | typeof ticketFields.mailboxesCreated;

/** The fact of a count: it holds when the count has reached the number of mailboxes. */
function countOf({ name, fromColumns, toColumns }: Count): Fact {
  return {
    holds: (ticket) => ticket.mailboxes !== null && (fromColumns(ticket) ?? 0) >= ticket.mailboxes,
    command: ({ mailboxes }) =>
      mailboxes === null ? `set KEY mailboxes:40 ${name}:40` : `set KEY ${name}:${mailboxes}`,
    undo: `set KEY ${name}:none`,
    press: ({ mailboxes }) => ({ fields: mailboxes === null ? ['mailboxes', name] : [name] }),
    detail: (ticket) => {
      const of = ticket.mailboxes?.toLocaleString('en-US') ?? 'an unknown number';
      return `${(fromColumns(ticket) ?? 0).toLocaleString('en-US')} of ${of}`;
    },
    forget: () => toColumns(null),
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
