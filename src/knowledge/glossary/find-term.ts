import { closest, distance } from 'fastest-levenshtein';
import { createSearch } from '../search.ts';
import type { Source } from '../source.ts';
import { deskTerms } from './desk.ts';
import { movingTerms } from './moving.ts';
import { rackspaceTerms } from './rackspace.ts';
import { technologyTerms } from './technology.ts';
import type { Term } from './term.ts';

interface TermGroup {
  title: string;
  terms: Term[];
  /** Where Rackspace says it; the other terms are common in the trade, or this desk's own. */
  source?: Source;
}

/** All terms, by what they are about. */
export const termGroups: TermGroup[] = [
  { title: 'Rackspace', terms: rackspaceTerms, source: { seeds: ['S1-04'], articles: ['terminology'] } },
  { title: 'Moving mail', terms: movingTerms },
  { title: 'DNS and technology', terms: technologyTerms },
  { title: 'This desk', terms: deskTerms },
];

const terms = termGroups.flatMap((group) => group.terms);

/** All names of all terms. */
export const termNames: string[] = terms.flatMap(namesOf);

const search = createSearch(terms.map(({ term, also = '' }) => ({ id: term, title: term, keywords: also })));

export interface Found {
  /** The term itself, or the one that is nearest to what was asked. */
  term: Term;
  exact: boolean;
  source: Source | undefined;
  /** Others that resemble it. */
  others: Term[];
}

/** The term that someone means, whatever its case and with a slip of the finger; null when none is near. */
export function findTerm(asked: string): Found | null {
  const wanted = asked.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const hits = search(wanted).map(({ id }) => terms.find(({ term }) => term === id)!);
  const named = byName(wanted);
  const term = named ?? hits[0] ?? oneOff(wanted);
  if (!term) return null;
  const { source } = termGroups.find((group) => group.terms.includes(term))!;
  return { term, exact: named !== undefined, source, others: hits.filter((hit) => hit !== term).slice(0, 3) };
}

function byName(name: string): Term | undefined {
  return terms.find((term) => namesOf(term).includes(name));
}

/** Short names, which the search takes only as they are: one letter may be wrong. */
function oneOff(wanted: string): Term | undefined {
  const name = closest(wanted, termNames);
  return wanted.length > 2 && distance(wanted, name) === 1 ? byName(name) : undefined;
}

function namesOf({ term, also }: Term): string[] {
  return [term, ...(also?.split(',') ?? [])].map((name) => name.trim().toLowerCase());
}
