import { Fault } from '../../errors.ts';

/** A word of a command, or a `key:value`. */
export interface Token {
  /** The whole token, as typed. */
  raw: string;
  /** The token's position in the text. */
  start: number;
  /** The key in lower case. Absent for a word. */
  key?: string;
  /** `:` or `=`. A word before `=` is a key only if the subcommand has that key. */
  separator?: string;
  /** Whether the key was typed with a minus, as in `-key`. */
  negated?: boolean;
  /** The value of the key, or the word, without quotes. */
  value: string;
  /** Whether the value was in quotes. */
  quoted?: boolean;
}

const doubleQuotes = '"“”„‟';
const keyed = /^(-?)([a-z][a-z-]*)([:=])(?!\/\/)/i;

/** Splits a command into words and `key:value` pairs. Throws a `Fault` if a closing quote is missing. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at >= text.length) return joinSeparated(tokens);
    const token = readToken(text, at);
    tokens.push(token);
    at += token.raw.length;
  }
}

/** Splits a command into tokens. If a closing quote is missing, quotes count as spaces. */
export function tokenizeLoosely(text: string): Token[] {
  try {
    return tokenize(text);
  } catch {
    return tokenize(text.replace(new RegExp(`[${doubleQuotes}]`, 'g'), ' '));
  }
}

function readToken(text: string, start: number): Token {
  const rest = text.slice(start, start + 5_000);
  const match = keyed.exec(rest);
  const prefix = match?.[0].length ?? 0;
  const { value, length } = readValue(text, start + prefix);
  const raw = text.slice(start, start + prefix + length);
  const quotes = value.length < length ? { quoted: true } : {};
  if (!match) return { raw, start, value, ...quotes };
  const [, minus, key, separator] = match;
  return { raw, start, key: key?.toLowerCase(), separator, negated: minus === '-', value, ...quotes };
}

/** Reads a value in quotes, or up to the next white space. */
function readValue(text: string, start: number): { value: string; length: number } {
  const first = text[start] ?? '';
  if (doubleQuotes.includes(first) && first !== '') {
    const end = findQuote(text, start + 1);
    if (end < 0) {
      throw new Fault('The closing quote is missing.', {
        hint: 'If a value has spaces, put a quote before it and another one after it.',
        example: 'open acme.com customer:"Acme Corp"',
      });
    }
    return { value: text.slice(start + 1, end), length: end + 1 - start };
  }
  const single = /^['‘]([^'’]*)['’](?=\s|$)/.exec(text.slice(start, start + 5_000));
  if (single) return { value: single[1] ?? '', length: single[0].length };
  // A mention is one word, even if the name in it has spaces.
  const word = /^(?:\uE000[^\uE002]*\uE002|\S)*/.exec(text.slice(start))?.[0] ?? '';
  return { value: word, length: word.length };
}

function findQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (doubleQuotes.includes(text[i] ?? '')) return i;
  }
  return -1;
}

/** Joins a key and a value that follows after a space: `from: gmail` becomes `from:gmail`. */
function joinSeparated(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isOpen =
      before?.key !== undefined &&
      before.separator === ':' &&
      before.value === '' &&
      !/["“”„‟]/.test(before.raw);
    if (before && isOpen && token.key === undefined) {
      joined[joined.length - 1] = {
        ...before,
        ...token,
        key: before.key,
        raw: `${before.raw} ${token.raw}`,
        start: before.start,
      };
    } else {
      joined.push(token);
    }
  }
  return joined;
}
