import { distance } from 'fastest-levenshtein';

/**
 * Returns how many of the first words make up one value. For example, `customer testing they found a gap` begins with a
 * phase of two words. A phrase may be one word with hyphens: `customer-testing they found a gap`. Unless `exact`, it may
 * contain a typing error. Returns 1 if the words don't begin with a phrase.
 */
export function phraseLength(
  words: string[],
  phrases: readonly string[] = [],
  { exact = false }: { exact?: boolean } = {},
): number {
  const known = phrases
    .map((phrase) => ({ phrase: phrase.toLowerCase(), length: phrase.split(' ').length }))
    .filter(({ length }) => length <= words.length)
    .sort((a, b) => b.length - a.length);
  const first = (length: number) => words.slice(0, length).join(' ').toLowerCase();
  const same = known.find(({ phrase, length }) => first(length) === phrase);
  const [word = ''] = words;
  const isHyphened = phrases.some(
    (phrase) => phrase.toLowerCase().replaceAll(' ', '-') === word.toLowerCase(),
  );
  if (!same && isHyphened) return 1;
  const near = known.find(
    ({ phrase, length }) => length > 1 && distance(first(length), phrase) <= Math.floor(phrase.length / 5),
  );
  return (same ?? (exact ? undefined : near))?.length ?? 1;
}
