import MiniSearch from 'minisearch';

/** Something to be found, by its title and by the other words for it. What it says is not searched: too much of it is alike. */
export interface Entry {
  id: string;
  title: string;
  words: string;
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

/** Short words and numbers must be right; in others a letter may be wrong, in long ones two: as many as two that swapped. */
function fuzzy(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false;
  return term.length < 6 ? 1 : 2;
}

const prefix = (term: string) => term.length > 3;

/** Searches a fixed set of entries, tolerant of typing errors; the best come first. */
export function createSearch(entries: Entry[]): (query: string) => Hit[] {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'words'],
    processTerm: toTerms,
    searchOptions: {
      boost: { title: 2 },
      fuzzy,
      prefix,
      weights: { fuzzy: 0.5, prefix: 0.6 },
    },
  });
  index.addAll(entries);
  return (query) => {
    const terms = new Set(query.split(/[^\p{L}\p{N}]+/u).flatMap((word) => toTerms(word) ?? []));
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
  if (/(ss|us|is)$/.test(term) || term.length < 4) return term;
  return term.replace(/(?<=x|ch|sh)es$|s$/, '');
}
