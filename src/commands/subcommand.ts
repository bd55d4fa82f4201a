import type { Card } from '../card.ts';
import type { Field } from '../input/field.ts';
import type { People, Person } from '../people/people.ts';
import type { By, Desk } from '../ticket/desk.ts';
import type { Ticket } from '../ticket/state.ts';
import type { Token } from './tokens.ts';

/** The two slash commands. They take the same subcommands, and differ in what `open` opens. */
export type Noun = 'migration' | 'platform-change';

/** Where a command was given: `<platform>:<channel id>`. */
export interface Place {
  id: string;
  /** Whether it is a conversation between two people. */
  direct: boolean;
}

/** What a platform can say about its places. */
export interface Places {
  /** Resolves when the bot can post there and the person may ask it to; throws a `Fault` that says what to do. */
  checkPostable(place: Place, asker: string): Promise<void>;
  /** What people call a place, or the person whose direct messages it is; its id where nobody says. Never rejects. */
  nameOf(place: string): Promise<string>;
}

export interface Office {
  desk: Desk;
  people: People;
  places: Places;
}

export interface Context extends Office {
  /** The account that asks: `actor` may be known by another one. */
  account: string;
  actor: Person;
  by: By;
  noun: Noun;
  place: Place | null;
  at: Date;
}

/** What a subcommand was given, read and found valid. */
export interface Input {
  /** The number of the ticket; 0 for a subcommand that takes none. */
  ticket: number;
  /** The value of an argument, or undefined. */
  get<T>(field: Field<T>): T | undefined;
  /** The value of an argument that is required. */
  need<T>(field: Field<T>): T;
  /** The arguments that were given, as written. */
  said: Map<string, string>;
  /** For a subcommand that reads its own words. */
  tokens: Token[];
}

export interface Argument {
  // biome-ignore lint/suspicious/noExplicitAny: a table holds fields of every type; `Input.get` gives each its own back
  field: Field<any>;
  required?: boolean;
  /** Whether it takes all words that are left. */
  many?: boolean;
  /** Whether a form does not ask for it: what was said for it goes with the form. */
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

/** What a person may ask for, as data: help, parsing and forms follow from it. */
export interface Subcommand {
  name: string;
  /** One line, as help gives it. */
  summary: string;
  /** Commands that work, without the slash command. `{day+15}` stands for the 15th business day from now. */
  examples: string[];
  /** More lines for `help <name>`. A function if the lines depend on the desk's playbooks. */
  details?: string[] | ((desk: Desk) => string[]);
  /** Keys that a person might expect, and why there are none. */
  refusedKeys?: { names: string[]; why: string };
  /** What only leads may do with it, as in “set roles”: others do not even get its form. */
  leadsOnly?: string;
  /** Whether its first word is a ticket. */
  ticket?: boolean;
  /** Words in their order. */
  words?: Argument[];
  keys?: Argument[];
  /** The text at its end: keys stand before it. */
  text?: Argument;
  /** Whether it reads its words itself, from `Input.tokens`. */
  loose?: boolean;
  /** Names of the arguments that are required, where this depends on the others (as written). */
  required?(said: Map<string, string>, noun: Noun): string[];
  /** Throws a `Fault` when what was given does not go together, whatever is still missing. */
  check?(input: Input, context: { noun: Noun; desk: Desk }): void;
  /** The form that asks for its arguments. */
  form?: {
    title: string;
    submit: string;
    /** What it asks for, where that is not all; `said` as written. */
    arguments?(noun: Noun, ticket: Ticket | undefined, said: Map<string, string>): Argument[];
    /** Whether it is asked for by what was said, though nothing required is missing. */
    opensFor?(said: Map<string, string>): boolean;
  };
  /** Returns `changed(card)` after a change, and a bare card if nothing changed. */
  run(context: Context, input: Input): Promise<Card | Changed>;
}

export function defineSubcommand(subcommand: Subcommand): Subcommand {
  return subcommand;
}

/** All arguments of a subcommand, in the order in which a form asks for them. */
export function argumentsOf(subcommand: Subcommand): Argument[] {
  return [
    ...(subcommand.words ?? []),
    ...(subcommand.keys ?? []),
    ...(subcommand.text ? [subcommand.text] : []),
  ];
}

/** The names of the arguments that must be given. */
export function requiredOf(subcommand: Subcommand, said: Map<string, string>, noun: Noun): string[] {
  if (subcommand.required) return subcommand.required(said, noun);
  return argumentsOf(subcommand)
    .filter((argument) => argument.required)
    .map((argument) => argument.field.name);
}
