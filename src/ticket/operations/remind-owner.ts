import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import type { Calendar } from '../../time/calendar.ts';
import { advanceButton } from '../cards/ticket-buttons.ts';
import { changeTicket } from '../change.ts';
import { remindersOf } from '../clocks/agreed-dates.ts';
import { onlyBillingLeft, parkedWords } from '../clocks/billing-end.ts';
import { clockOf } from '../clocks/clock-of.ts';
import { contactWords } from '../clocks/contact-due.ts';
import { dateWarnings } from '../clocks/date-warnings.ts';
import type { By, Desk } from '../desk.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { partyWords } from '../playbooks/systems.ts';
import {
  loadNames,
  nameOf,
  subjectOf,
  type Ticket,
  type TicketPhase,
  type TicketState,
  ticketKey,
} from '../state.ts';
import { missingSteps } from '../steps/gate.ts';
import { readEvent } from '../ticket-event.ts';
import { ageWords, heldWords, moment, plural } from '../words.ts';

/** The shortest time between two reminders about a ticket to the same owner, in ms. */
const nudgeRest = 10 * 60_000;

/** Reminds a ticket's owner because someone else asked for that. */
export async function nudgeOwner(desk: Desk, by: By, number: number): Promise<TicketState> {
  return changeTicket(desk, by, number, async (state, at, tx) => {
    const key = ticketKey(state.ticket);
    if (!state.ticket.ownerId) {
      throw new Fault(`${key} is unassigned, so there is nobody to remind.`, {
        example: `assign ${key} me`,
        field: 'ticket',
      });
    }
    if (state.ticket.ownerId === by.person?.id)
      throw new Fault(`You own ${key}, so there's nobody else to remind.`, { field: 'ticket' });
    await refuseSoon(tx, state, at, by.person?.id);
    return {
      event: {
        type: 'reminded',
        text: `reminded ${nameOf(state.names, state.ticket.ownerId)}`,
        progress: false,
        data: { ownerId: state.ticket.ownerId },
        tellOwner: `${by.person?.name} is asking about ${key}: ${idleWords(desk, state, at)}.`,
      },
    };
  });
}

/** Throws a `Fault` if someone reminded the same owner a few minutes ago. */
async function refuseSoon(tx: Tx, { ticket, names }: TicketState, at: Date, askerId?: string): Promise<void> {
  const since = new Date(at.getTime() - nudgeRest);
  const row = await tx.event.findFirst({
    where: { ticketNumber: ticket.number, type: 'reminded', actorId: { not: null }, at: { gt: since } },
    orderBy: { seq: 'desc' },
  });
  const last = row && readEvent(row);
  if (last?.type !== 'reminded' || last.data.ownerId !== ticket.ownerId) return;
  const who = subjectOf(await loadNames(tx, [last.actorId]), last.actorId, askerId);
  const minutes = Math.max(1, Math.round((at.getTime() - last.at.getTime()) / 60_000));
  const when = minutes === 1 ? 'a minute' : plural(minutes, 'minute');
  throw new Fault(
    `${who} already reminded ${nameOf(names, ticket.ownerId)} about ${ticketKey(ticket)} ${when} ago, so nothing was sent.`,
  );
}

/** Reminds the owner to contact the customer. Does nothing if no contact is due, or if the owner was already told. */
export async function remindContact(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket, names }, at) => {
    if (!ticket.contactDueAt || ticket.contactDueAt > at || ticket.contactDueTold) return null;
    const words = contactWords(desk.calendar, ticket, at) ?? '';
    return {
      event: {
        type: 'reminded',
        text: `reminded ${nameOf(names, ticket.ownerId)} to contact the customer: ${words}`,
        progress: false,
        data: { ownerId: ticket.ownerId },
        tellOwner: `Time to contact ${ticket.customer} (${ticketKey(ticket)}): ${words}.`,
      },
      ticket: { contactDueTold: true },
    };
  });
}

/**
 * Reminds the owner of an agreed date or a billing date that is near, or that the ticket can be closed because the old
 * bill ends. If nobody owns the ticket, only the leads hear that it can be closed. Does nothing if no reminder is due.
 */
export async function remindAgreed(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, async (state, at, tx) => {
    const { ticket, names } = state;
    const due = ticket.remindAt;
    if (!due || due > at) return null;
    const reminder = remindersOf(desk.calendar, state, at).findLast((one) => one.at >= due && one.at <= at);
    if (!reminder || (!ticket.ownerId && reminder.of !== 'closing')) return null;
    const warnings =
      reminder.of === 'agreed' ? await dateWarnings(tx, desk.calendar, state, at, ticket.ownerId) : [];
    return {
      event: {
        type: 'reminded',
        text: `reminded ${ticket.ownerId ? nameOf(names, ticket.ownerId) : 'the leads'}: ${reminder.says}`,
        progress: false,
        data: { ownerId: ticket.ownerId },
        [ticket.ownerId ? 'tellOwner' : 'tellLeads']: [
          `${ticketKey(ticket)} ${ticket.domain}: ${reminder.says}.${reminder.of === 'closing' ? closingWords(state) : ''}`,
          ...warnings,
        ].join('\n'),
        ...(reminder.of === 'closing' && { answer: advanceButton(state) }),
      },
      ticket: { remindAt: null },
    };
  });
}

/**
 * Says why a ticket needs its owner: `2 business days in Discovery without progress, waiting on …`. If the phase's
 * clock counts from an agreed date, names that date instead of the time. If the ticket is on hold, gives only the end
 * and the reason of the hold.
 */
export function idleWords({ calendar }: Desk, state: TicketState, at: Date): string {
  const { ticket, phases } = state;
  if (ticket.heldAt && ticket.holdUntil) return `${heldWords(calendar, ticket)} (${ticket.holdReason})`;
  const parked = parkedWords(ticket, at);
  if (parked) return parked;
  const clock = clockOf(phases, ticket.phase);
  const phase = phaseLabel(ticket.phase);
  const waiting = `waiting on ${partyWords(ticket.waitingOn)}`;
  const ends = onlyBillingLeft(state);
  if (ends)
    return `still in ${phase}, and the last day of the old billing ${isWas(calendar, ends, at)} ${ends}`;
  const ahead = agreedAhead(phases, ticket);
  if (ahead) return `still in ${phase}, with the ${ahead.field} on ${moment(calendar, ahead.on)}, ${waiting}`;
  const passed = clock?.from?.at === 'after' ? ticket[clock.from.field] : null;
  if (clock?.from && passed && passed > ticket.progressAt)
    return `still in ${phase}, and the ${clock.from.field} was on ${moment(calendar, passed)}, ${waiting}`;
  return `${ageWords(calendar, clock, ticket.progressAt, at)} in ${phase} without progress, ${waiting}`;
}

function closingWords(state: TicketState): string {
  const left = missingSteps(state, state.ticket.phase).length;
  return left > 0
    ? ` ${plural(left, 'step')} left before you can close the ticket.`
    : ' You can close the ticket now.';
}

function isWas(calendar: Calendar, day: string, at: Date): string {
  return day < calendar.localDay(at) ? 'was' : 'is';
}

/**
 * The agreed date that the phase's clock counts down to. Null if the clock doesn't count down, or if the date isn't
 * set.
 */
export function agreedAhead(phases: TicketPhase[], ticket: Ticket): { field: string; on: Date } | null {
  const from = clockOf(phases, ticket.phase)?.from;
  const on = from?.at === 'before' ? ticket[from.field] : null;
  return from && on ? { field: from.field, on } : null;
}
