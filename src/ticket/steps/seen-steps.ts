/** Steps that complete by themselves because of what DNS shows: docs/rules.md, "DNS". */

import type { Button } from '../../card.ts';
import { type DnsFactName, isComplete, type MailRecord, mailRecords } from '../../dns/facts.ts';
import { Fault } from '../../errors.ts';
import { listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Desk } from '../desk.ts';
import { dnsButton } from '../dns/dns-button.ts';
import { behindWords, switchWords } from '../dns/switch-words.ts';
import { nameOf, type Ticket, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { plural } from '../words.ts';
import { done, isDone, isOpen } from './marks.ts';
import { earlySwitch, obstacleTo } from './obstacles.ts';
import { stepName } from './step-name.ts';

/**
 * Completes each open step that DNS shows to be done, as soon as the ticket is far enough. Its date is the moment when the bot
 * first saw it, which may be earlier than now. A switch that comes too early counts once the agreed time has come.
 */
export function refreshSeen(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  at: Date,
): TicketStep[] {
  let { steps } = state;
  const isEarly = earlySwitch(state, at) !== null;
  for (const { id } of state.steps) {
    const step = steps.find((one) => one.id === id)!;
    const seen = seenAt(state.ticket, step);
    if (!seen || !isOpen(step) || (isEarly && showsSwitch(step))) continue;
    const obstacle = obstacleTo(calendar, { ...state, steps }, step, at);
    if (obstacle && !(step.switches && obstacle.kind === 'time')) continue;
    steps = steps.map((one) => (one.id === id ? done(step, seen, null) : one));
  }
  return steps;
}

/** Whether a step completes because of the switch. */
function showsSwitch({ dns }: Pick<TicketStep, 'dns'>): boolean {
  return dns === 'switched' || dns === 'mail-records';
}

/** Since when DNS has shown that a step is done. Null if it doesn't. */
export function seenAt(
  { dnsFacts }: Pick<Ticket, 'dnsFacts'>,
  { dns }: Pick<TicketStep, 'dns'>,
): Date | null {
  const seen = dns && dnsFacts?.shown[dns];
  return seen ? new Date(seen) : null;
}

/** What a DNS step needs to be known. */
type Watched = Pick<TicketStep, 'dns' | 'actor'>;

/** Whether only DNS can say that a step is done. A step of a Racker, such as sending the list, can be completed by hand, too. */
export function isUpToDns({ dns, actor }: Watched): boolean {
  return dns !== null && actor === 'customer admin';
}

/** The button that shows what DNS says, for a step that is up to DNS. Null if the domain wasn't seen yet. */
export function seenButton(ticket: Ticket, step: Watched): Button | null {
  return isUpToDns(step) && ticket.dnsFacts ? dnsButton(ticket) : null;
}

/**
 * How far a step is that DNS shows: `1 of 2 nameservers so far`, or `MX done; SPF and autodiscover left`. Null if there is nothing
 * to say about the step.
 */
export function seenDetail({ dnsFacts }: Pick<Ticket, 'dnsFacts'>, step: Watched): string | null {
  if (!isUpToDns(step) || !dnsFacts) return null;
  const { state, left, nameservers, behind } = dnsFacts;
  if (showsSwitch(step) && state === 'partial' && behind.length > 0)
    return `${nameservers - behind.length} of ${plural(nameservers, 'nameserver')} so far`;
  const records = mailRecords.filter((name) => step.dns && neededRecords[step.dns]?.includes(name));
  const open = records.filter((name) => left.includes(name));
  const complete = records.filter((name) => !left.includes(name));
  if (open.length === 0 || complete.length === 0) return null;
  return `${listWords(complete)} done; ${listWords(open)} left`;
}

/**
 * What DNS shows instead, if a person completed a step with a reason: `MX not switched yet`. Null if DNS shows the step, or can't
 * tell, such as behind a filtering service.
 */
export function shownInstead({ dnsFacts }: Pick<Ticket, 'dnsFacts'>, step: TicketStep): string | null {
  if (!isUpToDns(step) || !isDone(step) || !step.mark?.byId || !dnsFacts || !step.dns) return null;
  const { state, left, shown } = dnsFacts;
  if (shown[step.dns]) return null;
  if (showsSwitch(step) && !isComplete(state)) {
    const isOld = state === 'not-switched' || state === 'partial';
    return isOld ? [switchWords(dnsFacts), behindWords(dnsFacts)].filter(Boolean).join('; ') : null;
  }
  if (step.dns === 'ttl-lowered') return state === 'not-switched' ? 'the TTL of MX is not low yet' : null;
  if (step.dns === 'ttl-raised') return isComplete(state) ? 'the TTL of MX is not raised yet' : null;
  const open = left.filter((name) => step.dns && neededRecords[step.dns]?.includes(name));
  return open.length > 0 ? `${listWords(open)} not as listed` : null;
}

/**
 * The steps that a person completed with a reason although DNS shows something else: `Dana Reyes completed MX switched (E-18)`, why, and
 * what DNS shows.
 */
export function doneUnseen({ ticket, steps, names }: Pick<TicketState, 'ticket' | 'steps' | 'names'>): {
  words: string;
  reason: string | null;
  instead: string;
}[] {
  return steps.flatMap((step) => {
    const instead = shownInstead(ticket, step);
    if (!instead || !step.mark?.byId) return [];
    const words = `${nameOf(names, step.mark.byId)} completed ${stepName(step)}`;
    return [{ words, reason: step.mark.reason, instead }];
  });
}

/** The mail records that a step needs. */
const neededRecords: Partial<Record<DnsFactName, MailRecord[]>> = {
  'mail-records': ['MX', 'SPF', 'autodiscover'],
  'spf-and-autodiscover': ['SPF', 'autodiscover'],
  autodiscover: ['autodiscover'],
};

/**
 * Throws a `Fault` if a person completes a step that DNS should show, without a reason. In some places DNS can't show it, such as
 * behind a filtering service.
 */
export function refuseUnseen(
  { outside }: Pick<Desk, 'outside'>,
  ticket: Ticket,
  step: TicketStep,
  reason: string | undefined,
): void {
  if (!isUpToDns(step) || !outside.dns || reason) return;
  const key = ticketKey(ticket);
  const seen = seenAt(ticket, step)
    ? 'DNS shows it, but it is too early'
    : ticket.dnsFacts
      ? "DNS doesn't show it yet"
      : "DNS couldn't be read yet";
  const button = seenButton(ticket, step);
  throw new Fault(`${stepName(step)} completes by itself when DNS shows it. ${seen}.`, {
    hint: "If it is done where DNS can't show it, such as in a filtering service, say how you know.",
    example: `done ${key} ${step.id} reason:"the admin switched it in the filtering service"`,
    buttons: button ? [button] : [],
    field: 'reason',
  });
}

/** Throws a `Fault` if a person reopens a step that DNS shows to be done. */
export function refuseSeenUndone({ outside }: Pick<Desk, 'outside'>, ticket: Ticket, step: TicketStep): void {
  if (!outside.dns || !seenAt(ticket, step)) return;
  const button = seenButton(ticket, step);
  throw new Fault(`${stepName(step)} can't be reopened by hand: DNS shows that it is done.`, {
    hint: 'To do the step again later, move the ticket back.',
    example: `dns ${ticketKey(ticket)}`,
    buttons: button ? [button] : [],
    field: 'steps',
  });
}
