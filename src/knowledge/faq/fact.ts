import { applies, type Path } from '../route.ts';
import { type Scope, scopes } from '../scopes.ts';
import type { Source } from '../source.ts';

/** A question that people ask about migrations, and its answers, in our own words. */
export interface Fact extends Source {
  id: string;
  question: string;
  /** Other words that people ask it with. */
  words: string;
  /** What is true, path by path; together they say whom the question is for. */
  answers: Answer[];
  /** The subcommand that says more. */
  more?: 'items' | 'glossary';
}

export interface Answer {
  scope: Scope;
  text: string;
}

/** The answers for one path; all of them where none is named. */
export function answersFor(fact: Fact, path: Path | null): Answer[] {
  return fact.answers.filter(({ scope }) => path === null || applies(scopes[scope].when, path));
}
