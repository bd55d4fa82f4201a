/** Commands that open a form filled in with the words of a message: `form note 12 from-message:https://… the words`. */

import { listWords } from '../../phrase.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { RawValues, Subcommand } from '../subcommand.ts';
import { findTickets } from './find-in-message.ts';
import { messageLink } from './message-link.ts';

/** What the form of such a command has besides the command's arguments. */
export interface Filled {
  /** The ticket that the form asks for, as typed. Absent if the subcommand takes no ticket. */
  ticket?: string;
  /** What the form says above its inputs. Empty for nothing. */
  says: string;
}

/** A command that opens a form, split into its arguments. */
interface FilledCommand {
  subcommand: Subcommand;
  /** 0 for none. */
  ticket: number;
  values: RawValues;
  tokens: [];
  filled: Filled;
}

/** How many characters of a message are read. A form shows fewer, and the next ones may complete a password. */
export const longestMessage = 4_000;

/** How many characters of a message a form shows. A note has room for these and for more that a person adds. */
const longestWords = 2_800;

/** Said for a message that is only a file or a picture, for example. */
const noWords = 'The message has no words.';

const pattern = /^\s*form\s+([a-z]+)\s+(?:MIG-|PLC-|#)?(\d{1,9})(?:\s+from-message:(\S+))?(?:\s([\s\S]*))?$/;

/**
 * Makes the text of a command that opens a form.
 *
 * @param ticket the ticket that the message is about: its key or its number. 0 if that isn't known
 */
export function toFilledText(name: string, ticket: number | string, words: string, link?: string): string {
  return ['form', name, ticket, ...(link ? [`${messageLink.name}:${link}`] : []), words].join(' ').trimEnd();
}

/**
 * Reads a command that `toFilledText` made. Null for any other command.
 *
 * @param sort assigns the words of a subcommand to its arguments
 */
export function parseFilled(
  typed: string,
  subcommands: Subcommand[],
  sort: (words: string, subcommand: Subcommand) => RawValues,
): FilledCommand | null {
  const [, name, number, link, rest = ''] = pattern.exec(typed) ?? [];
  const subcommand = subcommands.find((each) => each.name === name && each.form);
  if (!subcommand) return null;
  // The words name a file.
  if (subcommand.takesFile)
    return {
      ...{ subcommand, ticket: Number(number), tokens: [] },
      values: sort(rest, subcommand),
      filled: { ticket: Number(number) ? `#${number}` : '', says: '' },
    };
  const words = plainMentions(rest).trim();
  const values = new Map<string, string>(link ? [[messageLink.name, link]] : []);
  const command = { subcommand, ticket: 0, values, tokens: [] as [] };
  const none = words === '' ? noWords : '';
  const found = subcommand.form?.fromWords?.(words);
  if (found) {
    for (const [key, value] of Object.entries(found.values)) values.set(key, value);
    return { ...command, filled: { says: none || alsoWords(found.others) } };
  }
  const isLong = words.length > longestWords;
  const text = isLong ? `${words.slice(0, longestWords).toWellFormed()} […]` : words;
  if (subcommand.text && text) values.set(subcommand.text.field.name, text);
  const [ticket, ...others] = ticketsOf(words, Number(number));
  const says = [none, alsoWords(others), isLong ? 'The message is too long, so its end is left out.' : ''];
  return {
    ...command,
    ticket: ticket?.number ?? 0,
    filled: { ticket: ticket?.key ?? '', says: says.filter(Boolean).join(' ') },
  };
}

/** The ticket in whose thread a message is, and then the others that it names. */
function ticketsOf(words: string, about: number): { key: string; number: number }[] {
  const named = findTickets(words);
  if (!about) return named;
  return [{ key: `#${about}`, number: about }, ...named.filter(({ number }) => number !== about)];
}

function alsoWords(others: string[] | { key: string }[]): string {
  const names = others.map((other) => (typeof other === 'string' ? other : other.key));
  return names.length > 0 ? `Also in the message: ${listWords(names.slice(0, 5))}.` : '';
}
