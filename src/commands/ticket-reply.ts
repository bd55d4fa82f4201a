import { buttons, card, type Rich, text } from '../card.ts';
import { showButton } from '../ticket/cards/ticket-buttons.ts';
import { ticketCard } from '../ticket/cards/ticket-card.ts';
import { type TicketState, ticketKey } from '../ticket/state.ts';
import type { CommandContext } from './context.ts';
import { type Changed, changed } from './subcommand.ts';

/** Answers a change with one sentence, and a button that shows the ticket. */
export function shortReply(state: TicketState, says: Rich): Changed {
  const key = ticketKey(state.ticket);
  return changed(card(text(says), buttons(showButton(key))));
}

/** Answers a change with what happened, and the whole ticket. */
export function fullReply({ desk, at }: CommandContext, state: TicketState, lead: Rich): Changed {
  return changed(ticketCard(desk, state, at, { lead }));
}
