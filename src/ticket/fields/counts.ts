import { Fault } from '../../errors.ts';
import { type Ticket, ticketKey } from '../state.ts';
import { plural } from '../words.ts';
import { ticketFields } from './table.ts';

const counts = [ticketFields.credentialsReceived, ticketFields.mailboxesCreated];

/** Throws a `Fault` if a count of mailboxes is larger than the number of mailboxes. */
export function refuseTooMany(ticket: Ticket): void {
  for (const { name, fromColumns } of counts) {
    const count = fromColumns(ticket);
    if (count === null || ticket.mailboxes === null || count <= ticket.mailboxes) continue;
    const key = ticketKey(ticket);
    throw new Fault(
      `${key} has ${plural(ticket.mailboxes, 'mailbox', 'mailboxes')}, so \`${name}\` can't be ${count.toLocaleString('en-US')}.`,
      {
        hint: 'Set both numbers together.',
        example: `set ${key} mailboxes:${count} ${name}:${count}`,
        field: name,
      },
    );
  }
}
