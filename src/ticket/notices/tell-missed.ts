import { changeTicket } from '../change.ts';
import { isMissed, missedWords } from '../clocks/missed-dates.ts';
import type { Desk } from '../desk.ts';

/** Records that an agreed date was missed, and tells people at once. Does nothing if they already know. */
export async function tellMissed(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, (state, at) => {
    const { ticket } = state;
    const words = missedWords(desk.calendar, state, at);
    if (!words || !isMissed(ticket, at) || ticket.missedTold) return null;
    return {
      event: {
        type: 'missed',
        text: `noticed that ${words}`,
        progress: false,
        data: { phase: ticket.phase, waitingOn: ticket.waitingOn },
        notice: 'missed',
      },
      ticket: { missedTold: true },
    };
  });
}
