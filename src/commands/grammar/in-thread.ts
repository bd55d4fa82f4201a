/** Names the ticket in commands that people write in a ticket's thread, where they may leave it out. */

import { Fault } from '../../errors.ts';
import { capitalize } from '../../phrase.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { requiredOf, type Subcommand } from '../subcommand.ts';
import { keyedArgument } from './take.ts';
import { takeTickets } from './take-tickets.ts';
import { aliasAlone, normalizeTicket } from './ticket-words.ts';
import { type Token, tokenizeLoosely } from './tokens.ts';

/**
 * Adds the ticket of a thread to a command that takes a ticket and names none. Returns any other command as it is. The
 * rules are in docs/rules.md, "What people type".
 *
 * @param ticket the ticket as people write it: `MIG-12`
 */
export function nameTicket(typed: string, ticket: string, subcommands: Subcommand[]): string {
  const text = normalizeTicket(typed, subcommands).trimStart();
  if (text === '') return `show ${ticket}`;
  const [name = ''] = text.split(/\s/, 1);
  const rest = text.slice(name.length);
  const subcommand = subcommands.find((candidate) => candidate.name === name.toLowerCase());
  if (!subcommand || beginsWithTicket(typed) || !lacksTicket(rest, subcommand)) return typed;
  return `${name} ${ticket}${rest}`;
}

/** A ticket that nobody can mean as text, even if its number is too long: `MIG-12`, `#12`, or `MIG-3,7`. */
const explicit = /^(?:(?:mig|plc)-?|#)\d/i;

function beginsWithTicket(typed: string): boolean {
  const [, prefix = '', word = ''] = /^[\s,:;]*((?:mig|plc)\s+(?=\d))?(\S+)/i.exec(typed) ?? [];
  return explicit.test(prefix.trim() + word) || readTicketNumber(word.replace(/[,.:;]+$/, '')) !== null;
}

function lacksTicket(rest: string, subcommand: Subcommand): boolean {
  const { ticket, mayNameTicket, text } = subcommand;
  if (ticket) return !namesTicket(tokenizeLoosely(rest), subcommand);
  if (!mayNameTicket) return false;
  // Without free text, the words already say what the command is about.
  return text ? !/(?:^|\s)(?:(?:mig|plc)[-\s]|#)\d/i.test(rest) : rest.trim() === '';
}

/**
 * Throws a `Fault` if a number may be a ticket, or the beginning of a text, in a command that moves or ends a ticket. Offers
 * both. In a note, it is text.
 *
 * @param ticket the ticket of the thread
 */
export function refuseUnclear(typed: string, ticket: string, subcommands: Subcommand[]): void {
  const text = normalizeTicket(typed, subcommands).trim();
  const [, name = '', number = '', rest = ''] = /^(\S+)\s+(\d{1,9})\s+([\s\S]+)$/.exec(text) ?? [];
  const subcommand = subcommands.find((candidate) => candidate.name === name.toLowerCase());
  if (!subcommand?.ticket || subcommand.numberIsText || readTicketNumber(number) === null) return;
  if (beginsWithTicket(typed) || ticket.endsWith(`-${number}`)) return;
  if (!beginsText(tokenizeLoosely(rest), subcommand)) return;
  throw new Fault(`“${number}” could be a ticket, or the beginning of your text.`, {
    hint: 'Which ticket do you mean?',
    field: 'ticket',
    buttons: [
      { label: ticket, command: `${name} ${ticket} ${number} ${rest}` },
      { label: `#${number}`, command: `${name} #${number} ${rest}` },
    ],
  });
}

/**
 * Throws a `Fault` if a person wrote only one word in a ticket's thread, the word stands for a subcommand that changes something,
 * and it isn't that subcommand's own name. A word like “ping” or “follow” could be meant in another way.
 *
 * @param ticket the ticket of the thread
 */
export function refuseBareWord(typed: string, ticket: string, subcommands: Subcommand[]): void {
  const name = aliasAlone(typed, subcommands);
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  if (!subcommand || subcommand.reads || requiredOf(subcommand, new Map(), 'migration').length > 0) return;
  const { name: verb } = subcommand;
  const command = subcommand.ticket ? `${verb} ${ticket}` : verb;
  throw new Fault(`“${typed.trim()}” could mean several things, so nothing changed.`, {
    hint: 'Choose what you want to do.',
    buttons: [
      { label: capitalize(verb), command },
      { label: `Show ${ticket}`, command: `show ${ticket}` },
    ],
  });
}

/** Whether a command names one or several tickets, or has a filter. */
function namesTicket(tokens: Token[], subcommand: Subcommand): boolean {
  if (subcommand.toAct && takeTickets([...tokens], subcommand)) return true;
  const [first, ...others] = tokens;
  if (!first || first.key || first.quoted) return false;
  if (explicit.test(first.value)) return true;
  return readTicketNumber(first.value) !== null && !beginsText(others, subcommand);
}

/** Whether a number before these words is the beginning of a command's free text, as in `12 of 40 failed`. */
function beginsText([next]: Token[], subcommand: Subcommand): boolean {
  const { text, positionals = [] } = subcommand;
  return (
    text !== undefined && positionals.length === 0 && next !== undefined && !keyedArgument(next, subcommand)
  );
}
