/** Messages to people that are kept current, so that an alarm that lasts is one message. */

import type { Tx } from '../../db/client.ts';
import type { Message } from '../../delivery/message.ts';
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

/** Updates each person's message about a ticket. If `toCard` returns null, that person's message stays as it is. */
export async function updateKept(
  tx: Tx,
  { kind, number, at }: { kind: NoticeKind; number: number; at: Date },
  toCard: (readerId: string) => Promise<Message | null>,
): Promise<void> {
  const anchor = keptKey(kind, number);
  const told = await tx.anchor.findMany({ where: { key: anchor }, orderBy: { place: 'asc' } });
  for (const { place } of told) {
    const card = await toCard(place);
    if (card) await owe(tx, at, [{ place, mode: 'anchor', anchor, card }]);
  }
}

/** Says in all messages about a lockout that it is over, or that its next part has begun. */
export async function settleAlarm(tx: Tx, calendar: Calendar, state: TicketState, at: Date): Promise<void> {
  const words = lockoutWords(calendar, state, at);
  const { number } = state.ticket;
  await updateKept(tx, { kind: 'locked-out', number, at }, async (readerId) => {
    const said = words ?? (await unlockedWords({ tx, calendar, state, at, readerId }))?.words;
    return said ? settledCard(state, said, words === null) : null;
  });
}
