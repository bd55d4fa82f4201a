import { type CardBlock, plainText } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { escapeText } from '../text.ts';
import { address } from './text.ts';

/** A limit for a message's `text`, and what it counts: characters or bytes, both after escaping. */
export interface TextLimit {
  most: number;
  count(escaped: string): number;
}

const characters = (escaped: string) => escaped.length;

/** See docs/slack.md, "Text of a message". */
export const textLimits = {
  /** For a message in a channel or to a person, `text` is only the notification. */
  notification: { most: 150, count: characters },
  /** A reply to a command. Screen readers read its `text`. */
  reply: { most: 3_000, count: characters },
  /** A posted message without blocks. */
  post: { most: 39_000, count: characters },
  /** An updated message without blocks. */
  update: { most: 4_000, count: Buffer.byteLength },
} satisfies Record<string, TextLimit>;

/** The note at the end of a message that was cut off. */
export const cutShort =
  "The rest doesn't fit in a Slack message. Ask for less at a time, for example /migration show MIG-12.";

/** Blocks as plain text, escaped for Slack. Shortens a long text. */
export function toText(blocks: CardBlock[], limit: TextLimit): string {
  return toEscaped(plainText(blocks, address), limit);
}

/** Like `toText`, but says at the end of a shortened text that the rest is missing. */
export function toWholeText(blocks: CardBlock[], limit: TextLimit): string {
  const words = plainText(blocks, address);
  const escaped = escapeText(words);
  if (limit.count(escaped) <= limit.most) return escaped;
  const note = `\n${escapeText(cutShort)}`;
  return `${toEscaped(words, { ...limit, most: limit.most - limit.count(note) })}${note}`;
}

/** Escapes a text. Cuts it off first, so that the escaped text is within the limit. An escape can have five characters. */
export function toEscaped(words: string, { most, count }: TextLimit): string {
  let end = Math.min(words.length, most);
  let escaped = escapeText(truncate(words, end));
  while (count(escaped) > most) {
    end -= Math.ceil((count(escaped) - most) / 5);
    escaped = escapeText(truncate(words, end));
  }
  return escaped;
}
