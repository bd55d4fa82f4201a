import type { Block } from '../contract.ts';

/**
 * Returns a React key that stays the same when the bot edits a message. The key of an input contains its id. The key of
 * any other block contains its type and its position among blocks of that type. Slack's generated ids would be bad
 * keys: they change with each edit, so the focus would be lost.
 */
export function blockKey(blocks: Block[], at: number): string {
  const block = blocks[at]!;
  if (block.type === 'input') return `input ${block.block_id}`;
  const before = blocks.slice(0, at).filter(({ type }) => type === block.type);
  return `${block.type} ${before.length}`;
}
