import { describe, expect, test } from 'vitest';
import { answersFor, citationOf } from '../../src/knowledge/faq/faq-entry.ts';
import { findFaqEntry } from '../../src/knowledge/faq/find-faq-entry.ts';
import { faqEntries } from '../../src/knowledge/faq/table.ts';
import { upgradeEntries } from '../../src/knowledge/faq/upgrade.ts';
import { topics } from '../../src/knowledge/faq/ways/table.ts';
import { itemsOf } from '../../src/knowledge/items.ts';
import { statementIds } from '../statements/ids.ts';
import { type PathName, paths } from './paths.ts';

/** Entry ids with questions as people type them, with typing errors. Every entry has at least one question. */
const asked: [string, string][] = [
  ['F01', 'which systms can we migrate from'],
  ['F01', 'is zimbre supported'],
  ['F02', 'can we take exchagne 2016 as source'],
  ['F02', 'what about exchange 2019'],
  ['F03', 'their conection is slow, a problem?'],
  ['F04', 'its too slow, is there an altenative'],
  ['F04', 'PST'],
  ['F04', 'can they send pst'],
  ['F04', 'can they send pst filse by ftp'],
  ['F05', 'what does a migraton cost'],
  ['F05', 'is it free of chrage'],
  ['F06', 'cost of a platfrom change'],
  ['F07', 'how long dose it take'],
  ['F07', 'how lnog'],
  ['F07', 'how many weeks will the migartion take'],
  ['F08', 'what does the custmer have to do'],
  ['F09', 'is this done automaticaly or manual'],
  ['F10', 'how do we chose the aproach'],
  ['F11', 'what infromation do you need from the customer'],
  ['F12', 'how do they send the paswords, in a spredsheet?'],
  ['F13', 'can users keep workng during the migration'],
  ['F13', 'do users have acess to their mailbox meanwhile'],
  ['F14', 'can a user reset his pasword in the meantime'],
  ['F15', 'do calenders and contacts move'],
  ['F15', 'what itmes are migrated'],
  ['F16', 'can they swich from rackspace email to exchange'],
  ['F17', 'who does platfrom changes'],
  ['F18', 'how do you reqest a platform change'],
  ['F19', 'does the tool creat mailboxes'],
  ['F20', 'any othr questions'],
  ['F21', 'who bulids the office 365 environment'],
  ['F22', 'order of the tennant and domain and licence steps'],
  ['F23', 'can we start befor office 365 is ready'],
  ['F24', 'can rackspace mirgate the data to o365 for us'],
  ['F25', 'what must admins recreat'],
  ['F26', 'do phones need a new proflie'],
  ['F26', 'outlok setup'],
  ['F27', 'are they biled twice'],
  ['F27', 'double chrages?'],
  ['F28', 'can we plan the upgrade around thier billing'],
  ['F29', 'how to stop payng for the old mailboxes'],
  ['F30', 'is there downtime'],
  ['F30', 'is ther downtme'],
  ['F30', 'is there any dowmtime'],
  ['F31', 'who changes the dns recrods'],
  ['F31', 'does rackspace updaet the mx'],
  ['F32', 'who gives the lst of dns records'],
  ['F33', 'customer offers acces to their dns registrar'],
  ['F34', 'do paswords get migrated'],
  ['F35', 'may users kep their old password'],
  ['F36', 'do we need the old mailbox pasword'],
  ['F37', 'what is not migratd to office 365'],
  ['F37', 'alais'],
  ['F37', 'are aliasses lost'],
  ['F38', 'how dificult is the upgrade'],
  ['F39', 'where are the terms defned'],
  ['F40', 'data on a local compter'],
  ['F41', 'do pubilc folders move'],
  ['F42', 'what does the upgrade faq cover'],
];

test.each(asked)('the FAQ search finds entry %s for the question “%s”', (id, question) => {
  expect(findFaqEntry(question, null).entry?.id).toBe(id);
});

describe('the FAQ', () => {
  const ids = Array.from({ length: 42 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`);

  test('has 42 entries, and this file has a sample question for each entry', () => {
    expect(faqEntries.map(({ id }) => id).sort()).toEqual(ids);
    expect([...new Set(asked.map(([id]) => id))].sort()).toEqual(ids);
  });

  test('finds each entry by its id', () => {
    expect(ids.filter((id) => findFaqEntry(` ${id.toLowerCase()} `, null).entry?.id !== id)).toEqual([]);
  });

  test('cites every statement in the two FAQ documents', () => {
    const cited = faqEntries.flatMap(({ answers }) => answers.flatMap(({ seeds }) => seeds));
    expect(statementIds.filter((id) => !cited.includes(id))).toEqual([]);
  });

  test('knows how people ask for each entry', () => {
    expect(topics.flatMap(({ id }) => id ?? []).sort()).toEqual(ids);
    expect(topics.filter(({ ways }) => ways.length < 15 || new Set(ways).size < ways.length)).toEqual([]);
  });

  test('keeps every question short enough for a button', () => {
    expect(faqEntries.filter(({ question }) => question.length > 75)).toEqual([]);
  });
});

const entryOf = (id: string) => faqEntries.find((entry) => entry.id === id)!;

function answerText(id: string, path: PathName): string {
  return answersFor(entryOf(id), paths[path])
    .map(({ text }) => text)
    .join(' ');
}

describe('the FAQ on a path', () => {
  const downtime = /^Yes\. Users are locked out/;
  const noDowntime = /^No downtime\. Users keep working/;
  test.each<[string, PathName, RegExp]>([
    ['F30', 'EXT_RSE', noDowntime],
    ['F30', 'EXT_HEX', noDowntime],
    ['F30', 'EXT_M365', noDowntime],
    ['F30', 'RSE_M365', noDowntime],
    ['F30', 'HEX_M365', noDowntime],
    ['F30', 'RSE_HEX', downtime],
    ['F30', 'HEX_RSE', downtime],
    ['F13', 'HEX_RSE', /^No\. Users are locked out/],
    ['F13', 'EXT_SELF', /^Yes\. Users keep working/],
    ['F36', 'RSE_M365', /^Yes, for every Rackspace Email/],
    ['F36', 'HEX_M365', /^No\. .*can access Hosted Exchange/],
    ['F36', 'EXT_HEX', /^Yes, all/],
    ['F36', 'RSE_SELF', /enters each password in the migration tool/],
    ['F36', 'RSE_HEX', /^No\.$/],
    ['F34', 'RSE_HEX', /must reset every one/],
    ['F34', 'HEX_RSE', /check the platform change plan/],
    ['F34', 'HEX_M365', /admin center/],
    ['F04', 'EXT_HEX', /PST files.*The customer exports/],
    ['F04', 'EXT_RSE', /only for moves from Exchange to Hosted Exchange/],
    ['F19', 'EXT_RSE', /control panel/],
    ['F19', 'RSE_M365', /admin center/],
    ['F31', 'EXT_RSE', /We never change DNS/],
    ['F31', 'RSE_HEX', /MX stays/],
    ['F32', 'RSE_SELF', /article/],
    ['F32', 'RSE_M365', /specialist/],
  ])('gives the answer of entry %s that fits the path %s', (id, path, expected) => {
    expect(answerText(id, path)).toMatch(expected);
  });

  test.each(Object.keys(paths) as PathName[])(
    'gives exactly one answer about downtime on the path %s',
    (path) => {
      const { entry } = findFaqEntry('is there downtime', paths[path]);
      expect(answersFor(entry!, paths[path])).toHaveLength(1);
    },
  );

  test('answers “what does not move” with entry F37 if mail moves to Office 365, and otherwise with entry F15', () => {
    for (const path of ['EXT_RSE', 'EXT_HEX', 'RSE_HEX', 'HEX_RSE'] as const) {
      expect(findFaqEntry('what does not move', paths[path]).entry?.id).toBe('F15');
    }
    for (const path of ['RSE_M365', 'HEX_M365'] as const) {
      expect(findFaqEntry('what does not move', paths[path]).entry?.id).toBe('F37');
    }
  });

  test('says what moves and what stays behind as the table of items does, on every path', () => {
    for (const [name, path] of Object.entries(paths)) {
      const items = itemsOf(path.source, path.target);
      const [moving, ...others] = answersFor(entryOf('F15'), path);
      const said = [moving!.text, ...moving!.details!].join('\n');
      expect(others, name).toEqual([]);
      for (const item of [...items.moves, ...items.attempted, ...items.leftBehind])
        expect(said).toContain(item);
      expect(moving!.seeds).toEqual(items.seeds);
      if (path.target !== 'office-365') continue;
      const [staying] = answersFor(entryOf('F37'), path);
      for (const item of items.leftBehind) expect(staying!.text).toContain(item);
    }
  });

  test('answers questions about Office 365 when mail moves there from an outside system', () => {
    const other = ['F27', 'F28', 'F29', 'F38'];
    const upgrades = upgradeEntries.filter(({ id }) => !other.includes(id));
    for (const path of [paths.EXT_M365, paths.EXT_M365_SELF]) {
      expect(upgrades.filter((entry) => answersFor(entry, path).length === 0)).toEqual([]);
    }
  });

  test('also finds an entry that applies only to other paths', () => {
    const { entry } = findFaqEntry('are they billed twice', paths.RSE_HEX);
    expect(entry?.id).toBe('F27');
    expect(answersFor(entry!, paths.RSE_HEX)).toEqual([]);
  });
});

/**
 * The route that each FAQ document promises something for, with the exceptions. S0 is about moves that copy mail, S1 about
 * upgrades. The FAQ may cite a statement only for paths on which it is true.
 */
describe('the citations of the FAQ', () => {
  const cited = Object.entries(paths).flatMap(([name, path]) =>
    faqEntries.flatMap((entry) =>
      answersFor(entry, path).flatMap(({ seeds }) => seeds.map((seed) => ({ name, entry: entry.id, seed }))),
    ),
  );
  const citing = (names: RegExp) => cited.filter(({ name }) => names.test(name));

  test('never promise on a platform change what the documents promise for other moves', () => {
    // A password freeze, DNS access, Support, the terms, and the setup tool are the same on every path.
    const everywhere = ['S0-15', 'S0-16', 'S0-25', 'S1-04', 'S1-12', 'S1-21'];
    const aboutChanges = ['S0-17', 'S0-18', 'S0-19', 'S0-20', 'S0-21'];
    const wrong = citing(/^(RSE_HEX|HEX_RSE)$/).filter(
      ({ seed }) => ![...everywhere, ...aboutChanges].includes(seed),
    );
    expect(wrong).toEqual([]);
  });

  test('name a platform change only on a platform change', () => {
    const wrong = cited.filter(
      ({ name, seed }) => !/^(RSE_HEX|HEX_RSE)$/.test(name) && /S0-(17|18|19|20|21)/.test(seed),
    );
    expect(wrong).toEqual([]);
  });

  test('promise no upgrade to a customer who comes from an outside system', () => {
    const upgradesOnly = /S1-(02|03|08|09|10|11|13|14|15|16|17|18|26|27|29)/;
    expect(citing(/^EXT_/).filter(({ seed }) => upgradesOnly.test(seed))).toEqual([]);
  });

  test.each<[PathName, string, string[]]>([
    ['EXT_RSE', 'F13', ['S0-14']],
    ['EXT_M365', 'F30', ['S0-14']],
    ['HEX_M365', 'F30', ['S1-17', 'S1-18']],
    ['RSE_HEX', 'F13', []],
    ['RSE_HEX', 'F30', []],
    ['RSE_HEX', 'F05', ['S0-20']],
    ['RSE_HEX', 'F29', []],
    ['RSE_M365', 'F36', ['S1-27']],
    ['HEX_M365', 'F36', ['S1-26']],
    ['RSE_SELF', 'F36', ['S1-28']],
    ['EXT_HEX', 'F36', ['S0-12']],
    ['RSE_M365', 'F32', ['S1-20']],
    ['RSE_SELF', 'F32', ['S1-22']],
  ])('name on the path %s, for entry %s, the statements %j', (path, id, seeds) => {
    expect(citationOf(answersFor(entryOf(id), paths[path])).seeds).toEqual(seeds);
  });
});

test.each(['what is the weather in Paris', 'purple elephants', 'who won the game', 'asdf', 'the', '?', ''])(
  'the FAQ search offers three guesses if the question matches no entry: “%s”',
  (question) => {
    const { entry, guesses } = findFaqEntry(question, null);
    expect(entry).toBeNull();
    expect(new Set(guesses).size).toBe(3);
  },
);
