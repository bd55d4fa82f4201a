import { expect, test } from 'vitest';
import { findTerm, termGroups, termNames } from '../../src/knowledge/glossary/find-term.ts';

const terms = termGroups.flatMap((group) => group.terms);

test.each(
  (
    'tenant, MX, TTL, SPF, DKIM, autodiscover, delta pass, prestage, cutover, forced MX routing, PST, self-service, ' +
    'assisted, platform change, Racker, Cloud Office, administrator, user, control panel, email portal, Email Help Tool, ' +
    'local data, admin levels, snooze, cadence, difficulty, account number, Support'
  ).split(', '),
)('the glossary defines %s', (term) => {
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
  ['spreadhseet', 'sheet of mailboxes'],
  ['dkmi', 'DKIM'],
  ['tll', 'TTL'],
])('the glossary finds “%s” as the term %s', (asked, term) => {
  expect(findTerm(asked)?.term.term).toBe(term);
});

test('the glossary finds nothing for a word that resembles no term', () => {
  expect(findTerm('xyzzy')).toBeNull();
  expect(findTerm('')).toBeNull();
  for (const asked of ['cat', 'watch', 'match', 'the', '?']) expect(findTerm(asked)).toBeNull();
});

test('the glossary marks a match as inexact if the word is misspelled', () => {
  expect(findTerm('tennant')?.exact).toBe(false);
  expect(findTerm('tll')?.exact).toBe(false);
});

test('the glossary ignores punctuation around a term', () => {
  for (const asked of ['ttl?', '“TTL”', '(ttl).', ' ttl ']) {
    expect(findTerm(asked)).toMatchObject({ exact: true, term: { term: 'TTL' } });
  }
});

test('the glossary uses each name for only one term', () => {
  expect(termNames.filter((name, i) => termNames.indexOf(name) !== i)).toEqual([]);
});

test('the glossary ends every definition with a period', () => {
  expect(terms.filter(({ meaning }) => !meaning.endsWith('.'))).toEqual([]);
});
