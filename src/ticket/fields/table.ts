import type { Figure } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { billingFields } from './billing-fields.ts';
import { customerFields } from './customer-fields.ts';
import { letterFields } from './letter-fields.ts';
import { pathFields } from './path-fields.ts';
import { scheduleFields } from './schedule-fields.ts';
import { sizeFields } from './size-fields.ts';
import { sourceFields } from './source-fields.ts';
import type { TicketField } from './ticket-field.ts';

/** Every field of a ticket, in the order of forms and help. */
export const ticketFields = {
  ...pathFields,
  ...customerFields,
  ...sizeFields,
  ...sourceFields,
  ...scheduleFields,
  ...billingFields,
  ...letterFields,
};

/** The order of the fields on a card: dates first. */
const cardOrder = {
  ...scheduleFields,
  ...billingFields,
  ...customerFields,
  ...sizeFields,
  ...sourceFields,
  ...letterFields,
};

type Each = (typeof ticketFields)[keyof typeof ticketFields];

type FactOf<Field> = Field extends TicketField<infer _T, infer _Columns, infer Fact> ? Fact : never;

/** The names of the facts that fields declare. */
export type FieldFact = FactOf<Each>;

type ColumnsOf<Field> = Field extends { columns: infer Columns } ? Columns : never;

/** One type with the properties of every type in a union. */
type Merged<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? { [Name in keyof All]: All[Name] }
  : never;

/** The columns of all fields, as Postgres writes them in JSON. */
export const fieldColumns = Object.assign(
  {},
  ...Object.values(ticketFields).map(({ columns }) => columns),
) as Merged<ColumnsOf<Each>>;

export const allFields: TicketField[] = Object.values(ticketFields);

/** The fields that the `set` command can change. */
export const settableFields = allFields.filter(({ fixed }) => !fixed);

/** The required fields that never change. If one is wrong, people cancel the ticket and open a new one. */
export const fixedFields = allFields.filter(({ fixed, required }) => fixed && required);

/** The values of a ticket's fields for its card. */
export function fieldFigures(calendar: Calendar, ticket: Record<string, unknown>, at: Date): Figure[] {
  return Object.values<TicketField>(cardOrder).flatMap(({ card, fromColumns }) => {
    const value = card && fromColumns(ticket);
    if (!card || value === null) return [];
    return [{ label: capitalize(card.label), value: String(card.words?.(value, calendar, at) ?? value) }];
  });
}
