import { type Change, changeTicket } from '../change.ts';
import { contactToo } from '../clocks/contact-due.ts';
import { isBehind, stallLevel } from '../clocks/stall.ts';
import type { Desk } from '../desk.ts';
import { nameOf, type TicketState, ticketKey } from '../state.ts';
import { listWords } from '../words.ts';
import { agreedAhead, idleWords } from './remind-owner.ts';

/**
 * Says on the timeline that a ticket has stalled or is escalated, and reminds its owner before that; does nothing where
 * that has been said.
 */
export async function tellStall(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, (state, at) => {
    const { ticket, blockers } = state;
    const level = stallLevel(ticket, at);
    if (!level || level === ticket.stallLevelTold) return null;
    const why = idleWords(desk, state, at);
    if (!isBehind(level)) return nudge(desk, state, at, why);
    const codes = blockers.map(({ code }) => code);
    const blocked = codes.length > 0 ? `, blocked by ${listWords(codes)}` : '';
    const what = level === 'escalated' ? 'escalated it' : 'found it stalled';
    return {
      event: {
        type: level,
        text: `${what}: ${why}${blocked}`,
        progress: false,
        data: { phase: ticket.phase, waitingOn: ticket.waitingOn, blockers: codes },
      },
      ticket: { stallLevelTold: level },
    };
  });
}

/** One message says all that is due that day: that the customer is to hear from us, and the agreed moment that it names. */
function nudge({ calendar }: Desk, { ticket, phases, names }: TicketState, at: Date, why: string): Change {
  const contact = contactToo(calendar, ticket, at);
  const tellsDate = agreedAhead(phases, ticket) !== null && ticket.remindAt !== null && ticket.remindAt <= at;
  return {
    event: {
      type: 'reminded',
      text: `reminded ${nameOf(names, ticket.ownerId)}: ${why}`,
      progress: false,
      data: { ownerId: ticket.ownerId },
      tellOwner: [`${ticketKey(ticket)} stands still: ${why}.`, ...contact.words].join(' '),
    },
    ticket: {
      stallLevelTold: 'nudge',
      ...contact.patch,
      ...(tellsDate ? { remindAt: null } : {}),
    },
  };
}
