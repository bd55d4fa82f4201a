/** The top of a ticket's card: what the ticket is, where it stands, and what can't wait. */

import { type CardBlock, heading, type Inline, lines, type Rich } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { truncate } from '../../truncate.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { parkedWords } from '../clocks/billing-end.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { billedDaysWords, doubleBilling } from '../clocks/double-billing.ts';
import { lockoutWords } from '../clocks/lockout-words.ts';
import { hasHappened, isMissed, missedWords } from '../clocks/missed-dates.ts';
import { isBehind, stallLevel } from '../clocks/stall.ts';
import { mxAlarm, reachWords } from '../dns/mx-alarm.ts';
import { switchWords } from '../dns/switch-words.ts';
import { isUnchecked, unchecked } from '../dns/unchecked.ts';
import { lateLeft } from '../mailboxes/late.ts';
import { blockerLabel, blockerName } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { partyWords } from '../playbooks/systems.ts';
import { nameOf, type Ticket, type TicketBlocker, type TicketState, ticketKey } from '../state.ts';
import { doneUnseen } from '../steps/seen-steps.ts';
import { heldWords, pathWords, plural, toMoment } from '../words.ts';

/** How much of a customer's name a heading shows, in characters, so that the domain and the key fit. */
const longestCustomer = 60;

/** @param age how long the ticket has been in its phase: `5 business days`, or `since Fri, Nov 20` */
export function summary(
  calendar: Calendar,
  state: TicketState,
  at: Date,
  age: Inline[],
): (CardBlock | undefined)[] {
  const { ticket } = state;
  const isOpen = ticket.status === 'open';
  const conditions: (Rich | null)[] = [
    ...alarms(calendar, state, at),
    ...(isOpen ? doneUnseen(state) : []).map(({ words, instead }) => [
      { bold: `⚠️ DNS: ${instead}` },
      `. ${words} by hand`,
    ]),
    conditionWords(calendar, state, at),
    snoozeWords(calendar, ticket, at),
    // An ended ticket keeps its blockers, because someone may reopen the ticket.
    ...(isOpen ? state.blockers.map((one) => blockerWords(calendar, ticket, one, at)) : []),
    isOpen ? datesWords(calendar, state, at) : null,
    isOpen ? lateLine(ticket) : null,
    contactLine(calendar, ticket, at),
  ];
  return [
    heading(`${truncate(ticket.customer, longestCustomer)} · ${ticket.domain} · ${ticketKey(ticket)}`),
    lines([
      aboutWords(state),
      phaseWords(calendar, state, at, age),
      ...conditions.filter((condition) => condition !== null),
    ]),
  ];
}

/** The path, the size, and the owner. */
function aboutWords({ ticket, names }: TicketState): Inline[] {
  const late = ticket.mailboxTally?.late ?? 0;
  const more = late > 0 ? ` and ${late.toLocaleString('en-US')} late` : '';
  const size = ticket.mailboxes ? ` · ${plural(ticket.mailboxes, 'mailbox', 'mailboxes')}${more}` : '';
  const owner = ticket.ownerId ? nameOf(names, ticket.ownerId) : 'Unassigned';
  return [`${pathWords(ticket)}${size} · `, { bold: owner }];
}

function phaseWords(calendar: Calendar, state: TicketState, at: Date, age: Inline[]): Inline[] {
  const { ticket, phases } = state;
  const phase = phaseLabel(ticket.phase);
  if (ticket.status !== 'open') {
    const ended: Inline[] = ticket.endedAt
      ? [' on ', toMoment(calendar, ticket.endedAt, at, { only: 'day' })]
      : [];
    const where = ticket.status === 'closed' ? '' : ` · in ${phase}`;
    return [{ bold: capitalize(ticket.status) }, ...ended, where];
  }
  const position = phases.findIndex(({ slug }) => slug === ticket.phase) + 1;
  const place: Inline[] = [{ bold: phase }, ` (${position} of ${phases.length}) · `, ...age, ' · '];
  const parked = parkedWords(ticket, at);
  if (parked) return [...place, { bold: capitalize(parked) }];
  // `waitingFor` is a blocker's code, or a reason that a person typed.
  const reason = ticket.waitingFor ? `: ${blockerLabel(ticket.waitingFor)}` : '';
  return [...place, `waiting on ${partyWords(ticket.waitingOn)}${reason}`];
}

/** What can't wait: users without a mailbox, an MX that is no longer right, a missed date, and Forced MX Routing that is still on. Most urgent first. */
function alarms(calendar: Calendar, state: TicketState, at: Date): Rich[] {
  const lockout = lockoutWords(calendar, state, at);
  const missed = missedWords(calendar, state, at);
  return [
    ...(lockout ? [[{ bold: `🔒 ${capitalize(lockout)}` }]] : []),
    ...mxLine(state.ticket),
    ...(missed ? [[{ bold: `🔴 ${capitalize(missed)}` }]] : []),
    ...(state.ticket.forcedMxOn
      ? [[{ bold: '🔴 Forced MX Routing is still on' }, ': mail may not arrive until Support turns it off']]
      : []),
  ];
}

/** That MX is no longer right, and whom to call. */
function mxLine(ticket: Ticket): Rich[] {
  const alarm = mxAlarm(ticket);
  const words = ticket.dnsFacts && switchWords(ticket.dnsFacts);
  if (!alarm || !words) return [];
  const reach = reachWords(ticket);
  return [[{ bold: `🔴 ${words}` }, `. ${capitalize(alarm.words)}.${reach ? ` ${reach}` : ''}`]];
}

/** A hold or a stall, in words. Null if there is neither. */
function conditionWords(calendar: Calendar, { ticket }: TicketState, at: Date): Rich | null {
  if (ticket.heldAt) {
    const reason = ticket.holdReason ? `: ${ticket.holdReason}` : '';
    return [{ bold: `⏸ ${capitalize(heldWords(calendar, ticket, at))}` }, reason];
  }
  if (ticket.holdExpiredAt)
    return [{ bold: 'Hold expired' }, ' on ', toMoment(calendar, ticket.holdExpiredAt, at, { only: 'day' })];
  const level = stallLevel(ticket, at);
  if (!isBehind(level)) return null;
  const since = level === 'escalated' ? ticket.escalatedAt : ticket.stalledAt;
  return [
    { bold: level === 'escalated' ? '⬆ Escalated' : '🐢 Stalled' },
    ...(since ? [' since ', toMoment(calendar, since, at)] : []),
  ];
}

function snoozeWords(calendar: Calendar, { snoozedUntil, snoozeReason }: Ticket, at: Date): Rich | null {
  if (!snoozedUntil) return null;
  const until = toMoment(calendar, snoozedUntil, at, { style: 'bold' });
  return [{ bold: 'Snoozed until ' }, until, `: ${snoozeReason}`];
}

function blockerWords(calendar: Calendar, ticket: Ticket, blocker: TicketBlocker, at: Date): Rich {
  const { code, note: seen, at: since } = blocker;
  return [
    { bold: `Blocked: ${blockerName(code)}` },
    ' since ',
    toMoment(calendar, since, at, { only: 'day' }),
    seen ? `. ${seen}` : '',
    isUnchecked(blocker, ticket) ? `. ${unchecked}` : '',
  ];
}

/** The mailboxes that were added after the trial and haven't moved. Null if there are none. */
function lateLine(ticket: Ticket): Rich | null {
  const late = lateLeft(ticket);
  if (late === 0) return null;
  return `📬 ${plural(late, 'late mailbox still has', 'late mailboxes still have')} to move before the ticket can be closed`;
}

/** The last contact with the customer, once the next one is overdue. */
function contactLine(calendar: Calendar, ticket: Ticket, at: Date): Rich | null {
  const isOverdue = ticket.contactDueAt !== null && ticket.contactDueAt <= at;
  const words = isOverdue ? contactWords(calendar, ticket, at) : null;
  return words && `📞 ${capitalize(words)}`;
}

/** The agreed date while it is ahead, and how long the customer has paid twice. Null if there is neither. */
function datesWords(calendar: Calendar, state: TicketState, at: Date): Rich | null {
  const { ticket } = state;
  const agreed = agreedOf(ticket);
  const isAhead = agreed !== null && !hasHappened(state) && !isMissed(ticket, at);
  const billing = doubleBilling(calendar, state, at);
  const date: Inline[] = isAhead
    ? [`🕓 ${capitalize(agreed.field)} `, toMoment(calendar, agreed.at, at, { style: 'bold' })]
    : [];
  const billed = billing && !billing.to ? `💳 ${billedDaysWords(billing)}` : '';
  if (date.length === 0) return billed || null;
  return billed ? [...date, ` · ${billed}`] : date;
}
