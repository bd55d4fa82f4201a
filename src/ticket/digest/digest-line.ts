import { buttons, type CardBlock, type Inline } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayWords, momentWords } from '../../time/date-words.ts';
import { billedUntil, idleSince, parkedWords } from '../clocks/billing-end.ts';
import { clockOf } from '../clocks/clock-of.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { doubleBilling, doubleBillingWords } from '../clocks/double-billing.ts';
import { lockoutWords } from '../clocks/lockout.ts';
import { missedWords } from '../clocks/missed-dates.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import { waitingWords } from '../clocks/waited.ts';
import { blockerLabel } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { delayWords, systemName } from '../playbooks/systems.ts';
import { ownerWords, ticketKey } from '../state.ts';
import { factDetail } from '../steps/facts.ts';
import { missingSteps } from '../steps/gate.ts';
import { stepName } from '../steps/step-name.ts';
import { ageWords, heldWords } from '../words.ts';
import type { Digest, DigestEntry } from './digest.ts';
import type { DigestDate } from './digest-class.ts';

const dateNames: Record<DigestDate, string> = {
  stalledAt: 'stalls',
  cutover: 'cutover',
  slot: 'slot',
  targetDate: 'target',
  billingTarget: 'billing target',
  billingStopsOn: 'old billing stops later,',
  nextBillingDay: 'next billing',
};

/**
 * One line of a digest: ticket, customer, path, time without progress, who the ticket waits on, owner, and next step.
 */
export function entryWords(calendar: Calendar, digest: Digest, entry: DigestEntry): Inline[] {
  const { ticket, phases, blockers } = entry;
  const blocked =
    blockers.length > 0 ? ` · blocked: ${blockers.map(({ code }) => blockerLabel(code)).join(', ')}` : '';
  const phase = phaseLabel(ticket.phase);
  const parked = parkedWords(ticket, digest.at);
  const age = ageWords(calendar, clockOf(phases, ticket.phase), idleSince(ticket), digest.at);
  const alarm =
    entry.class === 'locked-out'
      ? lockoutWords(calendar, entry, digest.at)
      : entry.class === 'date-missed' && missedWords(calendar, entry, digest.at);
  const alarmed = alarm ? ` · ${alarm}` : '';
  const whose = entry.class === 'escalated' ? ` · ${delayWords(ticket.waitingOn)}` : '';
  const resting = ticket.heldAt ? ` · ${heldWords(calendar, ticket, digest.at)}` : '';
  const idle = parked ? `${phase}, ${parked}` : `${age} in ${phase} without progress`;
  const held = ticket.holdExpiredAt
    ? ` · hold expired ${dayWords(calendar, calendar.localDay(ticket.holdExpiredAt), digest.at)}`
    : '';
  return [
    { bold: `${ticketKey(ticket)} ${ticket.customer}` },
    `${alarmed} · ${systemName(ticket.source)} → ${systemName(ticket.target)} · ${idle}${held}${resting}${dateWords(calendar, entry, digest.at)} · `,
    `${waitingWords(calendar, entry, digest.at)}${whose}${blocked} · ${ownerWords(digest.names, ticket.ownerId)}${moreWordsOf(calendar, entry, digest.at)} · next: ${nextWords(calendar, entry, digest.at)}`,
  ];
}

function nextWords(calendar: Calendar, { ticket, phases, steps, dates }: DigestEntry, at: Date): string {
  if (dates.includes('billingStopsOn')) return 'agree on a new billing target with the customer';
  const billed = billedUntil(calendar, { ticket, phases, steps }, at);
  const [next] = missingSteps({ phases, steps }, ticket.phase);
  if (!next && billed)
    return `close the ticket on ${dayWords(calendar, billed, at)}, when the old billing stops`;
  if (!next) return `move on from ${phaseLabel(ticket.phase)}`;
  const detail = factDetail(calendar, ticket, next, at);
  return `${stepName(next)}${detail ? `, ${detail} so far` : ''}`;
}

/** The last contact with the customer, double billing, and the reason for a snooze. */
function moreWordsOf(calendar: Calendar, entry: DigestEntry, at: Date): string {
  const { ticket } = entry;
  const billing = doubleBilling(calendar, entry, at);
  const snoozed = snoozeEnd(ticket, at);
  const words = [
    contactWords(calendar, ticket, at),
    billing && doubleBillingWords(calendar, billing, ticket, at),
    ticket.snoozeReason &&
      (snoozed
        ? `snoozed until ${momentWords(calendar, snoozed, at)} (${ticket.snoozeReason})`
        : `back from a snooze (${ticket.snoozeReason})`),
  ];
  return words.flatMap((word) => (word ? [` · ${word}`] : [])).join('');
}

/** The ticket's dates that were missed, are due soon, or affect the next bill. */
function dateWords(calendar: Calendar, { ticket, dates }: DigestEntry, at: Date): string {
  const words = dates.map((date) => {
    const value = ticket[date];
    const isDay = typeof value === 'string';
    const isOver = value !== null && (isDay ? value < calendar.localDay(at) : value <= at);
    return ` · ${dateNames[date]}${isOver ? ' was' : ''} ${value && (isDay ? dayWords(calendar, value, at) : momentWords(calendar, value, at))}`;
  });
  return words.join('');
}

export function entryButtons({ ticket }: DigestEntry): CardBlock {
  const key = ticketKey(ticket);
  return buttons(
    { label: 'Show', command: `show ${key}` },
    { label: 'Assign', command: `assign ${key}` },
    { label: 'Add note', command: `note ${key}` },
    { label: 'Hold', command: `hold ${key}` },
    ticket.ownerId !== null && { label: 'Nudge', command: `nudge ${key}` },
  )!;
}
