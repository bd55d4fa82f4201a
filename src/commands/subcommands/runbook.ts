import { Fault } from '../../errors.ts';
import { agreedOf } from '../../ticket/clocks/agreed-dates.ts';
import { loadPlanned } from '../../ticket/runbook/recorded-contacts.ts';
import { runbookOf } from '../../ticket/runbook/runbook-card.ts';
import { ticketKey, ticketName } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';

export const runbook = defineSubcommand({
  name: 'runbook',
  aliases: ['checklist', 'run-book'],
  reads: true,
  summary: 'Show what to do before, on, and after the agreed date of a ticket',
  examples: ['runbook MIG-12'],
  details: [
    'Each line says who does it, or how we know that it is done. The letter for it is on a button.',
    "A week before the date, the runbook also appears in the thread of the ticket's message in each channel, and is kept current there.",
  ],
  ticket: true,
  async run({ desk, at }, { ticket: number }) {
    const planned = await loadPlanned(desk, desk.database.client, number);
    const { ticket } = planned.state;
    if (ticket.status === 'open' && !agreedOf(ticket)) {
      const field = ticket.kind === 'migration' ? 'cutover' : 'slot';
      throw new Fault(`${ticketName(ticket)} has no agreed ${field}, so it has no runbook.`, {
        hint: `First agree on the ${field} with the customer.`,
        example: `set ${ticketKey(ticket)} ${field}:{day+15}T18:00`,
        field: 'ticket',
        omit: true,
      });
    }
    return { card: runbookOf(desk.calendar, planned, at).card, changed: false, tickets: [number] };
  },
});
