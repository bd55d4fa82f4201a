/** What a change of a ticket set, and how to put it back. */

import type { Mark, Ticket, TicketState, TicketStep } from '../state.ts';
import { ticketRow } from '../ticket-row.ts';
import { type RecordedChanges, recordedChanges, toldColumns } from './recorded-changes.ts';

type Column = keyof Ticket;
type Pairs = RecordedChanges['columns'];
type State = Pick<TicketState, 'ticket' | 'steps'>;

/** The columns that progress sets: `stallClock` in derive.ts. */
const progressColumns: Column[] = [
  'progressAt',
  'clockFrom',
  'clockSpentMs',
  'stallLevelTold',
  'holdExpiredAt',
  'snoozedUntil',
  'snoozeReason',
];

/** The columns of the stall clock that a hold sets. */
const holdColumns: Column[] = ['clockFrom', 'clockSpentMs'];

/** Returns what a change set. @param patch the columns that the operation set itself */
export function changesOf(
  before: State,
  after: State,
  { patch, progress }: { patch: Partial<Ticket>; progress: boolean },
): RecordedChanges {
  // What the list of mailboxes shows is counted again after an undo.
  const set = (Object.keys(patch) as Column[]).filter((name) => name !== 'mailboxTally');
  const own = set.includes('heldAt') ? [...set, ...holdColumns] : set;
  const pairs = (names: Column[]) =>
    Object.fromEntries(
      names.map((name) => [name, [before.ticket[name], after.ticket[name]]] as const).filter(differs),
    );
  const was = marksById(before.steps);
  const marks = after.steps.map(({ id, mark }) => [id, [was.get(id) ?? null, mark]] as const);
  const all = {
    columns: pairs(own),
    clock: pairs(progress ? progressColumns.filter((name) => !own.includes(name)) : []),
    marks: Object.fromEntries(marks.filter(differs)),
    told: Object.fromEntries(toldColumns.map((name) => [name, before.ticket[name]])),
  };
  // JSON has no dates, so this makes them texts, as in the stored event.
  return recordedChanges.parse(JSON.parse(JSON.stringify(all)));
}

/** Whether a change set only what was already so. */
export function isEmpty({ columns, marks }: RecordedChanges): boolean {
  return Object.keys(columns).length === 0 && Object.keys(marks).length === 0;
}

/**
 * Whether everything that a change was about is still as the change left it. The stall clock doesn't count, because any
 * progress sets it.
 */
export function isUntouched({ ticket, steps }: State, { columns, marks }: RecordedChanges): boolean {
  const now = marksById(steps);
  const isKept = Object.entries(marks).every(([id, [, set]]) => isSame(now.get(id) ?? null, set));
  return isKept && holdsStill(ticket, columns);
}

/** Returns what takes a change back. Leaves the stall clock alone if something has set it since. */
export function putBack(
  { ticket, steps }: State,
  { columns, clock, marks }: RecordedChanges,
): { ticket: Partial<Ticket>; steps: TicketStep[] } {
  const old = { ...columns, ...(holdsStill(ticket, clock) ? clock : {}) };
  return {
    ticket: ticketRow
      .partial()
      .parse(Object.fromEntries(Object.entries(old).map(([name, [was]]) => [name, was]))),
    steps: steps.flatMap((step) => {
      const change = marks[step.id];
      return change ? [{ ...step, mark: toMark(change[0]) }] : [];
    }),
  };
}

function holdsStill(ticket: Ticket, pairs: Pairs): boolean {
  return Object.entries(pairs).every(([name, [, set]]) => isSame(ticket[name as Column], set));
}

function toMark(stored: RecordedChanges['marks'][string][0]): Mark | null {
  return stored && ({ ...stored, at: new Date(stored.at) } as Mark);
}

function marksById(steps: TicketStep[]): Map<string, Mark | null> {
  return new Map(steps.map(({ id, mark }) => [id, mark]));
}

function differs([, [was, is]]: readonly [string, readonly [unknown, unknown]]): boolean {
  return !isSame(was, is);
}

/** Compares a value with one from JSON. The properties of a mark may come in any order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value ?? null;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
