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
  summary: 'Show the whole timeline of a ticket, newest first',
  examples: ['history MIG-12', 'history MIG-12 from:11'],
  details: ['The newest event comes first. `from:` is the number of the event to begin with.'],
  ticket: true,
  keys: [{ field: from }],
  async run({ desk, at }, args) {
    const { client } = desk.database;
    const { ticket } = await loadTicket(desk, client, args.ticket);
    const key = ticketKey(ticket);
    const page = await timelinePage(client, desk.calendar, ticket.number, args.get(from) ?? null, at);
    const turn = (label: string, event: number): Button => ({
      label,
      command: `history ${key} from:${event}`,
      replaces: true,
    });
    return card(
      heading(`History of ${key} · ${ticket.domain}`),
      list(page.lines),
      note([
        page.total > 0
          ? `Events ${page.newest} to ${page.oldest} of ${page.total}, newest first.`
          : 'The events of this ticket are no longer kept.',
        ...(page.older ? [' Older: ', { command: `history ${key} from:${page.older}` }] : []),
      ]),
      buttons(
        page.newer !== null && turn('Newer', page.newer),
        page.older !== null && turn('Older', page.older),
        showButton(key),
      ),
    );
  },
});
