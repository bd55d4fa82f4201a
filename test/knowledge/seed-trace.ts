import { drafts } from '../../src/knowledge/drafts/table.ts';
import { faqEntries } from '../../src/knowledge/faq/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { itemsOf } from '../../src/knowledge/items.ts';

/** The 54 statements of the two documents, numbered in their order. */
export const statements: string[] = [...numbered('S0', 25), ...numbered('S1', 29)];

/** What says a statement to people, and the test that shows it. */
export interface Trace {
  seed: string;
  /** As one asks for it: `faq F13`, `draft T3`. */
  shownBy: string;
  test: string;
}

/** Every statement that the knowledge rests on, for a table of all of them. */
export const knowledgeTrace: Trace[] = [
  ...faqEntries.flatMap(({ id, seeds }) => traces(seeds, `faq ${id}`, 'test/knowledge/faq.test.ts')),
  ...drafts.flatMap(({ id, seeds }) => traces(seeds, `draft ${id}`, 'test/knowledge/drafts.test.ts')),
  ...termGroups.flatMap(({ citation }) =>
    traces(citation?.seeds ?? [], 'glossary', 'test/knowledge/glossary.test.ts'),
  ),
  ...traces(
    itemsOf('rackspace-email', 'office-365').seeds,
    'items rackspace-email office-365',
    'test/knowledge/items.test.ts',
  ),
];

function traces(seeds: string[], shownBy: string, test: string): Trace[] {
  return seeds.map((seed) => ({ seed, shownBy, test }));
}

function numbered(document: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${document}-${String(i + 1).padStart(2, '0')}`);
}
