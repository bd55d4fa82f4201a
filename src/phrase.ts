/** Joins words into a list: `a`, `a and b`, `a, b, and c`. */
export function listWords(words: string[], last = 'and'): string {
  if (words.length < 3) return words.join(` ${last} `);
  return `${words.slice(0, -1).join(', ')}, ${last} ${words.at(-1)}`;
}

/** Joins the first words into a list, and says how many others there are: `a, b, and 3 more`. */
export function listSome(words: string[], most: number): string {
  const more = words.length - most;
  return more > 0
    ? listWords([...words.slice(0, most), `${more.toLocaleString('en-US')} more`])
    : listWords(words);
}

/** Starts words with a capital letter. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Starts words with a small letter, unless they start with an abbreviation, such as `MX`. */
export function lowerFirst(words: string): string {
  if (/^\p{Lu}{2}/u.test(words)) return words;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/**
 * Keeps a symbol in one line with the word after it, and a `·` with the word before it, with spaces that don't break. A ✓
 * after a word stays with that word: `TTL lowered ✓`. For what a platform draws. A person's command gets plain spaces again
 * in `dropMarks`.
 */
export function keepTogether(words: string): string {
  return words
    .replace(/(^|[^\s·]) ✓(?= |$)/g, '$1\u00A0✓')
    .replace(/(?<!\u00A0)([☐✓☑↷▸]|\p{Extended_Pictographic}\uFE0F?) (?=\S|$)/gu, '$1\u00A0')
    .replace(/ (?=·)/g, '\u00A0');
}
