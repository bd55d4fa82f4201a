import type { HomeView } from '@slack/types';
import type { Card } from '../../card.ts';
import { toMessage, toPayload } from './message.ts';

/** Slack's limit for a view. */
const mostBlocks = 100;

/** Turns a card into App Home. */
export function toHome(card: Card): HomeView {
  return { type: 'home', blocks: toPayload(toMessage(card)).blocks.slice(0, mostBlocks) };
}
