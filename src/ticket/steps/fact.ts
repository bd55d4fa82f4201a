import type { Calendar } from '../../time/calendar.ts';
import type { Ticket } from '../state.ts';

/** A condition on a ticket. A step with this fact is done while the condition is true. */
export interface Fact {
  holds(ticket: Ticket): boolean;
  /**
   * The command that makes the fact true. `KEY` stands for the ticket, and `{day+15}` for the 15th business day from
   * now.
   */
  command(ticket: Ticket): string;
  /** The command that makes the fact false again, if there is one. */
  undo?(ticket: Ticket): string | undefined;
  /** Only a lead can use the command `undo`. */
  undoneByLead?: true;
  /** The form that makes the fact true. Null if nobody can make it true later. */
  press(ticket: Ticket): FactForm | null;
  /** The fact isn't progress, so the stall clock doesn't restart: docs/rules.md, "Stalls". */
  quiet?: true;
  /** Details such as a count: `38 of 40`. */
  detail?(ticket: Ticket, calendar: Calendar, at: Date): string | null;
  /** How much a count still lacks. If that grows, the step reopens even if a lead waived it. */
  left?(ticket: Ticket): number;
  /** Columns to clear when the step reopens. Null or absent: keep them. */
  forget?(ticket: Ticket, at: Date): Partial<Ticket> | null;
  /** Columns to clear when an open step must be done again from its beginning, because parts of it were done. */
  forgetParts?(): Partial<Ticket>;
}

/** The form behind a step's button. */
interface FactForm {
  /** What the button says, in the imperative, without the `…` at its end. */
  act: string;
  /** The fields that the form of `set` asks for, or the command whose form opens. */
  asks: string[] | string;
  /** Another form that makes the fact true, too. */
  or?: FactForm & { asks: string };
}
