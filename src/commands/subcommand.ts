import type { Card } from '../card.ts';
import type { NamedFile } from '../files/files.ts';
import type { Field, Option, ReadContext } from '../input/field.ts';
import type { BulkAct } from '../ticket/bulk/act.ts';
import type { Desk } from '../ticket/desk.ts';
import type { Ticket, TicketState } from '../ticket/state.ts';
import type { Calendar } from '../time/calendar.ts';
import type { CommandContext, Noun } from './context.ts';
import type { Token } from './grammar/tokens.ts';
import type { Found } from './messages/find-in-message.ts';

/** The arguments of a command as people typed them, keyed by name. */
export type RawValues = Map<string, string>;

/** The arguments of a command, after reading and checking. */
export interface ParsedArguments {
  /** The ticket's number. 0 for a subcommand without a ticket. */
  ticket: number;
  /** Returns the value of an argument, or undefined if it is missing. */
  get<T>(field: Field<T>): T | undefined;
  /** Returns the value of a required argument. */
  need<T>(field: Field<T>): T;
  raw: RawValues;
  /** The command's words, for a subcommand with `readsTokens`. */
  tokens: Token[];
  /** The names of the form's inputs that a person left as they were. */
  unchanged: string[];
}

export interface Argument {
  // biome-ignore lint/suspicious/noExplicitAny: a table holds fields of every type, and `ParsedArguments.get` knows each type
  field: Field<any>;
  required?: boolean;
  /** Whether the argument takes all remaining words. */
  takesRest?: boolean;
  /** Whether a form leaves out the argument. The form still passes on the argument's value. */
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

/** The answer to a command that shows tickets. */
export interface Listed {
  card: Card;
  changed: false;
  /** The numbers of the tickets, in the order in which the card shows them. */
  tickets: number[];
}

/** The answer to a command that sends files. */
export interface Sending {
  card: Card;
  changed: boolean;
  files: NamedFile[];
}

/** Adds files to an answer. The answer then says where they are. */
export function withFiles(answer: Card | Changed, ...files: NamedFile[]): Sending {
  return 'changed' in answer ? { ...answer, files } : { card: answer, changed: false, files };
}

/** What a form knows about its ticket. A form that comes back with a fault may not know the plan. */
export type Known = Pick<TicketState, 'ticket' | 'names'> & Partial<Pick<TicketState, 'phases' | 'steps'>>;

/** A list to choose from, and the value that is chosen at first. */
export interface Choices {
  options: Option[];
  chosen?: string;
}

/** A command that people can give. Its help, parsing, and form are derived from this definition. */
export interface Subcommand {
  name: string;
  /** Other words for the name, in lower case, that people of other trackers type: `create`, or `new ticket`. */
  aliases?: string[];
  /**
   * Words that stand for the subcommand with an argument: with `me`, `take 12` is `assign 12 me`. They count only if a person
   * writes nothing else but tickets, because these words also begin sentences.
   */
  short?: { words: string[]; adds: string };
  /** The line about the subcommand in the list of all commands. */
  summary: string;
  /**
   * Example commands that really work. The leading slash command is left out. `{day+15}` stands for the 15th business
   * day from now.
   */
  examples: string[];
  /** More lines for `help <name>`. A function if the lines depend on the desk's playbooks. */
  details?: string[] | ((desk: Desk) => string[]);
  /** Keys that people may try but that don't exist. The error message shows `why`. */
  refusedKeys?: { names: string[]; why: string };
  /** What only leads may do, such as “set roles”. Other people get an error instead of the form. */
  leadsOnly?: string;
  /** Whether the subcommand only shows something. */
  reads?: true;
  /** Whether the subcommand, without arguments, is about the channel in which it is given. */
  inChannel?: true;
  /** Whether the first argument is a ticket. */
  ticket?: boolean;
  /** Whether the subcommand can be about a ticket, although it doesn't need one. People may type that ticket first. */
  mayNameTicket?: true;
  /** Arguments that are typed without a key, in this order. */
  positionals?: Argument[];
  keys?: Argument[];
  /** Free text at the end, after the arguments with keys. */
  text?: Argument;
  /**
   * Whether a number at the start of the free text, in a ticket's thread, can only be text. Otherwise, the bot asks if it is a
   * ticket.
   */
  numberIsText?: true;
  /** Whether the subcommand reads `ParsedArguments.tokens` itself. */
  readsTokens?: boolean;
  /** Assigns the words to the arguments by name, for a subcommand whose words depend on each other. */
  sort?(tokens: Token[]): Map<string, string>;
  /** Returns the names of the required arguments. Only for subcommands where they depend on other arguments. */
  required?(raw: RawValues, noun: Noun): string[];
  /** Throws a `Fault` for arguments that contradict each other. Required arguments may still be missing. */
  check?(args: ParsedArguments, context: { noun: Noun; desk: Desk }): void;
  /** The form that asks for the subcommand's arguments. */
  form?: {
    title: string;
    /** A title that depends on what was typed, if the form isn't about everything that the subcommand can do. */
    titleFor?(raw: RawValues, known: Known | undefined, context: ReadContext): string | undefined;
    submit: string;
    /** Returns the arguments that the form asks for. Without this function, the form asks for all of them. */
    arguments?(noun: Noun, ticket: Ticket | undefined, raw: RawValues): Argument[];
    /** Whether to open the form even if no required argument is missing. */
    opensFor?(raw: RawValues): boolean;
    /** Returns the ticket's present values, as typed. The form starts with them. */
    present?(known: Known, calendar: Calendar): Record<string, string | undefined>;
    /** Returns what the ticket has for an input, by name. The form then shows a list instead of an input for text. */
    lists?(known: Known): Record<string, Choices | undefined>;
    /** What the button says that closes the form. Absent: `Cancel`. */
    close?: string;
    /** Returns values to start with, as typed, instead of the present ones. A person who leaves them as they are chooses them. */
    suggested?(raw: RawValues, known: Known | undefined, context: ReadContext): Record<string, string>;
    /** Finds values in the words of a message. Absent: the words are the subcommand's free text. */
    fromWords?(words: string): Found;
    /** Whether the form changes the present values, so that an input that is left alone changes nothing. */
    edits?: true;
  };
  /**
   * Present if one of the arguments is a file (`fileField`). People can attach the file to the message with the command, or send
   * it alone. A subcommand that takes a file has no free text at its end.
   */
  takesFile?: {
    /** What people type before a file that they don't attach, after the ticket: `upload`. Added if they typed only the ticket. */
    words: string;
    /** What the button says that runs the subcommand with a file that came without a command: `Upload mailboxes`. */
    label: string;
  };
  /**
   * Whether the reply offers to undo the change. A command with one obvious typing error is then carried out. A function if
   * that depends on the ticket.
   */
  offersUndo?: true | ((state: TicketState) => boolean);
  /**
   * Present if the command can name several tickets. Returns what to do to each of them, once the person has confirmed.
   */
  toAct?(context: CommandContext, args: ParsedArguments): Promise<BulkAct>;
  /**
   * Returns `changed(card)` if something changed, and otherwise a plain card, or one with the tickets that it shows. `withFiles`
   * adds files.
   */
  run(context: CommandContext, args: ParsedArguments): Promise<Card | Changed | Listed | Sending>;
}

export function defineSubcommand(subcommand: Subcommand): Subcommand {
  return subcommand;
}

/** Returns all arguments of a subcommand, in the order of its form. */
export function argumentsOf(subcommand: Subcommand): Argument[] {
  return [
    ...(subcommand.positionals ?? []),
    ...(subcommand.keys ?? []),
    ...(subcommand.text ? [subcommand.text] : []),
  ];
}

/** Returns the keys that people can type for an argument: its name, then its older names. */
export function keysOf({ field }: Argument): string[] {
  return [field.name, ...(field.aliases ?? [])];
}

/** Returns the names of the required arguments. */
export function requiredOf(subcommand: Subcommand, raw: RawValues, noun: Noun): string[] {
  if (subcommand.required) return subcommand.required(raw, noun);
  return argumentsOf(subcommand)
    .filter((argument) => argument.required)
    .map((argument) => argument.field.name);
}
