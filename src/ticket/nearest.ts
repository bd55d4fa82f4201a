import { closest, distance } from 'fastest-levenshtein';

/** The word that was most likely meant, or undefined when none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || word === '' || word.length > 40) return undefined;
  const lower = word.toLowerCase();
  const begun = words.filter((candidate) => lower.length >= 3 && candidate.startsWith(lower));
  if (begun.length === 1) return begun[0];
  const best = closest(lower, words as string[]);
  return distance(lower, best) <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}
