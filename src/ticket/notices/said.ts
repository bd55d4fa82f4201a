import type { Button } from '../../card.ts';
import type { Tx } from '../../db/client.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { TicketState } from '../state.ts';

/** What a notice says. */
export interface Said {
  /** Follows the customer's name and the ticket: `time to contact the customer`. */
  words: string;
  /** The same for a line that names the ticket already: `stalled (3 business days in Discovery without progress)`. */
  brief?: string;
  /** The next step, for a line with `brief` that doesn't name the step. */
  next?: string;
  /** A second line, for an urgent message. A phone doesn't show it: `Next: Passwords reset (customer's admin)`. */
  more?: string;
  /** The button that answers the notice. */
  button: Button;
  /** Further buttons for an urgent message, at most two. */
  others?: Button[];
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
