import type { Citation } from '../citation.ts';
import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';

/** A question that customers or Rackers ask, with our own answer for each path. */
export interface FaqEntry extends Citation {
  id: string;
  question: string;
  /** Other words that people use when they ask this. */
  keywords: string;
  /** One answer per scope. The question is about the paths in these scopes. */
  answers: Answer[];
  /** The subcommand with more details. */
  seeAlso?: 'items' | 'glossary';
}

export interface Answer {
  scope: Scope;
  text: string;
}

/** The answers for one path, or all answers when there is no path. */
export function answersFor(entry: FaqEntry, path: Path | null): Answer[] {
  return entry.answers.filter(({ scope }) => path === null || applies(scopes[scope].when, path));
}
