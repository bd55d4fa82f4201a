import { closest, distance } from 'fastest-levenshtein';
import type { Citation } from '../citation.ts';
import { createSearch } from '../search.ts';
import { movingTerms } from './moving.ts';
import { rackspaceTerms } from './rackspace.ts';
import { technologyTerms } from './technology.ts';
import type { Term } from './term.ts';
import { ticketTerms } from './tickets.ts';

interface TermGroup {
  title: string;
  terms: Term[];
  /** The Rackspace article that also defines these terms. */
  citation?: Citation;
}

/** All terms, grouped by subject. */
export const termGroups: TermGroup[] = [
  { title: 'Rackspace', terms: rackspaceTerms, citation: { seeds: ['S1-04'], articles: ['terminology'] } },
  { title: 'Moving mail', terms: movingTerms },
  { title: 'DNS and technology', terms: technologyTerms },
  { title: 'Working with tickets', terms: ticketTerms },
];

const terms = termGroups.flatMap((group) => group.terms);

/** Every name of every term, in lower case. */
export const termNames: string[] = terms.flatMap(namesOf);

const search = createSearch(terms.map(({ term, also = '' }) => ({ id: term, title: term, keywords: also })));

export interface TermMatch {
  /** The term that the person asked for, or the closest term if no term has that name. */
  term: Term;
  exact: boolean;
  citation: Citation | undefined;
  /** Up to three other terms with similar names, best first. */
  others: Term[];
}

/** Finds a term by any of its names. Ignores case and tolerates typing errors. Null if no term is close. */
export function findTerm(asked: string): TermMatch | null {
  const wanted = asked.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const hits = search(wanted).map(({ id }) => terms.find(({ term }) => term === id)!);
  const named = byName(wanted);
  const term = named ?? hits[0] ?? oneOff(wanted);
  if (!term) return null;
  const { citation } = termGroups.find((group) => group.terms.includes(term))!;
  return {
    term,
    exact: named !== undefined,
    citation,
    others: hits.filter((hit) => hit !== term).slice(0, 3),
  };
}

function byName(name: string): Term | undefined {
  return terms.find((term) => namesOf(term).includes(name));
}

/** Finds a term with a name that differs from `wanted` by one letter. The search itself doesn't correct short names. */
function oneOff(wanted: string): Term | undefined {
  const name = closest(wanted, termNames);
  return wanted.length > 2 && distance(wanted, name) === 1 ? byName(name) : undefined;
}

function namesOf({ term, also }: Term): string[] {
  return [term, ...(also?.split(',') ?? [])].map((name) => name.trim().toLowerCase());
}
