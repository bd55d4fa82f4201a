import type { Card } from '../card.ts';
import type { Field } from '../input/field.ts';
import type { Desk } from '../ticket/desk.ts';
import type { Ticket } from '../ticket/state.ts';
import type { CommandContext, Noun } from './context.ts';
import type { Token } from './grammar/tokens.ts';

/** The arguments of a command as typed, by name. */
export type RawValues = Map<string, string>;

/** The arguments of a command, read and valid. */
export interface ParsedArguments {
  /** The number of the ticket; 0 for a subcommand without one. */
  ticket: number;
  /** Returns the value of an argument, or undefined if it is missing. */
  get<T>(field: Field<T>): T | undefined;
  /** Returns the value of a required argument. */
  need<T>(field: Field<T>): T;
  raw: RawValues;
  /** For a subcommand with `readsTokens`. */
  tokens: Token[];
}

export interface Argument {
  // biome-ignore lint/suspicious/noExplicitAny: a table holds fields of every type, and `ParsedArguments.get` knows each type
  field: Field<any>;
  required?: boolean;
  /** Takes all remaining words. */
  takesRest?: boolean;
  /** A form doesn't ask for it, but keeps its value. */
  hidden?: boolean;
}

/** The answer to a command that changed something. */
export interface Changed {
  card: Card;
  changed: true;
}

/** Marks a card as the answer to a change. */
export function changed(card: Card): Changed {
  return { card, changed: true };
}

/** One thing that people can ask for. Help, parsing, and forms are derived from it. */
export interface Subcommand {
  name: string;
  /** One line for help. */
  summary: string;
  /** Commands that work, without the slash command. `{day+15}` stands for the 15th business day from now. */
  examples: string[];
  /** More lines for `help <name>`. A function if the lines depend on the desk's playbooks. */
  details?: string[] | ((desk: Desk) => string[]);
  /** Keys that people might expect, and why they don't exist. */
  refusedKeys?: { names: string[]; why: string };
  /** What only leads may do, as in “set roles”. Others don't get the form. */
  leadsOnly?: string;
  /** The first word is a ticket. */
  ticket?: boolean;
  /** Words without a key, in order. */
  positionals?: Argument[];
  keys?: Argument[];
  /** Free text at the end, after the keys. */
  text?: Argument;
  /** It reads `ParsedArguments.tokens` itself. */
  readsTokens?: boolean;
  /** Returns the names of the required arguments, if they depend on the other arguments. */
  required?(raw: RawValues, noun: Noun): string[];
  /** Throws a `Fault` for arguments that contradict each other. Some may still be missing. */
  check?(args: ParsedArguments, context: { noun: Noun; desk: Desk }): void;
  /** The form that asks for its arguments. */
  form?: {
    title: string;
    submit: string;
    /** Returns the arguments to ask for, if not all of them. */
    arguments?(noun: Noun, ticket: Ticket | undefined, raw: RawValues): Argument[];
    /** Opens the form although no required argument is missing. */
    opensFor?(raw: RawValues): boolean;
  };
  /** Returns `changed(card)` after a change, and a plain card if nothing changed. */
  run(context: CommandContext, args: ParsedArguments): Promise<Card | Changed>;
}

export function defineSubcommand(subcommand: Subcommand): Subcommand {
  return subcommand;
}

/** All arguments of a subcommand, in the order of its form. */
export function argumentsOf(subcommand: Subcommand): Argument[] {
  return [
    ...(subcommand.positionals ?? []),
    ...(subcommand.keys ?? []),
    ...(subcommand.text ? [subcommand.text] : []),
  ];
}

/** The keys that people can type for an argument: its name, then older keys. */
export function keysOf({ field }: Argument): string[] {
  return [field.name, ...(field.aliases ?? [])];
}

/** The names of the required arguments. */
export function requiredOf(subcommand: Subcommand, raw: RawValues, noun: Noun): string[] {
  if (subcommand.required) return subcommand.required(raw, noun);
  return argumentsOf(subcommand)
    .filter((argument) => argument.required)
    .map((argument) => argument.field.name);
}
