import { expect, test } from 'vitest';
import { findTerm, termGroups, termNames } from '../../src/knowledge/glossary/find-term.ts';

const terms = termGroups.flatMap((group) => group.terms);

test.each(
  (
    'tenant, MX, TTL, SPF, DKIM, autodiscover, delta pass, prestage, cutover, forced MX routing, PST, self-service, ' +
    'assisted, platform change, Racker, Cloud Office, administrator, user, control panel, email portal, Email Help Tool, ' +
    'local data, admin levels, snooze, cadence, difficulty, account number, Support'
  ).split(', '),
)('defines %s', (term) => {
  expect(findTerm(term.toUpperCase())).toMatchObject({ exact: true, term: { term } });
});

test.each([
  ['tennant', 'tenant'],
  ['autodiscovery', 'autodiscover'],
  ['cut-over', 'cutover'],
  ['pre stage', 'prestage'],
  ['delta', 'delta pass'],
  ['forced mx', 'forced MX routing'],
  ['platfrom change', 'platform change'],
  ['mx record', 'MX'],
  ['time to live', 'TTL'],
  ['o365', 'Office 365'],
  ['licenses', 'license'],
  ['licence', 'license'],
  ['spreadhseet', 'credentials sheet'],
  ['dkmi', 'DKIM'],
  ['tll', 'TTL'],
])('finds “%s” as %s', (asked, term) => {
  expect(findTerm(asked)?.term.term).toBe(term);
});

test('finds nothing for a word that is close to no term', () => {
  expect(findTerm('xyzzy')).toBeNull();
  expect(findTerm('')).toBeNull();
  for (const asked of ['cat', 'watch', 'match', 'the', '?']) expect(findTerm(asked)).toBeNull();
});

test('marks a close match as not exact, and ignores punctuation around a term', () => {
  expect(findTerm('tennant')?.exact).toBe(false);
  expect(findTerm('tll')?.exact).toBe(false);
  for (const asked of ['ttl?', '“TTL”', '(ttl).', ' ttl ']) {
    expect(findTerm(asked)).toMatchObject({ exact: true, term: { term: 'TTL' } });
  }
});

test('gives no two terms the same name', () => {
  expect(termNames.filter((name, i) => termNames.indexOf(name) !== i)).toEqual([]);
});

test('ends every definition with a period', () => {
  expect(terms.filter(({ meaning }) => !meaning.endsWith('.'))).toEqual([]);
});
