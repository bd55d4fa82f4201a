import type { Card } from '../card.ts';
import { startOf, truncate } from '../truncate.ts';

/** A card that the courier sends. A phone shows its event. */
export type Message = Card & { event: string };

/**
 * A part of an event. A string says what happened, and is never shortened. `free` is what a person typed, such as a
 * customer's name or a note, so it can have any length.
 */
export type EventPart = string | { free: string };

/** Adds what a reply is about, because the reply isn't in the thread of that ticket. */
export function outsideThread({ about, blocks, ...card }: Card): Card {
  const [first, ...others] = blocks;
  if (!about || first?.type !== 'text') return { ...card, blocks };
  return {
    ...card,
    blocks: [{ ...first, text: [{ bold: about }, ' · ', ...[first.text].flat()] }, ...others],
  };
}

/** How many characters of an event a phone shows. */
export const longestEvent = 150;

/** Gives a card its event, as one line. If the line is too long, shortens its free parts, the longest first. */
export function withEvent(card: Card, ...parts: EventPart[]): Message {
  return { ...card, event: eventOf(parts) };
}

function eventOf(parts: EventPart[]): string {
  const line = (most: number) =>
    parts.map((part) => (typeof part === 'string' ? part : shorten(part.free, most))).join('');
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  let most = longestEvent;
  while (most > 1 && flat(line(most)).length > longestEvent) most -= 1;
  return truncate(flat(line(most)), longestEvent);
}

/** Cuts a text after a whole part (`a · b`), or else after a whole word, if that leaves more than half of it. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = [' · ', ' '].map((gap) => text.lastIndexOf(gap, most - 1)).find((at) => at > most / 2);
  return `${startOf(text, end ?? most - 1)}…`;
}
