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
  if (guess === undefined) return undefined;
  const obvious = after === '' && obviouslyMeant(word, words) === guess;
  return { said: word, meant: `${guess}${after}`, ...(obvious && { obvious }) };
}

/** Finds the word that was most likely meant, ignoring case. Returns undefined if no word is similar. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || word === '' || word.length > 40) return undefined;
  const typed = word.toLowerCase();
  const known = new Map(words.map((candidate) => [candidate.toLowerCase(), candidate]));
  const begun = [...known.keys()].filter((candidate) => typed.length >= 3 && candidate.startsWith(typed));
  if (begun.length === 1 && begun[0]) return known.get(begun[0]);
  const obvious = obviouslyMeant(word, words);
  if (obvious !== undefined) return obvious;
  const best = closest(typed, [...known.keys()]);
  return distance(typed, best) <= Math.max(2, Math.floor(best.length / 3)) ? known.get(best) : undefined;
}

/** Finds the only word that is one typing error away. Undefined if there is none, or several. */
export function obviouslyMeant(word: string, words: readonly string[]): string | undefined {
  const [meant, ...others] = oneErrorAway(word, words);
  return others.length === 0 ? meant : undefined;
}

/**
 * Finds the words that differ from what was typed by one typing error: a letter that is missing, wrong, or too much, or two
 * letters in the wrong order.
 */
export function oneErrorAway(word: string, words: readonly string[]): string[] {
  if (word.length < 3 || word.length > 60) return [];
  const typed = word.toLowerCase();
  return [...new Set(words.filter((candidate) => isOneErrorAway(typed, candidate.toLowerCase())))];
}

function isOneErrorAway(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at++;
  const [rest, wanted] = [typed.slice(at), meant.slice(at)];
  const isSwapped = rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  return (
    (isSwapped && rest.length > 1) ||
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1)
  );
}
