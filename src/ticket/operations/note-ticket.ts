import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { TicketState } from '../state.ts';

/** Adds a note to the timeline. With `progress`, the note restarts the stall clock. */
export async function noteTicket(
  desk: Desk,
  by: By,
  number: number,
  { text, progress }: { text: string; progress: boolean },
): Promise<TicketState> {
  return changeTicket(
    desk,
    by,
    number,
    ({ ticket }) => {
      const counts = progress && ticket.status === 'open';
      return {
        event: {
          type: 'note',
          text: `noted${counts ? ' progress' : ''}: ${text}`,
          progress: counts,
          data: {},
        },
      };
    },
    { ended: true },
  );
}
