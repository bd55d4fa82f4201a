import {
  type Card,
  type CardBlock,
  card,
  heading,
  type Inline,
  list,
  note,
  type Rich,
  text,
  withCode,
} from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import { parkedWords } from '../clocks/billing-end.ts';
import { phaseAge } from '../clocks/clock-of.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { type DoubleBilling, doubleBilling, doubleBillingWords } from '../clocks/double-billing.ts';
import { lockoutWords } from '../clocks/lockout.ts';
import { missedWords } from '../clocks/missed-dates.ts';
import { isBehind, stallLevel } from '../clocks/stall.ts';
import { waitedWords } from '../clocks/waited.ts';
import type { Desk } from '../desk.ts';
import { fieldWords } from '../fields/table.ts';
import { blockerLabel, blockerName } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { partyWords } from '../playbooks/systems.ts';
import { nameOf, type Ticket, type TicketBlocker, type TicketState, ticketKey } from '../state.ts';
import { heldWords, pathWords, plural } from '../words.ts';
import { checklist } from './checklist.ts';
import { ticketButtons } from './ticket-buttons.ts';

/** The message about a ticket in a channel. Every change of the ticket updates this message. */
export function headlineCard(desk: Pick<Desk, 'calendar'>, state: TicketState, at: Date): Card {
  const { calendar } = desk;
  return card(
    ...summary(
      calendar,
      state,
      at,
      `since ${dayWords(calendar, calendar.localDay(state.ticket.phaseEnteredAt), at)}`,
    ),
    note(openedWords(calendar, state, at)),
    ticketButtons(calendar, state, at),
  );
}

/** The whole ticket, for `show`. */
export function ticketCard(
  desk: Pick<Desk, 'calendar'>,
  state: TicketState,
  at: Date,
  more: { timeline?: Rich[]; briefing?: string[] } = {},
): Card {
  const billing = doubleBilling(desk.calendar, state, at);
  return card(
    ...summary(desk.calendar, state, at, `for ${phaseAge(desk.calendar, state.ticket, state.phases, at)}`),
    billingBanner(desk.calendar, billing, state, at),
    ...checklist(desk.calendar, state, at),
    ...(more.briefing ?? []).map((line) => note(withCode(line))),
    note(dateWords(desk.calendar, state, at, billing)),
    ...(more.timeline?.length ? [text([{ bold: 'Latest' }]), list(more.timeline)] : []),
    ticketButtons(desk.calendar, state, at),
  );
}

/**
 * @param age how long the ticket has been in its phase. A headline says `since` and a date instead, because people may
 * read it days later
 */
function summary(calendar: Calendar, state: TicketState, at: Date, age: string): CardBlock[] {
  const { ticket } = state;
  const about: Inline[] = [
    { bold: ticket.customer },
    ` · account ${ticket.accountNumber} · ${pathWords(ticket)}`,
  ];
  if (ticket.mailboxes) about.push(` · ${plural(ticket.mailboxes, 'mailbox', 'mailboxes')}`);
  if (ticket.rackspaceTicket) about.push(` · ticket ${ticket.rackspaceTicket}`);
  const conditions = [
    ...alarms(calendar, state, at),
    conditionWords(calendar, state, at),
    snoozeWords(calendar, ticket, at),
    // An ended ticket keeps its blockers, because someone may reopen the ticket. The card of an ended ticket doesn't
    // show them.
    ...(ticket.status === 'open' ? state.blockers.map((one) => blockerWords(calendar, one, at)) : []),
  ];
  return [
    heading(`${ticketKey(ticket)} · ${ticket.domain}`),
    text(about),
    text(phaseWords(calendar, state, at, age)),
    ...conditions.flatMap((condition) => (condition ? [text(condition)] : [])),
  ];
}

function phaseWords(
  calendar: Calendar,
  { ticket, phases, names }: TicketState,
  at: Date,
  age: string,
): Inline[] {
  const owner: Inline[] = ticket.ownerId
    ? ['owner ', { bold: nameOf(names, ticket.ownerId) }]
    : [{ bold: 'unassigned' }];
  const phase = phaseLabel(ticket.phase);
  if (ticket.status !== 'open') {
    const ended = ticket.endedAt ? ` on ${dayWords(calendar, calendar.localDay(ticket.endedAt), at)}` : '';
    return ['Phase ', { bold: phase }, ` · ${ticket.status}${ended} · `, ...owner];
  }
  const position = phases.findIndex((phase) => phase.slug === ticket.phase) + 1;
  const parked = parkedWords(ticket, at);
  const place: Inline[] = ['Phase ', { bold: phase }, ` (${position} of ${phases.length}) ${age} · `];
  if (parked) return [...place, { bold: capitalize(parked) }, ' · ', ...owner];
  // `waitingFor` is a blocker's code, or a reason that a person typed.
  const reason = ticket.waitingFor ? `: ${blockerLabel(ticket.waitingFor)}` : '';
  const waiting = `waiting on ${partyWords(ticket.waitingOn)}${reason}`;
  return [...place, `${waiting} · `, ...owner];
}

/** What can't wait: users without a mailbox, a missed date, and Forced MX Routing that is still on. Most urgent first. */
function alarms(calendar: Calendar, state: TicketState, at: Date): Rich[] {
  const lockout = lockoutWords(calendar, state, at);
  const missed = missedWords(calendar, state, at);
  return [
    ...(lockout ? [[{ bold: `🔒 ${capitalize(lockout)}` }]] : []),
    ...(missed ? [[{ bold: `🔴 ${capitalize(missed)}` }]] : []),
    ...(state.ticket.forcedMxOn
      ? [[{ bold: '🔴 Forced MX Routing is still on' }, ': mail may not arrive until Support turns it off']]
      : []),
  ];
}

/** A hold or a stall, in words. Null if there is neither. */
function conditionWords(calendar: Calendar, { ticket }: TicketState, at: Date): Rich | null {
  if (ticket.heldAt) {
    return [
      { bold: capitalize(heldWords(calendar, ticket, at)) },
      ticket.holdReason ? `: ${ticket.holdReason}` : '',
    ];
  }
  if (ticket.holdExpiredAt)
    return [
      { bold: 'Hold expired' },
      ` on ${dayWords(calendar, calendar.localDay(ticket.holdExpiredAt), at)}`,
    ];
  const level = stallLevel(ticket, at);
  if (!isBehind(level)) return null;
  const since = level === 'escalated' ? ticket.escalatedAt : ticket.stalledAt;
  return [
    { bold: level === 'escalated' ? 'Escalated' : 'Stalled' },
    since ? ` since ${momentWords(calendar, since, at)}` : '',
  ];
}

function snoozeWords(calendar: Calendar, { snoozedUntil, snoozeReason }: Ticket, at: Date): Rich | null {
  if (!snoozedUntil) return null;
  return [{ bold: `Snoozed until ${momentWords(calendar, snoozedUntil, at)}` }, `: ${snoozeReason}`];
}

function blockerWords(calendar: Calendar, { code, note: seen, at: since }: TicketBlocker, at: Date): Rich {
  return [
    { bold: `Blocked: ${blockerName(code)}` },
    ` since ${dayWords(calendar, calendar.localDay(since), at)}${seen ? `. ${seen}` : ''}`,
  ];
}

/** Warns that both systems are billed. Every day of double billing costs the customer money. */
function billingBanner(
  calendar: Calendar,
  billing: DoubleBilling | null,
  { ticket }: TicketState,
  at: Date,
): CardBlock | undefined {
  if (!billing || billing.to || ticket.status !== 'open') return undefined;
  return text([{ bold: capitalize(doubleBillingWords(calendar, billing, ticket, at)) }]);
}

function dateWords(calendar: Calendar, state: TicketState, at: Date, billing: DoubleBilling | null): string {
  const { ticket } = state;
  const contacted = contactWords(calendar, ticket, at);
  const billed = billing?.to ? doubleBillingWords(calendar, billing, ticket, at) : null;
  return [
    ...fieldWords(calendar, ticket, at),
    contacted,
    billed,
    openedWords(calendar, state, at),
    waitedWords(calendar, state, at),
  ]
    .filter((words) => words !== null)
    .join(' · ');
}

function openedWords(calendar: Calendar, { ticket, names }: TicketState, at: Date): string {
  return `opened ${dayWords(calendar, calendar.localDay(ticket.openedAt), at)} by ${nameOf(names, ticket.openedById)}`;
}
