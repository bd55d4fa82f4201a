import type { ContainerBlock } from '@slack/types';
import { truncate } from '../../truncate.ts';
import { plainWords } from './text.ts';

/** Slack's limits: characters of a container's title, and blocks in it. See docs/slack.md, "Blocks". */
const limits = { title: 150, children: 10 };

type Child = ContainerBlock['child_blocks'][number];

/** The blocks of a card that a container can hold. */
const holdable = ['actions', 'context', 'header', 'rich_text', 'section'];

/**
 * Puts blocks into containers that open when a person clicks the title. Blocks that a container can't hold follow below
 * it.
 */
export function toFolds<Block extends { type: string }>(
  title: string,
  blocks: Block[],
): (ContainerBlock | Block)[] {
  const isHeld = ({ type }: Block) => holdable.includes(type);
  const inside = blocks.filter(isHeld) as unknown as Child[];
  const folds: ContainerBlock[] = [];
  for (let i = 0; i < inside.length; i += limits.children) {
    folds.push({
      type: 'container',
      title: plainWords(truncate(i === 0 ? title : `${title}, continued`, limits.title)),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: inside.slice(i, i + limits.children),
    });
  }
  return [...folds, ...blocks.filter((block) => !isHeld(block))];
}
