import { changeTicket, type Decide } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { TicketState } from '../state.ts';

/** Adds a note to the timeline. With `progress`, the note restarts the stall clock. */
export async function noteTicket(desk: Desk, by: By, number: number, note: Note): Promise<TicketState> {
  return changeTicket(desk, by, number, noting(note), { ended: true });
}

interface Note {
  text: string;
  progress: boolean;
}

/** Decides about adding a note. A closed or canceled ticket takes notes, too. */
export function noting({ text, progress }: Note): Decide {
  return ({ ticket }) => {
    const counts = progress && ticket.status === 'open';
    return {
      event: { type: 'note', text: `noted${counts ? ' progress' : ''}: ${text}`, progress: counts, data: {} },
    };
  };
}
