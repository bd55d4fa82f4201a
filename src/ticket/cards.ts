import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  heading,
  type Inline,
  lines,
  list,
  note,
  type Rich,
  text,
  withCode,
} from '../card.ts';
import type { Calendar } from './calendar.ts';
import { phaseAge } from './clock-of.ts';
import { contactWords } from './contact-due.ts';
import type { Desk } from './desk.ts';
import { doubleBilling, doubleBillingWords } from './double-billing.ts';
import { buttonsFor, factDetail } from './facts.ts';
import { gateSteps, isRequired, missingSteps, nextSteps } from './gate.ts';
import { isBehind, stallLevel } from './stall.ts';
import {
  nameOf,
  type Ticket,
  type TicketBlocker,
  type TicketState,
  type TicketStep,
  ticketKey,
} from './state.ts';
import { partyWords } from './systems.ts';
import { waitedWords } from './waited.ts';
import { moment, pathWords, plural } from './words.ts';

/** How many buttons tick a phase's steps. */
const mostStepButtons = 4;

/** The message that stands for a ticket in a channel: what it is and where it stands, kept current. */
export function headlineCard(desk: Pick<Desk, 'calendar'>, state: TicketState, at: Date): Card {
  const { calendar } = desk;
  return card(
    ...summary(calendar, state, at, `since ${calendar.localDay(state.ticket.phaseEnteredAt)}`),
    note(openedWords(calendar, state)),
    ticketButtons(state),
  );
}

/** The ticket in full, as `show` and the reply to a change give it. `lead` is said first: what has just been done. */
export function ticketCard(
  desk: Pick<Desk, 'calendar'>,
  state: TicketState,
  at: Date,
  more: { lead?: Rich; timeline?: Rich[]; briefing?: string[] } = {},
): Card {
  const dates = dateWords(desk.calendar, state, at);
  return card(
    more.lead ? text(more.lead) : undefined,
    ...summary(desk.calendar, state, at, `for ${phaseAge(desk.calendar, state.ticket, state.phases, at)}`),
    billingBanner(desk.calendar, state, at),
    ...gateBlocks(desk.calendar, state),
    ...(more.briefing ?? []).map((line) => note(withCode(line))),
    note(dates),
    ...(more.timeline?.length ? [text([{ bold: 'Latest' }]), list(more.timeline)] : []),
    ticketButtons(state),
  );
}

/** `age` says how long the ticket has been in its phase: a message that stays must not say it by the hour. */
function summary(calendar: Calendar, state: TicketState, at: Date, age: string): CardBlock[] {
  const { ticket } = state;
  const about: Inline[] = [{ bold: ticket.customer }, ` · account ${ticket.account} · ${pathWords(ticket)}`];
  if (ticket.mailboxes) about.push(` · ${plural(ticket.mailboxes, 'mailbox', 'mailboxes')}`);
  if (ticket.rackspaceTicket) about.push(` · ticket ${ticket.rackspaceTicket}`);
  const conditions = [
    conditionWords(calendar, state, at),
    snoozeWords(calendar, ticket),
    ...state.blockers.map((one) => blockerWords(calendar, one)),
  ];
  return [
    heading(`${ticketKey(ticket)} · ${ticket.domain}`),
    text(about),
    text(phaseWords(calendar, state, age)),
    ...conditions.flatMap((condition) => (condition ? [text(condition)] : [])),
  ];
}

function phaseWords(calendar: Calendar, { ticket, phases, names }: TicketState, age: string): Inline[] {
  const owner: Inline = ticket.ownerId ? { bold: nameOf(names, ticket.ownerId) } : { bold: 'nobody yet' };
  if (ticket.status !== 'open') {
    const ended = ticket.endedAt ? ` on ${calendar.localDay(ticket.endedAt)}` : '';
    return ['Phase ', { bold: ticket.phase }, ` · ${ticket.status}${ended} · owner `, owner];
  }
  const position = phases.findIndex((phase) => phase.slug === ticket.phase) + 1;
  const waiting = `waiting on ${partyWords(ticket.waitingOn)}${ticket.waitingFor ? ` (${ticket.waitingFor})` : ''}`;
  return [
    'Phase ',
    { bold: ticket.phase },
    ` (${position} of ${phases.length}) ${age} · ${waiting} · owner `,
    owner,
  ];
}

/** What is out of the ordinary: a hold, a stall. */
function conditionWords(calendar: Calendar, { ticket }: TicketState, at: Date): Rich | null {
  if (ticket.heldAt) {
    const until = ticket.holdUntil ? ` until ${calendar.localDay(ticket.holdUntil)}` : '';
    return [{ bold: `On hold${until}` }, ticket.holdReason ? `: ${ticket.holdReason}` : ''];
  }
  if (ticket.holdExpiredAt)
    return [{ bold: 'Hold expired' }, ` on ${calendar.localDay(ticket.holdExpiredAt)}`];
  const level = stallLevel(ticket, at);
  if (!isBehind(level)) return null;
  const since = level === 'escalated' ? ticket.escalatedAt : ticket.stalledAt;
  return [
    { bold: level === 'escalated' ? 'Escalated' : 'Stalled' },
    since ? ` since ${moment(calendar, since)}` : '',
  ];
}

function snoozeWords(calendar: Calendar, { snoozedUntil, snoozeReason }: Ticket): Rich | null {
  if (!snoozedUntil) return null;
  return [{ bold: `Snoozed until ${moment(calendar, snoozedUntil)}` }, `: ${snoozeReason}`];
}

function blockerWords(calendar: Calendar, { code, note: seen, at }: TicketBlocker): Rich {
  return [{ bold: `Blocked by ${code}` }, ` since ${calendar.localDay(at)}${seen ? `: ${seen}` : ''}`];
}

/** While both systems are billed: it costs the customer money each day. */
function billingBanner(calendar: Calendar, state: TicketState, at: Date): CardBlock | undefined {
  const billing = doubleBilling(calendar, state, at);
  if (!billing || billing.to || state.ticket.status !== 'open') return undefined;
  return text([{ bold: 'Billed twice' }, `: ${doubleBillingWords(billing, state.ticket)}`]);
}

function gateBlocks(calendar: Calendar, state: TicketState): (CardBlock | undefined)[] {
  const { ticket, steps } = state;
  if (ticket.status !== 'open') return [];
  const gate = gateSteps(state, ticket.phase);
  const advice = steps.filter((step) => step.gate === ticket.phase && !gate.includes(step));
  const done = gate.filter((step) => step.doneAt !== null).length;
  const says = gate.length === 0 ? 'No required steps.' : `${done} of ${gate.length} required steps done.`;
  return [
    text([{ bold: `To leave ${ticket.phase}` }, `: ${says}`]),
    lines([...gate, ...advice].map((step) => stepWords(calendar, state, step))),
    ...openAgain(calendar, state),
  ];
}

/** Steps of phases that lie behind and were unticked since: no gate asks for them any more, so they are named. */
function openAgain(calendar: Calendar, state: TicketState): (CardBlock | undefined)[] {
  const here = state.phases.findIndex((phase) => phase.slug === state.ticket.phase);
  const behind = state.phases.slice(0, here).flatMap((phase) => missingSteps(state, phase.slug));
  if (behind.length === 0) return [];
  return [
    text([{ bold: 'Open in phases that lie behind' }]),
    lines(behind.map((step) => stepWords(calendar, state, step))),
  ];
}

/** A step and its state in one line; never by a sign alone. */
function stepWords(calendar: Calendar, { ticket, names, steps }: TicketState, step: TicketStep): Inline[] {
  const detail = factDetail(calendar, ticket, step);
  const label: Inline[] = [{ bold: step.id }, ` ${step.text}${detail ? `: ${detail}` : ''}`];
  if (step.doneAt) {
    const by = step.fact ? '' : ` by ${nameOf(names, step.doneById)}`;
    return ['✓ ', ...label, ` · done ${calendar.localDay(step.doneAt)}${by}`];
  }
  const how: Inline[] = step.article ? [' (', { link: step.article, label: 'how' }, ')'] : [];
  const bound = step.follows ? `only after ${step.follows}` : 'optional';
  return ['☐ ', ...label, ...how, ` · ${isRequired(steps, step) ? 'open' : bound}, ${step.actor}`];
}

function dateWords(calendar: Calendar, state: TicketState, at: Date): string {
  const { ticket } = state;
  const dates: [string, string | 0 | null][] = [
    ['target', ticket.targetDate],
    ['cutover', ticket.cutover && moment(calendar, ticket.cutover)],
    ['slot', ticket.slot && moment(calendar, ticket.slot)],
    ['old billing ends', ticket.billingTarget],
    ['next billing', ticket.nextBilling],
    ['customer away', ticket.unavailableFrom && `${ticket.unavailableFrom} to ${ticket.unavailableTo}`],
    ['contact person', ticket.contact],
    ['contact every', ticket.cadence && plural(ticket.cadence, 'business day')],
    ['size', ticket.sizeGb && `${ticket.sizeGb.toLocaleString('en-US')} GB`],
    ['bandwidth', ticket.bandwidth && `${ticket.bandwidth.toLocaleString('en-US')} Mbit/s`],
    ['source', ticket.sourceUrl],
    ['source runs', ticket.hosting],
    ['method', ticket.method],
    ['asked for by', ticket.channel],
    ['related ticket', ticket.relatedNumber && String(ticket.relatedNumber)],
  ];
  const known = dates.filter(([, value]) => value).map(([name, value]) => `${name} ${value}`);
  const contacted = contactWords(calendar, ticket, at);
  const billing = doubleBilling(calendar, state, at);
  const billed = billing?.to ? doubleBillingWords(billing, ticket) : null;
  return [...known, contacted, billed, openedWords(calendar, state), waitedWords(calendar, state, at)]
    .filter((words) => words !== null)
    .join(' · ');
}

function openedWords(calendar: Calendar, { ticket, names }: TicketState): string {
  return `opened ${calendar.localDay(ticket.openedAt)} by ${nameOf(names, ticket.openedById)}`;
}

/** Buttons that tick what can be ticked next in a ticket's phase; none that the card has anyway. */
function stepButtons(state: TicketState, others: Button[]): Button[] {
  return buttonsFor(state.ticket, nextSteps(state))
    .filter(({ command }) => !others.some((other) => other.command === command))
    .slice(0, mostStepButtons);
}

/** What can be done next with a ticket, as commands. */
function ticketButtons(state: TicketState): CardBlock | undefined {
  const { ticket } = state;
  const key = ticketKey(ticket);
  if (ticket.status !== 'open') {
    return buttons(
      { label: 'Reopen', command: `reopen ${key}` },
      { label: 'History', command: `history ${key}` },
    );
  }
  const free = missingSteps(state, ticket.phase).length === 0;
  const always: Button[] = [
    { label: 'Assign', command: `assign ${key}` },
    { label: 'Note', command: `note ${key}` },
    ticket.heldAt ? { label: 'Resume', command: `resume ${key}` } : { label: 'Hold', command: `hold ${key}` },
  ];
  return buttons(
    {
      label: 'Advance',
      command: `advance ${key} phase:${ticket.phase}`,
      ...(free ? { style: 'primary' as const } : {}),
    },
    ...stepButtons(state, always),
    ...always,
  );
}
