import type { Card } from '../../card.ts';
import { readSheets } from '../../sheets/read-sheet.ts';
import { refuseEnded } from '../../ticket/change.ts';
import { readSent } from '../../ticket/mailboxes/read-sent.ts';
import { keepSheet } from '../../ticket/mailboxes/sent-sheets.ts';
import { loadMailboxes } from '../../ticket/mailboxes/stored-mailboxes.ts';
import { compare, takeSheet } from '../../ticket/operations/take-sheet.ts';
import { loadTicket } from '../../ticket/state.ts';
import type { CommandContext } from '../context.ts';
import type { Changed } from '../subcommand.ts';
import { questionCard, takenReply } from './sheet-cards.ts';

/**
 * Takes a sheet with mailboxes that a person sent. If some rows are wrong, or if mailboxes are gone, keeps the sheet and asks
 * what to do.
 *
 * @param file the file, as `Files.read` takes it
 */
export async function receiveSheet(
  context: CommandContext,
  ticketNumber: number,
  file: string,
): Promise<Card | Changed> {
  const { desk, by, at } = context;
  const { client } = desk.database;
  const state = await loadTicket(desk, client, ticketNumber);
  refuseEnded(state);
  const { name, bytes } = await desk.outside.files.read(file);
  const read = readSent(await readSheets({ name, bytes }), state.ticket, desk.secureRoute);
  const isWhole = !read.faults.some(({ isWrong }) => isWrong);
  // A mailbox with a wrong row isn't gone.
  const gone = isWhole ? compare(await loadMailboxes(client, ticketNumber), read.content).gone : [];
  const byId = by.person?.id ?? '';
  const id = await keepSheet(client, { ticketNumber, byId, sentAt: at, name, content: read.content });
  if (gone.length > 0 || !isWhole) return questionCard(state, { ...read, id, gone });
  return takenReply(context, await takeSheet(desk, by, ticketNumber, { id, gone: 'keep' }));
}
