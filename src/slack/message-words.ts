import { z } from 'zod';
import { escapeText } from './text.ts';

/** What a message says, in any of the ways in which Slack stores it. The message can be anyone's. */
export const messageContent = z.object({
  text: z.string().nullish(),
  subtype: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
});

type Part = Record<string, unknown>;

/** The fields of a block, an element, or an attachment that people read, in the order in which they see them. */
const shown = [
  'pretext',
  'author_name',
  'title',
  'rich_text_title',
  'subtitle',
  'text',
  'body',
  'fields',
  'value',
  'elements',
  'caption',
  'rows',
  'blocks',
  'message_blocks',
  'message',
  'child_blocks',
  'alt_text',
];

/** Parts whose text is in the middle of a sentence. */
const inline = ['rich_text_section', 'rich_text_preformatted', 'rich_text_quote'];

/** Controls. What they say isn't what the message says. */
const controls = ['actions', 'context_actions', 'button', 'input'];

/** How many levels of nested parts are read. Slack's own blocks have fewer. */
const deepest = 12;

/**
 * Returns the words of a message as Slack writes text: escaped, and with mentions as ids. They come from the message's text, and
 * if it has none, from its blocks or attachments, which a forwarded message has. Empty for a message without words, and for what
 * is left of a deleted one.
 */
export function wordsOfMessage({
  text,
  subtype,
  blocks,
  attachments,
}: z.infer<typeof messageContent>): string {
  if (subtype === 'tombstone') return '';
  if (text?.trim()) return text;
  return wordsIn(blocks) || wordsIn(attachments) || fallbacks(attachments ?? []);
}

function wordsIn(value: unknown, depth = 0): string {
  if (depth > deepest) return '';
  // Attachments have texts without a type, in Slack's own format.
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return lines(value.map((one) => wordsIn(one, depth + 1)));
  if (!isPart(value) || controls.includes(String(value.type))) return '';
  const { type, text, elements } = value;
  if (inline.includes(String(type)) && Array.isArray(elements))
    return elements.map(inlineWords).join('').trim();
  if ((type === 'plain_text' || type === 'raw_text') && typeof text === 'string')
    return escapeText(text).trim();
  return lines(shown.map((name) => wordsIn(value[name], depth + 1)));
}

/** The words of an element of rich text. */
function inlineWords(element: unknown): string {
  if (!isPart(element)) return '';
  const { type, text, url, fallback, user_id: user, channel_id: channel, name } = element;
  if (type === 'user') return `<@${user}>`;
  if (type === 'channel') return `<#${channel}>`;
  if (type === 'emoji') return `:${name}:`;
  const words = [text, fallback, url].find((one) => typeof one === 'string' && one !== '');
  return words === undefined ? '' : escapeText(String(words));
}

/** What Slack shows of attachments where it can't draw them. */
function fallbacks(attachments: unknown[]): string {
  return lines(
    attachments.map((one) => (isPart(one) && typeof one.fallback === 'string' ? one.fallback : '')),
  );
}

function lines(all: string[]): string {
  return all.filter(Boolean).join('\n');
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
