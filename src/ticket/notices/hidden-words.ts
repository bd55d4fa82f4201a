import { momentWords } from '../../time/date-words.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import { heldWords } from '../words.ts';
import type { Asked } from './said.ts';

/** Why people see less of a ticket: `. It is on hold until Fri, Dec 31, 2027, and nobody owns it`. Empty if nothing hides it. */
export function hiddenWords({ calendar, state: { ticket }, at }: Omit<Asked, 'tx' | 'readerId'>): string {
  const snoozed = snoozeEnd(ticket, at);
  const why = [
    ticket.heldAt && `it is ${heldWords(calendar, ticket, at)}`,
    snoozed && `it is snoozed until ${momentWords(calendar, snoozed, at)}`,
    ticket.ownerId === null && 'nobody owns it',
  ].filter(Boolean);
  return why.length > 0 ? `. Now ${why.join(', and ')}` : '';
}
