/** What was agreed with the customer and draws near: its owner is reminded in time (domain.md 12.2, 12.4). */

import type { Calendar } from './calendar.ts';
import type { Ticket, TicketPhase } from './state.ts';
import { moment, plural } from './words.ts';

interface Reminder {
  /** Of what was agreed with the customer, or of what is on the next bill. */
  of: keyof typeof ahead;
  at: Date;
  /** As in “acme.com: …”. */
  says: string;
}

/** How many business days before the day of a date it is told, as that business day begins. */
const ahead = { agreed: [3, 1], billing: [5] };

/** The moment that was agreed with the customer, and what then happens: a ticket has one at most. */
export function agreedOf({
  cutover,
  slot,
}: Pick<Ticket, 'cutover' | 'slot'>): { at: Date; name: 'cutover' | 'change' } | null {
  if (cutover) return { at: cutover, name: 'cutover' };
  return slot && { at: slot, name: 'change' };
}

/** All of a ticket, the first one first. */
export function remindersOf(calendar: Calendar, ticket: Ticket, phases: TicketPhase[]): Reminder[] {
  if (ticket.status !== 'open') return [];
  const before = (of: Reminder['of'], day: string, says: (left: string) => string): Reminder[] =>
    ahead[of].map((count) => ({
      of,
      at: calendar.subtract(calendar.at(day, '00:00'), count * calendar.dayLength),
      says: says(plural(count, 'business day')),
    }));
  const isBilled = phases.some(({ slug, billed }) => slug === ticket.phase && billed);
  const billing = isBilled ? ticket.nextBilling : null;
  const ends = (left: string) =>
    `the next billing date is ${ticket.nextBilling}, in ${left} or less: remove the old licences before it`;
  const agreed = agreedOf(ticket);
  const comes = agreed && `the ${agreed.name} is on ${moment(calendar, agreed.at)}`;
  return [
    ...(agreed
      ? before('agreed', calendar.localDay(agreed.at), (left) => `${comes}, in ${left} or less`)
      : []),
    ...(billing ? before('billing', billing, ends) : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** When the owner is next reminded. What is due stays so until it is `told`, whatever else happens to the ticket. */
export function remindPatch(
  calendar: Calendar,
  { before, after, phases }: { before: Ticket; after: Ticket; phases: TicketPhase[] },
  at: Date,
  told: boolean,
): Pick<Ticket, 'remindAt'> {
  const all = remindersOf(calendar, after, phases);
  const due = told || !before.remindAt || before.remindAt > at ? null : before.remindAt;
  if (due && all.some((reminder) => reminder.at.getTime() === due.getTime())) return { remindAt: due };
  return { remindAt: all.find((reminder) => reminder.at > at)?.at ?? null };
}
