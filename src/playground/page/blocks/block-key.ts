import type { Block } from '../contract.ts';

/**
 * A key that stays the same when the bot edits a message: the id of an input, or the type of another block and how many of
 * that type come before it. Slack's generated ids change with each edit, so the focus would be lost.
 */
export function blockKey(blocks: Block[], at: number): string {
  const block = blocks[at]!;
  if (block.type === 'input') return `input ${block.block_id}`;
  const before = blocks.slice(0, at).filter(({ type }) => type === block.type);
  return `${block.type} ${before.length}`;
}
