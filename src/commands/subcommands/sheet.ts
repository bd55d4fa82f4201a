import { buttons, card, list, note, text } from '../../card.ts';
import { besidesSheet } from '../../knowledge/logins.ts';
import { exampleRows } from '../../mailbox/template.ts';
import { writeCsv, writeXlsx } from '../../sheets/write-sheet.ts';
import { showButton, uploadButton } from '../../ticket/cards/ticket-buttons.ts';
import { routeWords } from '../../ticket/mailboxes/secure-route.ts';
import { loadMailboxes } from '../../ticket/mailboxes/stored-mailboxes.ts';
import { loadTicket, ticketKey, ticketName } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { customerSheet } from '../mailboxes/customer-sheet.ts';
import { defineSubcommand, withFiles } from '../subcommand.ts';

export const sheet = defineSubcommand({
  name: 'sheet',
  aliases: ['template'],
  reads: true,
  summary: "Get the sheet in which the customer lists a ticket's mailboxes",
  examples: ['sheet MIG-12'],
  details: [
    'You get the sheet as an Excel workbook and as a CSV file. If the ticket lists its mailboxes already, the sheet has them.',
    'The column with folder names is optional. When the sheet comes back, the answer says which folders to rename.',
    'The sheet has no column for passwords. Send it back with `mailboxes MIG-12 upload`.',
  ],
  ticket: true,
  async run({ desk }, args) {
    const { client } = desk.database;
    const state = await loadTicket(desk, client, args.ticket);
    const { ticket } = state;
    const key = ticketKey(ticket);
    const listed = await loadMailboxes(client, ticket.number);
    const besides = besidesSheet(ticket);
    const content = customerSheet(state, listed.length > 0 ? listed : exampleRows(ticket.domain));
    const name = `mailboxes-${key.toLowerCase()}-${ticket.domain}`;
    const has =
      listed.length > 0
        ? `It has the ${plural(listed.length, 'mailbox', 'mailboxes')} that the ticket lists.`
        : 'It has two examples.';
    return withFiles(
      card(
        text(
          `Here is the sheet of mailboxes for ${ticketName(ticket)}, as a workbook and as a CSV file. ${has}`,
        ),
        note(`The sheet has no column for passwords. ${routeWords(desk.secureRoute)}`),
        besides.length > 0 && text('Besides the sheet, the customer sends:'),
        list(besides),
        buttons(uploadButton(key), showButton(key)),
      ),
      { name: `${name}.xlsx`, bytes: await writeXlsx(content) },
      { name: `${name}.csv`, bytes: await writeCsv(content) },
    );
  },
});
