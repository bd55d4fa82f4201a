import type { Citation } from '../citation.ts';
import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';

/** A question that customers or Rackers ask, with our answers. */
export interface FaqEntry extends Citation {
  id: string;
  question: string;
  /** Other words that people use when they ask the question. */
  keywords: string;
  /** One answer per scope. The question applies only to paths in these scopes. */
  answers: FaqAnswer[];
  /** The subcommand that gives more details. */
  seeAlso?: 'items' | 'glossary';
}

export interface FaqAnswer {
  scope: Scope;
  text: string;
}

/** Returns the answers for a path, or all answers if the path is null. */
export function answersFor(entry: FaqEntry, path: Path | null): FaqAnswer[] {
  return entry.answers.filter(({ scope }) => path === null || applies(scopes[scope].when, path));
}
