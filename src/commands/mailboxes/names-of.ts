import type { Mailbox } from '../../mailbox/mailbox.ts';
import { listSome } from '../../phrase.ts';

/** How many mailboxes a sentence names. */
const mostNamed = 5;

/** Names mailboxes by their old addresses in a sentence: the first five, and how many others there are. */
export function namesOf(mailboxes: Mailbox[]): string {
  return listSome(
    mailboxes.map(({ source }) => source),
    mostNamed,
  );
}
