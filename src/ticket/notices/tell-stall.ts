import { listWords } from '../../phrase.ts';
import { changeTicket } from '../change.ts';
import { idleWords } from '../clocks/idle-words.ts';
import { isBehind, stallLevel } from '../clocks/stall.ts';
import type { Desk } from '../desk.ts';
import { blockerName } from '../playbooks/blockers.ts';
import { delayWords } from '../playbooks/systems.ts';
import { nameOf } from '../state.ts';

/**
 * Records that a ticket is near a stall, stalled, or escalated, and tells the people concerned. Does nothing if people
 * already know about the ticket's stall level.
 */
export async function tellStall(desk: Desk, number: number): Promise<void> {
  await changeTicket(desk, { person: null }, number, (state, at) => {
    const { ticket, blockers, names } = state;
    const level = stallLevel(ticket, at);
    if (!level || level === ticket.stallLevelTold) return null;
    const why = idleWords(desk.calendar, state, at);
    if (!isBehind(level)) {
      return {
        event: {
          type: 'reminded',
          text: `added a reminder for ${nameOf(names, ticket.ownerId)}: ${why}`,
          progress: false,
          data: { ownerId: ticket.ownerId },
          notice: 'nudge',
        },
        ticket: { stallLevelTold: level },
      };
    }
    const codes = blockers.map(({ code }) => code);
    const blocked = codes.length > 0 ? `, blocked: ${listWords(codes.map(blockerName))}` : '';
    const what = level === 'escalated' ? 'escalated it' : 'marked it stalled';
    const whose = level === 'escalated' ? ` (${delayWords(ticket.waitingOn)})` : '';
    return {
      event: {
        type: level,
        text: `${what}: ${why}${whose}${blocked}`,
        progress: false,
        data: { phase: ticket.phase, waitingOn: ticket.waitingOn, blockers: codes },
        notice: level,
      },
      ticket: { stallLevelTold: level },
    };
  });
}
