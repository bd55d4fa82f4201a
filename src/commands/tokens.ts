import { Fault } from '../errors.ts';

/** A word of a command, or a `key:value` in it. */
export interface Token {
  /** As written. */
  raw: string;
  /** Where it begins in the text. */
  start: number;
  /** The key as written, in lower case; absent for a word. */
  key?: string;
  /** `:` or `=`: an equals sign makes a key only where the subcommand declares it. */
  separator?: string;
  /** Whether the key was written `-key`. */
  negated?: boolean;
  /** The value of the key, or the word, without its quotes. */
  value: string;
}

const doubleQuotes = '"“”„‟';
const keyed = /^(-?)([a-z][a-z-]*)([:=])(?!\/\/)/i;

/** Splits a command into words and `key:value`s. Throws a `Fault` for a quote that is never closed. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at >= text.length) return joinLoose(tokens);
    const token = readToken(text, at);
    tokens.push(token);
    at += token.raw.length;
  }
}

function readToken(text: string, start: number): Token {
  const rest = text.slice(start, start + 5_000);
  const match = keyed.exec(rest);
  const prefix = match?.[0].length ?? 0;
  const { value, length } = readValue(text, start + prefix);
  const raw = text.slice(start, start + prefix + length);
  if (!match) return { raw, start, value };
  return { raw, start, key: match[2]?.toLowerCase(), separator: match[3], negated: match[1] === '-', value };
}

/** A value: quoted, or up to the next white space. */
function readValue(text: string, start: number): { value: string; length: number } {
  const first = text[start] ?? '';
  if (doubleQuotes.includes(first) && first !== '') {
    const end = findQuote(text, start + 1);
    if (end < 0) {
      throw new Fault('A quote is opened and never closed.', {
        hint: 'Put a value with spaces between two quotes.',
        example: 'open acme.com customer:"Acme Corp"',
      });
    }
    return { value: text.slice(start + 1, end), length: end + 1 - start };
  }
  const single = /^['‘]([^'’]*)['’](?=\s|$)/.exec(text.slice(start, start + 5_000));
  if (single) return { value: single[1] ?? '', length: single[0].length };
  // A person's name has blanks in it.
  const word = /^(?:\uE000[^\uE002]*\uE002|\S)*/.exec(text.slice(start))?.[0] ?? '';
  return { value: word, length: word.length };
}

function findQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (doubleQuotes.includes(text[i] ?? '')) return i;
  }
  return -1;
}

/** `from: gmail` means `from:gmail`. */
function joinLoose(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const waiting =
      before?.key !== undefined &&
      before.separator === ':' &&
      before.value === '' &&
      !/["“”„‟]/.test(before.raw);
    if (before && waiting && token.key === undefined) {
      joined[joined.length - 1] = { ...before, raw: `${before.raw} ${token.raw}`, value: token.value };
    } else {
      joined.push(token);
    }
  }
  return joined;
}
