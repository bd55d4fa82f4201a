import type { CardBlock } from '../../card.ts';

/**
 * How to draw a card. After a refusal, the next message is simpler: without the blocks that a workspace may lack, a
 * shorter message, or a message without blocks.
 */
export type Version = 'full' | 'simple' | 'short' | 'text';

/** Blocks of a card that some workspaces don't have yet. */
const newBlocks = ['chart', 'fold', 'table'];

/**
 * Returns the version to try after Slack refused a card's blocks. Undefined if there is nothing simpler.
 * @param isLong whether the message was too long
 */
export function simplerThan(version: Version, blocks: CardBlock[], isLong: boolean): Version | undefined {
  if (version === 'text') return undefined;
  if (version !== 'full') return 'text';
  if (isLong) return 'short';
  return blocks.some(({ type }) => newBlocks.includes(type)) ? 'simple' : 'text';
}
