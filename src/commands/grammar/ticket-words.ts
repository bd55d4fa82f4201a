import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import type { Subcommand } from '../subcommand.ts';

/**
 * Puts the ticket after the subcommand and joins `MIG 60` to `MIG-60`: `60 advance`, `mig 60 advance`, and
 * `advance mig 60` become `advance mig-60`. Puts a subcommand's name in place of another word for it. Leaves any other
 * command as it is.
 */
export function normalizeTicket(text: string, subcommands: Subcommand[]): string {
  const takesTicket = (name: string) =>
    subcommands.some((subcommand) => subcommand.name === name.toLowerCase() && mayNameTicket(subcommand));
  const named = (word: string) => nameOf(word, subcommands) ?? word;
  const joined = withName(text, subcommands)
    .replace(/^\s*(mig|plc)\s+(\d{1,9})(?=\s|$)/i, '$1-$2')
    .replace(/^(\s*(\S+)\s+)(mig|plc)\s+(\d{1,9})(?=\s|$)/i, (whole, start, name, prefix, number) =>
      takesTicket(name) ? `${start}${prefix}-${number}` : whole,
    );
  const [whole, ticket = '', word = ''] = /^\s*(\S+)\s+(\S+)/.exec(joined) ?? [];
  const name = named(word);
  if (!whole || readTicketNumber(ticket) === null || !takesTicket(name)) return joined;
  return `${name} ${ticket}${joined.slice(whole.length)}`;
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

function mayNameTicket({ ticket, mayNameTicket: may }: Subcommand): boolean {
  return ticket === true || may === true;
}
