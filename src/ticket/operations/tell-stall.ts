import { changeTicket } from '../change.ts';
import { clockOf } from '../clock-of.ts';
import type { Desk } from '../desk.ts';
import { isBehind, stallLevel } from '../stall.ts';
import { partyWords } from '../systems.ts';
import { ageWords, listWords } from '../words.ts';

/** Says on the timeline that a ticket has stalled, or is escalated; does nothing where that has been said. */
export async function tellStall(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, ({ ticket, phases, blockers }, at) => {
    const level = stallLevel(ticket, at);
    if (!isBehind(level) || level === ticket.stallTold) return null;
    const age = ageWords(desk.calendar, clockOf(phases, ticket.phase), ticket.progressAt, at);
    const codes = blockers.map(({ code }) => code);
    const blocked = codes.length > 0 ? `, blocked by ${listWords(codes)}` : '';
    const what = level === 'escalated' ? 'escalated it' : 'found it stalled';
    const why = `no progress in ${ticket.phase} for ${age}, waiting on ${partyWords(ticket.waitingOn)}`;
    return {
      event: {
        type: level,
        text: `${what}: ${why}${blocked}`,
        progress: false,
        data: { waitingOn: ticket.waitingOn, blockers: codes },
      },
      ticket: { stallTold: level },
    };
  });
}
