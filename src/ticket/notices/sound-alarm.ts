import type { Tx } from '../../db/client.ts';
import { apply } from '../change.ts';
import { isFirstAlarm, isNewAlarm, isOverPlan, nextAlarm } from '../clocks/lockout.ts';
import { lockoutWords } from '../clocks/lockout-words.ts';
import type { Desk } from '../desk.ts';
import { onceWithLock } from '../once.ts';
import { transact } from '../perform.ts';
import { loadTicket, type TicketState } from '../state.ts';
import { updateAlarm } from './notify.ts';

/**
 * Tells the owner and the leads that users are locked out for longer than planned. They get a message when the plan ends,
 * at any hour, and one at the start of each working day. Each business hour, the message is brought up to date. Channels
 * hear it only the first time. Does nothing if it isn't time yet.
 */
export async function soundAlarm(desk: Desk, number: number): Promise<void> {
  await transact(desk, async (tx, at) => {
    await onceWithLock(tx, undefined, at, number);
    const state = await loadTicket(desk, tx, number);
    const { alarmAt, status } = state.ticket;
    if (status !== 'open' || !alarmAt || alarmAt > at || !isOverPlan(state.ticket, at)) return;
    if (isNewAlarm(desk.calendar, state.ticket, at)) return tellAnew(tx, desk, state, at);
    await updateAlarm(tx, desk, state, at);
    await tx.ticket.update({ where: { number }, data: { alarmAt: nextAlarm(desk.calendar, at) } });
  });
}

async function tellAnew(tx: Tx, desk: Desk, state: TicketState, at: Date): Promise<void> {
  const { calendar } = desk;
  const { ticket } = state;
  const words = lockoutWords(calendar, state, at);
  if (!words) return;
  const event = {
    ...(isFirstAlarm(ticket)
      ? { type: 'locked-out' as const, data: { phase: ticket.phase, waitingOn: ticket.waitingOn } }
      : { type: 'reminded' as const, data: { ownerId: ticket.ownerId } }),
    text: `told ${ticket.ownerId ? 'the owner and the leads' : 'the leads'}: ${words}`,
    progress: false,
    notice: 'locked-out' as const,
  };
  const change = { event, ticket: { alarmAt: nextAlarm(calendar, at) } };
  await apply(tx, desk, { person: null }, state, change, at);
}
