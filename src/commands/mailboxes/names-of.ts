import type { Mailbox } from '../../mailbox/mailbox.ts';
import { listWords } from '../../phrase.ts';

/** How many mailboxes a sentence names. */
const mostNamed = 5;

/** Names mailboxes by their old addresses in a sentence: the first five, and how many others there are. */
export function namesOf(mailboxes: Mailbox[]): string {
  const names = mailboxes.slice(0, mostNamed).map(({ source }) => source);
  const more = mailboxes.length - names.length;
  return listWords([...names, ...(more > 0 ? [`${more.toLocaleString('en-US')} more`] : [])]);
}
