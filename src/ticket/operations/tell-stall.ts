import { type Change, changeTicket } from '../change.ts';
import { contactToo } from '../clocks/contact-due.ts';
import { isBehind, stallLevel } from '../clocks/stall.ts';
import type { Desk } from '../desk.ts';
import { blockerName } from '../playbooks/blockers.ts';
import { nameOf, type TicketState, ticketKey } from '../state.ts';
import { listWords } from '../words.ts';
import { agreedAhead, idleWords } from './remind-owner.ts';

/**
 * Nudges the owner, or records that the ticket is stalled or escalated. Does nothing if people already know about the
 * ticket's stall level.
 */
export async function tellStall(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, (state, at) => {
    const { ticket, blockers } = state;
    const level = stallLevel(ticket, at);
    if (!level || level === ticket.stallLevelTold) return null;
    const why = idleWords(desk, state, at);
    if (!isBehind(level)) return nudge(desk, state, at, why);
    const codes = blockers.map(({ code }) => code);
    const blocked = codes.length > 0 ? `, blocked: ${listWords(codes.map(blockerName))}` : '';
    const what = level === 'escalated' ? 'escalated it' : 'marked it stalled';
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

/**
 * Sends the owner one message with the nudge. If the nudge names an agreed date, the reminder of that date is not sent
 * again. If a contact with the customer is due on the same day, the message says so, too.
 */
function nudge({ calendar }: Desk, { ticket, phases, names }: TicketState, at: Date, why: string): Change {
  const contact = contactToo(calendar, ticket, at);
  const tellsDate = agreedAhead(phases, ticket) !== null && ticket.remindAt !== null && ticket.remindAt <= at;
  return {
    event: {
      type: 'reminded',
      text: `reminded ${nameOf(names, ticket.ownerId)}: ${why}`,
      progress: false,
      data: { ownerId: ticket.ownerId },
      tellOwner: [`${ticketKey(ticket)} needs you: ${why}.`, ...contact.words].join(' '),
    },
    ticket: {
      stallLevelTold: 'nudge',
      ...contact.patch,
      ...(tellsDate ? { remindAt: null } : {}),
    },
  };
}
