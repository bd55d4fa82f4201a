/** Takes the words that name several tickets from the start of a command. */

import { Fault } from '../../errors.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { joinPhrases } from '../lists/filter-phrases.ts';
import { isNamedFilter } from '../lists/read-filter.ts';
import { isFilterKey } from '../lists/ticket-filter.ts';
import { nobodyWords } from '../named.ts';
import type { Subcommand } from '../subcommand.ts';
import { readMention } from './mention.ts';
import { keyedArgument } from './take.ts';
import type { Token } from './tokens.ts';

/** The tickets that a command names: by number, or by a filter as in `list`. */
export interface Selection {
  /** Null for a filter. */
  numbers: number[] | null;
  /** The words that name the tickets. */
  tokens: Token[];
}

/**
 * Removes the words that name several tickets, and returns them. Removes nothing and returns null if the command is about
 * one ticket. The rules are in docs/rules.md, "Several tickets at once".
 */
export function takeTickets(tokens: Token[], subcommand: Subcommand): Selection | null {
  const joined = joinPhrases(tokens);
  const listed = listedTickets(joined, subcommand);
  const count = listed ? listed.count : filterLength(joined, subcommand);
  if (count === 0) return null;
  const taken = joined.slice(0, count);
  tokens.splice(0, tokens.length, ...joined.slice(count));
  return { numbers: listed?.numbers ?? null, tokens: taken };
}

/** How many tickets a fault offers as buttons. */
const mostOffered = 3;

/** Throws a `Fault` if a command about one ticket names several: `advance MIG-3, MIG-7`. Offers each of the first ones. */
export function refuseSeveral(text: string, tokens: Token[], subcommand: Subcommand): void {
  const { name, toAct } = subcommand;
  const listed = toAct ? null : listedTickets(tokens, subcommand);
  if (!listed) return;
  const rest = tokens[listed.count] ? ` ${text.slice(tokens[listed.count]!.start)}` : '';
  const offered = listed.numbers.slice(0, mostOffered);
  throw new Fault(`\`${name}\` takes one ticket at a time.`, {
    field: 'ticket',
    hint: 'Choose a ticket.',
    buttons: offered.map((number) => ({ label: `#${number}`, command: `${name} ${number}${rest}` })),
  });
}

/**
 * Reads tickets as in `MIG-3, MIG-7` or `MIG-3 and 7`. Before free text, only commas separate tickets, because the text may
 * begin with a number. A required key ends the list as well.
 */
function listedTickets(tokens: Token[], subcommand: Subcommand): { numbers: number[]; count: number } | null {
  const numbers = new Set<number>();
  let [at, commas, isOpen] = [0, 0, true];
  for (; at < tokens.length; at++) {
    const { key, quoted, value } = tokens[at]!;
    if (key !== undefined || quoted) break;
    if (/^(and|&)$/i.test(value) && isTicketList(tokens[at + 1]) && numbers.size > 0) {
      isOpen = true;
      continue;
    }
    if (!isTicketList(tokens[at])) break;
    if (!isOpen && !value.startsWith(',') && !mayUseSpaces(tokens.slice(at), subcommand)) break;
    for (const part of value.split(',').filter(Boolean)) numbers.add(readTicketNumber(part)!);
    commas += value.split(',').length - 1;
    isOpen = value.endsWith(',');
  }
  // Without a comma, the last number may be a value: `assign 3 7`.
  const lacksValue = at === tokens.length && (subcommand.positionals ?? []).some(({ required }) => required);
  if (numbers.size < 2 || (commas === 0 && lacksValue)) return null;
  return { numbers: [...numbers], count: at };
}

/** Whether a word names tickets, with commas between them: `MIG-3`, `3,7`, or `,`. */
function isTicketList(token: Token | undefined): boolean {
  if (!token || token.key !== undefined || token.quoted) return false;
  const parts = token.value.split(',').filter(Boolean);
  return token.value !== '' && parts.every((part) => readTicketNumber(part) !== null);
}

/** Whether spaces may separate tickets: no free text follows, or a required key comes before it. */
function mayUseSpaces(tokens: Token[], subcommand: Subcommand): boolean {
  if (!subcommand.text) return true;
  const next = tokens.find((token) => !isTicketList(token));
  return Boolean(next && keyedArgument(next, subcommand)?.required);
}

/** How many of the words are a filter. 0 if the first one isn't. */
function filterLength(tokens: Token[], subcommand: Subcommand): number {
  const [first] = tokens;
  if (!first || !isFilter(first)) return 0;
  if (subcommand.text)
    return Math.max(
      0,
      tokens.findIndex((token) => keyedArgument(token, subcommand)),
    );
  const [value] = subcommand.positionals ?? [];
  if (!value) return tokens.length;
  const last = tokens.at(-1)!;
  const isPerson = value.field.control.kind === 'person';
  if (isPerson && tokens.length > 1 && isOnePerson(last)) {
    const isTo = tokens.at(-2)?.value.toLowerCase() === value.field.lead;
    return tokens.length - (isTo && tokens.length > 2 ? 2 : 1);
  }
  const end = tokens.findIndex((token) => !isFilter(token));
  return end < 0 ? tokens.length : end;
}

function isFilter(token: Token): boolean {
  return token.key === undefined ? !token.quoted && isNamedFilter(token.value) : isFilterKey(token);
}

function isOnePerson({ key, value }: Token): boolean {
  return (
    key === undefined && (readMention(value) !== null || ['me', ...nobodyWords].includes(value.toLowerCase()))
  );
}
