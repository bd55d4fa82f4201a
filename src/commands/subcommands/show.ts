import { ticketCard } from '../../ticket/cards.ts';
import { loadTicket } from '../../ticket/state.ts';
import { latestEvents } from '../../ticket/timeline.ts';
import { defineSubcommand } from '../subcommand.ts';

/** How many of the last events a ticket shows. */
const latest = 3;

export const show = defineSubcommand({
  name: 'show',
  summary: 'A ticket: phase, owner, gate, dates, last events',
  examples: ['show MIG-12'],
  ticket: true,
  async run({ desk, at }, { ticket }) {
    const state = await loadTicket(desk.database.client, ticket);
    const timeline = await latestEvents(desk.database.client, desk.calendar, ticket, latest);
    return ticketCard(desk, state, at, { timeline });
  },
});
