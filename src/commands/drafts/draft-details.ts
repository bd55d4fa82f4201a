import type { DraftDetails } from '../../knowledge/drafts/draft.ts';
import type { PlaceholderName } from '../../knowledge/drafts/placeholders.ts';
import { clockOf } from '../../ticket/clocks/clock-of.ts';
import { stallLevel } from '../../ticket/clocks/stall.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import { systemName } from '../../ticket/playbooks/systems.ts';
import { nameOf, type TicketState } from '../../ticket/state.ts';
import { isDone } from '../../ticket/steps/marks.ts';
import { ageWords, plural } from '../../ticket/words.ts';
import type { Calendar } from '../../time/calendar.ts';
import { toLetterDay, toLetterMoment } from './letter-dates.ts';

/**
 * The parties on the customer's side. A reminder to the customer is possible only while the ticket waits on one of
 * these parties.
 */
const customerParties = ['customer-admin', 'end-user'];

/** Collects what drafts can say about a ticket. Leaves out past dates, because drafts only announce future dates. */
export function draftDetails(
  calendar: Calendar,
  { ticket, phases, steps, names }: TicketState,
  at: Date,
  fromSender: Partial<Record<PlaceholderName, string>>,
): DraftDetails {
  const futureMoment = (when: Date | null) =>
    when && when > at ? toLetterMoment(when, calendar.timezone) : undefined;
  const futureDay = (when: string | null) =>
    when && when >= calendar.localDay(at) ? toLetterDay(when) : undefined;
  const waitsForThem = customerParties.includes(ticket.waitingOn);
  return {
    path: { source: ticket.source, target: ticket.target, service: ticket.service },
    phase: ticket.phase,
    phases: [...phases.map(({ slug }) => slug), closedPhase],
    from: systemName(ticket.source),
    to: systemName(ticket.target),
    domain: ticket.domain,
    idleTime: ageWords(calendar, clockOf(phases, ticket.phase), ticket.progressAt, at),
    isLastReminder: stallLevel(ticket, at) === 'escalated',
    // In a closed ticket, every step counts as done, even a step that a lead skipped.
    steps: new Map(steps.map((step) => [step.id, isDone(step) || ticket.status === 'closed'])),
    sourceUrl: ticket.sourceUrl ?? undefined,
    billingTarget: futureDay(ticket.billingTarget),
    values: {
      'rackspace-ticket': ticket.rackspaceTicket ?? undefined,
      owner: ticket.ownerId ? nameOf(names, ticket.ownerId) : undefined,
      mailboxes: ticket.mailboxes ? plural(ticket.mailboxes, 'mailbox', 'mailboxes') : undefined,
      method: ticket.method ?? undefined,
      cutover: futureMoment(ticket.cutover),
      slot: futureMoment(ticket.slot),
      'next-billing': futureDay(ticket.nextBillingDay),
      'waiting-for': (waitsForThem && ticket.waitingFor) || undefined,
      ...fromSender,
      by: fromSender.by && toLetterDay(fromSender.by),
    },
  };
}
