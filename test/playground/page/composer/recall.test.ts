import { expect, test } from 'vitest';
import { recall, remember } from '../../../../src/playground/page/composer/recall.ts';

test('goes back through sent messages, skipping repeats, and forward to the empty composer', () => {
  const sent = ['a', 'b', 'b', 'c'].reduce<string[]>(remember, []);
  expect(sent).toEqual(['a', 'b', 'c']);
  const steps = [1, 1, 1, 1, -1, -1, -1, -1] as const;
  let position = 0;
  const texts = steps.map((step) => {
    const found = recall(sent, position, step);
    position = found.position;
    return found.text;
  });
  expect(texts).toEqual(['c', 'b', 'a', 'a', 'b', 'c', '', '']);
  expect(recall([], 0, 1)).toEqual({ position: 0, text: '' });
});
