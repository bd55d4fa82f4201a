import { describe, expect, test } from 'vitest';
import { answersFor } from '../../src/knowledge/faq/faq-entry.ts';
import { findFaqEntry } from '../../src/knowledge/faq/find-faq-entry.ts';
import { faqEntries } from '../../src/knowledge/faq/table.ts';
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
    const answered = faqEntries.flatMap(({ seeds }) => seeds);
    expect(statementIds.filter((id) => !answered.includes(id))).toEqual([]);
  });

  test('keeps every question short enough for a button', () => {
    expect(faqEntries.filter(({ question }) => question.length > 75)).toEqual([]);
  });
});

function answerText(id: string, path: PathName): string {
  const entry = faqEntries.find((candidate) => candidate.id === id)!;
  return answersFor(entry, paths[path])
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

  test('answers “what does not move” with entry F37 on an upgrade and with entry F15 on other paths', () => {
    for (const path of ['EXT_RSE', 'EXT_HEX', 'EXT_M365'] as const) {
      expect(findFaqEntry('what does not move', paths[path]).entry?.id).toBe('F15');
    }
    for (const path of ['RSE_M365', 'HEX_M365'] as const) {
      expect(findFaqEntry('what does not move', paths[path]).entry?.id).toBe('F37');
    }
  });

  test('also finds an entry that applies only to other paths', () => {
    const { entry } = findFaqEntry('are they billed twice', paths.RSE_HEX);
    expect(entry?.id).toBe('F27');
    expect(answersFor(entry!, paths.RSE_HEX)).toEqual([]);
  });
});

test.each(['what is the weather in Paris', 'purple elephants', 'asdf', 'the', '?', ''])(
  'the FAQ search offers three guesses if the question matches no entry: “%s”',
  (question) => {
    const { entry, guesses } = findFaqEntry(question, null);
    expect(entry).toBeNull();
    expect(new Set(guesses).size).toBe(3);
  },
);
