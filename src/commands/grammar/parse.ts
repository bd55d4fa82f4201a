import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { type Filled, parseFilled } from '../messages/filled.ts';
import { type Argument, keysOf, type Subcommand } from '../subcommand.ts';
import { isRestOfValue, notUnderstood, unknownKey } from './parse-faults.ts';
import { keyedArgument, takeKeyed, takePositional } from './take.ts';
import { refuseSeveral, type Selection, takeTickets } from './take-tickets.ts';
import { normalizeTicket } from './ticket-words.ts';
import { type Token, tokenize, tokenizeLoosely } from './tokens.ts';
import { unknownCommand } from './unknown-command.ts';

/** A command split into its arguments, each as typed. */
export interface RawCommand {
  subcommand: Subcommand;
  /** The number of the ticket; 0 for none. */
  ticket: number;
  /** The arguments by name. */
  values: Map<string, string>;
  tokens: Token[];
  /** The tickets of a command about several tickets. `ticket` is then 0. */
  many?: Selection;
  /** For a command that opens its form in any case, filled in with the words of a message, and for that form. */
  filled?: Filled;
  /** For a submitted form: see `Form.before`. */
  before?: Record<string, string>;
  /** For a submitted form: the names of the inputs that a person left as they were. */
  unchanged?: string[];
}

/**
 * Splits a command into the arguments of its subcommand. If a word fits no argument, throws a `Fault` that names the
 * word.
 */
export function parse(typed: string, subcommands: Subcommand[]): RawCommand {
  const filled = parseFilled(typed, subcommands, (words, subcommand) =>
    sorterOf(subcommand)(words, tokenize(words), subcommand),
  );
  if (filled) return filled;
  const text = normalizeTicket(typed, subcommands);
  const [first, ...rest] = tokenizeHead(text, subcommands);
  const subcommand = findSubcommand(first, subcommands, rest[0]);
  const shorthand = first && subcommand.name !== first.value.toLowerCase() && subcommand.ticket;
  const tokens = shorthand ? [first, ...rest] : rest;
  if (subcommand.readsTokens) return { subcommand, ticket: 0, values: new Map(), tokens };
  const many = subcommand.toAct ? takeTickets(tokens, subcommand) : null;
  if (subcommand.ticket && !many) refuseSeveral(text, tokens, subcommand);
  const ticket = subcommand.ticket && !many ? readTicket(tokens.shift(), subcommand) : 0;
  const values = sorterOf(subcommand)(text, tokens, subcommand);
  return { subcommand, ticket, values, tokens, ...(many && { many }) };
}

/**
 * Splits a command into tokens. A missing closing quote is an error, except in the free text at the end of a command.
 */
function tokenizeHead(text: string, subcommands: Subcommand[]): Token[] {
  const name = /^\s*(\S+)/.exec(text)?.[1]?.toLowerCase();
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  try {
    return tokenize(text);
  } catch (error) {
    const inKey = subcommand?.keys
      ?.flatMap(keysOf)
      .some((key) => new RegExp(`\\s${key}[:=]["“”„‟]`, 'i').test(text));
    if (!subcommand?.text || inKey) throw error;
    return tokenizeLoosely(text);
  }
}

function findSubcommand(first: Token | undefined, subcommands: Subcommand[], next?: Token): Subcommand {
  const named = (name: string) => subcommands.find((subcommand) => subcommand.name === name);
  const word = first?.raw === '?' ? 'help' : (first?.raw.toLowerCase() ?? '');
  const found = named(word);
  if (found) return found;
  const show = named('show');
  if (show && readTicketNumber(word.replace(/,.*$/, '')) !== null) {
    if (next && !next.key) refuseAfterTicket(findSubcommand(next, subcommands));
    return show;
  }
  throw unknownCommand(first?.raw ?? '', subcommands);
}

/** Throws a `Fault` for a subcommand that stands after a ticket but takes none. */
function refuseAfterTicket({ name, ticket, examples }: Subcommand): void {
  if (!ticket) throw new Fault(`\`${name}\` takes no ticket.`, { example: examples[0] });
}

function readTicket(token: Token | undefined, subcommand: Subcommand): number {
  const number = token && !token.key ? readTicketNumber(token.value) : null;
  if (number) return number;
  throw new Fault(
    token
      ? `“${shorten(token.raw)}” isn't a ticket number.`
      : `Which ticket? \`${subcommand.name}\` needs a ticket number.`,
    {
      hint: 'Write the number as MIG-12, #12, or 12.',
      example: subcommand.examples[0],
      field: 'ticket',
    },
  );
}

type Sorter = (text: string, tokens: Token[], subcommand: Subcommand) => Map<string, string>;

function sorterOf(subcommand: Subcommand): Sorter {
  const { sort: own, text } = subcommand;
  if (own) return (_, tokens) => own(tokens);
  return text ? sortWithText : sort;
}

/** Assigns the tokens to arguments. A `key:value` can be anywhere. Other words are assigned by position. */
function sort(text: string, tokens: Token[], subcommand: Subcommand): Map<string, string> {
  const values = new Map<string, string>();
  const positionals = [...(subcommand.positionals ?? [])];
  const rest = [...tokens];
  for (let token = rest[0]; token; token = rest[0]) {
    const argument = keyedArgument(token, subcommand);
    if (argument) {
      rest.shift();
      put(values, argument, takeKeyed(token, rest, argument, subcommand, positionals));
      continue;
    }
    if (token.key && token.separator === ':') throw unknownKey(text, token, subcommand);
    const next = positionals[0];
    if (!next) throw notUnderstood(text, token, tokens, subcommand);
    if (isRestOfValue(next, token, tokens, subcommand)) throw notUnderstood(text, token, tokens, subcommand);
    if (next.takesRest) {
      values.set(next.field.name, `${values.get(next.field.name) ?? ''} ${token.raw}`.trim());
      rest.shift();
    } else {
      put(values, next, takePositional(rest, next, subcommand, positionals[1]));
      positionals.shift();
    }
  }
  return values;
}

/**
 * Assigns the tokens of a command that ends in free text. Words by position come first, then keys, and then the free
 * text, exactly as typed.
 */
function sortWithText(text: string, tokens: Token[], subcommand: Subcommand): Map<string, string> {
  const values = new Map<string, string>();
  const rest = [...tokens];
  for (const argument of subcommand.positionals ?? []) {
    const token = rest[0];
    if (!token || keyedArgument(token, subcommand)) continue;
    put(values, argument, takePositional(rest, argument, subcommand, undefined));
  }
  for (let token = rest[0]; token; token = rest[0]) {
    const argument = keyedArgument(token, subcommand);
    if (!argument) break;
    rest.shift();
    put(values, argument, takeKeyed(token, rest, argument, subcommand, []));
  }
  if (rest[0] && subcommand.text) values.set(subcommand.text.field.name, unquote(text.slice(rest[0].start)));
  return values;
}

function put(values: Map<string, string>, { field }: Argument, value: string): void {
  if (values.has(field.name)) {
    throw new Fault(`\`${field.name}\` appears twice.`, { hint: 'Enter it only once.', field: field.name });
  }
  values.set(field.name, value);
}

/** Removes the quotes if they surround the whole text. */
function unquote(text: string): string {
  const trimmed = text.trim();
  return /^["“”„‟]([^"“”„‟]*)["“”„‟]$/.exec(trimmed)?.[1] ?? trimmed;
}
