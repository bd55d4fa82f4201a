import type { HomeView } from '@slack/types';
import type { Card } from '../../card.ts';
import { toMessage, toPayload } from './message.ts';

/** The most blocks that Slack allows in App Home. */
const mostBlocks = 100;

/** Turns a card into App Home. */
export function toHome(card: Card): HomeView {
  return { type: 'home', blocks: toPayload(toMessage(card)).blocks.slice(0, mostBlocks) };
}
