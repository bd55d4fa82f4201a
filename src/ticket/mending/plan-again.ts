import { remindAgain } from '../clocks/agreed-dates.ts';
import { parkedPatch } from '../clocks/billing-end.ts';
import { ticketMoments } from '../clocks/clock-of.ts';
import { contactAgain } from '../clocks/contact-due.ts';
import { lockoutAgain } from '../clocks/lockout.ts';
import { missedAgain } from '../clocks/missed-dates.ts';
import { toldAgain } from '../clocks/stall.ts';
import { stepDuePatch } from '../clocks/step-deadlines.ts';
import type { Desk } from '../desk.ts';
import { onceWithLock } from '../once.ts';
import { transact } from '../perform.ts';
import { readStates } from '../read-states.ts';
import { loadTicket, type Ticket, type TicketState } from '../state.ts';
import { ticketWrite } from '../write-change.ts';

/** How many tickets are read at once. */
const batch = 200;

/**
 * Plans again what open tickets wait for, because the clock was set. What was planned for later than its rule allows comes
 * at its right time, and a mark that people were told counts only if its moment has come. Returns how many tickets
 * changed.
 */
export async function planTicketsAgain(desk: Desk, at: Date): Promise<number> {
  const { client } = desk.database;
  let count = 0;
  for (let last = 0; ; ) {
    const rows = await client.ticket.findMany({
      where: { status: 'open', number: { gt: last } },
      select: { number: true },
      orderBy: { number: 'asc' },
      take: batch,
    });
    const numbers = rows.map(({ number }) => number);
    for (const state of (await readStates(desk, client, numbers)).values())
      if (writeOf(desk, state, at) && (await planAgain(desk, state.ticket.number))) count += 1;
    if (rows.length < batch) return count;
    last = numbers.at(-1)!;
  }
}

/** Plans one ticket again. Returns whether the ticket changed. Logs a failure, so that the other tickets go on. */
async function planAgain(desk: Desk, number: number): Promise<boolean> {
  try {
    return await transact(desk, async (tx, at) => {
      await onceWithLock(tx, undefined, at, number);
      const write = writeOf(desk, await loadTicket(desk, tx, number), at);
      if (write) await tx.$executeRaw(write);
      return write !== null;
    });
  } catch (err) {
    desk.logger.error({ err, ticket: number }, 'a ticket could not be planned again');
    return false;
  }
}

/** The columns to write for an open ticket. Null if all of them are right. */
function writeOf(desk: Desk, state: TicketState, at: Date) {
  return state.ticket.status === 'open' ? ticketWrite(state.ticket, plannedAgain(desk, state, at)) : null;
}

/** Each plan sees the columns of the earlier ones. */
function plannedAgain({ calendar }: Desk, state: TicketState, at: Date): Ticket {
  const { phases, steps } = state;
  const plans: ((ticket: Ticket) => Partial<Ticket>)[] = [
    (ticket) => parkedPatch(calendar, ticket, { ticket, phases, steps }, at),
    (ticket) => ticketMoments(calendar, ticket, phases, steps),
    (ticket) => toldAgain(ticket, at),
    (ticket) => contactAgain(calendar, ticket, at),
    (ticket) => remindAgain(calendar, { ticket, phases, steps }, at),
    (ticket) => missedAgain({ ticket, phases, steps }, at),
    (ticket) => stepDuePatch({ ticket, phases, steps }),
    (ticket) => lockoutAgain(calendar, { ticket, phases, steps }, at),
  ];
  let ticket = state.ticket;
  for (const plan of plans) ticket = { ...ticket, ...plan(ticket) };
  return ticket;
}
