import { buttons, card, heading, list, text } from '../../card.ts';
import { toShow } from '../../ticket/cards/ticket-buttons.ts';
import { noFilter } from '../../ticket/lists/filter.ts';
import { findTickets, type TicketPage } from '../../ticket/lists/find-tickets.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand } from '../subcommand.ts';
import { countWords, lineOf } from './list.ts';

/** How many tickets of each kind it names. */
const shown = 5;

/** The bare command. */
export const overview = defineSubcommand({
  name: '',
  summary: 'What is mine and what is stalled',
  examples: [''],
  async run(context) {
    const { client } = context.desk.database;
    const mineOnly = { ownerId: [context.actor.id] };
    const options = { at: context.at, part: { page: 1 }, size: shown };
    const mine = await findTickets(context.desk, client, { ...noFilter, only: mineOnly }, options);
    const stalled = await findTickets(
      context.desk,
      client,
      { ...noFilter, not: mineOnly, states: ['stalled'] },
      options,
    );
    return card(
      heading('Migration Desk'),
      ...part(context, 'Yours', mine, 'You own no open ticket.'),
      ...part(context, 'Stalled, not yours', stalled, 'none.'),
      buttons(
        { label: 'Open a ticket', command: 'open', noun: context.noun, style: 'primary' },
        mine.total > shown && { label: 'All of mine', command: 'list mine' },
        stalled.total > shown && { label: 'All stalled', command: 'list stalled' },
        { label: 'All open', command: 'list' },
        { label: 'Help', command: 'help' },
      ),
    );
  },
});

function part(context: CommandContext, name: string, page: TicketPage, empty: string) {
  if (page.total === 0) return [text([{ bold: name }, `: ${empty}`])];
  return [
    text([{ bold: name }, `: ${countWords(page)}`]),
    list(page.tickets.map((ticket) => lineOf(context, ticket, page.names))),
    buttons(...page.tickets.map(toShow)),
  ];
}
