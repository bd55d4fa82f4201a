import { expect, test } from 'vitest';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { facts } from '../../src/knowledge/faq/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { itemsOf } from '../../src/knowledge/items.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { statementIds } from '../statements/ids.ts';
import { paths } from './paths.ts';

test('the FAQ has an answer for every statement', () => {
  const answered = new Set(facts.flatMap(({ seeds }) => seeds));
  expect(statementIds.filter((id) => !answered.has(id))).toEqual([]);
});

test('nothing cites a statement that does not exist', () => {
  const items = Object.values(paths).map(({ source, target }) => itemsOf(source, target));
  const sources = [...facts, ...drafts, ...items, ...termGroups.flatMap(({ source }) => source ?? [])];
  const steps = playbooks
    .flatMap((playbook) => [playbook, ...(playbook.variants ?? [])])
    .flatMap((plan) => plan.steps);
  const cited = [
    ...sources.flatMap(({ seeds }) => seeds),
    ...steps.flatMap(({ trace }) => trace?.match(/\bS\d+-\d+/g) ?? []),
  ];
  expect(cited.length).toBeGreaterThan(statementIds.length);
  expect(cited.filter((id) => !statementIds.includes(id))).toEqual([]);
});
