import { expect, test } from 'vitest';
import { newMailbox } from '../../src/mailbox/mailbox.ts';
import { longestWave, readWave, shortWaveName, wavesOf } from '../../src/mailbox/wave.ts';

test.each([
  ['Wave 1', '1'],
  ['wave1', '1'],
  ['1', '1'],
  ['01', '1'],
  ['WAVE-2', '2'],
  ['Wave #3', '3'],
  ['Pilot', 'pilot'],
  ['pilot  wave', 'pilot'],
  ['Head Office', 'head office'],
  ['Waverly', 'waverly'],
  ['wave', 'wave'],
  ['10b', '10b'],
  ['none', null],
  ['No wave', null],
  ['-', null],
])('reads the wave %s as %s', (text, wave) => {
  expect(readWave(text)).toBe(wave);
  if (wave !== null) expect(readWave(wave)).toBe(wave);
});

function mailboxesIn(...waves: (string | null)[]) {
  return waves.map((wave, i) => ({ ...newMailbox(`m${i}@acme.com`, `m${i}@acme.com`), wave }));
}

test('lists the pilot first, then waves by number and name, and mailboxes without a wave last', () => {
  const waves = wavesOf(mailboxesIn('10', null, '2', 'paris', 'pilot', '2'));
  expect(waves.map(({ wave, total }) => [wave, total])).toEqual([
    ['pilot', 1],
    ['2', 2],
    ['10', 1],
    ['paris', 1],
    ['none', 1],
  ]);
});

test('has no waves if all mailboxes are in one group, if the others are late, or if every mailbox has its own', () => {
  expect(wavesOf([])).toEqual([]);
  expect(wavesOf(mailboxesIn(null, null))).toEqual([]);
  expect(wavesOf(mailboxesIn('1', '1'))).toEqual([]);
  const [first, second] = mailboxesIn('1', '2');
  expect(wavesOf([first!, { ...second!, late: true }])).toEqual([]);
  expect(wavesOf(mailboxesIn(...Array.from({ length: 51 }, (_, i) => String(i))))).toEqual([]);
});

test('the name of a wave fits on a button', () => {
  expect(`Sign off ${shortWaveName('x'.repeat(longestWave))}…`.length).toBeLessThanOrEqual(28);
});
