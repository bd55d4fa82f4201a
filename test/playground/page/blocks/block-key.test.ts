import { expect, test } from 'vitest';
import { blockKey } from '../../../../src/playground/page/blocks/block-key.ts';

test('identifies inputs by their id, and other blocks by their position among blocks of the same type', () => {
  const blocks = ['header', 'actions', 'input', 'actions'].map((type, i) => ({ type, block_id: `b${i}` }));
  expect(blocks.map((_, at) => blockKey(blocks, at))).toEqual([
    'header 0',
    'actions 0',
    'input b2',
    'actions 1',
  ]);
});
