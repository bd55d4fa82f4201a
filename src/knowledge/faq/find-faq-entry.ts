import type { Path } from '../route.ts';
import { createSearch } from '../search.ts';
import { answersFor, type FaqEntry } from './faq-entry.ts';
import { faqEntries } from './table.ts';

interface FaqMatch {
  /** The entry that answers the question, or null when no entry is close enough. */
  entry: FaqEntry | null;
  /** Up to three other entries that the person could mean, best first. */
  guesses: FaqEntry[];
}

const maxGuesses = 3;

/** The share of a question's words that an entry must match to be the answer, from 0 to 1. */
const minCoverage = 0.5;

/**
 * An entry for another path wins only if it scores more than this many times as high as the best entry for the right
 * path.
 */
const otherPathFactor = 2;

/** The most common questions, which are offered as guesses if too few entries match. */
const commonQuestions = ['F13', 'F07', 'F05'];

const search = createSearch(
  faqEntries.map(({ id, question, keywords }) => ({ id, title: question, keywords })),
);

/**
 * Finds the entry that answers a question. Prefers entries for `path`, unless `path` is null. A question can also be
 * the id of an entry, such as `F13`.
 */
export function findFaqEntry(question: string, path: Path | null): FaqMatch {
  const named = byId(question.trim().toUpperCase());
  if (named) return { entry: named, guesses: [] };
  const hits = search(question);
  const isForPath = (id: string) => answersFor(byId(id)!, path).length > 0;
  const first = hits.find(({ id }) => isForPath(id));
  const best = first && first.score * otherPathFactor >= hits[0]!.score ? first : hits[0];
  const known = best !== undefined && best.coverage >= minCoverage;
  const ids = [...hits.filter(({ id }) => isForPath(id)).map(({ id }) => id), ...commonQuestions];
  const others = [...new Set(ids)].filter((id) => !known || id !== best.id);
  return {
    entry: known ? byId(best.id)! : null,
    guesses: others.slice(0, maxGuesses).map((id) => byId(id)!),
  };
}

function byId(id: string): FaqEntry | undefined {
  return faqEntries.find((entry) => entry.id === id);
}
