import type { Fault } from '../errors.ts';
import type { Control, ReadContext } from '../input/field.ts';
import { readTicketNumber } from '../ticket/fields/shapes.ts';
import { ticketKey } from '../ticket/state.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Noun } from './context.ts';
import { fingerprint, initialOf } from './form-values.ts';
import type { RawCommand } from './grammar/parse.ts';
import { toText } from './grammar/to-text.ts';
import { whichTicket } from './messages/which-ticket.ts';
import { type Argument, argumentsOf, type Known, keysOf, requiredOf, type Subcommand } from './subcommand.ts';

/** A form that asks for the arguments of a command. Each platform draws it in its own way. */
export interface Form {
  noun: Noun;
  subcommand: string;
  /** The ticket's number. 0 means no ticket. */
  ticket: number;
  title: string;
  submit: string;
  /** What the button says that closes the form. */
  close: string;
  /** The ticket's key, domain, and customer: `MIG-12 acme.com · Acme Corp`. Empty without a ticket. */
  about: string;
  inputs: FormInput[];
  /** The values of hidden arguments, as typed. The form sends them together with its inputs. */
  hidden: Record<string, string>;
  /** The ticket's values with which the form was filled in, as fingerprints. They tell which ones a person changed. */
  before: Record<string, string>;
  /** The command as text, with the values that were typed. Running this command opens the same form again. */
  command: string;
}

export interface FormInput {
  name: string;
  label: string;
  /** Empty if the control explains itself. */
  hint: string;
  /** What faults say to enter, if the input says it already: its hint, or the list of a menu. */
  said: string;
  control: Control;
  required: boolean;
  /**
   * The value that the form starts with: a day as `2026-12-15`, a moment as `2026-12-15T18:00-06:00`, and anything else
   * as typed. For a person, this may be a mention.
   */
  initial?: string;
}

/**
 * Creates the form of a subcommand, filled in with what the person typed and with the ticket's present values. Null if
 * the subcommand has no form.
 *
 * @param faults what was wrong with what the person sent. The form also shows a hidden argument that one of them is about
 */
export function toForm(
  command: RawCommand,
  noun: Noun,
  context: ReadContext,
  known?: Known,
  faults: Fault[] = [],
): Form | null {
  const { subcommand, values, filled } = command;
  if (!subcommand.form) return null;
  const required = requiredOf(subcommand, values, noun);
  const ticket = known?.ticket;
  const asked = subcommand.form.arguments?.(noun, ticket, values) ?? argumentsOf(subcommand);
  const suggested = subcommand.form.suggested?.(values, known, context) ?? {};
  const stored = (known && subcommand.form.present?.(known, context.calendar)) ?? {};
  const present = Object.fromEntries(Object.entries(stored).filter(([name]) => !(name in suggested)));
  const lists = (known && subcommand.form.lists?.(known)) ?? {};
  const wrong = ({ field }: Argument) => faults.some((fault) => fault.field === field.name);
  const hidden = argumentsOf(subcommand).filter((argument) => argument.hidden);
  const found = hidden.filter(wrong);
  const rank = ({ field }: Argument) => (required.includes(field.name) ? 0 : 1);
  /** Whether the form keeps a file that the person has chosen. An input can't show that file again. */
  const keeps = (argument: Argument) =>
    argument.field.control.kind === 'file' && values.has(argument.field.name) && !wrong(argument);
  return {
    noun,
    subcommand: subcommand.name,
    // A form that asks for the ticket sends the answer to that.
    ticket: filled ? 0 : command.ticket,
    title: subcommand.form.titleFor?.(values, known, context) ?? subcommand.form.title,
    submit: subcommand.form.submit,
    close: subcommand.form.close ?? 'Cancel',
    about: [ticket ? `${ticketKey(ticket)} ${ticket.domain} · ${ticket.customer}` : '', filled?.says ?? '']
      .filter(Boolean)
      .join('\n'),
    command: toText(command, ticket && command.ticket ? ticketKey(ticket) : undefined),
    inputs: [
      ...(filled?.ticket === undefined ? [] : [{ field: whichTicket }]),
      ...found,
      // Show required arguments first.
      ...asked.filter((argument) => !argument.hidden).toSorted((a, b) => rank(a) - rank(b)),
    ].map((argument) => {
      const { field } = argument;
      const { options = [], chosen } = lists[field.name] ?? {};
      const control: Control = options.length > 0 ? { kind: 'choice', options } : field.control;
      return {
        name: field.name,
        label: field.label,
        hint: keeps(argument) ? keptFile : hintOf(field, control),
        said: field.hint,
        control,
        required: (required.includes(field.name) && !keeps(argument)) || field.name === whichTicket.name,
        initial: values.has(field.name)
          ? initialOf(field, values.get(field.name)!, context)
          : (suggested[field.name] ?? present[field.name] ?? chosen ?? whichOf(field, command, known)),
      };
    }),
    hidden: Object.fromEntries(
      argumentsOf(subcommand)
        .filter((argument) => (argument.hidden && !found.includes(argument)) || keeps(argument))
        .flatMap(({ field: { name } }) => {
          const value = values.get(name);
          return value === undefined ? [] : [[name, value]];
        }),
    ),
    before: command.before ?? (subcommand.form.edits ? toBefore(asked, present, context.calendar) : {}),
  };
}

/** The hint below the input for a file that the person has already sent. */
const keptFile = 'Migration Desk has your file. Choose another one only to replace it.';

/** Lists of values and of people need no hint. */
function hintOf({ hint, pickerHint }: Argument['field'], { kind }: Control): string {
  return kind === 'choice' || kind === 'person' ? '' : (pickerHint ?? hint);
}

/** What a form shows as the ticket that it asks for: its key, if the ticket is known. */
function whichOf(field: { name: string }, { filled }: RawCommand, known?: Known): string | undefined {
  if (field.name !== whichTicket.name) return undefined;
  return known ? ticketKey(known.ticket) : filled?.ticket;
}

function toBefore(
  asked: Argument[],
  present: Record<string, string | undefined>,
  calendar: Calendar,
): Record<string, string> {
  const shown = asked.flatMap(({ field, hidden }) => (hidden || !present[field.name] ? [] : [field]));
  return Object.fromEntries(
    shown.map(({ name, control }) => [name, fingerprint(control, present[name]!, calendar)]),
  );
}

/**
 * Converts a submitted form to a command. Leaves out unknown and empty inputs. In a form that was filled in with a
 * ticket's values, an input that was emptied clears the field, and one that was left alone changes nothing.
 */
export function fromForm(
  sent: { ticket: number; values: Record<string, string>; before?: Record<string, string> },
  subcommand: Subcommand,
  calendar: Calendar,
): RawCommand {
  const { before } = sent;
  const which = subcommand.ticket ? sent.values[whichTicket.name] : undefined;
  const ticket = which === undefined ? sent.ticket : (readTicketNumber(which.trim()) ?? 0);
  const filled = which === undefined ? undefined : { ticket: which, says: '' };
  const values = new Map<string, string>();
  const unchanged: string[] = [];
  for (const argument of argumentsOf(subcommand)) {
    const { name, control } = argument.field;
    // If the form was opened before an update, its inputs may have older keys.
    const value =
      keysOf(argument)
        .flatMap((key) => sent.values[key] ?? [])[0]
        ?.trim() || undefined;
    const old = before && Object.hasOwn(before, name) ? before[name] : undefined;
    if (old !== undefined && value !== undefined && fingerprint(control, value, calendar) === old)
      unchanged.push(name);
    else if (value !== undefined) values.set(name, value);
    else if (old !== undefined) values.set(name, cleared);
  }
  return { subcommand, ticket, values, tokens: [], filled, before, unchanged };
}

/** What people type to clear a field. */
export const cleared = 'none';
