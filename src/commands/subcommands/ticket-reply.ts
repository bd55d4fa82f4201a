import { buttons, type Card, card, type Rich, text } from '../../card.ts';
import { ticketCard } from '../../ticket/cards.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import type { Context } from '../subcommand.ts';

/** One sentence about what was done, and the way to the ticket. */
export function shortReply(state: TicketState, says: Rich): Card {
  const key = ticketKey(state.ticket);
  return card(text(says), buttons({ label: `Show ${key}`, command: `show ${key}` }));
}

/** What was done, and the ticket as it is now. */
export function fullReply({ desk, at }: Context, state: TicketState, lead: Rich): Card {
  return ticketCard(desk, state, at, { lead });
}
