import { distance } from 'fastest-levenshtein';
import { stemmer } from 'stemmer';

/**
 * Creates a function that corrects the spelling of a word to the closest of the known words. Returns a word that it knows,
 * and a word that is close to none, as it is.
 */
export function createCorrector(known: string[]): (word: string) => string {
  const counts = new Map<string, number>();
  for (const word of known) counts.set(word, (counts.get(word) ?? 0) + 1);
  const stems = new Set([...counts.keys()].map(stemmer));
  // Of two words that are equally close, the more common one comes first.
  const common = [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);

  return (word) => {
    if (word.length < 3 || /\d/.test(word) || counts.has(word) || stems.has(stemmer(word))) return word;
    const swaps = swapsOf(word);
    let closest = { word, errors: Number.POSITIVE_INFINITY };
    for (const candidate of common) {
      const errors = errorsIn(word, swaps, candidate);
      if (errors < closest.errors) closest = { word: candidate, errors };
    }
    return closest.word;
  };
}

/** How many letters of a word may be wrong, by the word's length. A short word with an error can be many words. */
const allowedIn = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/**
 * How many typing errors turn `meant` into `typed`. Two swapped letters are one error. Infinity if there are too many
 * errors to recognize the word. `swaps` are the spellings of `typed` with two neighboring letters swapped.
 */
function errorsIn(typed: string, swaps: string[], meant: string): number {
  if (Math.abs(typed.length - meant.length) > 2) return Number.POSITIVE_INFINITY;
  if (swaps.includes(meant)) return typed[0] === meant[0] ? 1 : 1.5;
  const plain = distance(typed, meant);
  if (plain > 3) return Number.POSITIVE_INFINITY;
  const errors = Math.min(plain, ...swaps.map((swap) => 1 + distance(swap, meant)));
  if (errors > allowedIn(Math.min(typed.length, meant.length))) return Number.POSITIVE_INFINITY;
  if (typed[0] === meant[0]) return errors;
  // People rarely get the first letter wrong.
  return errors === 1 ? 1.5 : Number.POSITIVE_INFINITY;
}

/** Returns every spelling of a word with two neighboring letters swapped. */
function swapsOf(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
}
