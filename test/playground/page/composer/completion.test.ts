import { describe, expect, test } from 'vitest';
import {
  commandOf,
  complete,
  insert,
  isWhole,
  usageOf,
} from '../../../../src/playground/page/composer/completion.ts';
import type { Shortcut } from '../../../../src/playground/page/contract.ts';
import { dana, desk, leads, lee, migrations, withDesk } from '../fixture.ts';

const commands = ['/platform-change', '/migration', '/invite'].map((name) => ({
  name,
  description: '',
  usageHint: '',
}));
const shortcuts: Shortcut[] = [
  { id: 'my-day', name: 'My day', description: 'See what you should do today', type: 'global' },
];
const vocabulary = {
  commands,
  shortcuts,
  people: [dana, desk, lee],
  channels: [migrations, leads, withDesk],
  members: [lee.id],
};
/** @param marked a text with a bar at the caret */
const at = (marked: string) => complete(marked.replace('|', ''), marked.indexOf('|'), vocabulary);
const offered = (marked: string) =>
  at(marked)?.suggestions.map(({ kind, id, inserts }) => (kind === 'shortcut' ? id : inserts)) ?? null;

test.each([
  ['/|', ['/platform-change', '/migration', '/invite', 'my-day']],
  ['/m|', ['/migration', 'my-day']],
  ['/DAY|', ['my-day']],
  ['/I|', ['/invite']],
  ['/change|', ['/platform-change']],
  ['/migration|', ['/migration']],
  ['/migration |', null],
  ['/nothing|', null],
  [' /m|', null],
  ['say /m|', null],
  ['|', null],
  ['@|', ['@lee', '@dana', '@migration_desk']],
  ['hello @da|', ['@dana']],
  ['@REY|', ['@dana']],
  ['@x|', null],
  ['mail a@da|', null],
  ['@dana |', null],
  ['@dana r|', null],
  ['@Migration D|', ['@migration_desk']],
  ['@Migration X|', null],
  ['/migration assign 3 @l|', ['@lee']],
  ['#|', ['#migrations', '#leads']],
  ['see\n#mig| there', ['#migrations']],
])('for the text %j, where | is the caret, suggests %j', (marked, wanted) => {
  expect(offered(marked)).toEqual(wanted);
});

describe('picking a suggestion', () => {
  const pick = (marked: string) => {
    const completion = at(marked)!;
    return insert(marked.replace('|', ''), completion, completion.suggestions[0]!);
  };

  test.each([
    ['/m|', '/migration ', 11],
    ['hello @da|', 'hello @dana ', 12],
    ['hello @da| there', 'hello @dana there', 12],
    ['see\n#mig|', 'see\n#migrations ', 16],
    ['/migration assign 44 @da|', '/migration assign 44 @dana ', 27],
    ['/migration subscribe #mig| all', '/migration subscribe #migrations all', 33],
  ])('changes the text %j to %j', (marked, text, caret) => {
    expect(pick(marked)).toEqual({ text, caret });
  });

  test('is unnecessary if the text already contains the suggestion', () => {
    const whole = (marked: string) =>
      isWhole(marked.replace('|', ''), at(marked)!, at(marked)!.suggestions[0]!);
    expect(whole('/migration|')).toBe(true);
    expect(whole('hello @dana|')).toBe(true);
    expect(whole('/migratio|')).toBe(false);
  });
});

test('recognizes a command once a space follows its name', () => {
  expect(commandOf('/migration', commands)).toBeUndefined();
  expect(commandOf('/migration open', commands)?.name).toBe('/migration');
  expect(commandOf('/migrations x', commands)).toBeUndefined();
});

test('shows what may follow a command, or a mention of the app', () => {
  expect(usageOf('/invite @lee', commands, desk)?.name).toBe('/invite');
  expect(usageOf('@migration_desk ', commands, desk)?.name).toBe('@Migration Desk');
  expect(usageOf('@lee hello', commands, desk)).toBeUndefined();
});
