import { buttons, card, heading, list, text } from '../../card.ts';
import { toShow } from '../../ticket/cards/ticket-buttons.ts';
import { agreedOf } from '../../ticket/clocks/agreed-dates.ts';
import { noFilter, type TicketFilter } from '../../ticket/lists/filter.ts';
import { findTickets, type TicketPage } from '../../ticket/lists/find-tickets.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand } from '../subcommand.ts';
import { calendarLine, lineOf } from './list.ts';

/** How many tickets each section lists. */
const shown = 5;

/** The answer to a slash command without a subcommand. */
export const overview = defineSubcommand({
  name: '',
  summary: 'Show your tickets and what is stalled',
  examples: [''],
  async run(context) {
    const { client } = context.desk.database;
    const mineOnly = { ownerId: [context.actor.id] };
    const options = { at: context.at, part: { page: 1 }, size: shown };
    const parked = await client.ticket.count({
      where: { status: 'open', ownerId: context.actor.id, parkedUntil: { gt: context.at } },
    });
    // Leads see what can't wait in the whole team, and everyone sees it for tickets that nobody owns.
    const alarming = context.actor.lead ? {} : { ownerId: [context.actor.id, null] };
    const find = (state: 'missed' | 'agreed', only: TicketFilter['only']) =>
      findTickets(context.desk, client, { ...noFilter, only, states: [state] }, options);
    const missed = await find('missed', alarming);
    const agreed = onlySoon(context, await find('agreed', mineOnly));
    const mine = await findTickets(context.desk, client, { ...noFilter, only: mineOnly }, options);
    const stalled = await findTickets(
      context.desk,
      client,
      { ...noFilter, not: mineOnly, states: ['stalled'] },
      options,
    );
    return card(
      heading('Migration Desk'),
      ...(missed.total > 0 ? part(context, "Can't wait", missed, '') : []),
      ...(agreed.total > 0
        ? part(context, 'Agreed dates today and soon', agreed, '', { toLine: calendarLine })
        : []),
      ...part(context, 'Your tickets', mine, 'you own no open tickets.', { parked }),
      ...part(context, 'Other stalled tickets', stalled, 'none.'),
      buttons(
        { label: 'Open a ticket', command: 'open', noun: context.noun, style: 'primary' },
        mine.total > shown && { label: 'All my tickets', command: 'list mine' },
        stalled.total > shown && { label: 'All stalled', command: 'list stalled' },
        missed.total > shown && { label: "All that can't wait", command: 'list missed' },
        { label: 'All open tickets', command: 'list' },
        { label: 'Help', command: 'help' },
      ),
    );
  },
});

/** Only the tickets whose agreed date is today or within the next two business days. */
function onlySoon({ desk: { calendar }, at }: CommandContext, page: TicketPage): TicketPage {
  const last = calendar.nextBusinessDay(calendar.nextBusinessDay(calendar.localDay(at)));
  const tickets = page.tickets.filter((ticket) => {
    const agreed = agreedOf(ticket);
    return agreed !== null && calendar.localDay(agreed.at) <= last;
  });
  return { ...page, tickets, total: tickets.length, isMore: false };
}

/** @param parked how many of the tickets need no work now, because they only wait for the end of the old bill */
function part(
  context: CommandContext,
  name: string,
  page: TicketPage,
  empty: string,
  { parked = 0, toLine = lineOf } = {},
) {
  if (page.total === 0) return [text([{ bold: name }, `: ${empty}`])];
  const waiting = parked > 0 ? `, and ${parked.toLocaleString('en-US')} waiting for billing to end` : '';
  const count = `${page.isMore ? 'more than ' : ''}${(page.total - parked).toLocaleString('en-US')}${waiting}`;
  return [
    text([{ bold: name }, `: ${count}`]),
    list(page.tickets.map((ticket) => toLine(context, ticket, page.names))),
    buttons(...page.tickets.map(toShow)),
  ];
}
