import { emojify } from 'node-emoji';
import type { TextObject } from '../block-kit.ts';

/** The text of a label, button, or option, which has no markup. */
export function plainText(text: TextObject | undefined): string {
  if (!text) return '';
  return text.emoji === false ? text.text : emojify(text.text);
}

/** All text in a block, for a block that can't be drawn. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (shownFields.has(key) && typeof inner === 'string' ? inner : wordsOf(inner)))
    .filter(Boolean)
    .join('\n');
}

const shownFields = new Set(['text', 'title', 'caption', 'alt_text', 'label', 'name']);
