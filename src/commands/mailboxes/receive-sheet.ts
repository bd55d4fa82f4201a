import { Fault } from '../../errors.ts';
import type { NamedFile } from '../../files/files.ts';
import { readSheets } from '../../sheets/read-sheet.ts';
import type { Table } from '../../sheets/table-bytes.ts';
import { writeXlsx } from '../../sheets/write-sheet.ts';
import { refuseEnded } from '../../ticket/change.ts';
import { copyWithoutSecrets } from '../../ticket/mailboxes/copy-without-secrets.ts';
import { readSent } from '../../ticket/mailboxes/read-sent.ts';
import { keepSheet } from '../../ticket/mailboxes/sent-sheets.ts';
import { loadMailboxes } from '../../ticket/mailboxes/stored-mailboxes.ts';
import { compare, takeSheet } from '../../ticket/operations/take-sheet.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import type { CommandContext } from '../context.ts';
import { type Sending, withFiles } from '../subcommand.ts';
import { type Corrections, questionCard, sameCard, takenReply } from './sheet-cards.ts';

/**
 * Takes a sheet with mailboxes that a person sent. If some rows are wrong, or if mailboxes are gone, keeps the sheet and asks
 * what to do. If something is to be corrected, also sends a copy of the sheet that marks it.
 *
 * @param file the file, as `Files.read` takes it
 */
export async function receiveSheet(
  context: CommandContext,
  ticketNumber: number,
  file: string,
): Promise<Sending> {
  const { desk, by, at } = context;
  const { client } = desk.database;
  const state = await loadTicket(desk, client, ticketNumber);
  refuseEnded(state);
  const { name, bytes } = await desk.outside.files.read(file);
  const listed = await loadMailboxes(client, ticketNumber);
  const sheets = await readSheets({ name, bytes });
  const read = await readSent(sheets, state.ticket, listed, desk.secureRoute);
  const isWhole = !read.faults.some(({ isWrong }) => isWrong);
  // A mailbox with a wrong row isn't gone.
  const difference = compare(state, listed, read.content, at);
  const gone = isWhole ? difference.gone : [];
  const copies = read.marked ? await copiesOf(state, read.marked) : [];
  const corrections = { faults: read.faults, copy: copyOf(read.marked, copies) };
  const changes = [...difference.added, ...difference.changed, ...gone];
  if (changes.length === 0 && read.content.lines.length > 0 && read.faults.length > 0)
    return withFiles(sameCard(state, corrections), ...copies);
  const byId = by.person?.id ?? '';
  const isAsked = gone.length > 0 || !isWhole;
  const content = { ...read.content, ...(isAsked && { gone: gone.map(({ source }) => source) }) };
  const id = await keepSheet(client, { ticketNumber, byId, sentAt: at, name, content });
  if (isAsked) return withFiles(questionCard(state, { ...read, ...corrections, id, gone }), ...copies);
  const taken = await takeSheet(desk, by, ticketNumber, { id, gone: 'keep' });
  return withFiles(takenReply(context, taken, corrections), ...copies);
}

function copyOf(marked: Table | null, copies: NamedFile[]): Corrections['copy'] {
  if (!marked) return null;
  return copies.length > 0 ? 'sent' : 'too large';
}

/** Writes the copy of a sheet that marks what to correct. None if the sheet is too large, because the faults are listed anyway. */
async function copiesOf({ ticket }: TicketState, marked: Table): Promise<NamedFile[]> {
  const name = `mailboxes-${ticketKey(ticket).toLowerCase()}-${ticket.domain}-to-correct.xlsx`;
  try {
    const table = await copyWithoutSecrets(marked);
    return table ? [{ name, bytes: await writeXlsx(table) }] : [];
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}
