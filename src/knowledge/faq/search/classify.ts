import type { Route } from '../../route.ts';
import { createCorrector } from './correct-spelling.ts';
import { type Reading, readQuestion, wordsOf } from './read-question.ts';
import { phraseWords, platformWords, stopWords, synonyms } from './vocabulary.ts';

/** Something that people ask about. */
export interface Topic {
  /** The id of the entry that answers the topic, or null if no entry does. */
  id: string | null;
  /** Questions that people ask about the topic. */
  ways: string[];
}

/** How likely it is that a question is about an entry, or about none (null), from 0 to 1. */
export interface Guess {
  id: string | null;
  likelihood: number;
}

export interface Classification {
  /** Each entry once, the likeliest first. Empty if no word of the question is known. */
  guesses: Guess[];
  /** The route that the question names, or null. */
  route: Route | null;
}

/** The weight of each term of a question, by term. */
type Terms = Map<string, number>;

interface Model {
  id: string | null;
  counts: Terms;
  total: number;
}

/** How much each kind of term counts. */
const weights = { meaning: 1, stem: 0.6, pair: 0.4, platform: 0.5, route: 1, assumedRoute: 0.3 };

/** The count of a term that a topic's ways don't use, because the next person may still use it. */
const unseen = 0.1;

/** How much a word that no topic uses speaks for the topics that no entry answers. */
const doubt = 1.5;

/** How fast the likelihood falls with the score. */
const sharpness = 3;

/**
 * Creates a naive Bayes classifier for questions. It learns from each topic's `ways` which terms people use. `assumed` is
 * the route of a question that doesn't name one.
 */
export function createClassifier(
  topics: Topic[],
): (question: string, assumed: Route | null) => Classification {
  const ways = topics.flatMap((topic) => topic.ways);
  const correct = createCorrector(
    [...ways, synonyms, [...stopWords].join(' '), phraseWords].flatMap(wordsOf),
  );
  const read = topics.map((topic) => topic.ways.map((way) => termsOf(readQuestion(way, correct))));
  const uses = new Map<string, number>();
  for (const term of read.flat().flatMap((terms) => [...terms.keys()]))
    uses.set(term, (uses.get(term) ?? 0) + 1);
  /** Weighs terms by how much they tell: a rare term tells more than a common one. */
  const weigh = (terms: Terms): [string, number][] => {
    const weighed = [...terms].map(([term, weight]): [string, number] => [
      term,
      weight * Math.log((ways.length + 1) / ((uses.get(term) ?? 0) + 1)),
    ]);
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    return weighed.map(([term, weight]) => [term, weight / length]);
  };
  const models = topics.map(({ id }, i): Model => toModel(id, read[i]!.flatMap(weigh), uses.size));

  return (question, assumed) => {
    const { terms: words, route } = readQuestion(question, correct);
    const terms = termsOf({ terms: words, route });
    if (route === null && assumed) terms.set(`route:${assumed}`, weights.assumedRoute);
    const weighed = weigh(new Map([...terms].filter(([term]) => uses.has(term) || isWord(term))));
    const known = weighed.filter(([term]) => uses.has(term));
    if (!known.some(([term]) => isWord(term))) return { guesses: [], route };
    const unknown = weighed.filter(([term]) => !uses.has(term)).reduce((sum, [, weight]) => sum + weight, 0);
    const scores = models.map((model) => ({
      id: model.id,
      score: scoreOf(model, known) + (model.id === null ? doubt * unknown : 0),
    }));
    return { guesses: toGuesses(scores), route };
  };
}

/** A stem gets a `=` in front, a pair has a space, and a route has a colon. All other terms are words. */
const isWord = (term: string) => !/[= :]/.test(term);

function termsOf({ terms, route }: Reading): Terms {
  const weighted: Terms = new Map(route ? [[`route:${route}`, weights.route]] : []);
  terms.forEach(({ meaning, stem }, i) => {
    const isPlatform = platformWords.has(stem);
    weighted.set(meaning, isPlatform ? weights.platform : weights.meaning);
    if (stem !== meaning && !isPlatform) weighted.set(`=${stem}`, weights.stem);
    if (i > 0) weighted.set(`${terms[i - 1]!.meaning} ${meaning}`, weights.pair);
  });
  return weighted;
}

function toModel(id: string | null, weighed: [string, number][], terms: number): Model {
  const counts: Terms = new Map();
  for (const [term, weight] of weighed) counts.set(term, (counts.get(term) ?? 0) + weight);
  const sum = weighed.reduce((total, [, weight]) => total + weight, 0);
  return { id, counts, total: sum + unseen * terms };
}

/** The weighted sum of the logarithms of how often the topic's ways use each term. */
function scoreOf({ counts, total }: Model, known: [string, number][]): number {
  return known.reduce(
    (sum, [term, weight]) => sum + weight * Math.log(((counts.get(term) ?? 0) + unseen) / total),
    0,
  );
}

function toGuesses(scores: { id: string | null; score: number }[]): Guess[] {
  const best = Math.max(...scores.map(({ score }) => score));
  const shares = new Map<string | null, number>();
  for (const { id, score } of scores) {
    shares.set(id, (shares.get(id) ?? 0) + Math.exp((score - best) * sharpness));
  }
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  return [...shares]
    .map(([id, share]) => ({ id, likelihood: share / sum }))
    .toSorted((a, b) => b.likelihood - a.likelihood);
}
