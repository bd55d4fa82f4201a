import { isJson, type Json } from '../../model.ts';
import {
  boolean,
  byType,
  type Check,
  type Fault,
  fault,
  integer,
  list,
  oneOf,
  pattern,
  shape,
  string,
  url,
} from './check.ts';
import { blockId } from './texts.ts';

const maxCharacters = 3000;
const anyNumber = Number.MAX_SAFE_INTEGER;

const style = shape({
  'bold?': boolean,
  'italic?': boolean,
  'strike?': boolean,
  'underline?': boolean,
  'code?': boolean,
  'highlight?': boolean,
  'client_highlight?': boolean,
  'unlink?': boolean,
});

function leaf(type: string, fields: Record<string, Check>): Check {
  return shape({ type: oneOf(type), 'style?': style, ...fields });
}

const words = string(anyNumber);

const inline = byType({
  text: leaf('text', { text: words }),
  link: leaf('link', { url, 'text?': words, 'unsafe?': boolean }),
  user: leaf('user', { user_id: pattern(/^[UW][A-Z0-9]+$/, 'invalid user id') }),
  usergroup: leaf('usergroup', { usergroup_id: pattern(/^S[A-Z0-9]+$/, 'invalid usergroup id') }),
  channel: leaf('channel', { channel_id: pattern(/^[CDG][A-Z0-9]+$/, 'invalid channel id') }),
  team: leaf('team', { team_id: pattern(/^T[A-Z0-9]+$/, 'invalid team id') }),
  emoji: leaf('emoji', { name: words, 'unicode?': words, 'skin_tone?': integer(1, 6), 'url?': url }),
  broadcast: leaf('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  color: leaf('color', { value: pattern(/^#?[0-9a-fA-F]{6}$/, 'invalid color') }),
  date: leaf('date', { timestamp: integer(0), format: words, 'url?': url, 'fallback?': words }),
});

const inlines = list(inline, anyNumber, 0);
const border = oneOf(0, 1);
const section = shape({ type: oneOf('rich_text_section'), elements: inlines });

export const richTextElements = list(
  byType({
    rich_text_section: section,
    rich_text_list: shape({
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      elements: list(section, anyNumber),
      'indent?': integer(0, 8),
      'offset?': integer(0),
      'border?': border,
    }),
    rich_text_quote: shape({ type: oneOf('rich_text_quote'), elements: inlines, 'border?': border }),
    rich_text_preformatted: shape({
      type: oneOf('rich_text_preformatted'),
      elements: list(
        byType({ text: leaf('text', { text: words }), link: leaf('link', { url, 'text?': words }) }),
        anyNumber,
        0,
      ),
      'border?': border,
      'language?': words,
    }),
  }),
  anyNumber,
  0,
);

/** Counts the characters that a reader sees in rich text. */
export function countCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + countCharacters(entry), 0);
  if (!isJson(value)) return 0;
  if (value.type === 'text' || value.type === 'link') return String(value.text ?? value.url ?? '').length;
  if (value.type === 'emoji') return String(value.name ?? '').length + 2;
  return countCharacters(value.elements);
}

function lengthLimit(value: Json, at: string): Fault[] {
  return countCharacters(value) > maxCharacters
    ? fault(at, `must be less than ${maxCharacters + 1} characters`)
    : [];
}

/** The rule for a `rich_text` block, or for rich text inside another block. */
export const richTextBlock = shape(
  { type: oneOf('rich_text'), 'block_id?': blockId, elements: richTextElements },
  lengthLimit,
);
