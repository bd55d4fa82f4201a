import { phraseLength } from '../grammar/phrases.ts';
import type { Token } from '../grammar/tokens.ts';
import { labelsOf } from './ticket-filter.ts';

/** Filters of several words that people can type without quotes. */
const phrases = ['on hold'];

/** Joins words that are one value: `phase:Customer testing`, or `on hold`. */
export function joinPhrases(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const length = lengthOf(token, tokens.slice(at + 1));
    const words = [token, ...tokens.slice(at + 1, at + length)];
    const raw = words.map((word) => word.raw).join(' ');
    const value = words.map((word) => word.value).join(token.key ? ' ' : '-');
    joined.push(length > 1 ? { ...token, raw, value } : token);
    at += length;
  }
  return joined;
}

/** How many tokens make up one value. */
function lengthOf(token: Token, after: Token[]): number {
  if (token.quoted) return 1;
  const end = after.findIndex(({ key, quoted }) => key || quoted);
  const words = after.slice(0, end < 0 ? undefined : end).map(({ value }) => value);
  const known = token.key ? labelsOf(token.key) : phrases;
  return phraseLength([token.value, ...words], known, { exact: true });
}
