/** How much fits in one message. */
export interface Room {
  /** As `sizeOf` counts. */
  size: number;
  blocks: number;
}

/**
 * Slack counts a hidden total, and refuses a message above about 12,000 with `msg_blocks_too_long`. Nobody knows exactly
 * what it counts, so we stay well below. See docs/slack.md, "Blocks".
 */
export const room: Room = { size: 8_000, blocks: 50 };

/** The room to use after Slack has refused a message as too long. */
export const smallRoom: Room = { size: 3_000, blocks: 50 };

const perBlock = 100;

const counted = ['text', 'title', 'label', 'name', 'url'];

/** The size of blocks: 100 for each block, plus the characters of all texts in them. */
export function sizeOf(blocks: object[]): number {
  return blocks.reduce((sum, block) => sum + perBlock + lengthIn(block), 0);
}

/** What is left of some room after these blocks. A number below zero means that they don't fit. */
export function without(from: Room, blocks: object[]): Room {
  return { size: from.size - sizeOf(blocks), blocks: from.blocks - blocks.length };
}

export function isEnough({ size, blocks }: Room): boolean {
  return size >= 0 && blocks >= 0;
}

function lengthIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (typeof inner === 'string' ? (counted.includes(key) ? inner.length : 0) : lengthIn(inner)),
    0,
  );
}
