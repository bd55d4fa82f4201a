import type { HomeView } from '@slack/types';
import type { Card } from '../../card.ts';
import { toBlocks } from './blocks.ts';
import { simplify } from './simple.ts';

/** The maximum number of blocks that Slack allows in App Home. */
const mostBlocks = 100;

/** Turns a card into a view for App Home. Drops the blocks that exceed Slack's limit. */
export function toHome(card: Card): HomeView {
  return { type: 'home', blocks: toBlocks(simplify(card.blocks)).slice(0, mostBlocks) as HomeView['blocks'] };
}
