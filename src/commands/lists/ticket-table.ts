import { type CardBlock, type MenuOption, namedMenu, type Rich, table } from '../../card.ts';
import { agreedOf } from '../../ticket/clocks/agreed-dates.ts';
import { parkedWords } from '../../ticket/clocks/billing-end.ts';
import { isOverPlan } from '../../ticket/clocks/lockout.ts';
import { isMissed } from '../../ticket/clocks/missed-dates.ts';
import { stallLevel } from '../../ticket/clocks/stall.ts';
import type { TicketFilter } from '../../ticket/lists/filter.ts';
import type { FoundTicket, TicketPage } from '../../ticket/lists/find-tickets.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { partyWords } from '../../ticket/playbooks/systems.ts';
import { nameOf, ticketKey } from '../../ticket/state.ts';
import { dayWords, momentWords, nearDayWords, nearWords, shortDayWords } from '../../time/date-words.ts';
import { truncate } from '../../truncate.ts';
import type { CommandContext } from '../context.ts';

/** A page, and whether its tickets were searched for. */
type Shown = TicketPage & { isSearch: boolean };

/** A column of a list of tickets. */
interface Column {
  name: string;
  /** See `Table.leads`. */
  lead?: string;
  cell(context: CommandContext, ticket: FoundTicket, page: Shown): Rich;
}

const ticketColumn: Column = { name: 'Ticket', cell: (_context, ticket) => [{ bold: ticketKey(ticket) }] };

const dateColumn: Column = { name: 'Agreed date', cell: dateWords };

const ownerColumn: Column = {
  name: 'Owner',
  cell: (_context, { ownerId }, { names }) => (ownerId ? nameOf(names, ownerId) : 'Unassigned'),
};

const others: Column[] = [
  { name: 'Customer', cell: customerWords },
  { name: 'Phase', cell: phaseWords },
  { name: 'Stalled', cell: stallWords, lead: 'stalled' },
  { name: 'Waiting on', cell: waitingWords, lead: 'waiting on' },
];

/**
 * The tickets of a page as a table. A list of one owner's tickets has no column for the owner. A column without a word is
 * left out.
 */
export function ticketTable(
  context: CommandContext,
  page: TicketPage,
  { only, states, words }: TicketFilter,
  caption: string,
): CardBlock | undefined {
  const owner = new Set(only.ownerId).size === 1 ? [] : [ownerColumn];
  // A list of agreed dates is a calendar.
  const all = states.includes('agreed')
    ? [dateColumn, ticketColumn, ...others, ...owner]
    : [ticketColumn, ...others, ...owner, dateColumn];
  const shown = { ...page, isSearch: words.length > 0 };
  const columns = all
    .map(({ name, cell, lead }) => ({
      name,
      lead,
      cells: page.tickets.map((ticket) => cell(context, ticket, shown)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return table(
    caption,
    columns.map(({ name }) => name),
    page.tickets.map((_, row) => columns.map(({ cells }) => cells[row]!)),
    columns.map(({ lead = '' }) => lead),
  );
}

/** The parts of a ticket that name it in a menu. */
type Named = Pick<FoundTicket, 'kind' | 'number' | 'customer'>;

/** A menu that shows one of several tickets. */
export function showMenu(tickets: Named[]): CardBlock | undefined {
  return namedMenu('Show a ticket', tickets.map(toOption));
}

/** How much of a customer's name the menu shows, in characters. */
const longestName = 16;

function toOption(ticket: Named): MenuOption {
  const key = ticketKey(ticket);
  const shortName = truncate(ticket.customer, longestName);
  return { label: `${key} ${shortName}`, command: `show ${key}` };
}

/** The phase, and what is wrong. */
function phaseWords(context: CommandContext, ticket: FoundTicket): Rich {
  const { calendar } = context.desk;
  const phase = phaseLabel(ticket.phase);
  if (ticket.endedAt)
    return `${phase}, ${ticket.status} ${dayWords(calendar, calendar.localDay(ticket.endedAt), context.at)}`;
  return [phase, ...statusWords(context, ticket).flatMap((bold) => [' · ', { bold }])];
}

/** The customer. With the domain if the page has several tickets of this customer, or answers a search. */
function customerWords(
  _context: CommandContext,
  { customer, domain }: FoundTicket,
  { tickets, isSearch }: Shown,
): Rich {
  const same = tickets.filter((ticket) => ticket.customer === customer);
  return isSearch || same.length > 1 ? `${customer} (${domain})` : customer;
}

/**
 * Since when the ticket is stalled, or until when it has time. The list is sorted by this. Empty for a ticket whose timer
 * doesn't run.
 */
function stallWords({ desk: { calendar }, at }: CommandContext, ticket: FoundTicket): Rich {
  const { stalledAt } = ticket;
  if (ticket.status !== 'open' || !stalledAt) return '';
  const day = calendar.localDay(stalledAt);
  const when =
    day === calendar.localDay(at)
      ? nearWords(calendar, stalledAt, at)
      : nearDayWords(calendar, day, at, shortDayWords);
  return `${stalledAt <= at ? 'since' : 'from'} ${when}`;
}

/** What is wrong with a ticket, most urgent first. A column of its own says whether it is stalled. */
function statusWords({ at }: CommandContext, ticket: FoundTicket): string[] {
  const level = stallLevel(ticket, at);
  return [
    isOverPlan(ticket, at) && 'locked out',
    ticket.forcedMxOn && 'Forced MX still on',
    isMissed(ticket, at) && `${agreedOf(ticket)?.field} missed`,
    ticket.heldAt ? 'on hold' : level === 'escalated' && level,
    ticket.blocked && 'blocked',
  ].filter((words) => typeof words === 'string');
}

function waitingWords({ at }: CommandContext, ticket: FoundTicket): Rich {
  if (ticket.status !== 'open') return '';
  const parked = parkedWords(ticket, at)?.replace(/^waiting for /, '');
  return parked ?? partyWords(ticket.waitingOn).replace(/^(the|our) /, '');
}

/** The agreed date, if it is ahead or was missed, in the team's time zone. Plain text is short enough for a table. */
function dateWords({ desk: { calendar }, at }: CommandContext, ticket: FoundTicket): Rich {
  const agreed = agreedOf(ticket);
  return agreed && (agreed.at > at || isMissed(ticket, at)) ? momentWords(calendar, agreed.at, at) : '';
}
