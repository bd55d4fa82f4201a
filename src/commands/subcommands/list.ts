import { list as bullets, buttons, type Card, card, heading, type Inline, note } from '../../card.ts';
import { toShow } from '../../ticket/cards/ticket-buttons.ts';
import { agreedOf } from '../../ticket/clocks/agreed-dates.ts';
import { parkedWords } from '../../ticket/clocks/billing-end.ts';
import { phaseAge } from '../../ticket/clocks/clock-of.ts';
import { isOverPlan } from '../../ticket/clocks/lockout.ts';
import { isMissed } from '../../ticket/clocks/missed-dates.ts';
import { stallLevel } from '../../ticket/clocks/stall.ts';
import type { Desk } from '../../ticket/desk.ts';
import { type FoundTicket, findTickets, type TicketPage } from '../../ticket/lists/find-tickets.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { partyWords } from '../../ticket/playbooks/systems.ts';
import { ownerWords, ticketKey } from '../../ticket/state.ts';
import { pathWords, plural, toMoment } from '../../ticket/words.ts';
import { dayWords } from '../../time/date-words.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { filterWordsOf, pageNote, pageSize, partKeys, readPart, turnButtons } from '../lists/list-pages.ts';
import { noTicketsCard } from '../lists/no-tickets.ts';
import { namedFilters, readFilter } from '../lists/read-filter.ts';
import { filterKeys, searchHelp } from '../lists/ticket-filter.ts';
import { defineSubcommand } from '../subcommand.ts';

const example = 'list stalled phase:cutover,delta -from:gmail';

const reader = { subcommand: 'list', example, more: partKeys };

export const list = defineSubcommand({
  name: 'list',
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
    return toCard(context, found, tokens, filter.states.includes('agreed') ? calendarLine : lineOf);
  },
});

function toCard(context: CommandContext, found: TicketPage, tokens: Token[], toLine: typeof lineOf): Card {
  const asked = filterWordsOf(tokens);
  const typed = plainMentions(asked.join(' '));
  return card(
    heading(`${countWords(found)}${typed ? `: ${typed}` : ''}`),
    bullets(found.tickets.map((ticket) => toLine(context, ticket, found.names))),
    note(pageNote(found, typed)),
    buttons(...found.tickets.map(toShow)),
    buttons(...turnButtons(found, asked)),
  );
}

/** `37 tickets`, or `More than 500 tickets`. */
function countWords({ total, isMore }: TicketPage): string {
  return `${isMore ? 'More than ' : ''}${plural(total, 'ticket')}`;
}

/** Describes a ticket in one line, with its agreed date first. */
export function calendarLine(
  context: CommandContext,
  ticket: FoundTicket,
  names: Map<string, string>,
): Inline[] {
  const agreed = agreedOf(ticket);
  const line = lineOf(context, ticket, names);
  return agreed
    ? [
        toMoment(context.desk.calendar, agreed.at, context.at, { style: 'bold' }),
        ` ${agreed.name} · `,
        ...line,
      ]
    : line;
}

/** Describes a ticket in one line. */
export function lineOf(
  { desk, at }: CommandContext,
  ticket: FoundTicket,
  names: Map<string, string>,
): Inline[] {
  const level = stallLevel(ticket, at);
  const state =
    ticket.status !== 'open' ? ticket.status : ticket.heldAt ? 'on hold' : level === 'nudge' ? null : level;
  const alarms = [
    isOverPlan(ticket, at) && 'users locked out',
    ticket.forcedMxOn && 'Forced MX Routing still on',
    isMissed(ticket, at) && `${agreedOf(ticket)?.field} missed`,
  ].filter((alarm) => alarm !== false);
  return [
    { bold: `${ticketKey(ticket)} ${ticket.domain}` },
    ` · ${ticket.customer} · ${pathWords(ticket)} · ${standing(desk, ticket, at)} · ${ownerWords(names, ticket.ownerId)}`,
    ...alarms.flatMap((alarm) => [' · ', { bold: alarm }]),
    ...(state ? [' · ', { bold: state }] : []),
    ...(ticket.blocked ? [' · ', { bold: 'blocked' }] : []),
  ];
}

function standing({ calendar }: Desk, ticket: FoundTicket, at: Date): string {
  if (ticket.endedAt)
    return `ended ${dayWords(calendar, calendar.localDay(ticket.endedAt), at)} in ${phaseLabel(ticket.phase)}`;
  const age = phaseAge(calendar, ticket, ticket.phases, at);
  const waiting = parkedWords(ticket, at) ?? `waiting on ${partyWords(ticket.waitingOn)}`;
  return `${phaseLabel(ticket.phase)} for ${age} · ${waiting}`;
}
