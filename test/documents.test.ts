import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toDocument } from '../scripts/playbooks/document.ts';
import { drafts } from '../src/knowledge/drafts/table.ts';
import { faqEntries } from '../src/knowledge/faq/table.ts';
import { termGroups } from '../src/knowledge/glossary/find-term.ts';
import { itemsOf } from '../src/knowledge/items.ts';
import { blockerSpecs } from '../src/ticket/playbooks/blocker-specs.ts';
import { playbooks } from '../src/ticket/playbooks/table.ts';
import { paths } from './knowledge/paths.ts';
import { statementIds } from './statements/ids.ts';
import { readTable } from './support/markdown.ts';

const root = join(import.meta.dirname, '..');
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/)];
const code = ['src', 'test', 'scripts', 'prisma'].flatMap((folder) =>
  filesIn(folder, /\.(tsx?|mjs|css|prisma|sql)$/).filter(
    (file) => !file.startsWith('src/db/generated/') && file !== 'test/documents.test.ts',
  ),
);
const steps = playbooks.flatMap(({ steps, variants = [] }) => [
  ...steps,
  ...variants.flatMap((variant) => variant.steps),
]);
const others = readTable('docs/sources.md', 'Other sources').map(([key = '']) => key);
const blockers = readTable('docs/sources.md', 'Blockers').map(([name = '', keys = '']) => ({
  name,
  keys: keys.split(', '),
}));

describe('a reference to a document', () => {
  it('leads to a page, heading, file, or statement that exists', () => {
    expect(code).toContain('src/time/calendar.ts');
    expect(pages).toContain('docs/trade.md');
    expect([...code, ...pages].flatMap((file) => faultsOf(file, read(file)))).toEqual([]);
  });

  it.each([
    ['src/a.ts', '/** See docs/trad.md. */', 'docs/trad.md'],
    ['src/a.ts', '/** Why: docs/trade.md, "Biling". */', 'Biling'],
    ['src/a.ts', '/**\n * Why: docs/trade.md, "What\n * mooves".\n */', 'What mooves'],
    ['src/a.ts', '// Why: docs/trade.md, "Billing" and "DNS record"', 'DNS record'],
    ['CONTRIBUTING.md', 'As in `docs/trade.md`, "Bills".', 'Bills'],
    ['src/a.ts', '/** The variables: README.md, "Configurations". */', 'Configurations'],
    ['src/a.ts', '/** Facts: domain.md 2. */', 'domain.md'],
    ['test/a.ts', '// As S0-26 says.', 'S0-26'],
    ['docs/a.md', 'See "Stall" in [rules.md](rules.md).', 'Stall'],
    ['docs/a.md', 'See [rule.md](rule.md).', 'rule.md'],
    ['ARCHITECTURE.md', 'Held by `test/hose.test.ts`.', 'test/hose.test.ts'],
  ])('is reported if its target does not exist, in %s: %s', (file, text, named) => {
    const faults = faultsOf(file, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(named);
  });
});

describe('docs/playbooks.md', () => {
  it('is what `npm run playbooks` writes', () => {
    expect(read('docs/playbooks.md')).toBe(toDocument(playbooks));
  });
});

describe('docs/sources.md', () => {
  it('has a row for each of the 54 FAQ statements, in order', () => {
    const rows = readTable('docs/sources.md', 'The two FAQ documents');
    expect(rows.map(([key]) => key)).toEqual(statementIds);
  });

  it('has a row for each source that a step, FAQ entry, draft, item list, or term cites', () => {
    const traced = steps.flatMap(({ trace }) => trace?.split(', ') ?? []);
    const items = Object.values(paths).map(({ source, target }) => itemsOf(source, target));
    const known = [
      ...faqEntries.flatMap(({ answers }) => answers),
      ...drafts,
      ...items,
      ...termGroups.flatMap(({ citation }) => citation ?? []),
    ];
    const missing = [...traced, ...known.flatMap(({ seeds }) => seeds)].filter(
      (key) => ![...statementIds, ...others].includes(key),
    );
    expect(missing).toEqual([]);
  });

  it('has a row for each blocker, and a row for each source that the blocker cites', () => {
    expect(blockers.map(({ name }) => name)).toEqual(blockerSpecs.map(({ code }) => code));
    const keys = blockers.flatMap((blocker) => blocker.keys);
    expect(keys.filter((key) => ![...statementIds, ...others].includes(key))).toEqual([]);
  });

  it('lists only sources that are cited somewhere', () => {
    const traces = steps.flatMap(({ trace }) => trace?.split(', ') ?? []);
    const cited = pages.flatMap((page) => [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, key]) => key));
    const used = new Set([...traces, ...blockers.flatMap(({ keys }) => keys), ...cited]);
    expect(others.filter((key) => !used.has(key))).toEqual([]);
  });
});

const gone = /\b(?:domain|design|platform|house)\.md\b/g;
const page =
  /(?<![\w/])(docs\/[\w-]+\.md|README\.md|ARCHITECTURE\.md|CONTRIBUTING\.md)`?((?:(?:, | and )"[^"]+")*)/g;
const link = /(?:"([^"]+)" in )?\[[^\]]*\]\(([\w-]+\.md)\)/g;
const path = /`((?:src|test|scripts|prisma)\/[\w./-]+)`/g;
const statement = /\bS[01]-\d\d\b/g;

/** Lists the wrong references in a file, one line each. */
function faultsOf(file: string, text: string): string[] {
  const unwrapped = text.replace(/\n\s*(?:\*|\/\/)?\s*/g, ' ');
  const isPage = file.endsWith('.md');
  return [
    ...[...unwrapped.matchAll(gone)].map(([name]) => `${name} is not in the repository`),
    ...[...unwrapped.matchAll(page)].flatMap(([, name = '', headings = '']) =>
      pageFaults(
        name,
        [...headings.matchAll(/"([^"]+)"/g)].map(([, heading = '']) => heading),
      ),
    ),
    ...(isPage ? [...unwrapped.matchAll(link)] : []).flatMap(([, heading, name = '']) =>
      pageFaults(`docs/${name}`, heading ? [heading] : []),
    ),
    ...(isPage ? [...text.matchAll(path)] : []).flatMap(([, name = '']) =>
      existsSync(join(root, name)) ? [] : [`there is no ${name}`],
    ),
    ...[...unwrapped.matchAll(statement)].flatMap(([id]) =>
      statementIds.includes(id) ? [] : [`there is no statement ${id}`],
    ),
  ].map((fault) => `${file}: ${fault}`);
}

function pageFaults(name: string, headings: string[]): string[] {
  if (!existsSync(join(root, name))) return [`there is no ${name}`];
  const known = [...read(name).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  return headings
    .filter((heading) => !known.includes(heading))
    .map((heading) => `${name} has no heading "${heading}"`);
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`);
}
