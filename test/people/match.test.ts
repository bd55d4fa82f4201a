import { expect, test } from 'vitest';
import { bestOf, type Names } from '../../src/people/match.ts';

const dana = named('Dana Reyes', 'dana@rackspace.example');
const cole = named('Cole, Dana', 'd.cole@rackspace.example');
const jose = named('José Núñez', null);
const sam = { externalId: 'U0SAM', name: 'sammy', fullName: 'Sam Okafor', email: 'Sam@Rackspace.example' };
const everyone = [dana, cole, jose, sam];

function named(name: string, email: string | null): Names {
  return { externalId: `aad-${name}`, name, fullName: null, email };
}

test.each<[string, Names[]]>([
  ['dana', [dana, cole]],
  ['Dana Reyes', [dana]],
  ['dana  REYES', [dana]],
  ['Reyes, Dana', [dana]],
  ['dana cole', [cole]],
  ['d.cole@rackspace.example', [cole]],
  ['D.COLE@rackspace.example', [cole]],
  ['jose nunez', [jose]],
  ['JOSÉ', [jose]],
  ['sammy', [sam]],
  ['sam', [sam]],
  ['sam okafor', [sam]],
  ['sam@rackspace.example', [sam]],
  ['U0SAM', [sam]],
  ['reyes', []],
  ['dan', []],
  ['', []],
  [' ', []],
  ['@', []],
])('finds the right people for the typed name "%s"', (words, found) => {
  expect(bestOf(words, everyone, (one) => one)).toEqual(found);
});

test('prefers a match of the full name to a match of the first name', () => {
  const other = named('Dana', null);
  expect(bestOf('dana', [...everyone, other], (one) => one)).toEqual([other]);
});

test('skips candidates without names', () => {
  expect(bestOf('dana reyes', [dana, dana], () => null)).toEqual([]);
});
