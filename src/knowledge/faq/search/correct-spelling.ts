import { distance } from 'fastest-levenshtein';
import { stemmer } from 'stemmer';

/** Creates a function that corrects the spelling of a word to the closest of the known words. Returns other words unchanged. */
export function createCorrector(known: string[]): (word: string) => string {
  const counts = new Map<string, number>();
  for (const word of known) counts.set(word, (counts.get(word) ?? 0) + 1);
  const stems = new Set([...counts.keys()].map(stemmer));
  // Of two words that are equally close, the more common one comes first.
  const common = [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);

  return (word) => {
    if (word.length < 3 || /\d/.test(word) || counts.has(word) || stems.has(stemmer(word))) return word;
    const close = common
      .map((candidate) => ({ candidate, errors: errorsIn(word, candidate) }))
      .filter(({ errors }) => errors <= 2.5)
      .toSorted((a, b) => a.errors - b.errors);
    return close[0]?.candidate ?? word;
  };
}

/** How many typing errors turn `meant` into `typed`, or infinity if there are too many to recognize the word. */
function errorsIn(typed: string, meant: string): number {
  if (Math.abs(typed.length - meant.length) > 2) return Number.POSITIVE_INFINITY;
  const plain = distance(typed, meant);
  if (plain > 3) return Number.POSITIVE_INFINITY;
  const errors = Math.min(plain, ...swapsOf(typed).map((swap) => 1 + distance(swap, meant)));
  const shorter = Math.min(typed.length, meant.length);
  // A short word with an error can be many words, unless its letters are only swapped.
  const allowed = shorter < 4 ? 0 : shorter < 7 ? 1 : 2;
  const onlySwapped = errors === 1 && typed.length === meant.length && plain === 2;
  if (errors > allowed && !onlySwapped) return Number.POSITIVE_INFINITY;
  // People rarely get the first letter wrong.
  return typed[0] === meant[0] ? errors : errors === 1 ? 1.5 : Number.POSITIVE_INFINITY;
}

/** Returns every spelling of a word with two neighboring letters swapped. */
function swapsOf(word: string): string[] {
  return Array.from(
    { length: Math.max(word.length - 1, 0) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
}
