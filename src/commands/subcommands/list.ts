import { buttons, type Card, card, heading, note } from '../../card.ts';
import type { TicketFilter } from '../../ticket/lists/filter.ts';
import { findTickets, type TicketPage } from '../../ticket/lists/find-tickets.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { filterWordsOf, pageNote, pageSize, partKeys, readPart, turnButtons } from '../lists/list-pages.ts';
import { listTitle } from '../lists/list-words.ts';
import { noTicketsCard } from '../lists/no-tickets.ts';
import { namedFilters, readFilter } from '../lists/read-filter.ts';
import { filterKeys, searchHelp } from '../lists/ticket-filter.ts';
import { showMenu, ticketTable } from '../lists/ticket-table.ts';
import { defineSubcommand } from '../subcommand.ts';

const example = 'list stalled phase:cutover,delta -from:gmail';

const reader = { subcommand: 'list', example, more: partKeys };

export const list = defineSubcommand({
  name: 'list',
  aliases: ['find', 'search', 'tickets'],
  reads: true,
  summary: 'List open tickets, or those that match your filters',
  examples: [
    'list stalled',
    'list mine',
    'list agreed owner:@dana',
    'list phase:cutover owner:@dana from:gmail acme',
    example,
  ],
  details: [
    `Filters: ${namedFilters.join(', ')}. You can combine them.`,
    '`held` means on hold, and `unowned` means unassigned. `nudge` means already stalled, or about to be.',
    '`contact-due` lists tickets whose customer should hear from us.',
    "`failed` lists tickets with mailboxes that can't move.",
    "`missed` lists what can't wait: missed cutovers and slots, users who are locked out for longer than planned, and Forced MX Routing that is still on.",
    '`agreed` lists tickets with an upcoming cutover or platform change, earliest first. Add an owner to see their calendar.',
    `Keys: ${filterKeys}. A comma means “or”: \`phase:cutover,delta\`. A minus excludes: \`-from:gmail\`.`,
    searchHelp,
    'Only open tickets are listed, unless you add closed, canceled, or all.',
    'To continue a list after MIG-12, add `after:MIG-12`. To go back from there, add `before:MIG-12`.',
  ],
  readsTokens: true,
  async run(context, { tokens }) {
    const filter = await readFilter(context, tokens, reader);
    const part = readPart(tokens);
    const { client } = context.desk.database;
    const found = await findTickets(context.desk, client, filter, { at: context.at, part, size: pageSize });
    if (found.total === 0) return noTicketsCard(context.noun, tokens, filter);
    const tickets = found.tickets.map(({ number }) => number);
    return { card: toCard(context, found, tokens, filter), changed: false, tickets };
  },
});

function toCard(context: CommandContext, found: TicketPage, tokens: Token[], filter: TicketFilter): Card {
  const asked = filterWordsOf(tokens);
  const typed = plainMentions(asked.join(' '));
  const title = listTitle(found, filter, { typed, reader: context.actor.id });
  return card(
    ticketTable(context, found, filter, title) ?? heading(title),
    (found.previous !== null || found.next !== null) && note(pageNote(found, typed)),
    buttons(...turnButtons(found, asked)),
    showMenu(found.tickets),
  );
}
