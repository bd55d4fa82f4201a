import type { Block } from '../contract.ts';

/**
 * What makes a block the same when a message is written anew: an input's id, which the bot gives, else that it is still
 * the first, second … of its type. Ids that Slack gives are new each time, and the focus would be lost with them.
 */
export function blockKey(blocks: Block[], at: number): string {
  const block = blocks[at]!;
  if (block.type === 'input') return `input ${block.block_id}`;
  const before = blocks.slice(0, at).filter(({ type }) => type === block.type);
  return `${block.type} ${before.length}`;
}
