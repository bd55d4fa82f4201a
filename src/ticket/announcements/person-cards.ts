/** The direct messages to an owner about what another person did. */

import { buttons, card, type Inline, text } from '../../card.ts';
import { type EventPart, type Message, withEvent } from '../../delivery/message.ts';
import { momentWords } from '../../time/date-words.ts';
import { nextThing } from '../cards/next-thing.ts';
import { contactButton, showButton } from '../cards/ticket-buttons.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { hasHappened } from '../clocks/missed-dates.ts';
import type { By, Desk } from '../desk.ts';
import { type TicketState, ticketKey, ticketWords } from '../state.ts';
import { doerName, ticketParts, withoutAccount } from './event-words.ts';

/**
 * A question from a person, with what answers it.
 *
 * @param why why the ticket needs its owner, as `idleWords` says it
 */
export function askedCard(desk: Desk, state: TicketState, by: By, why: string, at: Date): Message {
  const { ticket } = state;
  const asks = `${doerName(by)} is asking about `;
  return toOwner(desk, state, at, [asks, ...ticketWords(ticket), `: ${why}.`], contactButton(state), [
    asks,
    ...ticketParts(ticket),
    ': ',
    { free: withoutAccount(why, ticket) },
  ]);
}

/** Tells a new owner of the ticket, and of its agreed date, so that nobody hands over a date that was changed in silence. */
export function ownerCard(desk: Desk, state: TicketState, by: By, at: Date): Message {
  const { ticket } = state;
  const agreed = hasHappened(state) ? null : agreedOf(ticket);
  const when = agreed && momentWords(desk.calendar, agreed.at, at);
  const isPast = agreed !== null && agreed.at <= at;
  const date = agreed
    ? ` ${isPast ? `It missed its ${agreed.field}:` : `Its ${agreed.field} is`} ${when}.`
    : '';
  const gave = `${doerName(by)} assigned `;
  const note = { label: 'Add note…', command: `note ${ticketKey(ticket)}` };
  return toOwner(desk, state, at, [gave, ...ticketWords(ticket), ` to you.${date}`], note, [
    gave,
    ...ticketParts(ticket),
    ` to you.${date}`,
  ]);
}

/** Tells an owner that someone undid an assignment. @param now what that means for the owner: `is yours again` */
export function takenBackCard({ ticket }: TicketState, by: By, now: string): Message {
  const undid = `${doerName(by)} took back the assignment: `;
  const told = card(
    text([undid, ...ticketWords(ticket), ` ${now}.`]),
    buttons(showButton(ticketKey(ticket))),
  );
  return withEvent({ ...told, ticket: ticket.number }, undid, ...ticketParts(ticket), ` ${now}.`);
}

/** What happened, and what brings the ticket forward: two lines and three buttons. */
function toOwner(
  { calendar }: Desk,
  state: TicketState,
  at: Date,
  says: Inline[],
  answer: { label: string; command: string },
  event: EventPart[],
): Message {
  const next = nextThing(calendar, state, at);
  const told = card(
    text(says),
    next !== null && text(next.words),
    buttons(next?.button, answer, showButton(ticketKey(state.ticket))),
  );
  return withEvent({ ...told, ticket: state.ticket.number }, ...event);
}
