import { expect, test } from 'vitest';
import { blockKey } from '../../../../src/playground/page/blocks/block-key.ts';

test("an input block's key contains its id, and any other block's key contains its type and position", () => {
  const blocks = ['header', 'actions', 'input', 'actions'].map((type, i) => ({ type, block_id: `b${i}` }));
  expect(blocks.map((_, at) => blockKey(blocks, at))).toEqual([
    'header 0',
    'actions 0',
    'input b2',
    'actions 1',
  ]);
});
