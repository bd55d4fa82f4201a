import { describe, expect, test } from 'vitest';
import { eightExclusions, itemsOf } from '../../src/knowledge/items.ts';
import { routeOf } from '../../src/knowledge/route.ts';
import { sources, targets } from '../../src/ticket/playbooks/systems.ts';

const ownPlatforms = ['rackspace-email', 'hosted-exchange'];

const pairs = sources
  .flatMap(({ slug: source }) => targets.map(({ slug: target }) => ({ source, target })))
  .filter(({ source, target }) => source !== target || !ownPlatforms.includes(source));

const six = 'mail, calendars, contacts, tasks, journals, notes';
const four = 'mail, calendars, contacts, tasks';
const three = 'mail, calendars, contacts';

/** What moves to Hosted Exchange and Office 365, according to `RH items` in docs/sources.md. Only mail moves to Rackspace Email. */
const table: Record<string, string> = {
  'exchange-2003': six,
  'exchange-2007': six,
  'exchange-2010': six,
  'exchange-2013': six,
  'exchange-2016': six,
  'exchange-2019': six,
  'office-365': six,
  'hosted-exchange': six,
  'google-apps': three,
  gmail: three,
  'groupwise-7': four,
  'groupwise-8': four,
  'lotus-notes': four,
  zimbra: four,
  imap: 'mail',
  pop: 'mail in the inbox',
  'rackspace-email': 'mail',
};

describe.each(pairs)('the list of items from $source to $target', ({ source, target }) => {
  const items = itemsOf(source, target);
  const route = routeOf({ source, target });

  test('names what moves and what stays behind', () => {
    expect(items.moves.length).toBeGreaterThan(0);
    expect(items.leftBehind.length).toBeGreaterThan(0);
    const intoExchange = route === 'platform-change' && target === 'hosted-exchange';
    expect(items.articles).toEqual([intoExchange ? 'platformChange' : 'itemsMigrated']);
    expect(items.seeds.includes('S0-16')).toBe(!intoExchange);
    if (route !== 'platform-change' && target !== 'rackspace-email') {
      expect(items.moves.join(', ')).toBe(table[source]);
    }
  });

  test('names only mail if the target is Rackspace Email', () => {
    if (target !== 'rackspace-email') return expect(items.notes.join()).not.toContain('Only mail');
    expect(items.moves).toEqual([source === 'pop' ? 'mail in the inbox' : 'mail']);
    expect(items.notes.join()).toContain('Only mail can move to Rackspace Email');
  });

  test('names the eight exclusions only on an upgrade', () => {
    expect(items.leftBehind === eightExclusions).toBe(route === 'upgrade');
    expect(items.seeds.includes('S1-29')).toBe(route === 'upgrade');
  });
});

test('the pairs in this file cover every source and target', () => {
  expect(pairs).toHaveLength(17 * 3 - 2);
  expect(Object.keys(table).sort()).toEqual(sources.map(({ slug }) => slug).sort());
  expect(eightExclusions).toHaveLength(8);
});

test('if no article covers a path, the list of items asks people to check the plan', () => {
  const uncovered = pairs.filter(({ source, target }) => itemsOf(source, target).needsConfirmation);
  expect(uncovered).toEqual([
    { source: 'rackspace-email', target: 'office-365' },
    { source: 'hosted-exchange', target: 'rackspace-email' },
    { source: 'hosted-exchange', target: 'office-365' },
  ]);
});
