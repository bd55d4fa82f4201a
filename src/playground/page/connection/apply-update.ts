import type { Message, Snapshot, Update } from '../contract.ts';
import { compareTs } from '../time/timestamp.ts';

/** Returns the snapshot after an update. Ignores updates before the first snapshot. */
export function applyUpdate(snapshot: Snapshot | null, update: Update): Snapshot | null {
  if (update.kind === 'snapshot') {
    const { kind: _kind, ...fresh } = update;
    return { ...fresh, messages: fresh.messages.toSorted((a, b) => compareTs(a.ts, b.ts)) };
  }
  if (!snapshot || update.kind === 'preparing') return snapshot;
  switch (update.kind) {
    case 'message':
      return { ...snapshot, messages: withMessage(snapshot.messages, update.message) };
    case 'message_deleted':
      return { ...snapshot, messages: snapshot.messages.filter((message) => !isSame(message, update)) };
    case 'modals':
      return { ...snapshot, modals: update.modals };
    case 'home':
      return { ...snapshot, home: update.home };
    case 'time':
      return { ...snapshot, time: update.time };
    case 'teams':
      return { ...snapshot, teams: update.teams };
  }
}

function withMessage(messages: Message[], message: Message): Message[] {
  const known = messages.findLastIndex((other) => isSame(other, message));
  if (known >= 0) return messages.with(known, message);
  const before = messages.findLastIndex((other) => compareTs(other.ts, message.ts) <= 0);
  return messages.toSpliced(before + 1, 0, message);
}

function isSame(a: { channel: string; ts: string }, b: { channel: string; ts: string }): boolean {
  return a.ts === b.ts && a.channel === b.channel;
}
