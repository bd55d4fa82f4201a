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
  const named = (word: string) =>
    subcommands.find(({ aliases }) => aliases?.includes(word.toLowerCase()))?.name ?? word;
  const joined = text
    .replace(/^(\s*)(\S+)/, (_, space, word) => `${space}${named(word)}`)
    .replace(/^\s*(mig|plc)\s+(\d{1,9})(?=\s|$)/i, '$1-$2')
    .replace(/^(\s*(\S+)\s+)(mig|plc)\s+(\d{1,9})(?=\s|$)/i, (whole, start, name, prefix, number) =>
      takesTicket(name) ? `${start}${prefix}-${number}` : whole,
    );
  const [whole, ticket = '', word = ''] = /^\s*(\S+)\s+(\S+)/.exec(joined) ?? [];
  const name = named(word);
  if (!whole || readTicketNumber(ticket) === null || !takesTicket(name)) return joined;
  return `${name} ${ticket}${joined.slice(whole.length)}`;
}

function mayNameTicket({ ticket, mayNameTicket: may }: Subcommand): boolean {
  return ticket === true || may === true;
}
