import { gatewayAmong, gatewayIn } from '../../dns/hosts/mail-hosts.ts';
import type { DraftDetails } from '../../knowledge/drafts/draft.ts';
import { credentialsTitle } from '../../mailbox/template.ts';
import { doubleBilling } from '../../ticket/clocks/double-billing.ts';
import { isOverPlan, plannedLockout } from '../../ticket/clocks/lockout.ts';
import { stallLevel } from '../../ticket/clocks/stall.ts';
import type { SwitchPlan } from '../../ticket/dns/switch-plan.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import { loadMailboxes } from '../../ticket/mailboxes/stored-mailboxes.ts';
import { wholeSignOff } from '../../ticket/mailboxes/wave-sign-offs.ts';
import { blockerLabel, findBlocker } from '../../ticket/playbooks/blockers.ts';
import { closedPhase } from '../../ticket/playbooks/playbook.ts';
import { parties, systemName } from '../../ticket/playbooks/systems.ts';
import type { Ticket, TicketState, TicketStep } from '../../ticket/state.ts';
import { hasFact } from '../../ticket/steps/has-fact.ts';
import { doneAt, isDone } from '../../ticket/steps/marks.ts';
import { plural, wallAge } from '../../ticket/words.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayNumber } from '../../time/local-time.ts';
import type { CommandContext } from '../context.ts';
import { blockTitles } from '../dns/to-do-words.ts';
import { toldGaps } from '../mailboxes/told-gaps.ts';
import { draftProgress } from './draft-progress.ts';
import { firstName } from './first-name.ts';
import { createLetterDates, type LetterDates } from './letter-dates.ts';
import { type Looks, seenDns } from './seen-dns.ts';

/** The team that signs a letter, by the kind of ticket (S0-19, S1-08). */
const teams: Record<Ticket['kind'], string> = {
  migration: 'Rackspace Migrations',
  'platform-change': 'Rackspace Internal Migration team',
};

/** What a customer calls a source, where its name alone says nothing to them. */
const toldNames: Record<string, string> = { imap: 'your IMAP mail server', pop: 'your POP mail server' };

/**
 * Collects what drafts can say about a ticket. Leaves out past dates, because drafts only announce future dates.
 *
 * @param typed what the sender typed with the draft
 * @param seen what stands in the DNS of the domain, and how far the switch is
 */
export async function draftDetails(
  { desk, at }: Pick<CommandContext, 'desk' | 'at'>,
  state: TicketState,
  typed: DraftDetails['values'],
  { plan, ...looks }: Looks & { plan: SwitchPlan },
): Promise<DraftDetails> {
  const { calendar, database, support } = desk;
  const { ticket, phases, steps, names } = state;
  const dates = createLetterDates(ticket.customerZone ?? calendar.timezone, at);
  const future = futureDates(calendar, dates, at);
  const switchedAt = switchOf(steps);
  const by = typed.by ?? ticket.replyBy;
  const again = typed['next-message'] ?? null;
  const level = stallLevel(ticket, at);
  const signOff = wholeSignOff(ticket);
  const asTyped = { ...ticket, ...typedRecords(ticket, typed) };
  const dns = seenDns(asTyped, looks, plan, dates, at);
  const filter = filterOf(asTyped, looks.look);
  return {
    path: { source: ticket.source, target: ticket.target, service: ticket.service },
    phase: ticket.phase,
    phases: [...phases.map(({ slug }) => slug), closedPhase],
    from: toldNames[ticket.source] ?? systemName(ticket.source),
    to: systemName(ticket.target),
    domain: ticket.domain,
    isByPst: ticket.method === 'pst-ftp',
    values: {
      ...ticketValues(ticket),
      owner: (ticket.ownerId && names.get(ticket.ownerId)) || undefined,
      cutover: future.moment(ticket.cutover),
      slot: future.moment(ticket.slot),
      'next-billing': future.day(ticket.nextBillingDay),
      ...typed,
      by: future.day(by),
      'next-message': future.day(again),
    },
    team: teams[ticket.kind],
    support,
    secureRoute: desk.secureRoute ?? undefined,
    credentialsColumn: hasFact(steps, 'supplied') ? credentialsTitle : undefined,
    sourceUrl: ticket.sourceUrl ?? undefined,
    billingTarget: future.day(ticket.billingTarget),
    missedCutover: ticket.cutover && ticket.cutover <= at ? dates.moment(ticket.cutover) : undefined,
    agreed: agreedDate(calendar, ticket, at, by, dates),
    mail: plan.mail,
    titles: blockTitles(plan, { moment: dates.moment, day: dates.dayOf }),
    lockout: {
      change: wallAge(plannedLockout),
      isOverPlan: isOverPlan(ticket, at),
    },
    mailboxes: ticket.mailboxes ?? undefined,
    supplied: ticket.credentialsReceived ?? undefined,
    paysTwice: doubleBilling(calendar, state, at)?.to === null,
    waitsForCustomer: waitsForCustomer(ticket),
    mayClose: level === 'escalated' && wasReminded(ticket),
    isLate: (level === 'stalled' || level === 'escalated') && !waitsForCustomer(ticket),
    // In a closed ticket, every step counts as done, even a step that a lead skipped.
    steps: new Map(steps.map((step) => [step.id, isDone(step) || ticket.status === 'closed'])),
    reopened: steps.filter(({ mark }) => mark?.state === 'reopened').map(({ id }) => id),
    requestedOn: requestedOn(calendar, ticket, dates),
    switchedOn: switchedAt ? dates.dayOf(switchedAt) : undefined,
    confirmedBy: signOff ? `${signOff.by}, ${dates.dayOf(signOff.at)}` : undefined,
    billing: ticket.billingStopsOn
      ? { until: dates.day(ticket.billingStopsOn), isOver: ticket.billingStopsOn < calendar.localDay(at) }
      : undefined,
    listsMailboxes: ticket.listsMailboxes,
    gaps: ticket.listsMailboxes
      ? toldGaps(state, await loadMailboxes(database.client, ticket.number), at)
      : [],
    progress: await draftProgress(database.client, state, dates),
    ...(dns && { dns }),
    ...(filter && { filter }),
  };
}

/** The filtering service that receives the mail first. The MX that was seen tells, or else the MX on the ticket. */
function filterOf(ticket: Ticket, look: Looks['look']): string | undefined {
  const wanted = wantedRecords(ticket);
  return (look ? gatewayIn(look, wanted) : gatewayAmong(wanted.oldMx, wanted))?.name;
}

/** The columns that say which records the domain should have, with what the sender typed for this draft. */
function typedRecords(
  ticket: Ticket,
  typed: DraftDetails['values'],
): Pick<Ticket, 'officeMx' | 'oldMx' | 'dkim'> {
  return {
    officeMx: typed.mx ?? ticket.officeMx,
    oldMx: typed['old-mx'] ?? ticket.oldMx,
    dkim: typed.dkim ?? ticket.dkim,
  };
}

/** The values that a ticket has in the words of letters, except for dates and names. */
function ticketValues(ticket: Ticket): DraftDetails['values'] {
  return {
    contact: (ticket.customerContact && firstName(ticket.customerContact)) || undefined,
    'dns-contact': ticket.dnsContact ?? undefined,
    'rackspace-ticket': ticket.rackspaceTicket ?? undefined,
    mailboxes: ticket.mailboxes ? plural(ticket.mailboxes, 'mailbox', 'mailboxes') : undefined,
    method: ticket.method ?? undefined,
    // The words for a blocker come with the blocker. Only what a person typed is for a letter.
    'waiting-for': waitsForBlocker(ticket) ? undefined : waitingWords(ticket),
    range: ticket.moveRange ?? undefined,
    mx: ticket.officeMx ?? undefined,
    'old-mx': ticket.oldMx ?? undefined,
    dkim: ticket.dkim ?? undefined,
  };
}

/** What our team waits for on the customer's side, without a period. A blocker has its label. Undefined if nothing is known. */
export function waitingWords(ticket: Pick<Ticket, 'waitingOn' | 'waitingFor'>): string | undefined {
  const { waitingFor } = ticket;
  if (waitingFor === null || !waitsForCustomer(ticket)) return undefined;
  return blockerLabel(waitingFor).replace(/[.\s]+$/, '') || undefined;
}

function waitsForBlocker({ waitingFor }: Pick<Ticket, 'waitingFor'>): boolean {
  return waitingFor !== null && findBlocker(waitingFor) !== undefined;
}

function waitsForCustomer({ waitingOn }: Pick<Ticket, 'waitingOn'>): boolean {
  return parties.some(({ slug, customers }) => slug === waitingOn && customers);
}

/** Writes the dates that are still ahead. Leaves out the others. */
function futureDates(calendar: Calendar, dates: LetterDates, at: Date) {
  return {
    day: (day: string | null) => (day && day >= calendar.localDay(at) ? dates.day(day) : undefined),
    moment: (when: Date | null) => (when && when > at ? dates.moment(when) : undefined),
  };
}

/** The agreed switch or start of the change, if it is ahead and no later than the day `by`. */
function agreedDate(
  calendar: Calendar,
  { cutover, slot }: Pick<Ticket, 'cutover' | 'slot'>,
  at: Date,
  by: string | null,
  dates: LetterDates,
): string | undefined {
  const agreed = cutover ?? slot;
  if (!agreed || agreed <= at || (by && by < calendar.localDay(agreed))) return undefined;
  return `${slot ? 'the start of the change' : 'the switch'} on ${dates.moment(agreed)}`;
}

/** Whether the customer heard from us since the last progress. Only then can a reminder be the last one. */
function wasReminded({ contactedAt, progressAt }: Ticket): boolean {
  return contactedAt !== null && contactedAt > progressAt;
}

/** The day of the request: the day in the Rackspace ticket number, which may be older than our ticket. */
function requestedOn(calendar: Calendar, { rackspaceTicket, openedAt }: Ticket, dates: LetterDates): string {
  const day = rackspaceTicket?.replace(/^(\d\d)(\d\d)(\d\d)-.*$/, '20$1-$2-$3');
  const isEarlier = day && dayNumber(day) !== null && day < calendar.localDay(openedAt);
  return isEarlier ? dates.day(day) : dates.dayOf(openedAt);
}

/** When the users got their new mailboxes. Null if they don't have them yet. */
function switchOf(steps: TicketStep[]): Date | null {
  const step = steps.find(({ id, switches }) => switches || id === 'P-17');
  return step ? doneAt(step) : null;
}
