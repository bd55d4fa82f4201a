import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDraft } from '../../src/knowledge/drafts/draft.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { facts } from '../../src/knowledge/faq/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { itemsOf } from '../../src/knowledge/items.ts';
import { type PathName, paths } from './paths.ts';

/**
 * Every run of eight words in the two FAQ documents, as the first twelve digits of its SHA-256: in lower case, links
 * and signs left out. Nothing of ours may have one: facts are carried over, sentences are not.
 */
const theirs = new Set(
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
  return runs.filter((run) => theirs.has(createHash('sha256').update(run).digest('hex').slice(0, 12)));
}

test('the runs are theirs: a sentence of a document is known again', () => {
  expect(theirs.size).toBe(987);
  expect(borrowed('No. Admins are responsible for updating their domain’s DNS records.')).not.toEqual([]);
});

test('no fact has a sentence of the documents', () => {
  const texts = facts.flatMap(({ question, answers }) => [question, ...answers.map(({ text }) => text)]);
  expect(texts.flatMap(borrowed)).toEqual([]);
});

test('no page in docs has one', () => {
  const folder = join(import.meta.dirname, '../../docs');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages).toContain('sources.md');
  expect(pages.flatMap((name) => borrowed(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});

test('no term has one', () => {
  const texts = termGroups.flatMap(({ terms }) => terms.map(({ meaning }) => meaning));
  expect(texts.flatMap(borrowed)).toEqual([]);
});

test.each(Object.keys(paths) as PathName[])('nothing about %s has one', (name) => {
  const path = paths[name];
  const { moves, tried, stays, notes } = itemsOf(path.source, path.target);
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
      customer: 'Acme Corp',
      domain: 'acme.com',
      waited: '3 business days',
      overdue: false,
      steps: new Map(),
      values: {},
    }),
  );
  const lists = [moves, tried, stays, notes].map((lines) => lines.join(', '));
  expect([...lists, ...written.map(({ text }) => text)].flatMap(borrowed)).toEqual([]);
});
