import { buttons, type CardBlock, type Inline } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { clockOf } from '../clocks/clock-of.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { doubleBilling, doubleBillingWords } from '../clocks/double-billing.ts';
import { waitingWords } from '../clocks/waited.ts';
import { systemName } from '../playbooks/systems.ts';
import { nameOf, ticketKey } from '../state.ts';
import { openStepWords } from '../steps/facts.ts';
import { missingSteps } from '../steps/gate.ts';
import { ageWords, moment } from '../words.ts';
import type { Digest, DigestEntry } from './digest.ts';
import type { DigestDate } from './digest-class.ts';

const dateNames: Record<DigestDate, string> = {
  stalledAt: 'stalls',
  cutover: 'cutover',
  slot: 'slot',
  targetDate: 'target',
  billingTarget: 'billing target',
  nextBillingDay: 'next billing',
};

/** One line: ticket, customer, path, phase and age, who is waited on, owner, next step. */
export function entryWords(calendar: Calendar, digest: Digest, entry: DigestEntry): Inline[] {
  const { ticket, phases, blockers } = entry;
  const blocked = blockers.length > 0 ? ` · blocked by ${blockers.map(({ code }) => code).join(', ')}` : '';
  const age = ageWords(calendar, clockOf(phases, ticket.phase), ticket.progressAt, digest.at);
  const held = ticket.holdExpiredAt ? ` · hold expired ${calendar.localDay(ticket.holdExpiredAt)}` : '';
  return [
    { bold: `${ticketKey(ticket)} ${ticket.customer}` },
    ` · ${systemName(ticket.source)} → ${systemName(ticket.target)} · ${ticket.phase}, no progress for ${age}${held}${dateWords(calendar, entry, digest.at)} · `,
    `${waitingWords(calendar, entry, digest.at)}${blocked} · owner ${nameOf(digest.names, ticket.ownerId)}${moreWordsOf(calendar, entry, digest.at)} · next: ${nextWords(calendar, entry)}`,
  ];
}

function nextWords(calendar: Calendar, { ticket, steps }: DigestEntry): string {
  const [next] = missingSteps({ steps }, ticket.phase);
  if (!next) return `advance out of ${ticket.phase}`;
  return `${next.id} ${openStepWords(calendar, ticket, next)}`;
}

/** The last contact with the customer, what is billed twice, and why it was snoozed. */
function moreWordsOf(calendar: Calendar, entry: DigestEntry, at: Date): string {
  const { ticket } = entry;
  const billing = doubleBilling(calendar, entry, at);
  const words = [
    contactWords(calendar, ticket, at),
    billing && doubleBillingWords(billing, ticket),
    ticket.snoozeReason && `back from a snooze: ${ticket.snoozeReason}`,
  ];
  return words.flatMap((word) => (word ? [` · ${word}`] : [])).join('');
}

/** What was missed, is due or billed, and when. */
function dateWords(calendar: Calendar, { ticket, dates }: DigestEntry, at: Date): string {
  const words = dates.map((date) => {
    const value = ticket[date];
    const isDay = typeof value === 'string';
    const isOver = value !== null && (isDay ? value < calendar.localDay(at) : value <= at);
    return ` · ${dateNames[date]}${isOver ? ' was' : ''} ${isDay || !value ? value : moment(calendar, value)}`;
  });
  return words.join('');
}

export function entryButtons({ ticket }: DigestEntry): CardBlock {
  const key = ticketKey(ticket);
  return buttons(
    { label: 'Show', command: `show ${key}` },
    { label: 'Assign', command: `assign ${key}` },
    { label: 'Note', command: `note ${key}` },
    { label: 'Hold', command: `hold ${key}` },
    ticket.ownerId !== null && { label: 'Nudge', command: `nudge ${key}` },
  )!;
}
