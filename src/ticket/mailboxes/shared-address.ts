import type { Mailbox } from '../../mailbox/mailbox.ts';
import { listWords } from '../../phrase.ts';
import { plural } from '../words.ts';

/** Says which mailboxes would move to the same address, without a period. Null if there are none. */
export function sharedAddress(mailboxes: Mailbox[]): string | null {
  const owners = Map.groupBy(mailboxes, ({ destination }) => destination);
  const group = [...owners.values()].find(({ length }) => length > 1);
  if (!group) return null;
  const sources = listWords(group.map(({ source }) => source));
  return `${plural(group.length, 'mailbox', 'mailboxes')} would move to ${group[0]!.destination}: ${sources}`;
}
