import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDraft } from '../../src/knowledge/drafts/draft.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { faqEntries } from '../../src/knowledge/faq/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { itemsOf } from '../../src/knowledge/items.ts';
import { detailsOf } from './letter.ts';
import { type PathName, paths } from './paths.ts';

/**
 * Hashes of all sequences of eight words in the two FAQ documents. A hash is the first twelve hex digits of a SHA-256.
 * The words are in lower case, without links and punctuation. Our texts may state the same facts, but must not contain
 * any of these sequences.
 */
const documentRuns = new Set(
  readFileSync(join(import.meta.dirname, 'seed-shingles.txt'), 'utf8')
    .trim()
    .split(/\s+/),
);

function borrowed(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/https?:\/\/\S+/g, ' ')
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  const runs = words.map((_, i) => words.slice(i, i + 8).join(' '));
  return runs.filter((run) => documentRuns.has(createHash('sha256').update(run).digest('hex').slice(0, 12)));
}

test('the check for copies recognizes a sentence from the FAQ documents', () => {
  expect(documentRuns.size).toBe(987);
  expect(borrowed('No. Admins are responsible for updating their domain’s DNS records.')).not.toEqual([]);
});

test('the FAQ answers copy no sentence from the FAQ documents', () => {
  const texts = faqEntries.flatMap(({ question, answers }) => [question, ...answers.map(({ text }) => text)]);
  expect(texts.flatMap(borrowed)).toEqual([]);
});

test('the docs copy no sentence from the FAQ documents', () => {
  const folder = join(import.meta.dirname, '../../docs');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages).toContain('sources.md');
  expect(pages.flatMap((name) => borrowed(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});

test('the glossary copies no sentence from the FAQ documents', () => {
  const texts = termGroups.flatMap(({ terms }) => terms.map(({ meaning }) => meaning));
  expect(texts.flatMap(borrowed)).toEqual([]);
});

test.each(Object.keys(paths) as PathName[])(
  'the items and drafts for %s copy no sentence from the FAQ documents',
  (name) => {
    const path = paths[name];
    const { moves, attempted, leftBehind, notes } = itemsOf(path.source, path.target);
    const known = { sourceUrl: 'https://mail.acme.com', billingTarget: '2026-12-31' };
    const written = [
      ...drafts.map((draft) => ({ draft })),
      ...drafts.map((draft) => ({ draft, ...known })),
    ].map(({ draft, ...more }) =>
      writeDraft(draft, detailsOf(name, { ...more, steps: new Map(), values: {} })),
    );
    const lists = [moves, attempted, leftBehind, notes].map((lines) => lines.join(', '));
    expect([...lists, ...written.map(({ text }) => text)].flatMap(borrowed)).toEqual([]);
  },
);
