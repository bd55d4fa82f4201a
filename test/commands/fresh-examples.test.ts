import { expect, test } from 'vitest';
import { buttons, card, list, text } from '../../src/card.ts';
import { freshExamples } from '../../src/commands/fresh-examples.ts';

const today = '2027-02-10';

test.each([
  ['set MIG-1 target:2027-02-10', 'set MIG-1 target:2027-02-10'],
  ['set MIG-1 target:2027-02-09', 'set MIG-1 target:2027-03-16'],
  ['set MIG-1 cutover:2026-12-15T18:00', 'set MIG-1 cutover:2027-03-16T18:00'],
  ['set MIG-1 unavailable:2026-12-20..2027-01-03', 'set MIG-1 unavailable:2027-03-14..2027-03-28'],
  ['set MIG-1 ticket:180621-01234', 'set MIG-1 ticket:180621-01234'],
  ['hold MIG-1 until:2026-02-31', 'hold MIG-1 until:2026-02-31'],
])('%s is an example that works: %s', (command, fresh) => {
  const given = card(text(['Example: ', { command }]));
  expect(freshExamples(given, today)).toEqual(card(text(['Example: ', { command: fresh }])));
  expect(given).toEqual(card(text(['Example: ', { command }])));
});

test('what a button does, and what is told of, stays as it is', () => {
  const told = card(
    list([['cutover 2026-12-15 18:00', { code: 'cutover:2026-12-15' }]]),
    buttons({ label: 'Set', command: 'set MIG-1 target:2026-12-15' }),
  );
  expect(freshExamples(told, today)).toEqual(told);
});
