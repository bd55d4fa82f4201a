import { type Citation, joinCitations } from '../citation.ts';
import { applies, type Path, type PathCondition, type Route } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';

/** A question that customers or Rackers ask, with our answers. `ways/table.ts` has the ways in which people ask it. */
export interface FaqEntry {
  id: string;
  question: string;
  /** One answer per scope. The question applies only to paths in these scopes. */
  answers: FaqAnswer[];
  /** Replaces the answers if the path is known and in one of their scopes. */
  answerOn?: (path: Path) => FaqText;
  /** The subcommand that gives more details. */
  seeAlso?: 'items' | 'glossary';
}

/** What an answer says, with the sources that say it. */
export interface FaqText extends Citation {
  text: string;
  /** More sentences, each on a line of its own. */
  details?: string[];
  /** Whether to say how to reach Support. */
  support?: true;
}

export interface FaqAnswer extends FaqText {
  scope: Scope;
}

/** Returns the answers for a path, or all answers if the path is null. */
export function answersFor(entry: FaqEntry, path: Path | null): FaqText[] {
  if (path === null) return entry.answers;
  const fitting = entry.answers.filter(({ scope }) => applies(scopes[scope].when, path));
  return fitting.length > 0 && entry.answerOn ? [entry.answerOn(path)] : fitting;
}

/** Returns the answers that can apply to a route, or all answers if none can or if the route is null. */
export function answersOnRoute({ answers }: FaqEntry, route: Route | null): FaqAnswer[] {
  const possible = answers.filter(({ scope }) => {
    const { route: allowed }: PathCondition = scopes[scope].when;
    return route === null || allowed === undefined || allowed.includes(route);
  });
  return possible.length > 0 ? possible : answers;
}

/** The sources of several answers together. */
export function citationOf(answers: FaqText[]): Citation {
  return joinCitations(answers);
}
