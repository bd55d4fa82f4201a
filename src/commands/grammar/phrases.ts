import { distance } from 'fastest-levenshtein';

/**
 * How many of the first words make up one value: `customer testing they found a gap` begins with a phase of two words.
 * A typing error in the phrase is allowed. Returns 1 if the words begin with none of the phrases.
 */
export function phraseLength(words: string[], phrases: readonly string[] = []): number {
  const known = phrases
    .map((phrase) => ({ phrase: phrase.toLowerCase(), length: phrase.split(' ').length }))
    .filter(({ length }) => length <= words.length)
    .sort((a, b) => b.length - a.length);
  const first = (length: number) => words.slice(0, length).join(' ').toLowerCase();
  const exact = known.find(({ phrase, length }) => first(length) === phrase);
  const near = known.find(
    ({ phrase, length }) => length > 1 && distance(first(length), phrase) <= Math.floor(phrase.length / 5),
  );
  return (exact ?? near)?.length ?? 1;
}
