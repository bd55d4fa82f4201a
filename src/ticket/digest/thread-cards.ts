import { type Card, card, type Inline, lines, type Rich, text } from '../../card.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { saysOf } from '../attention/to-task.ts';
import { nextOf, type Reader } from '../attention/words/says.ts';
import { idleSince, parkedWords } from '../clocks/billing-end.ts';
import { clockOf } from '../clocks/clock-of.ts';
import { blockerLabel } from '../playbooks/blockers.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { partyWords } from '../playbooks/systems.ts';
import { nameOf, ticketWords } from '../state.ts';
import { ageWords, heldWords, toMoment } from '../words.ts';
import type { AgreedLine } from './agreed-ahead.ts';
import { digestClasses } from './choose-lines.ts';
import type { Digest } from './digest.ts';
import { classTitle, warnedDates } from './thread-classes.ts';

/** How many lines fit in a message of either platform. A message that is too long anyway continues in the thread. */
const linesPerMessage = 25;

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
  const all: Line[] = [
    ...over.map((entry) => ({ title: `Also urgent (${over.length})`, words: entryWords(entry, reader) })),
    ...digestClasses.flatMap((name) =>
      rest
        .filter((entry) => entry.class === name)
        .sort((a, b) => ownerOf(a).localeCompare(ownerOf(b)))
        .map((entry) => ({ title: classTitle(name, digest), words: entryWords(entry, reader) })),
    ),
    ...warned.map((line) => ({
      title: `${warnedDates.title} (${warned.length})`,
      words: warnedWords(line, names, reader),
    })),
  ];
  const chunks = Array.from({ length: Math.ceil(all.length / linesPerMessage) }, (_, i) =>
    all.slice(i * linesPerMessage, (i + 1) * linesPerMessage),
  );
  const command = ['list stalled', filter?.said].filter(Boolean).join(' ');
  return chunks.map((chunk, i) =>
    card(
      ...[...Map.groupBy(chunk, ({ title }) => title)].flatMap(([title, some]) => [
        text([{ bold: title }]),
        lines(some.map(({ words }) => words)),
      ]),
      i === chunks.length - 1 &&
        more > 0 &&
        text([`and ${more.toLocaleString('en-US')} more: `, { command }]),
    ),
  );
}

/** The owner's name. Empty if nobody owns the ticket. */
function ownerOf({ ticket, names }: AttentionEntry): string {
  return ticket.ownerId === null ? '' : nameOf(names, ticket.ownerId);
}

function entryWords(entry: AttentionEntry, reader: Reader): Inline[] {
  const { ticket, blockers } = entry;
  const isIdle = entry.class === 'stalled' || entry.class === 'escalated';
  const { when, why, next } = saysOf(entry, reader);
  const blocked = blockers.map(({ code }) => blockerLabel(code)).join(', ');
  const parts = [
    ...(isIdle ? idleParts(entry, reader) : [when ?? '', why]),
    blocked && `blocked: ${blocked}`,
    ticket.snoozeReason ? `back from a snooze (${ticket.snoozeReason})` : '',
    ownerOf(entry) || 'unassigned',
    isIdle ? nextOf(reader, entry).words : (next ?? ''),
  ];
  return lineWords(ticket, parts);
}

/** `Prestage`, `4 business days`, `waiting on us`. */
function idleParts({ ticket, phases }: AttentionEntry, { calendar, at }: Reader): string[] {
  return [
    phaseLabel(ticket.phase),
    parkedWords(ticket, at) ?? ageWords(calendar, clockOf(phases, ticket.phase), idleSince(ticket), at),
    `waiting on ${partyWords(ticket.waitingOn)}`,
  ];
}

function warnedWords(
  { ticket, agreed, warnings }: AgreedLine,
  names: Map<string, string>,
  { calendar, at }: Reader,
): Inline[] {
  return lineWords(ticket, [
    [`${agreed.field} `, toMoment(calendar, agreed.at, at)],
    ticket.heldAt ? heldWords(calendar, ticket, at) : '',
    ticket.ownerId === null ? 'unassigned' : nameOf(names, ticket.ownerId),
    warnings.join(' '),
  ]);
}

function lineWords(ticket: { kind: string; number: number; customer: string }, parts: Rich[]): Inline[] {
  const filled = parts.filter((part) => part.length > 0);
  return [...ticketWords(ticket), ...filled.flatMap((part) => [' · ', ...[part].flat()])];
}
