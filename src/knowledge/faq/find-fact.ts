import type { Path } from '../route.ts';
import { createSearch } from '../search.ts';
import { answersFor, type Fact } from './fact.ts';
import { facts } from './table.ts';

interface Found {
  /** The fact that answers; null when none is near enough. */
  fact: Fact | null;
  /** What else may have been meant, the likeliest first. */
  guesses: Fact[];
}

/** How many guesses there are at least. */
const most = 3;

/** How much of a question a fact must have to be its answer. */
const enough = 0.5;

/** By how much a fact for other paths must be the better one to be answered for a path that it is not for. */
const better = 2;

/** Offered where nothing resembles the question: what is asked most. */
const common = ['F13', 'F07', 'F05'];

const search = createSearch(facts.map(({ id, question, words }) => ({ id, title: question, words })));

/** The fact that answers a question, for a path if one is named. `F13` names one itself. */
export function findFact(question: string, path: Path | null): Found {
  const named = byId(question.trim().toUpperCase());
  if (named) return { fact: named, guesses: [] };
  const hits = search(question);
  const suits = (id: string) => answersFor(byId(id)!, path).length > 0;
  const first = hits.find(({ id }) => suits(id));
  const best = first && first.score * better >= hits[0]!.score ? first : hits[0];
  const known = best !== undefined && best.coverage >= enough;
  const ids = [...hits.filter(({ id }) => suits(id)).map(({ id }) => id), ...common];
  const others = [...new Set(ids)].filter((id) => !known || id !== best.id);
  return { fact: known ? byId(best.id)! : null, guesses: others.slice(0, most).map((id) => byId(id)!) };
}

function byId(id: string): Fact | undefined {
  return facts.find((fact) => fact.id === id);
}
