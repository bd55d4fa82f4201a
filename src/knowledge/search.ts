import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';

/** Something to be found, by its title and by the other words for it. What it says is not searched: too much of it is alike. */
export interface Searchable {
  id: string;
  title: string;
  keywords: string;
}

export interface Hit {
  id: string;
  score: number;
  /** How much of what was asked it has, 0 to 1. */
  coverage: number;
}

/** Words that say nothing about what is asked. */
const empty = new Set(
  `a about after all am an and any are as at be been but by can cannot could did do does for from get has have
  he her his how i if in into is it its just let may me mig might my need of on or our over per please possible plc shall she should so
  than that the their them then there these they this those to up us was we were what when where which while whom
  whose why will with would you your`.split(/\s+/),
);

/** What people write for it, and what we write. */
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

/** How much a word counts that is only like one of the entry's. */
const near = 0.9;

/** Short words and numbers must be right; in others a letter may be wrong, in long ones two. */
function fuzzy(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false;
  return term.length < 6 ? 1 : 2;
}

const prefix = (term: string) => term.length > 3;

/** Searches a fixed set of entries, tolerant of typing errors; the best come first. */
export function createSearch(entries: Searchable[]): (query: string) => Hit[] {
  const known = new Set(entries.flatMap(({ title, keywords }) => termsOf(`${title} ${keywords}`, toTerms)));
  const meant = (word: string) => toMeant(word, known);
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
  index.addAll(entries);
  return (query) => {
    const terms = new Set(termsOf(query, meant));
    return index
      .search(query)
      .map(({ id, score, queryTerms, match }) => {
        const found = [...new Set(queryTerms)].map((term) => (Object.hasOwn(match, term) ? 1 : near));
        const coverage = found.reduce((sum, each) => sum + each, 0) / terms.size;
        return { id: String(id), score: score * coverage, coverage };
      })
      .toSorted((a, b) => b.score - a.score);
  };
}

/** A word as it is indexed and looked for: of a plural its singular; null for one that says nothing. */
function toTerms(word: string): string[] | null {
  const term = word.toLowerCase();
  if (term === '' || empty.has(term)) return null;
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
 * A word that was asked for, as `toTerms` gives it: two swapped letters are set right (`alais`), and what is one letter
 * off a word that says nothing, and like none that is known, says nothing either (`ther`).
 */
function toMeant(word: string, known: Set<string>): string[] | null {
  const isKnown = (candidate: string) => toTerms(candidate)?.every((term) => known.has(term)) ?? true;
  if (/\d/.test(word) || isKnown(word)) return toTerms(word);
  const typed = word.toLowerCase();
  // From the end on: the first letter is seldom wrong.
  const swapped = swapsOf(typed).findLast(isKnown);
  if (swapped !== undefined) return toTerms(swapped);
  const begins = [...known].some((term) => term.startsWith(typed));
  const near = [...empty].some((candidate) => distance(candidate, typed) === 1);
  return typed.length > 3 && near && !begins ? null : toTerms(word);
}

/** The word with each two neighbours swapped. */
function swapsOf(word: string): string[] {
  return Array.from(
    { length: Math.max(word.length - 1, 0) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
}
