/** Messages to people that are kept current, so that an alarm that lasts is one message. */

import type { Tx } from '../../db/client.ts';
import { owe } from '../../delivery/owe.ts';
import type { Calendar } from '../../time/calendar.ts';
import { lockoutWords } from '../clocks/lockout-words.ts';
import type { TicketState } from '../state.ts';
import { unlockedWords } from './event-words.ts';
import { settledCard } from './notice-cards.ts';
import type { NoticeKind } from './notice-kinds.ts';

/** The key of a person's message about a ticket. */
export function keptKey(kind: NoticeKind, number: number): string {
  return `${kind}:${number}`;
}

/** Makes the next message to each person a new one. The earlier ones stay as they are. */
export async function startAnew(tx: Tx, kind: NoticeKind, number: number): Promise<void> {
  await tx.anchor.deleteMany({ where: { key: keptKey(kind, number) } });
}

/** Says in all messages about a lockout that it is over, or that its next part has begun. */
export async function settleAlarm(tx: Tx, calendar: Calendar, state: TicketState, at: Date): Promise<void> {
  const anchor = keptKey('locked-out', state.ticket.number);
  const told = await tx.anchor.findMany({ where: { key: anchor }, orderBy: { place: 'asc' } });
  const words = lockoutWords(calendar, state, at);
  for (const { place } of told) {
    const said = words ?? (await unlockedWords({ tx, calendar, state, at, readerId: place }))?.words;
    if (said)
      await owe(tx, at, [{ place, mode: 'anchor', anchor, card: settledCard(state, said, words === null) }]);
  }
}
