import { stemmer } from 'stemmer';
import type { Route } from '../../route.ts';
import { phrases, stopWords, synonyms } from './vocabulary.ts';

/** A word that a question is about. */
export interface Term {
  /** What the word means, such as `cost*` for “fee”, or the word's stem. */
  meaning: string;
  stem: string;
}

/** A question as the search sees it. */
export interface Reading {
  terms: Term[];
  /** The route that the question names, or null. */
  route: Route | null;
}

const meanings = new Map(
  synonyms
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap((group) => group.map((word): [string, string] => [stemmer(word), `${group[0]}*`])),
);

/** Reads a question. `correct` corrects a word's spelling. */
export function readQuestion(question: string, correct: (word: string) => string): Reading {
  const typed = wordsOf(question).map(correct).join(' ');
  const text = phrases.reduce((read, [pattern, meaning]) => read.replace(pattern, meaning), typed);
  const terms = text
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word))
    .map(stemmer)
    .map((stem) => ({ meaning: meanings.get(stem) ?? stem, stem }));
  return { terms, route: routeIn(text) };
}

/** Returns the words of a text in lower case, without punctuation and apostrophes. An arrow counts as “to”. */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[-=]?>|→/g, ' to ');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words that name an outside system. The names without spaces are what `phrases` turns longer names into. */
const outside =
  /\b(?:gmail|zimbra|groupwise|lotus|domino|pop3?|imap|newexchange|exchangeserver|inhouse|officesource|external|isp)\b/;

/** Returns the route that a question names. A question that names Office 365 is about an upgrade unless mail comes from outside. */
function routeIn(text: string): Route | null {
  if (text.includes('platformchange')) return 'platform-change';
  if (outside.test(text)) return 'external';
  if (text.includes('office365')) return 'upgrade';
  const both = text.includes('rackspaceemail') && /\b(?:hosted)?exchange\b/.test(text);
  return both ? 'platform-change' : null;
}
