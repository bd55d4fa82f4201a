import type { Button } from '../../card.ts';
import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { TicketState } from '../state.ts';

/** What a notice says. */
export interface Said {
  /** Follows the customer's name and the ticket: `time to contact the customer`. */
  words: string;
  /** The button that answers the notice. */
  button: Button;
}

/** What a notice's words depend on. */
export interface Asked {
  tx: Tx;
  /** The team's calendar. */
  calendar: Calendar;
  state: TicketState;
  at: Date;
  /** The person who reads the notice. */
  readerId: string;
}
