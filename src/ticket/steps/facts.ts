import type { Button } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { allFields, type FieldFact, ticketFields } from '../fields/table.ts';
import type { TicketField } from '../fields/ticket-field.ts';
import type { FactName } from '../playbooks/playbook.ts';
import { isSupported, methodName } from '../playbooks/systems.ts';
import { type Ticket, type TicketStep, ticketKey } from '../state.ts';
import type { Fact } from './fact.ts';
import { proofButton, proofDetail } from './proofs.ts';
import { seenButton, seenDetail } from './seen-steps.ts';
import { signOffFact } from './sign-off-fact.ts';
import { openLabel } from './step-name.ts';

const uploadForm = { act: 'Upload a sheet', asks: 'mailboxes KEY upload' };

const { method: methodField, methodReason: reasonField } = ticketFields;

/** The facts that can complete a step, by the names that playbooks use. Fields declare their own facts. */
const facts = {
  ...fieldFacts(),
  owner: {
    holds: (ticket) => ticket.ownerId !== null,
    command: () => 'assign KEY me',
    press: () => ({ act: 'Assign owner', asks: 'assign KEY' }),
    undo: () => 'assign KEY nobody',
    quiet: true,
  },
  'supported-source': {
    // A ticket's source can't change. For an unsupported source, the playbook has a step without a fact.
    holds: (ticket) => isSupported(ticket.source),
    command: () => 'show KEY',
    press: () => null,
  },
  contacted: {
    holds: (ticket) => ticket.contactedAt !== null,
    command: () => 'contact KEY phone introduced ourselves, told them the migration is free',
    press: () => ({ act: 'Record contact', asks: 'contact KEY' }),
  },
  method: {
    holds: ({ method, methodReason }) => method !== null && methodReason !== null,
    command: ({ method }) =>
      `set KEY method:${method ?? methodField.example} method-reason:${reasonField.example}`,
    press: () => ({ act: 'Choose approach', asks: [methodField.name, reasonField.name] }),
    undo: () => `set KEY ${reasonField.name}:none`,
    detail({ method, methodReason }) {
      if (method === null) return methodReason && 'no method';
      return methodReason === null ? `${methodName(method)}, no reason` : methodName(method);
    },
    // The reason belongs to one attempt. After a move back, people give it again.
    forget: () => ({ methodReason: null }),
  },
  'sign-off': signOffFact(factFor(ticketFields.signOff)),
  supplied: countOf(ticketFields.credentialsReceived),
  created: countOf(ticketFields.mailboxesCreated),
} satisfies Record<FactName, Fact>;

function fieldFacts(): Record<FieldFact, Fact> {
  const found = allFields.flatMap((field) => (field.fact ? [[field.fact, factFor(field)]] : []));
  return Object.fromEntries(found);
}

/** The fact of a field. The fact is true while the field has a value. */
function factFor({ name, example, act, fixed, required, clearedByLead, ...field }: TicketField): Fact {
  const read = (ticket: Ticket) => field.fromColumns(ticket);
  return {
    holds: (ticket) => read(ticket) !== null,
    command: () => (fixed ? 'show KEY' : `set KEY ${name}:${example}`),
    undo:
      fixed || required ? undefined : () => `set KEY ${name}:none${clearedByLead ? ' force:"reason"' : ''}`,
    undoneByLead: clearedByLead,
    press: () => (act ? { act, asks: [name] } : null),
    detail(ticket, calendar, at) {
      const value = read(ticket);
      return value === null ? null : (field.detail?.(value, calendar, at) ?? null);
    },
    forget(ticket, at) {
      const value = read(ticket);
      return value !== null && field.expires?.(value, at, ticket) ? field.toColumns(null) : null;
    },
  };
}

type Count = typeof ticketFields.credentialsReceived | typeof ticketFields.mailboxesCreated;

/** The fact of a count, such as created mailboxes. The fact is true once the count reaches the number of mailboxes. */
function countOf({ name, act = '', fromColumns, toColumns }: Count): Fact {
  return {
    holds: (ticket) => ticket.mailboxes !== null && (fromColumns(ticket) ?? 0) >= ticket.mailboxes,
    command({ listsMailboxes, mailboxes }) {
      if (listsMailboxes) return 'mailboxes KEY upload';
      return mailboxes === null ? `set KEY mailboxes:40 ${name}:40` : `set KEY ${name}:${mailboxes}`;
    },
    undo: () => `set KEY ${name}:none`,
    press({ listsMailboxes, mailboxes }) {
      if (listsMailboxes) return uploadForm;
      return { act, asks: mailboxes === null ? ['mailboxes', name] : [name], or: uploadForm };
    },
    detail: (ticket) => {
      const count = (fromColumns(ticket) ?? 0).toLocaleString('en-US');
      const { mailboxes } = ticket;
      return mailboxes === null
        ? `${count}, with no number of mailboxes set`
        : `${count} of ${mailboxes.toLocaleString('en-US')}`;
    },
    left: (ticket) => (ticket.mailboxes ?? Number.POSITIVE_INFINITY) - (fromColumns(ticket) ?? 0),
    // A list of mailboxes stays as it is when the ticket goes back.
    forget: ({ listsMailboxes }) => (listsMailboxes ? null : toColumns(null)),
  };
}

/** Returns a step's fact. Null if the step has no fact, or has a fact that only a newer release knows. */
export function factOf(step: Pick<TicketStep, 'fact'>): Fact | null {
  return step.fact && Object.hasOwn(facts, step.fact) ? facts[step.fact as FactName] : null;
}

/** The command that completes a step, or the one that shows why it isn't complete, if DNS completes it. */
export function commandFor(ticket: Ticket, step: Pick<TicketStep, 'fact' | 'id' | 'dns' | 'actor'>): string {
  const key = ticketKey(ticket);
  const own = factOf(step)?.command(ticket).replace('KEY', key) ?? seenButton(ticket, step)?.command;
  return own ?? `done ${key} ${step.id}`;
}

/**
 * The buttons that complete steps, without duplicates. If several steps need fields, one form asks for all of them. The
 * label of a button that completes a step at once starts with an empty box, because the step isn't done before the press. The
 * label of a button that opens a form ends in `…`. The first button of a step is the usual one.
 */
export function buttonsFor(
  ticket: Ticket,
  steps: Pick<TicketStep, 'fact' | 'id' | 'label' | 'proof' | 'dns' | 'actor'>[],
): Button[] {
  const key = ticketKey(ticket);
  const presses = steps.map((step) => ({ step, press: factOf(step)?.press(ticket) }));
  const toButton = (act: string, form: string): Button => ({
    label: `${act}…`,
    command: form.replace('KEY', key),
  });
  const asked = presses.flatMap(({ press }) => (press && typeof press.asks !== 'string' ? [press.asks] : []));
  const fields = [...new Set(asked.flat())];
  const all = presses.flatMap(({ step, press }): Button[] => {
    if (press === null) return [];
    const shown = proofButton(ticket, step) ?? seenButton(ticket, step);
    if (!press && shown) return [shown];
    if (!press) return [{ label: openLabel(step), command: `done ${key} ${step.id}` }];
    const { act, asks, or } = press;
    if (typeof asks === 'string') return [toButton(act, asks)];
    const label = asked.length === 1 ? `${act}…` : `Fill in ${asked.length} steps…`;
    return [{ label, command: `set ${key} ${fields.join(' ')}` }, ...(or ? [toButton(or.act, or.asks)] : [])];
  });
  return [...new Map(all.map((button) => [button.command, button])).values()];
}

/** Details of a step's fact, such as a count: `38 of 40`. Null if there are none. */
export function factDetail(
  calendar: Calendar,
  ticket: Ticket,
  step: Pick<TicketStep, 'fact' | 'id' | 'proof' | 'dns' | 'actor'>,
  at: Date,
): string | null {
  return (
    factOf(step)?.detail?.(ticket, calendar, at) ?? proofDetail(ticket, step) ?? seenDetail(ticket, step)
  );
}

/** How far an open step is: `38 of 40 so far`, or `MX done; SPF and autodiscover left`. Null if there is nothing to say. */
export function progressWords(
  calendar: Calendar,
  ticket: Ticket,
  step: Parameters<typeof factDetail>[2],
  at: Date,
): string | null {
  const seen = seenDetail(ticket, step);
  const detail = factDetail(calendar, ticket, step, at);
  return detail && detail !== seen ? `${detail} so far` : detail;
}

/** What to do for an open step, and how far it is. */
export function openStepWords(
  calendar: Calendar,
  ticket: Ticket,
  step: Pick<TicketStep, 'fact' | 'id' | 'text' | 'proof' | 'dns' | 'actor'>,
  at: Date,
): string {
  const progress = progressWords(calendar, ticket, step, at);
  return progress ? `${step.text} (${progress})` : step.text;
}

/** Whether it counts as progress when a step's fact becomes true. */
export function isProgress(step: TicketStep): boolean {
  return !factOf(step)?.quiet;
}

/** The columns to clear so that a step's fact is no longer true. Null if the fact stays true. */
export function forgotten(ticket: Ticket, step: TicketStep, at: Date): Partial<Ticket> | null {
  return factOf(step)?.forget?.(ticket, at) ?? null;
}

/** Whether the same command that reopens a step also makes its fact true again. */
export function isRenewed(ticket: Ticket, step: TicketStep, patch: Partial<Ticket>, at: Date): boolean {
  return factOf(step)?.holds({ ...ticket, ...forgotten(ticket, step, at), ...patch }) ?? false;
}
