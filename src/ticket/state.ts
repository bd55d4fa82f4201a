import type { Inline } from '../card.ts';
import type { Tx } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { loadFullNames } from '../people/full-names.ts';
import type { Plan, PlanPhase } from './playbooks/plan.ts';
import type { Plans } from './playbooks/plans.ts';
import {
  type LatestEvent,
  type ReadTicket,
  readTicket,
  type StepMark,
  type TicketBlocker,
  type Wait,
} from './read-ticket.ts';
import type { Ticket } from './ticket-row.ts';

export type { Ticket, TicketBlocker, Wait };

/** A phase of a ticket's plan. */
export type TicketPhase = PlanPhase;

/** A step of a ticket's plan, and what last happened to it. A step that nothing happened to has no mark. */
export type TicketStep = Plan['steps'][number] & { mark: Mark | null };

/** What last happened to a step. */
export type Mark = Omit<StepMark, 'stepId'>;

/** A ticket with its phases and steps in order, its active blockers (oldest first), and the names of its people. */
export interface TicketState {
  ticket: Ticket;
  phases: TicketPhase[];
  steps: TicketStep[];
  blockers: TicketBlocker[];
  /** How long the ticket waited on each party during past periods. Time on hold doesn't count. */
  waits: Wait[];
  /** When the current `TicketPeriod` started. Null after the ticket has ended. */
  since: Date | null;
  /** The steps that the latest change completed. Empty for a ticket as stored. */
  completed: TicketStep[];
  /** The steps that the latest change reopened. Empty for a ticket as stored. */
  reopened: TicketStep[];
  names: Map<string, string>;
}

/** The phases and steps of a ticket. */
export type TicketPlan = Pick<TicketState, 'phases' | 'steps'>;

/** The key that people see and type: `MIG-12` for a migration, `PLC-13` for a platform change. */
export function ticketKey(ticket: { kind: string; number: number }): string {
  return `${ticket.kind === 'platform-change' ? 'PLC' : 'MIG'}-${ticket.number}`;
}

/** Names a ticket in a line: `**Acme Corp** (MIG-3)`. */
export function ticketWords(ticket: Parameters<typeof ticketKey>[0] & { customer: string }): Inline[] {
  return [{ bold: ticket.customer }, ` (${ticketKey(ticket)})`];
}

/** The same as plain text: `Acme Corp (MIG-1)`. */
export function ticketName(ticket: Parameters<typeof ticketWords>[0]): string {
  return `${ticket.customer} (${ticketKey(ticket)})`;
}

/** Loads a ticket. Throws a `Fault` if it doesn't exist. */
export async function loadTicket({ plans }: { plans: Plans }, tx: Tx, number: number): Promise<TicketState> {
  return (await loadTicketWithLatest({ plans }, tx, number, 0)).state;
}

/** Loads a ticket and its latest events, newest first. Throws a `Fault` if the ticket doesn't exist. */
export async function loadTicketWithLatest(
  { plans }: { plans: Plans },
  tx: Tx,
  number: number,
  count: number,
): Promise<{ state: TicketState; latest: LatestEvent[] }> {
  const found = await readTicket(tx, number, count);
  if (!found) throw noSuchTicket(number);
  await plans.load(tx, [found.ticket.planHash]);
  return { state: toState(plans, found), latest: found.latest };
}

/** Builds the state of a ticket. The ticket's plan must be loaded. */
export function toState(plans: Plans, found: ReadTicket): TicketState {
  const { ticket, marks, blockers, waits, since, names } = found;
  const { phases, steps } = plans.get(ticket);
  return {
    ticket,
    phases,
    steps: withMarks(steps, marks),
    blockers,
    waits,
    since,
    completed: [],
    reopened: [],
    names: new Map(Object.entries(names)),
  };
}

/** Lists the marks of a ticket's steps. The reverse of `withMarks`. */
export function marksOf(steps: TicketStep[]): StepMark[] {
  return steps.flatMap(({ id, mark }) => (mark ? [{ stepId: id, ...mark }] : []));
}

/** Takes a plan's steps, and adds each step's mark. */
export function withMarks(steps: Plan['steps'], marks: StepMark[]): TicketStep[] {
  const byStep = new Map(marks.map(({ stepId, ...mark }) => [stepId, mark]));
  return steps.map((step) => ({ ...step, mark: byStep.get(step.id) ?? null }));
}

export function noSuchTicket(number: number): Fault {
  return new Fault(`There is no ticket ${number}.`, {
    hint: '`list` shows the open tickets.',
    example: 'list mine',
    field: 'ticket',
  });
}

/** Loads the names to show for people's ids. */
export async function loadNames(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return wanted.length > 0 ? loadFullNames(tx, wanted) : new Map();
}

/** A name to show for a person's id, or `You` for the person who asks. */
export function subjectOf(
  names: Map<string, string>,
  id: string | null,
  askerId: string | undefined,
): string {
  return id !== null && id === askerId ? 'You' : nameOf(names, id);
}

/** The owner in words: `owner Dana Reyes`, or `unassigned`. */
export function ownerWords(names: Map<string, string>, ownerId: string | null): string {
  return ownerId ? `owner ${nameOf(names, ownerId)}` : 'unassigned';
}

/** A name to show for a person's id: `nobody` for null, and the platform's user id for an unknown person. */
export function nameOf(names: Map<string, string>, id: string | null): string {
  if (!id) return 'nobody';
  return names.get(id) ?? id.slice(id.indexOf(':') + 1);
}
