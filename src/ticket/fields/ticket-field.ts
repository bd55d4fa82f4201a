import { z } from 'zod';
import { jsonMoment } from '../../db/json-moment.ts';
import type { Control, Field } from '../../input/field.ts';
import type { Tally } from '../../mailbox/tally.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords } from '../../time/date-words.ts';
import type { WaveSignOff } from '../mailboxes/wave-sign-offs.ts';
import type { PlanPhase, PlanStep } from '../playbooks/plan.ts';
import type { FactName } from '../playbooks/playbook.ts';
import type { Rights } from '../rights.ts';

/** How a field behaves on a ticket. Without any of these properties, people can set the field on every ticket. */
interface Meaning<T, Fact extends FactName> {
  /** Whether the `open` command asks for the field: for every ticket, or for migrations only. Absent: never. */
  atOpening?: 'always' | 'migrations';
  /** The `set` command can't change the field. */
  fixed?: true;
  /** A sentence in help that says which tickets have the field, or what the field counts. */
  note?: string;
  /** How the card shows the field: a label, and the value in words. Absent: the card doesn't show the field. */
  card?: { label: string; words?(value: T, calendar: Calendar, now: Date): string };
  /** The fact that is true while the field has a value. This completes every step that names the same fact. */
  fact?: Fact;
  /** What the button of these steps says, in the imperative: `Set cutover date`. Absent: the steps have no button. */
  act?: string;
  /** What the card adds to a step that the field's value completes: `Ann Lee, Tue, Dec 1, 10 AM`. */
  detail?(value: T, calendar: Calendar, now: Date): string;
  /** Whether to clear the value when a step that it completed reopens. Absent: keep the value. */
  expires?(value: T, at: Date, ticket: { missedAt: Date | null }): boolean;
  /** Only a lead can clear the field, with a reason. */
  clearedByLead?: true;
  /** A new value can conflict with other dates, so the reply to `set` shows warnings. */
  affectsDates?: true;
  /** The reply to `set` repeats the value, because much depends on each of its letters. */
  isRepeated?: true;
  /** Throws a `Fault` if tickets on this path can't have the value. A null value clears the field. */
  checkForPath?(value: T | null, path: TicketPath): void;
  /**
   * Throws a `Fault` if this ticket can't have the value. Returns true if a lead forces a value that is otherwise
   * refused.
   */
  check?(
    value: T | null,
    ticket: CheckedTicket,
    context: CheckContext,
  ): boolean | undefined | void | Promise<void>;
}

export interface TicketPath {
  domain: string;
  source: string;
  target: string;
  service: string;
}

/**
 * The parts of a ticket that checks use. This isn't `TicketState`, because the type of `TicketState` depends on the
 * fields.
 */
export interface CheckedTicket {
  /** `MIG-12` */
  key: string;
  number: number;
  kind: string;
  openedAt: Date;
  billingStopsOn: string | null;
  cutover: Date | null;
  slot: Date | null;
  listsMailboxes: boolean;
  mailboxTally: Tally | null;
  waveSignOffs: WaveSignOff[] | null;
  signedOffBy: string | null;
  signedOffAt: Date | null;
  phase: string;
  phases: Pick<PlanPhase, 'slug' | 'position' | 'billed' | 'lockedOut'>[];
  steps: (Pick<PlanStep, 'id' | 'gate' | 'startsBill' | 'switches' | 'fact' | 'earliest'> & {
    label: string;
    mark: { state: 'done' | 'waived' | 'reopened'; at: Date } | null;
  })[];
}

export interface CheckContext {
  calendar: Calendar;
  /** The time of the change. */
  at: Date;
  by: { person: Rights | null };
  /** A lead's reason for a value that is otherwise refused. */
  force?: string;
  ticketExists(number: number): Promise<boolean>;
  /** When the ticket last entered a phase. Null if it never did. */
  enteredAt(phase: string): Promise<Date | null>;
}

type Row<Columns extends z.ZodRawShape> = { [Name in keyof Columns]: z.output<Columns[Name]> };

/** Where a value is stored. Null means no value. */
interface Storage<T, Columns extends z.ZodRawShape> {
  /** The type of each column, as Postgres writes it in JSON. */
  columns: Columns;
  toColumns(value: T | null): Partial<Row<Columns>>;
  fromColumns(row: Row<Columns>): T | null;
}

/** A value that a ticket keeps: how people enter it, where it is stored, and what it means. */
export interface TicketField<
  T = unknown,
  Columns extends z.ZodRawShape = z.ZodRawShape,
  Fact extends FactName = FactName,
> extends Field<T>,
    Storage<T, Columns>,
    Meaning<T, Fact> {
  /** Whether every ticket has a value. */
  required: boolean;
}

/**
 * The type of a value in its column. For a choice, the type is any string, because a newer release may offer more
 * choices.
 */
type Stored<T> = T extends string ? string : T;

/** The column of a field that may have no value. */
type OptionalColumn<Name extends string, T> = { [_ in Name]: z.ZodType<Stored<T> | null> };

/** The column of a field that always has a value. */
type RequiredColumn<Name extends string, T> = { [_ in Name]: z.ZodType<Stored<T>> };

/**
 * Declares a field that is stored in one column.
 *
 * @param type the type of the column in JSON. By default, the form control decides
 */
export function ticketField<const Name extends string, T, const Fact extends FactName = never>(
  column: Name,
  field: Field<T>,
  { type = typeOf[field.control.kind], ...meaning }: Meaning<T, Fact> & { type?: z.ZodType } = {},
): TicketField<T, OptionalColumn<Name, T>, Fact> {
  return {
    ...field,
    ...meaning,
    required: false,
    ...inColumn<T, OptionalColumn<Name, T>>(column, type.nullable()),
  };
}

/**
 * Declares a field that has a value on every ticket, stored in one column. The `set` command can't clear such a field.
 */
export function requiredField<const Name extends string, T, const Fact extends FactName = never>(
  column: Name,
  field: Field<T>,
  meaning: Meaning<T, Fact> = {},
): TicketField<T, RequiredColumn<Name, T>, Fact> {
  const type = typeOf[field.control.kind];
  return { ...field, ...meaning, required: true, ...inColumn<T, RequiredColumn<Name, T>>(column, type) };
}

/** Declares a field that is stored in several columns. */
export function wideField<T, Columns extends z.ZodRawShape, const Fact extends FactName = never>(
  storage: Storage<T, Columns>,
  field: Field<T>,
  meaning: Meaning<T, Fact> = {},
): TicketField<T, Columns, Fact> {
  return { ...field, ...meaning, required: false, ...storage };
}

function inColumn<T, Columns extends z.ZodRawShape>(column: string, type: z.ZodType): Storage<T, Columns> {
  return {
    columns: { [column]: type } as unknown as Columns,
    toColumns: (value) => ({ [column]: value }) as Partial<Row<Columns>>,
    fromColumns: (row) => (row as Record<string, unknown>)[column] as T | null,
  };
}

/** The type of a column, by the form control that asks for its value. */
const typeOf: Record<Control['kind'], z.ZodType> = {
  text: z.string(),
  number: z.number(),
  choice: z.string(),
  date: z.string(),
  moment: jsonMoment,
  person: z.string(),
  file: z.string(),
};

/** A day of a field, for people. */
export function dayOf(day: string, calendar: Calendar, now: Date): string {
  return dayWords(calendar, day, now);
}
