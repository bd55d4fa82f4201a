import { expect, test } from 'vitest';
import { card, menu } from '../../../src/card.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate-blocks.ts';
import { toBlocks } from '../../../src/slack/cards/blocks.ts';

/** Draws a menu with this many options. */
function drawn(count: number, command = 'show') {
  const options = Array.from({ length: count }, (_, i) => ({
    label: `Show ${i + 1}`,
    command: `${command} ${i + 1}`,
  }));
  return toBlocks(card(menu(...options)).blocks);
}

test.each([1, 5])('shows a menu of %i options as an overflow menu', (count) => {
  const blocks = drawn(count);
  expect(blocks).toMatchObject([{ type: 'actions', elements: [{ type: 'overflow' }] }]);
  expect(validateBlocks(blocks, 'message')).toEqual([]);
});

test.each([6, 100])('shows a menu of %i options as a select named More', (count) => {
  const blocks = drawn(count);
  expect(blocks).toMatchObject([
    { type: 'actions', elements: [{ type: 'static_select', placeholder: { text: 'More' } }] },
  ]);
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  expect(validateBlocks(blocks, 'home')).toEqual([]);
});

test('leaves out an option whose command is too long for Slack, and a menu without options', () => {
  expect(drawn(2, `note ${'x'.repeat(150)}`)).toEqual([]);
  expect(menu(false)).toBeUndefined();
});
