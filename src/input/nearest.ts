import { closest, distance } from 'fastest-levenshtein';
import type { Typo } from '../errors.ts';

/**
 * Returns ` Did you mean \`word\`?` to add to a sentence, or '' if no word is similar.
 * @param after text to show right after the word
 */
export function didYouMean(word: string, words: readonly string[], after = ''): string {
  const guess = nearest(word, words);
  return guess ? ` Did you mean \`${guess}${after}\`?` : '';
}

/** The typing error in a word, to attach to a fault. Undefined if no word is similar. */
export function typoOf(word: string, words: readonly string[], after = ''): Typo | undefined {
  const guess = nearest(word, words);
  return guess === undefined ? undefined : { said: word, meant: `${guess}${after}` };
}

/** Finds the word that was most likely meant, ignoring case. Returns undefined if no word is similar. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || word === '' || word.length > 40) return undefined;
  const typed = word.toLowerCase();
  const known = new Map(words.map((candidate) => [candidate.toLowerCase(), candidate]));
  const begun = [...known.keys()].filter((candidate) => typed.length >= 3 && candidate.startsWith(typed));
  if (begun.length === 1 && begun[0]) return known.get(begun[0]);
  const best = closest(typed, [...known.keys()]);
  return distance(typed, best) <= Math.max(2, Math.floor(best.length / 3)) ? known.get(best) : undefined;
}
