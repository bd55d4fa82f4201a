import type { HomeView } from '@slack/types';
import type { Card } from '../../card.ts';
import { toBlocks, toPayload } from './message.ts';

/** Slack's limit for a view. */
const mostBlocks = 100;

/** App Home for a card. */
export function toHome(card: Card): HomeView {
  return { type: 'home', blocks: toPayload(toBlocks(card)).blocks.slice(0, mostBlocks) };
}
