import type { Mailbox } from '../../mailbox/mailbox.ts';
import { templateColumns } from '../../mailbox/template.ts';
import type { Table } from '../../sheets/table-bytes.ts';
import type { TicketState } from '../../ticket/state.ts';
import { hasFact } from '../../ticket/steps/has-fact.ts';

/** The sheet in which a customer lists the mailboxes of a ticket, with these rows. It has only the columns that the move needs. */
export function customerSheet({ steps }: Pick<TicketState, 'steps'>, mailboxes: Mailbox[]): Table {
  const columns = templateColumns({
    credentials: hasFact(steps, 'supplied'),
    creation: hasFact(steps, 'created'),
  });
  return {
    name: 'Mailboxes',
    header: columns.map(({ title }) => title),
    rows: mailboxes.map((mailbox) => columns.map(({ cell }) => cell(mailbox))),
  };
}
