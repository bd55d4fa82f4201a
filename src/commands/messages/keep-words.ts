/** What a person can do with words in a ticket's thread that aren't a command: save them on the ticket. */

import { type Button, buttons, type Card, card } from '../../card.ts';
import { type Fault, Refusal } from '../../errors.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import type { Asked } from '../asked.ts';
import { plainMentions } from '../grammar/mention.ts';
import { parse } from '../grammar/parse.ts';
import { UnknownCommand } from '../grammar/unknown-command.ts';
import { subcommands } from '../table.ts';
import { toFilledText } from './filled.ts';

/** The longest command in a button, in characters as Slack escapes them. Slack's own limit is 2,000. */
const longestCommand = 1_900;

/** Words, and the ticket that they are about. */
export interface TicketWords {
  words: string;
  number: number;
  /** `MIG-12` */
  key: string;
}

/** Whether a person wrote a sentence in a ticket's thread, although its first word is a command or nearly one. */
export function isSentence({ about, said = '' }: Asked): boolean {
  return about !== undefined && said.trim().split(/\s+/).length >= 4;
}

/**
 * Adds the buttons to the answer to a sentence that begins like a command, and failed as one. The answer to an unknown command
 * has them already, and buttons that say what to do are enough.
 */
export function withKeepButtons(asked: Asked, thrown: Fault[], { blocks, ...rest }: Card): Card {
  const thread = isSentence(asked) ? ticketWords(asked) : null;
  const isOther = thrown.some(
    (fault) => fault instanceof Refusal || fault instanceof UnknownCommand || fault.buttons.length > 0,
  );
  if (!thread || asked.begun || isOther) return { ...rest, blocks };
  return { ...rest, ...card(...blocks, buttons(...keepButtons(thread))) };
}

/**
 * Returns what a person wrote about a ticket: the one that the words begin with, or that of the thread, or else the first one that
 * they name. Null for a single word, for a question, and if no ticket is known.
 */
export function ticketWords({ about, key, said, content }: Asked): TicketWords | null {
  const all = (said ?? (typeof content === 'string' ? content : '')).trim();
  const [begin = '', first] = /^((?:mig|plc)-\d{1,9}|#\d{1,9})[.,:;!?]*\s+/i.exec(all) ?? [];
  const words = all.slice(begin.length);
  if (!/\s/.test(words) || words.endsWith('?')) return null;
  const named = first ?? (about ? undefined : ticketIn(all));
  if (!named) return about && key ? { words, number: about, key } : null;
  const number = readTicketNumber(named);
  return number ? { words, number, key: named.toUpperCase() } : null;
}

/** The first ticket that words name. A number alone could be anything. */
export function ticketIn(words: string): string | undefined {
  return /(?:^|\s)((?:mig|plc)-\d{1,9}|#\d{1,9})(?=[\s.,:;!?]|$)/i.exec(words)?.[1];
}

/** Says how to save words that are too long for a button. */
export function tooLongWords({ key }: TicketWords): string {
  return `Your message is too long for a button. To save it on ${key}, open its menu and choose “Add to a ticket”.`;
}

/** The buttons that save words on a ticket. Empty if the words are too long for a button. */
export function keepButtons({ words, number, key }: TicketWords): Button[] {
  const record = toFilledText('contact', key, words);
  if (escapedLength(record) > longestCommand) return [];
  return [noteButton(words, number, key), { label: 'Record as contact…', command: record }];
}

/** The button that saves a note. If the words would be read as more than a note's text, the button opens the form instead. */
function noteButton(words: string, number: number, key: string): Button {
  // `progress:no` keeps a number at the start from naming another ticket.
  const command = [`note ${key} ${words}`, `note ${key} progress:no ${words}`].find((line) =>
    isNote(line, words, number),
  );
  return command
    ? { label: 'Save as note', command }
    : { label: 'Save as note…', command: toFilledText('note', key, words) };
}

function isNote(line: string, words: string, number: number): boolean {
  try {
    const { subcommand, ticket, values, many } = parse(line, subcommands);
    const { name, text: free } = subcommand;
    const rest = [...values.keys()].filter((key) => !['text', 'progress'].includes(key));
    const said = values.get(free?.field.name ?? '');
    return name === 'note' && ticket === number && !many && rest.length === 0 && said === words.trim();
  } catch {
    return false;
  }
}

function escapedLength(command: string): number {
  return plainMentions(command).replace(/[&<>]/g, '&amp;').length;
}
