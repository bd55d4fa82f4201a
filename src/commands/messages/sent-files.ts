/** What happens to the files that come with what a person writes. */

import { type Button, type Card, card, longestLabel, note } from '../../card.ts';
import { Fault } from '../../errors.ts';
import type { SentFile } from '../../files/files.ts';
import { shorten } from '../../input/field.ts';
import { fileKey } from '../../input/file-field.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { findSecretInFields } from '../../ticket/secrets/find-secret.ts';
import type { Asked } from '../asked.ts';
import { normalizeTicket } from '../grammar/ticket-words.ts';
import { UnknownCommand } from '../grammar/unknown-command.ts';
import type { Subcommand } from '../subcommand.ts';
import { subcommands } from '../table.ts';
import { toFilledText } from './filled.ts';
import { keepButtons, ticketIn, ticketWords } from './keep-words.ts';

/**
 * Names the file in a command that takes one: `mailboxes 12 upload file:slack:F0123ABC`. Returns any other command as it is. Throws
 * a `Fault` for several files, and for a file that the bot can't read.
 */
export function nameFile({ content, files = [] }: Pick<Asked, 'content' | 'files'>): Asked['content'] {
  if (typeof content !== 'string' || files.length === 0) return content;
  const text = normalizeTicket(content, subcommands).trim();
  const takesFile = findSubcommand(text)?.takesFile;
  if (!takesFile || new RegExp(`(?:^|\\s)${fileKey}:`).test(text)) return content;
  const { ref } = onlyFile(files);
  const [, ...words] = text.split(/\s+/);
  const isBare = words.every((word) => readTicketNumber(word) !== null);
  return [text, isBare ? takesFile.words : '', `${fileKey}:${ref}`].join(' ');
}

/** Throws a `Fault` that asks what to do with a file, if a person sent it without words, or only with a ticket. */
export function askAboutBareFile({ content, said: first, files = [], key }: Asked): void {
  const said = first ?? content;
  if (typeof said !== 'string' || files.length === 0) return;
  const words = said.trim().replace(/[.,:;!?]+$/, '');
  const isTicket = readTicketNumber(words) !== null;
  if (words === '' || isTicket) throw whatToDo(files, isTicket ? words : key);
}

/** Asks what to do with a file that came with words that aren't a command. Returns any other fault as it is. */
export function withFileOffer(fault: Fault, asked: Asked): Fault {
  const { content, files = [], key } = asked;
  if (!(fault instanceof UnknownCommand) || files.length === 0 || typeof content !== 'string') return fault;
  const words = ticketWords(asked);
  return whatToDo(files, ticketIn(content) ?? key, words ? keepButtons(words) : []);
}

/** Says that a file wasn't used, below the answer to a command that takes none. */
export function withUnusedFile({ blocks, ...rest }: Card, { command, files = [] }: Asked): Card {
  if (!command || command.subcommand.takesFile || files.length === 0) return { ...rest, blocks };
  const says = `${files.length === 1 ? "Your file wasn't" : "Your files weren't"} saved, because this command takes no file.`;
  return { ...rest, ...card(...blocks, note(says)) };
}

function findSubcommand(text: string): Subcommand | undefined {
  const [name] = text.toLowerCase().split(/\s/, 1);
  return subcommands.find((candidate) => candidate.name === name);
}

function onlyFile(files: SentFile[]): SentFile {
  const [file] = files;
  if (!file || files.length > 1)
    throw new Fault(`You sent ${files.length} files, but this takes one at a time.`, {
      hint: 'Send each file in a message of its own.',
    });
  if (file.problem) throw file.problem;
  return file;
}

/**
 * @param ticket the ticket that the person means, as people write it. Undefined if that isn't known
 * @param others buttons for what the person can do with the words that came with the files
 */
function whatToDo(files: SentFile[], ticket: string | undefined, others: Button[] = []): Fault {
  const file = onlyFile(files);
  const buttons = [...subcommands.flatMap((one) => toButton(one, file, ticket)), ...others];
  const says = `You sent ${nameOf(file)}.`;
  if (buttons.length === 0) return new Fault(`${says} No command takes a file.`, { example: 'help' });
  return new Fault(says, { hint: 'Choose what to do with it.', buttons });
}

/** The button that runs a subcommand with a file. Without a ticket, it opens a form that asks for the ticket. */
function toButton(
  { name, takesFile, ticket: needsTicket, form }: Subcommand,
  { ref }: SentFile,
  ticket: string | undefined,
): Button[] {
  if (!takesFile) return [];
  const words = `${takesFile.words} ${fileKey}:${ref}`.trim();
  if (needsTicket && !ticket)
    return form ? [{ label: `${takesFile.label}…`, command: toFilledText(name, 0, words) }] : [];
  const key = needsTicket ? ticket : undefined;
  const long = key ? `${takesFile.label} to ${key}` : takesFile.label;
  const label = long.length > longestLabel ? takesFile.label : long;
  return [{ label, command: [name, key, words].filter(Boolean).join(' ') }];
}

/** A file's name, for a sentence. Never repeats a name that may contain a password. */
function nameOf({ name }: SentFile): string {
  const plain = shorten(name).replaceAll('`', "'");
  return plain === '' || findSecretInFields({ '': plain }) ? 'a file' : `“${plain}”`;
}
