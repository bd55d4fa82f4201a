/** An element of a `rich_text` block, made from Slack's markup (mrkdwn). */
type RichText = {
  type: 'rich_text_section' | 'rich_text_quote' | 'rich_text_preformatted';
  elements: Inline[];
};

export type Inline = (
  | { type: 'text'; text: string }
  | { type: 'link'; url: string; text?: string }
  | { type: 'user'; user_id: string }
  | { type: 'channel'; channel_id: string }
  | { type: 'usergroup'; usergroup_id: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; timestamp: number; format: string; url?: string; fallback: string }
  | { type: 'emoji'; name: string }
) & { style?: Style };

interface Style {
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
}

const quoted = /^(?:>|&gt;) ?/;

/** Converts Slack's markup (mrkdwn) to elements of a `rich_text` block. */
export function readMrkdwn(text: string): RichText[] {
  return text.split(/```\n?([\s\S]*?)\n?```\n?/).flatMap((part, i) => {
    if (i % 2 === 1) return [{ type: 'rich_text_preformatted', elements: [words(part)] }];
    return part === '' ? [] : readLines(part);
  });
}

/** Groups consecutive lines into quotes and sections. */
function readLines(text: string): RichText[] {
  const runs: { quote: boolean; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const quote = quoted.test(line);
    if (runs.at(-1)?.quote !== quote) runs.push({ quote, lines: [] });
    runs.at(-1)?.lines.push(line.replace(quoted, ''));
  }
  return runs.map(({ quote, lines }) => ({
    type: quote ? 'rich_text_quote' : 'rich_text_section',
    elements: readInline(lines.join('\n')),
  }));
}

/**
 * Returns a pattern for text between two formatting signs. Signs inside a word or next to a space don't count, so
 * `snake_case` and `2 * 3 * 4` stay as they are.
 */
function marked(sign: string): string {
  return `(?<![\\w${sign}])\\${sign}(?=\\S)([^${sign}\\n]+?)(?<=\\S)\\${sign}(?![\\w${sign}])`;
}

const token = new RegExp(
  [
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    '(https?://[^\\s<>|]*[^\\s<>|.,;:!?)\\]*_~])',
    "(?<![\\w:]):([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):(?![\\w:])",
    marked('*'),
    marked('_'),
    marked('~'),
  ].join('|'),
  'g',
);

function readInline(text: string, style: Style = {}): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) found.push(words(text.slice(end, match.index), style));
    end = match.index + match[0].length;
    const [, code, angled, url, emoji, bold, italic, strike] = match;
    if (code !== undefined) found.push(words(code, { ...style, code: true }));
    else if (angled !== undefined) found.push(styled(readAngled(angled), style));
    else if (url !== undefined) found.push(styled({ type: 'link', url: decode(url) }, style));
    else if (emoji !== undefined) found.push(styled({ type: 'emoji', name: emoji }, style));
    else if (bold !== undefined) found.push(...readInline(bold, { ...style, bold: true }));
    else if (italic !== undefined) found.push(...readInline(italic, { ...style, italic: true }));
    else if (strike !== undefined) found.push(...readInline(strike, { ...style, strike: true }));
  }
  if (end < text.length) found.push(words(text.slice(end), style));
  return found;
}

/** Reads what is in angle brackets: a mention, a date, or a link. */
function readAngled(inside: string): Inline {
  const [what = '', label] = inside.split(/\|(.*)/);
  const name = what.slice(1);
  if (what.startsWith('@')) return { type: 'user', user_id: name };
  if (what.startsWith('#')) return { type: 'channel', channel_id: name };
  if (/^!(here|channel|everyone)$/.test(what)) return { type: 'broadcast', range: name };
  if (what.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: what.slice(9) };
  if (what.startsWith('!date^')) {
    const [, seconds, format = '', url] = what.split('^');
    return { type: 'date', timestamp: Number(seconds), format, url, fallback: decode(label ?? '') };
  }
  if (!/^(https?:|mailto:|tel:)/.test(what)) return words(`<${inside}>`);
  return { type: 'link', url: decode(what), ...(label ? { text: decode(label) } : {}) };
}

function words(text: string, style: Style = {}): Inline {
  return styled({ type: 'text', text: decode(text) }, style);
}

function styled(inline: Inline, style: Style): Inline {
  return Object.keys(style).length > 0 ? { ...inline, style } : inline;
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
