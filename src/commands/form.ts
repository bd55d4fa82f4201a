import type { Input } from '../input/field.ts';
import { type Ticket, ticketKey } from '../ticket/state.ts';
import { readMention } from './mention.ts';
import type { Said } from './parse.ts';
import { type Argument, argumentsOf, type Noun, requiredOf, type Subcommand } from './subcommand.ts';

/** A command with its arguments asked for, for a platform to draw. */
export interface Form {
  noun: Noun;
  subcommand: string;
  /** The number of the ticket; 0 for none. */
  ticket: number;
  title: string;
  submit: string;
  /** Which ticket it is about: `MIG-12 acme.com · Acme Corp`; empty for none. */
  about: string;
  inputs: FormInput[];
  /** What was said for hidden arguments. It comes back with the form. */
  hidden: Record<string, string>;
  /** The command as far as it was given: whoever is late opens the form again with it. */
  command: string;
}

export interface FormInput {
  name: string;
  label: string;
  /** Empty where there is nothing to add. */
  hint: string;
  input: Input;
  required: boolean;
  /** As it was said; a person may be a mention. */
  initial?: string;
}

/** The form of a subcommand, filled with what was said; null when it has none. */
export function toForm(said: Said, noun: Noun, ticket?: Ticket): Form | null {
  const { subcommand } = said;
  if (!subcommand.form) return null;
  const required = requiredOf(subcommand, said.values, noun);
  const asked = subcommand.form.arguments?.(noun, ticket, said.values) ?? argumentsOf(subcommand);
  const hidden = argumentsOf(subcommand).filter((argument) => argument.hidden);
  const rank = ({ field }: Argument) => (required.includes(field.name) ? 0 : 1);
  return {
    noun,
    subcommand: subcommand.name,
    ticket: said.ticket,
    title: subcommand.form.title,
    submit: subcommand.form.submit,
    about: ticket ? `${ticketKey(ticket)} ${ticket.domain} · ${ticket.customer}` : '',
    command: toCommand(said),
    inputs: asked
      .filter((argument) => !argument.hidden)
      // What must be given comes first.
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ field }) => ({
        name: field.name,
        label: field.label,
        // What is right stands in the input itself.
        hint: ['choice', 'person'].includes(field.input.kind) ? '' : field.hint,
        input: field.input,
        required: required.includes(field.name),
        initial: said.values.get(field.name),
      })),
    hidden: Object.fromEntries(
      hidden.flatMap(({ field: { name } }) => {
        const value = said.values.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

/** What was said, as a command that says it again. */
function toCommand({ subcommand, ticket, values }: Said): string {
  const words = (subcommand.words ?? []).flatMap(({ field, many }) => {
    const value = values.get(field.name);
    if (value === undefined) return [];
    return many || !/\s/.test(value) || readMention(value) ? [value] : [`"${value.replace(/"/g, '')}"`];
  });
  const keys = (subcommand.keys ?? []).flatMap(({ field }) => {
    const value = values.get(field.name);
    return value === undefined ? [] : [`${field.name}:"${value.replace(/"/g, '')}"`];
  });
  const text = subcommand.text ? (values.get(subcommand.text.field.name) ?? []) : [];
  return [subcommand.name, ...(ticket ? [String(ticket)] : []), ...words, ...keys, ...[text].flat()].join(
    ' ',
  );
}

/** A form that was sent, as if it had been written. Unknown inputs are dropped, empty ones count as not given. */
export function fromForm(
  sent: { ticket: number; values: Record<string, string> },
  subcommand: Subcommand,
): Said {
  const values = new Map<string, string>();
  for (const { field } of argumentsOf(subcommand)) {
    const value = sent.values[field.name];
    if (value !== undefined && value.trim() !== '') values.set(field.name, value);
  }
  return { subcommand, ticket: sent.ticket, values, tokens: [] };
}
