import { type Path, type Route, routeOf } from '../route.ts';
import { answersFor, type FaqEntry } from './faq-entry.ts';
import { createClassifier } from './search/classify.ts';
import { faqEntries } from './table.ts';
import { topics } from './ways/table.ts';

interface FaqMatch {
  /** The entry that answers the question, or null when no entry is close enough. */
  entry: FaqEntry | null;
  /** Up to three other entries that the person could mean, best first. */
  guesses: FaqEntry[];
  /** The route that the question names, or null. */
  route: Route | null;
}

const maxGuesses = 3;

/** A question has an answer only if its likeliest entry is at least this many times as likely as no entry at all. */
const minOdds = 9;

/** The share of the likelihood of all entries that the best entry must have, from 0 to 1. */
const minShare = 0.3;

/** How likely a question about a ticket is about another path, compared to a question about the ticket's own path. */
const otherPath = 0.02;

/** The most common questions, which are offered as guesses if too few entries are likely. */
const commonQuestions = ['F13', 'F07', 'F05'];

/** Learned at the first question, so that no start of the bot waits for it. */
let classifier: ReturnType<typeof createClassifier> | undefined;

/**
 * Finds the entry that answers a question. Prefers entries for `path`, unless `path` is null. A question can also be
 * the id of an entry, such as `F13`.
 */
export function findFaqEntry(question: string, path: Path | null): FaqMatch {
  const named = byId(question.trim().toUpperCase());
  if (named) return { entry: named, guesses: [], route: null };
  classifier ??= createClassifier(topics);
  const { guesses: likelihoods, route } = classifier(question, path && routeOf(path));
  const none = likelihoods.find(({ id }) => id === null)?.likelihood ?? 0;
  const ranked = likelihoods
    .flatMap(({ id, likelihood }) => (id === null ? [] : { entry: byId(id)!, likelihood }))
    .map(({ entry, likelihood }) => {
      const fits = answersFor(entry, path).length > 0;
      return { entry, fits, likelihood, weight: fits ? likelihood : likelihood * otherPath };
    })
    .toSorted((a, b) => b.weight - a.weight);
  const best = ranked[0];
  const highest = Math.max(...ranked.map(({ likelihood }) => likelihood));
  const total = ranked.reduce((sum, { weight }) => sum + weight, 0);
  const known = best !== undefined && highest >= none * minOdds && best.weight >= total * minShare;
  const fitting = ranked.filter(({ fits }) => fits).map(({ entry }) => entry);
  const others = [...new Set([...fitting, ...commonQuestions.map((id) => byId(id)!)])];
  return {
    entry: known ? best.entry : null,
    guesses: others.filter((entry) => !known || entry !== best.entry).slice(0, maxGuesses),
    route,
  };
}

function byId(id: string): FaqEntry | undefined {
  return faqEntries.find((entry) => entry.id === id);
}
