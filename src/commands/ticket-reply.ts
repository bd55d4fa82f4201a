import { buttons, card, type Rich, text } from '../card.ts';
import { showButton } from '../ticket/cards/ticket-buttons.ts';
import { ticketCard } from '../ticket/cards/ticket-card.ts';
import { type TicketState, ticketKey } from '../ticket/state.ts';
import type { CommandContext } from './context.ts';
import { type Changed, changed } from './subcommand.ts';

/** Reports a change in one sentence, with a button that shows the ticket. */
export function shortReply(state: TicketState, says: Rich): Changed {
  const key = ticketKey(state.ticket);
  return changed(card(text(says), buttons(showButton(key))));
}

/** Reports a change, and shows the whole ticket below. */
export function fullReply({ desk, at }: CommandContext, state: TicketState, lead: Rich): Changed {
  return changed(ticketCard(desk, state, at, { lead }));
}
