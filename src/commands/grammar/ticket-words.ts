import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import type { Subcommand } from '../subcommand.ts';
import { withoutTrimmings } from './trimmings.ts';

/**
 * Puts the ticket after the subcommand and joins `MIG 60` to `MIG-60`: `60 advance`, `mig 60 advance`, and
 * `advance mig 60` become `advance mig-60`, and `MIG-3 MIG-7 nudge` becomes `nudge MIG-3, MIG-7`. Puts a subcommand's name in
 * place of another word for it, and spells out `take 60` as `assign 60 me`. Removes polite words and punctuation. Leaves any other
 * command as it is.
 */
export function normalizeTicket(text: string, subcommands: Subcommand[]): string {
  const trimmed = withoutTrimmings(text, namesOf(subcommands));
  const joined = withName(spelledOut(trimmed, subcommands) ?? trimmed, subcommands)
    .replace(/^\s*(mig|plc)\s+(\d{1,9})(?=[\s,]|$)/i, '$1-$2')
    .replace(/^(\s*(\S+)\s+)(mig|plc)\s+(\d{1,9})(?=[\s,]|$)/i, (whole, start, name, prefix, number) =>
      takingTicket(name, subcommands) ? `${start}${prefix}-${number}` : whole,
    );
  return ticketLast(joined, subcommands) ?? ticketsLast(joined, subcommands) ?? joined;
}

/** Words that say nothing beside a short command: `I'll take it`. */
const fillers = /^(?:i'll|i|it|this|ticket|and|&)$/;

/** Spells out a short command. Null if a text has more to say than a short command and tickets. */
function spelledOut(text: string, subcommands: Subcommand[]): string | null {
  const words = plainWord(text)
    .replace(/\b(mig|plc)\s+(?=\d)/g, '$1-')
    .split(/[\s,]+/);
  const isTicket = (word: string) => /^(?:(?:mig|plc)-?|#)?\d{1,9}$/.test(word);
  const said = words.filter((word) => word && !isTicket(word) && !fillers.test(word)).join(' ');
  const subcommand = subcommands.find(({ short }) => short?.words.includes(said));
  if (!subcommand?.short) return null;
  return [subcommand.name, words.filter(isTicket).join(', '), subcommand.short.adds]
    .filter(Boolean)
    .join(' ');
}

/** Puts a text in lower case, with plain apostrophes and without punctuation at its end. */
function plainWord(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[?!.,:;]+$/, '');
}

/** Puts one ticket at the start after its subcommand. Null if a command doesn't begin like this. */
function ticketLast(text: string, subcommands: Subcommand[]): string | null {
  const [whole, ticket = '', word = ''] = /^\s*(\S+)\s+(\S+)/.exec(text) ?? [];
  const name = takingTicket(word, subcommands);
  if (!whole || readTicketNumber(ticket) === null || !name) return null;
  return `${name} ${ticket}${text.slice(whole.length)}`;
}

const oneTicket = '(?:(?:mig|plc)-|#)?\\d{1,9}';
const severalTickets = new RegExp(
  `^\\s*(${oneTicket}(?:(?:\\s*,\\s*|\\s+(?:and|&)\\s+|\\s+)${oneTicket})+)[,.:;]?\\s+(\\S+)`,
  'i',
);

/** Puts several tickets at the start after their subcommand. Null if a command doesn't begin like this. */
function ticketsLast(text: string, subcommands: Subcommand[]): string | null {
  const [whole, tickets = '', word = ''] = severalTickets.exec(text) ?? [];
  const name = takingTicket(word, subcommands);
  if (!whole || !name) return null;
  return `${name} ${tickets
    .split(/[\s,&]+|and/i)
    .filter(Boolean)
    .join(', ')}${text.slice(whole.length)}`;
}

/** Returns the name of the subcommand that a word stands for, if that subcommand can be about a ticket. */
function takingTicket(word: string, subcommands: Subcommand[]): string | undefined {
  const name = nameOf(word, subcommands) ?? word.toLowerCase();
  return subcommands.find((subcommand) => subcommand.name === name && mayNameTicket(subcommand))?.name;
}

/** Puts a subcommand's name in place of the longest other word for it at the start of a text. */
function withName(text: string, subcommands: Subcommand[]): string {
  for (const words of [/^\s*\S+\s+\S+\s+\S+/, /^\s*\S+\s+\S+/, /^\s*\S+/]) {
    const [typed] = words.exec(text) ?? [];
    const name = typed && nameOf(typed.trim().replace(/\s+/g, ' '), subcommands);
    if (name) return `${name}${text.slice(typed.length)}`;
  }
  return text;
}

/** Returns the name of the subcommand that another word stands for. */
export function nameOf(word: string, subcommands: Subcommand[]): string | undefined {
  return subcommands.find(({ aliases }) => aliases?.includes(plainWord(word)))?.name;
}

/** Returns the name of the subcommand if a text is only another word for it, without anything else. */
export function aliasAlone(text: string, subcommands: Subcommand[]): string | undefined {
  return nameOf(withoutTrimmings(text, namesOf(subcommands)).replace(/\s+/g, ' '), subcommands);
}

function namesOf(subcommands: Subcommand[]): string[] {
  return subcommands.flatMap(({ name, aliases = [], short }) => [name, ...aliases, ...(short?.words ?? [])]);
}

function mayNameTicket({ ticket, mayNameTicket: may }: Subcommand): boolean {
  return ticket === true || may === true;
}
