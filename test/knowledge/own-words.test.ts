import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDraft } from '../../src/knowledge/drafts/draft.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { faqEntries } from '../../src/knowledge/faq/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { itemsOf } from '../../src/knowledge/items.ts';
import { type PathName, paths } from './paths.ts';

/**
 * Every run of eight words in the two FAQ documents, without links and punctuation, in lower case. Each line has the first
 * twelve digits of a run's SHA-256. Our texts share no run with the documents: we use their facts, but not their sentences.
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

test('recognizes a sentence from the documents', () => {
  expect(documentRuns.size).toBe(987);
  expect(borrowed('No. Admins are responsible for updating their domain’s DNS records.')).not.toEqual([]);
});

test('copies no sentence into the FAQ', () => {
  const texts = faqEntries.flatMap(({ question, answers }) => [question, ...answers.map(({ text }) => text)]);
  expect(texts.flatMap(borrowed)).toEqual([]);
});

test('copies no sentence into the docs', () => {
  const folder = join(import.meta.dirname, '../../docs');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages).toContain('sources.md');
  expect(pages.flatMap((name) => borrowed(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});

test('copies no sentence into the glossary', () => {
  const texts = termGroups.flatMap(({ terms }) => terms.map(({ meaning }) => meaning));
  expect(texts.flatMap(borrowed)).toEqual([]);
});

test.each(Object.keys(paths) as PathName[])('copies no sentence into the items and drafts of %s', (name) => {
  const path = paths[name];
  const { moves, attempted, leftBehind, notes } = itemsOf(path.source, path.target);
  const known = { sourceUrl: 'https://mail.acme.com', billingTarget: '2026-12-31' };
  const written = [
    ...drafts.map((draft) => ({ draft })),
    ...drafts.map((draft) => ({ draft, ...known })),
  ].map(({ draft, ...more }) =>
    writeDraft(draft, {
      ...more,
      path,
      phase: 'discovery',
      phases: ['discovery'],
      from: 'Rackspace Email',
      to: 'Office 365',
      domain: 'acme.com',
      idleTime: '3 business days',
      isLastReminder: false,
      steps: new Map(),
      values: {},
    }),
  );
  const lists = [moves, attempted, leftBehind, notes].map((lines) => lines.join(', '));
  expect([...lists, ...written.map(({ text }) => text)].flatMap(borrowed)).toEqual([]);
});
