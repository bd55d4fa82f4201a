import type { Calendar } from '../../time/calendar.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { untouchedFirst } from '../attention/urgent.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { stepsBeforeDate } from '../clocks/missed-dates.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import { nextDeadline } from '../clocks/step-deadlines.ts';

/** The most tickets that the channel's message lists. */
const mostLines = 10;

/** How many of them can be there only because a contact is overdue. */
const mostContacts = 3;

/** The classes of a digest, most urgent first. A ticket that nobody owns is only counted. */
export const digestClasses = [
  'locked-out',
  'mx-wrong',
  'forced-mx',
  'date-missed',
  'escalated',
  'date',
  'conflict',
  'mailboxes-failed',
  'hold-expired',
  'target-missed',
  'billing-risk',
  'stalled',
  'contact-due',
] as const satisfies AttentionClass[];

/** The classes whose tickets always belong in the channel's message. */
export const alwaysUrgent = [
  'locked-out',
  'mx-wrong',
  'forced-mx',
  'date-missed',
  'conflict',
] as const satisfies AttentionClass[];

export interface Chosen {
  /** The lines of the channel's message. */
  lines: AttentionEntry[];
  /** The tickets that should have such a line, but for which there is no room. */
  over: AttentionEntry[];
  /** All other tickets, for the thread. */
  rest: AttentionEntry[];
}

/** Chooses the tickets that can't wait: docs/rules.md, "The digest". */
export function chooseLines(
  calendar: Calendar,
  entries: AttentionEntry[],
  { at, since }: { at: Date; since: Date },
): Chosen {
  const tomorrow = endOfTomorrow(calendar, at);
  const urgent: AttentionEntry[] = [];
  for (const entry of entries) if (isUrgent(entry, { at, since, tomorrow, urgent })) urgent.push(entry);
  const others = entries.filter((entry) => !urgent.includes(entry));
  const failed = newFailures(others, { at, since });
  const quiet = others.filter(({ ticket }) => failed.every((line) => line.ticket !== ticket));
  const all = [...untouchedFirst(calendar, urgent, at), ...failed, ...overdueContacts(quiet, at)];
  const lines = all.slice(0, mostLines);
  const chosen = new Set(all.map(({ ticket }) => ticket.number));
  const rest = entries.filter(({ ticket }) => !chosen.has(ticket.number));
  return { lines, over: all.slice(mostLines), rest };
}

/** Mailboxes that can't move since the last digest. Their lines say so, whatever else their tickets need. */
function newFailures(entries: AttentionEntry[], { at, since }: { at: Date; since: Date }): AttentionEntry[] {
  return entries.flatMap((entry) => {
    const { mailboxesFailedAt, heldAt } = entry.ticket;
    const isNew = mailboxesFailedAt !== null && mailboxesFailedAt > since;
    const rests = heldAt !== null || snoozeEnd(entry.ticket, at) !== null;
    return isNew && !rests ? [{ ...entry, class: 'mailboxes-failed' as const }] : [];
  });
}

/** The customers who wait longest for a contact. Their lines say so, whatever else their tickets need. */
function overdueContacts(entries: AttentionEntry[], at: Date): AttentionEntry[] {
  return entries
    .flatMap((entry) => {
      const due = isIdle(entry.class) ? entry.ticket.contactDueAt : null;
      return due && due <= at ? [{ entry, due }] : [];
    })
    .sort((a, b) => a.due.getTime() - b.due.getTime())
    .slice(0, mostContacts)
    .map(({ entry }) => ({ ...entry, class: 'contact-due' as const }));
}

/** Whether a ticket of this class only waits, so that a word with the customer may help. */
function isIdle(name: AttentionClass): boolean {
  return name === 'escalated' || name === 'stalled' || name === 'contact-due';
}

/**
 * Returns a ticket as its line shows it now. Null if what the line was about is settled: the ticket is in a less urgent
 * class.
 *
 * @param was the class of the line when it was posted. Absent if nobody knows
 * @param entry the ticket now
 */
export function stillNeeds(
  calendar: Calendar,
  was: string | undefined,
  entry: AttentionEntry,
  at: Date,
): AttentionEntry | null {
  const { ticket } = entry;
  if (was === 'contact-due' && isIdle(entry.class))
    return ticket.contactDueAt && ticket.contactDueAt <= at ? { ...entry, class: was } : null;
  if (was === 'mailboxes-failed' && !alwaysUrgent.some((name) => name === entry.class))
    return ticket.mailboxesFailedAt ? { ...entry, class: was } : null;
  if (was === 'date' && entry.class === 'date')
    return isOpenSoon(entry, endOfTomorrow(calendar, at), at) || entry.sameDay.length > 0 ? entry : null;
  const ranks: readonly string[] = digestClasses;
  return was === undefined || ranks.indexOf(entry.class) <= ranks.indexOf(was) ? entry : null;
}

function endOfTomorrow(calendar: Calendar, at: Date): Date {
  return calendar.at(calendar.nextBusinessDay(calendar.localDay(at)), '24:00');
}

function isUrgent(
  entry: AttentionEntry,
  { at, since, tomorrow, urgent }: { at: Date; since: Date; tomorrow: Date; urgent: AttentionEntry[] },
): boolean {
  if (alwaysUrgent.some((name) => name === entry.class)) return true;
  if (entry.class === 'escalated')
    return entry.ticket.escalatedAt !== null && entry.ticket.escalatedAt > since;
  return entry.class === 'date' && (isOpenSoon(entry, tomorrow, at) || isFirstOfConflict(entry, urgent));
}

/** Whether the date is today or on the next business day and a step is open, or a step is late. */
function isOpenSoon(entry: AttentionEntry, tomorrow: Date, at: Date): boolean {
  const agreed = agreedOf(entry.ticket);
  const deadline = nextDeadline(entry);
  if (deadline && deadline.at <= at) return true;
  return agreed !== null && agreed.at < tomorrow && stepsBeforeDate(entry).length > 0;
}

/** Whether no line names the owner's dates of that day yet. */
function isFirstOfConflict({ ticket, sameDay }: AttentionEntry, lines: AttentionEntry[]): boolean {
  return (
    sameDay.length > 0 && !lines.some((line) => line.sameDay.some(({ number }) => number === ticket.number))
  );
}
