import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import type { Subcommand } from '../subcommand.ts';
import { withoutTrimmings } from './trimmings.ts';

/**
 * Puts the ticket after the subcommand and joins `MIG 60` to `MIG-60`: `60 advance`, `mig 60 advance`, and
 * `advance mig 60` become `advance mig-60`, and `MIG-3 MIG-7 nudge` becomes `nudge MIG-3, MIG-7`. Puts a subcommand's name in
 * place of another word for it. Removes polite words and punctuation. Leaves any other command as it is.
 */
export function normalizeTicket(text: string, subcommands: Subcommand[]): string {
  const joined = withName(withoutTrimmings(text, namesOf(subcommands)), subcommands)
    .replace(/^\s*(mig|plc)\s+(\d{1,9})(?=[\s,]|$)/i, '$1-$2')
    .replace(/^(\s*(\S+)\s+)(mig|plc)\s+(\d{1,9})(?=[\s,]|$)/i, (whole, start, name, prefix, number) =>
      takingTicket(name, subcommands) ? `${start}${prefix}-${number}` : whole,
    );
  return ticketLast(joined, subcommands) ?? ticketsLast(joined, subcommands) ?? joined;
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
  return subcommands.find(({ aliases }) => aliases?.includes(word.toLowerCase()))?.name;
}

function namesOf(subcommands: Subcommand[]): string[] {
  return subcommands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
}

function mayNameTicket({ ticket, mayNameTicket: may }: Subcommand): boolean {
  return ticket === true || may === true;
}
