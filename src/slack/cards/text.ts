import type { RichTextBlock, RichTextElement, RichTextPreformatted, RichTextSection } from '@slack/types';
import { type Inline, type Moment, namesYear, type Rich, toTyped } from '../../card.ts';
import { keepTogether } from '../../phrase.ts';
import { startOf } from '../../truncate.ts';

/** What people type before a command. */
export const address = '/migration ';

/** The maximum number of characters in one rich text block. */
export const mostRichText = 2_900;

/** Distributes items over as many rich text blocks as their length requires. */
export function groups(items: Rich[]): RichTextSection[][] {
  const blocks: RichTextSection[][] = [];
  let room = 0;
  for (const section of items.flatMap((item) => sections(item))) {
    const length = lengthOf(section.elements);
    if (length > room) {
      blocks.push([]);
      room = mostRichText;
    }
    blocks.at(-1)?.push(section);
    room -= length;
  }
  return blocks;
}

/** Splits a text into sections that each fit in one block. */
export function sections(rich: Rich): RichTextSection[] {
  return toSections([rich].flat().map(toElement));
}

/** Splits a text for people to copy into sections. Unlike in other texts, each character stays as it is. */
export function copySections(text: string): RichTextSection[] {
  return toSections([{ type: 'text', text }]);
}

function toSections(whole: RichTextElement[]): RichTextSection[] {
  // Almost every text fits in one section.
  if (lengthOf(whole) <= mostRichText) {
    const elements = whole.filter((element) => element.type !== 'text' || element.text !== '');
    return elements.length > 0 ? [{ type: 'rich_text_section', elements }] : [];
  }
  const all: RichTextSection[] = [{ type: 'rich_text_section', elements: [] }];
  let room = mostRichText;
  for (const element of whole) {
    for (const part of cut(element, room)) {
      const length = elementLength(part);
      if (length > room) {
        all.push({ type: 'rich_text_section', elements: [] });
        room = mostRichText;
      }
      all.at(-1)?.elements.push(part);
      room -= length;
    }
  }
  return all.filter((section) => section.elements.length > 0);
}

export function richText(elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Makes text for people to copy. Slack doesn't turn parts of preformatted text into emoji or links. */
export function preformatted(elements: RichTextElement[]): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: elements as RichTextPreformatted['elements'] };
}

/** Plain text that people read. The words of a button and of a form are in `plain`. */
export function plainWords(text: string) {
  return plain(keepTogether(text));
}

export function plain(text: string) {
  return { type: 'plain_text' as const, text, emoji: false };
}

/**
 * Cuts a text element into parts that each fit in a section. If the current section has room for more than 100
 * characters, the first part fills that room. Drops empty text, which Slack refuses.
 */
function cut(element: RichTextElement, room: number): RichTextElement[] {
  if (element.type !== 'text') return [element];
  const parts: RichTextElement[] = [];
  let rest = element.text;
  let size = room > 100 ? room : mostRichText;
  while (rest.length > 0) {
    const part = startOf(rest, size);
    parts.push({ ...element, text: part });
    rest = rest.slice(part.length);
    size = mostRichText;
  }
  return parts;
}

function toElement(inline: Inline): RichTextElement {
  if (typeof inline === 'string') return { type: 'text', text: keepTogether(inline) };
  if ('bold' in inline) return { type: 'text', text: keepTogether(inline.bold), style: { bold: true } };
  if ('code' in inline) return { type: 'text', text: inline.code, style: { code: true } };
  if ('command' in inline) return { type: 'text', text: toTyped(inline, address), style: { code: true } };
  if ('moment' in inline) return toDate(inline);
  return { type: 'link', url: inline.link, text: inline.label };
}

/**
 * A date that Slack shows in each reader's time zone: `tomorrow, 4:00 PM`, or `December 2nd, 4:00 PM`. If the day is the
 * same for every reader, it has its weekday: `Wed, Dec 2, 4:00 PM`.
 */
function toDate(date: Moment): RichTextElement {
  const { moment, words, only, style } = date;
  // Slack's shortest days, with a year as in `Jan 8, 2028`, and without one.
  const day = date.day ?? (namesYear(date) ? '{date_short_pretty}' : '{date_pretty}');
  const time = '{time}';
  return {
    type: 'date',
    timestamp: Math.floor(Date.parse(moment) / 1_000),
    format: only ? { day, time }[only] : `${day}, ${time}`,
    fallback: words,
    ...(style ? { style: { bold: true } } : {}),
  };
}

function lengthOf(elements: RichTextElement[]): number {
  return elements.reduce((sum, element) => sum + elementLength(element), 0);
}

function elementLength(element: RichTextElement): number {
  if (element.type === 'text') return element.text.length;
  return element.type === 'link' ? element.url.length + (element.text?.length ?? 0) : 40;
}
