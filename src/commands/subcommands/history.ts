import { type Button, buttons, card, heading, list, note } from '../../card.ts';
import { numberField } from '../../input/number-field.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { timelinePage } from '../../ticket/cards/timeline.ts';
import { loadTicket, ticketKey } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';

const from = numberField('from', 'From event', {
  min: 1,
  max: 1_000_000,
  noun: 'event number',
  example: '11',
});

export const history = defineSubcommand({
  name: 'history',
  aliases: ['timeline', 'activity'],
  reads: true,
  summary: 'Show the whole timeline of a ticket',
  examples: ['history MIG-12', 'history MIG-12 from:11'],
  details: ['`from:` is the number of the first event to show.'],
  ticket: true,
  keys: [{ field: from }],
  async run({ desk, at }, args) {
    const { client } = desk.database;
    const { ticket } = await loadTicket(desk, client, args.ticket);
    const key = ticketKey(ticket);
    const page = await timelinePage(client, desk.calendar, ticket.number, args.get(from) ?? 1, at);
    const turn = (label: string, first: number): Button => ({
      label,
      command: `history ${key} from:${first}`,
      replaces: true,
    });
    return card(
      heading(`History of ${key} · ${ticket.domain}`),
      list(page.lines),
      note([
        page.total > 0
          ? `Events ${page.first} to ${page.last} of ${page.total}, oldest first.`
          : 'The events of this ticket are no longer kept.',
        ...(page.last < page.total ? [' Next: ', { command: `history ${key} from:${page.last + 1}` }] : []),
      ]),
      buttons(
        page.previous !== null && turn('Previous', page.previous),
        page.last < page.total && turn('Next', page.last + 1),
        showButton(key),
      ),
    );
  },
});
