import { Prisma } from '../../db/client.ts';
import { momentWords } from '../../time/date-words.ts';
import { apply } from '../change.ts';
import type { Desk } from '../desk.ts';
import { onceWithLock } from '../once.ts';
import { transact } from '../perform.ts';
import { isSeenInDns } from '../playbooks/blockers.ts';
import { loadTicket } from '../state.ts';
import { switchWords } from './switch-words.ts';
import { nothingSeen } from './unchecked.ts';
import { loadWatch } from './watch-row.ts';

/**
 * Forgets what was seen in the DNS of every open ticket, once DNS is turned off. A ticket that an alarm or a blocker of DNS was about
 * gets a line that says what was last seen. Returns how many tickets got one.
 */
export async function forgetAllSeen(desk: Desk): Promise<number> {
  const found = await desk.database.client.$queryRaw<{ number: number }[]>`
    SELECT "number" FROM "Ticket" WHERE "status" = 'open' AND "dnsFacts" IS NOT NULL ORDER BY "number"`;
  let told = 0;
  for (const { number } of found) if (await forgetSeen(desk, number)) told += 1;
  return told;
}

async function forgetSeen(desk: Desk, number: number): Promise<boolean> {
  return transact(desk, async (tx, at) => {
    if (!(await onceWithLock(tx, undefined, at, number))) return false;
    const state = await loadTicket(desk, tx, number);
    const { dnsFacts } = state.ticket;
    if (!dnsFacts || state.ticket.status !== 'open') return false;
    const blocked = state.blockers.some(({ code, reported }) => reported && isSeenInDns(code));
    if (!state.ticket.mxWrongAt && !blocked) {
      await tx.ticket.update({ where: { number }, data: { ...nothingSeen, dnsFacts: Prisma.DbNull } });
      return false;
    }
    const { seenAt } = await loadWatch(tx, number);
    const seen = switchWords(dnsFacts);
    const last = seenAt && seen ? `. Last seen ${momentWords(desk.calendar, seenAt, at)}: ${seen}` : '';
    const event = {
      type: 'dns' as const,
      text: `noted that nobody looks at DNS anymore, because it is turned off${last}`,
      progress: false,
      data: { saw: ['turned-off' as const], evidence: [] },
    };
    await apply(tx, desk, { person: null }, state, { event, ticket: nothingSeen }, at);
    return true;
  });
}
