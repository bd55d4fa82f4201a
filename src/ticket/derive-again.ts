import { apply } from './change.ts';
import { derivationVersion, derive } from './derive.ts';
import type { By, Desk } from './desk.ts';
import { onceWithLock } from './once.ts';
import { transact } from './perform.ts';
import { partyWords } from './playbooks/systems.ts';
import { loadTicket } from './state.ts';
import { ticketWrite } from './write-change.ts';

const clockwork: By = { person: null };

/**
 * Computes again the columns of an open ticket that follow from others, because this release computes them differently.
 * Nothing happened to the ticket, so this records an event only if the ticket now waits on another party. Does nothing
 * if the ticket is up to date.
 */
export async function deriveAgain(desk: Desk, number: number): Promise<void> {
  await transact(desk, async (tx, at) => {
    await onceWithLock(tx, undefined, at, number);
    const before = await loadTicket(desk, tx, number);
    if (before.ticket.status !== 'open' || before.ticket.derivedBy >= derivationVersion) return;
    const { phases, steps } = before;
    const change = { desk, by: clockwork, at, before, patch: {}, progress: false, phases, steps };
    const ticket = derive(change);
    const { waitingOn: from } = before.ticket;
    const { waitingOn: to, waitingFor } = ticket;
    const write = ticketWrite(before.ticket, ticket);
    if (from === to) {
      if (write) await tx.$executeRaw(write);
      return;
    }
    const reason = waitingFor ?? undefined;
    const text = `set it to waiting on ${partyWords(to)}${reason ? `: ${reason}` : ''}`;
    const event = { type: 'waiting' as const, text, progress: false, data: { from, to, reason } };
    await apply(tx, desk, clockwork, before, { event }, at);
  });
}
