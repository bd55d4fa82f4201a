import { type Card, card, cellLine, type Inline, lines, text } from '../../card.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { lineOf, saysOf } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { blockerLabel } from '../playbooks/blockers.ts';
import { nameOf, ticketWords } from '../state.ts';
import { heldWords, toMoment } from '../words.ts';
import type { AgreedLine } from './agreed-ahead.ts';
import type { alwaysUrgent, digestClasses } from './choose-lines.ts';
import type { Digest } from './digest.ts';

/** How many lines fit in a message of either platform. A message that is too long anyway continues in the thread. */
const linesPerMessage = 25;

/** The title of each part, in order. */
const titles: Record<Exclude<(typeof digestClasses)[number], (typeof alwaysUrgent)[number]>, string> = {
  escalated: 'Escalated earlier',
  date: 'Cutovers and slots ahead',
  'mailboxes-failed': "Mailboxes that can't move",
  'hold-expired': 'Hold ended',
  'target-missed': 'Target date passed',
  'billing-risk': 'Billing date near, passed, or later than agreed',
  stalled: 'Stalled',
  'contact-due': 'Contact due',
};

interface Line {
  title: string;
  words: Inline[];
}

/**
 * The thread of a digest: one short line for each ticket, by class, then by owner. First come urgent tickets for which the
 * channel's message has no room.
 */
export function threadCards(reader: Reader, digest: Digest): Card[] {
  const { over, rest, warned, more, names, filter } = digest;
  const ofClass = (name: string) =>
    rest.filter((entry) => entry.class === name).sort((a, b) => ownerOf(a).localeCompare(ownerOf(b)));
  const toWords = (entry: AttentionEntry) => entryWords(entry, reader);
  const all: Line[] = [
    ...part('Also urgent', over.map(toWords)),
    ...Object.entries(titles).flatMap(([name, title]) => part(title, ofClass(name).map(toWords))),
    ...part(
      'Dates to check',
      warned.map((line) => warnedWords(line, names, reader)),
    ),
  ];
  const chunks = Array.from({ length: Math.ceil(all.length / linesPerMessage) }, (_, i) =>
    all.slice(i * linesPerMessage, (i + 1) * linesPerMessage),
  );
  const command = ['list stalled', filter?.said].filter(Boolean).join(' ');
  return chunks.map((chunk, i) =>
    card(
      ...[...Map.groupBy(chunk, ({ title }) => title)].flatMap(([title, some]) => [
        text([{ bold: chunks[i - 1]?.at(-1)?.title === title ? `${title}, continued` : title }]),
        lines(some.map(({ words }) => words)),
      ]),
      i === chunks.length - 1 &&
        more > 0 &&
        text([`and ${more.toLocaleString('en-US')} more: `, { command }]),
    ),
  );
}

/** A part of the thread: each line with the title and the number of lines. */
function part(title: string, all: Inline[][]): Line[] {
  return all.map((words) => ({ title: `${title} (${all.length})`, words }));
}

/** The owner's name. Empty if nobody owns the ticket. */
function ownerOf({ ticket, names }: AttentionEntry): string {
  return ticket.ownerId === null ? '' : nameOf(names, ticket.ownerId);
}

function entryWords(entry: AttentionEntry, reader: Reader): Inline[] {
  const { ticket, blockers } = entry;
  // A line about failed mailboxes already has the reported ones.
  const unsaid = blockers.filter(({ reported }) => entry.class !== 'mailboxes-failed' || !reported);
  const blocked = unsaid.map(({ code }) => blockerLabel(code)).join(', ');
  const parts = [
    blocked && `blocked: ${blocked}`,
    ticket.snoozeReason && `back from a snooze (${ticket.snoozeReason})`,
  ].filter(Boolean);
  return [...lineOf(entry, reader, saysOf(entry, reader)), ...parts.map((part) => ` · ${part}`)];
}

function warnedWords(
  { ticket, agreed, warnings }: AgreedLine,
  names: Map<string, string>,
  { calendar, at }: Reader,
): Inline[] {
  return cellLine([
    ticketWords(ticket),
    [`${agreed.field} `, toMoment(calendar, agreed.at, at)],
    ticket.heldAt ? heldWords(calendar, ticket, at) : '',
    ticket.ownerId === null ? 'unassigned' : nameOf(names, ticket.ownerId),
    warnings.join(' '),
  ]);
}
