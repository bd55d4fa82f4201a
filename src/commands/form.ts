import type { Fault } from '../errors.ts';
import type { Control } from '../input/field.ts';
import { type Ticket, ticketKey } from '../ticket/state.ts';
import type { Noun } from './context.ts';
import { readMention } from './grammar/mention.ts';
import type { RawCommand } from './grammar/parse.ts';
import { type Argument, argumentsOf, keysOf, requiredOf, type Subcommand } from './subcommand.ts';

/** A form that asks for the arguments of a command. Each platform draws it in its own way. */
export interface Form {
  noun: Noun;
  subcommand: string;
  /** The ticket's number. 0 means no ticket. */
  ticket: number;
  title: string;
  submit: string;
  /** The ticket's key, domain, and customer: `MIG-12 acme.com · Acme Corp`. Empty without a ticket. */
  about: string;
  inputs: FormInput[];
  /** The values of hidden arguments, as typed. The form sends them together with its inputs. */
  hidden: Record<string, string>;
  /** The command as text, with the values that were typed. Running this command opens the same form again. */
  command: string;
}

export interface FormInput {
  name: string;
  label: string;
  /** Empty if the control explains itself. */
  hint: string;
  control: Control;
  required: boolean;
  /** The value as typed. For a person, this may be a mention. */
  initial?: string;
}

/**
 * Creates the form of a subcommand, filled in with what the person typed. Null if the subcommand has no form.
 *
 * @param faults what was wrong with the form that the person sent. The new form also shows a hidden argument that one of
 *   them is about
 */
export function toForm(command: RawCommand, noun: Noun, ticket?: Ticket, faults: Fault[] = []): Form | null {
  const { subcommand, values } = command;
  if (!subcommand.form) return null;
  const required = requiredOf(subcommand, values, noun);
  const asked = subcommand.form.arguments?.(noun, ticket, values) ?? argumentsOf(subcommand);
  const wrong = ({ field }: Argument) => faults.some((fault) => fault.field === field.name);
  const hidden = argumentsOf(subcommand).filter((argument) => argument.hidden);
  const found = hidden.filter(wrong);
  const rank = ({ field }: Argument) => (required.includes(field.name) ? 0 : 1);
  return {
    noun,
    subcommand: subcommand.name,
    ticket: command.ticket,
    title: subcommand.form.title,
    submit: subcommand.form.submit,
    about: ticket ? `${ticketKey(ticket)} ${ticket.domain} · ${ticket.customer}` : '',
    command: toText(command),
    inputs: [
      ...found,
      // Show required arguments first.
      ...asked.filter((argument) => !argument.hidden).toSorted((a, b) => rank(a) - rank(b)),
    ].map(({ field }) => ({
      name: field.name,
      label: field.label,
      // These controls list the possible values, so they need no hint.
      hint: ['choice', 'person'].includes(field.control.kind) ? '' : field.hint,
      control: field.control,
      required: required.includes(field.name),
      initial: values.get(field.name),
    })),
    hidden: Object.fromEntries(
      hidden
        .filter((argument) => !found.includes(argument))
        .flatMap(({ field: { name } }) => {
          const value = values.get(name);
          return value === undefined ? [] : [[name, value]];
        }),
    ),
  };
}

/** Converts a command back to text. */
export function toText({ subcommand, ticket, values }: RawCommand): string {
  const positionals = (subcommand.positionals ?? []).flatMap(({ field, takesRest }) => {
    const value = values.get(field.name);
    if (value === undefined) return [];
    return takesRest || !/\s/.test(value) || readMention(value) ? [value] : [`"${value.replace(/"/g, '')}"`];
  });
  const keys = (subcommand.keys ?? []).flatMap(({ field }) => {
    const value = values.get(field.name);
    return value === undefined ? [] : [`${field.name}:"${value.replace(/"/g, '')}"`];
  });
  const text = subcommand.text && values.get(subcommand.text.field.name);
  return [subcommand.name, ticket || [], positionals, keys, text ?? []].flat().join(' ');
}

/** Converts a submitted form to a command. Leaves out unknown and empty inputs. */
export function fromForm(
  sent: { ticket: number; values: Record<string, string> },
  subcommand: Subcommand,
): RawCommand {
  const values = new Map<string, string>();
  for (const argument of argumentsOf(subcommand)) {
    // If the form was opened before an update, its inputs may have older keys.
    const value = keysOf(argument).flatMap((key) => sent.values[key] ?? [])[0];
    if (value !== undefined && value.trim() !== '') values.set(argument.field.name, value);
  }
  return { subcommand, ticket: sent.ticket, values, tokens: [] };
}
