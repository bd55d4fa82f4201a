import type { DraftFacts } from '../../knowledge/drafts/draft.ts';
import type { NeedName } from '../../knowledge/drafts/needs.ts';
import { clockOf } from '../../ticket/clocks/clock-of.ts';
import { stallLevel } from '../../ticket/clocks/stall.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import { systemName } from '../../ticket/playbooks/systems.ts';
import { nameOf, type TicketState } from '../../ticket/state.ts';
import { ageWords, moment, plural } from '../../ticket/words.ts';
import type { Calendar } from '../../time/calendar.ts';

/** Whom a reminder may go to: nobody is reminded of what waits for us. */
const customers = ['customer-admin', 'end-user'];

/**
 * What a text for the customer may say of a ticket. `given`: what only whoever sends the text knows. A date that texts
 * tell of lies ahead: one that has passed is as good as none.
 */
export function draftFacts(
  calendar: Calendar,
  { ticket, phases, steps, names }: TicketState,
  at: Date,
  given: Partial<Record<NeedName, string>>,
): DraftFacts {
  const local = (when: Date | null) =>
    when && when > at ? `${moment(calendar, when)} (${calendar.timezone})` : undefined;
  const day = (when: string | null) => (when && when >= calendar.localDay(at) ? when : undefined);
  const waitsForThem = customers.includes(ticket.waitingOn);
  return {
    path: { source: ticket.source, target: ticket.target, service: ticket.service },
    phase: ticket.phase,
    phases: [...phases.map(({ slug }) => slug), closedPhase],
    from: systemName(ticket.source),
    to: systemName(ticket.target),
    customer: ticket.customer,
    domain: ticket.domain,
    waited: ageWords(calendar, clockOf(phases, ticket.phase), ticket.progressAt, at),
    overdue: stallLevel(ticket, at) === 'escalated',
    // A closed ticket has been through all of them: what a lead passed by force is not asked for again.
    steps: new Map(steps.map(({ id, doneAt }) => [id, doneAt !== null || ticket.status === 'closed'])),
    sourceUrl: ticket.sourceUrl ?? undefined,
    billingTarget: day(ticket.billingTarget),
    values: {
      'rackspace-ticket': ticket.rackspaceTicket ?? undefined,
      owner: ticket.ownerId ? nameOf(names, ticket.ownerId) : undefined,
      mailboxes: ticket.mailboxes ? plural(ticket.mailboxes, 'mailbox', 'mailboxes') : undefined,
      method: ticket.method ?? undefined,
      cutover: local(ticket.cutover),
      slot: local(ticket.slot),
      'next-billing': day(ticket.nextBillingDay),
      'waiting-for': (waitsForThem && ticket.waitingFor) || undefined,
      ...given,
    },
  };
}
