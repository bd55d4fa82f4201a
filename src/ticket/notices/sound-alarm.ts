import { changeTicket } from '../change.ts';
import { isOverPlan, lockoutWords, nextAlarm } from '../clocks/lockout.ts';
import type { Desk } from '../desk.ts';

/**
 * Tells the owner and the leads that users are locked out for longer than planned: when the plan ends, at any hour, and
 * then each business hour. Channels hear it only the first time. Does nothing if it isn't time yet.
 */
export async function soundAlarm(desk: Desk, number: number): Promise<void> {
  const { calendar } = desk;
  await changeTicket(desk, { person: null }, number, (state, at) => {
    const { ticket } = state;
    const words = lockoutWords(calendar, state, at);
    if (!words || !ticket.alarmAt || ticket.alarmAt > at || !isOverPlan(ticket, at)) return null;
    const isFirst = ticket.alarmAt.getTime() === ticket.lockoutEndsAt?.getTime();
    return {
      event: {
        ...(isFirst
          ? { type: 'locked-out', data: { phase: ticket.phase, waitingOn: ticket.waitingOn } }
          : { type: 'reminded', data: { ownerId: ticket.ownerId } }),
        text: `told the owner and the leads: ${words}`,
        progress: false,
        notice: 'locked-out',
      },
      ticket: { alarmAt: nextAlarm(calendar, at) },
    };
  });
}
