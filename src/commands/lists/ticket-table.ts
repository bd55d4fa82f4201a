import { type CardBlock, type MenuOption, namedMenu, type Rich, table } from '../../card.ts';
import { agreedOf } from '../../ticket/clocks/agreed-dates.ts';
import { idleSince, parkedWords } from '../../ticket/clocks/billing-end.ts';
import { clockOf } from '../../ticket/clocks/clock-of.ts';
import { isOverPlan } from '../../ticket/clocks/lockout.ts';
import { isMissed } from '../../ticket/clocks/missed-dates.ts';
import { stallLevel } from '../../ticket/clocks/stall.ts';
import type { TicketFilter } from '../../ticket/lists/filter.ts';
import type { FoundTicket, TicketPage } from '../../ticket/lists/find-tickets.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { partyWords } from '../../ticket/playbooks/systems.ts';
import { nameOf, ticketKey } from '../../ticket/state.ts';
import { ageWords } from '../../ticket/words.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import { truncate } from '../../truncate.ts';
import type { CommandContext } from '../context.ts';

/** A column of a list of tickets. */
interface Column {
  name: string;
  cell(context: CommandContext, ticket: FoundTicket, names: Map<string, string>): Rich;
}

const ticketColumn: Column = { name: 'Ticket', cell: (_context, ticket) => [{ bold: ticketKey(ticket) }] };

const dateColumn: Column = { name: 'Date', cell: dateWords };

const ownerColumn: Column = {
  name: 'Owner',
  cell: (_context, { ownerId }, names) => (ownerId ? nameOf(names, ownerId) : 'Unassigned'),
};

const others: Column[] = [
  { name: 'Customer', cell: (_context, { customer, domain }) => `${customer} (${domain})` },
  { name: 'Phase', cell: phaseWords },
  { name: 'Without progress', cell: idleTime },
  { name: 'Waiting on', cell: waitingWords },
];

/** The tickets of a page as a table. A list of one owner's tickets has no column for the owner. */
export function ticketTable(
  context: CommandContext,
  { tickets, names }: TicketPage,
  { only, states }: TicketFilter,
  caption: string,
): CardBlock | undefined {
  const owner = new Set(only.ownerId).size === 1 ? [] : [ownerColumn];
  // A list of agreed dates is a calendar.
  const columns = states.includes('agreed')
    ? [dateColumn, ticketColumn, ...others, ...owner]
    : [ticketColumn, ...others, ...owner, dateColumn];
  const rows = tickets.map((ticket) => columns.map(({ cell }) => cell(context, ticket, names)));
  return table(
    caption,
    columns.map(({ name }) => name),
    rows,
  );
}

/** A menu that shows one of the page's tickets. */
export function showMenu({ tickets }: TicketPage): CardBlock | undefined {
  return namedMenu('Show a ticket', tickets.map(toOption));
}

/** How much of a customer's name the menu shows, in characters. */
const longestName = 16;

function toOption(ticket: FoundTicket): MenuOption {
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

/** How long the ticket has made no progress. Empty for a ticket whose clock doesn't run. */
function idleTime({ desk: { calendar }, at }: CommandContext, ticket: FoundTicket): Rich {
  const rests = ticket.status !== 'open' || ticket.heldAt !== null || parkedWords(ticket, at) !== null;
  return rests ? '' : ageWords(calendar, clockOf(ticket.phases, ticket.phase), idleSince(ticket), at);
}

/** What is wrong with a ticket, most urgent first. */
function statusWords({ at }: CommandContext, ticket: FoundTicket): string[] {
  const level = stallLevel(ticket, at);
  return [
    isOverPlan(ticket, at) && 'users locked out',
    ticket.forcedMxOn && 'Forced MX Routing still on',
    isMissed(ticket, at) && `${agreedOf(ticket)?.field} missed`,
    ticket.heldAt ? 'on hold' : level !== 'nudge' && level,
    ticket.blocked && 'blocked',
  ].filter((words) => typeof words === 'string');
}

function waitingWords({ at }: CommandContext, ticket: FoundTicket): Rich {
  if (ticket.status !== 'open') return '';
  return parkedWords(ticket, at) ?? partyWords(ticket.waitingOn).replace(/^the /, '');
}

/** The agreed date, in the team's time zone. Plain text is short enough for a table. */
function dateWords({ desk: { calendar }, at }: CommandContext, ticket: FoundTicket): Rich {
  const agreed = agreedOf(ticket);
  return agreed ? momentWords(calendar, agreed.at, at) : '';
}
