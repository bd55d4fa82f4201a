import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';

/**
 * An entry that people can find by its title and keywords. The search ignores the entry's text, because many texts use
 * the same words.
 */
export interface Searchable {
  id: string;
  title: string;
  keywords: string;
}

export interface Hit {
  id: string;
  score: number;
  /** The share of the query's words that match, from 0 to 1. */
  coverage: number;
}

/** Words that the search ignores. */
const stopWords = new Set(
  `a about after all am an and any are as at be been but by can cannot could did do does for from get has have
  he her his how i if in into is it its just let may me mig might my need of on or our over per please possible plc shall she should so
  than that the their them then there these they this those to up us was we were what when where which while whom
  whose why will with would you your`.split(/\s+/),
);

/** For each abbreviation or spelling that people type: the words that our titles and keywords use instead. */
const synonyms = new Map<string, string[]>([
  ['o365', ['office', '365']],
  ['m365', ['office', '365']],
  ['office365', ['office', '365']],
  ['rse', ['rackspace', 'email']],
  ['hex', ['hosted', 'exchange']],
  ['licence', ['license']],
  ['licences', ['license']],
  ['licenses', ['license']],
  ['pwd', ['password']],
  ['pw', ['password']],
]);

/**
 * How much a word of a query counts toward `coverage` if the entry has only a similar word. An exact match counts 1.
 */
const fuzzyMatch = 0.9;

/**
 * Returns how many letters of a search term may be wrong: one if the term has 4 or 5 letters, two if the term is
 * longer. Returns false if no letter may be wrong.
 */
function fuzzy(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false;
  return term.length < 6 ? 1 : 2;
}

const prefix = (term: string) => term.length > 3;

/** Creates a search that tolerates typing errors and sorts hits from best to worst. */
export function createSearch(texts: Searchable[]): (query: string) => Hit[] {
  const known = new Set(texts.flatMap(({ title, keywords }) => termsOf(`${title} ${keywords}`, toTerms)));
  const meant = (word: string) => toMeantTerms(word, known);
  const index = new MiniSearch<Searchable>({
    fields: ['title', 'keywords'],
    processTerm: toTerms,
    searchOptions: {
      processTerm: meant,
      boost: { title: 2 },
      fuzzy,
      prefix,
      weights: { fuzzy: 0.5, prefix: 0.6 },
    },
  });
  index.addAll(texts);
  return (query) => {
    const terms = new Set(termsOf(query, meant));
    return index
      .search(query)
      .map(({ id, score, queryTerms, match }) => {
        const found = [...new Set(queryTerms)].map((term) => (Object.hasOwn(match, term) ? 1 : fuzzyMatch));
        const coverage = found.reduce((sum, each) => sum + each, 0) / terms.size;
        return { id: String(id), score: score * coverage, coverage };
      })
      .toSorted((a, b) => b.score - a.score);
  };
}

/** Returns a word's search terms, in the singular. Returns null for a word that the search ignores. */
function toTerms(word: string): string[] | null {
  const term = word.toLowerCase();
  if (term === '' || stopWords.has(term)) return null;
  return synonyms.get(term) ?? [singular(term)];
}

function singular(term: string): string {
  if (/(ss|us|is|ias)$/.test(term) || term.length < 4) return term;
  return term.replace(/(?<=x|ch|sh|ss|ias)es$|s$/, '');
}

function termsOf(text: string, process: (word: string) => string[] | null): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => process(word) ?? []);
}

/**
 * Returns the search terms for a word in a query. Corrects two swapped letters, as in `alais`. Returns null for an
 * unknown word that is one letter away from a word that the search ignores, such as `ther`.
 */
function toMeantTerms(word: string, known: Set<string>): string[] | null {
  const isKnown = (candidate: string) => toTerms(candidate)?.every((term) => known.has(term)) ?? true;
  if (/\d/.test(word) || isKnown(word)) return toTerms(word);
  const typed = word.toLowerCase();
  // Prefers the swap closest to the end of the word, because people rarely get the first letter wrong.
  const swapped = swapsOf(typed).findLast(isKnown);
  if (swapped !== undefined) return toTerms(swapped);
  const beginsKnownTerm = [...known].some((term) => term.startsWith(typed));
  const nearStopWord = [...stopWords].some((candidate) => distance(candidate, typed) === 1);
  return typed.length > 3 && nearStopWord && !beginsKnownTerm ? null : toTerms(word);
}

/** Returns every spelling of a word with two neighboring letters swapped. */
function swapsOf(word: string): string[] {
  return Array.from(
    { length: Math.max(word.length - 1, 0) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
}
