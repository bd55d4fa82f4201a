import { snoozeEnd } from '../clocks/snooze.ts';
import { heldWords, moment } from '../words.ts';
import type { Asked } from './said.ts';

/** Why people see less of a ticket: `. It is on hold until 2027-12-31, and nobody owns it`. Empty if nothing hides it. */
export function hiddenWords({ calendar, state: { ticket }, at }: Omit<Asked, 'tx' | 'readerId'>): string {
  const snoozed = snoozeEnd(ticket, at);
  const why = [
    ticket.heldAt && `it is ${heldWords(calendar, ticket)}`,
    snoozed && `it is snoozed until ${moment(calendar, snoozed)}`,
    ticket.ownerId === null && 'nobody owns it',
  ].filter(Boolean);
  return why.length > 0 ? `. Now ${why.join(', and ')}` : '';
}
