import type { KnownBlock } from '@slack/types';
import { type Card, type CardBlock, plainText, toPlain } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { escapeText } from '../text.ts';
import { toActions } from './buttons.ts';
import { type ChartBlock, toChart } from './chart.ts';
import { toTasks } from './tasks.ts';
import { address, groups, plain, preformatted, richText, sections } from './text.ts';

/** A message in Slack's format. */
export interface SlackMessage {
  text: string;
  blocks: (KnownBlock | ChartBlock)[];
}

/** Slack's limits, in characters. See docs/slack.md, "Blocks". */
const limits = { header: 150, context: 2_900, text: 39_000 };

const cutShort =
  "The rest doesn't fit in a Slack message. Ask for less at a time, for example /migration show MIG-12.";

/**
 * Turns a card into Block Kit. Uses only rich text and plain text, which Slack shows literally, so nothing that a
 * person typed becomes a mention, a link, or formatting.
 */
export function toMessage(card: Card): SlackMessage {
  return {
    text: fallbackText(card),
    blocks: card.blocks.flatMap((block, i) => toBlock(block, i)),
  };
}

/** Returns a message with types that Slack's client accepts. The client's types lack some of Slack's blocks. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function toPayload(message: SlackMessage): { text: string; blocks: any[] } {
  return { text: message.text, blocks: message.blocks };
}

/**
 * Returns the card as plain text. Shortens long text, because Slack cuts `text` off after 40,000 characters. Slack
 * counts `&lt;` as four characters.
 */
function fallbackText(card: Card): string {
  const words = plainText(card.blocks, address);
  const escaped = escapeText(words);
  if (escaped.length <= limits.text) return escaped;
  return escapeText(`${truncate(words, Math.floor(limits.text / 5))}\n${cutShort}`);
}

function toBlock(block: CardBlock, index: number): (KnownBlock | ChartBlock)[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'header', text: plain(truncate(block.text, limits.header)) }];
    case 'text':
      return sections(block.text).map((section) => richText([section]));
    case 'list':
      return groups(block.items).map((elements) =>
        richText([{ type: 'rich_text_list', style: 'bullet', elements }]),
      );
    case 'lines':
      return groups(block.items).map(richText);
    case 'tasks':
      return toTasks(block.tasks, index);
    case 'copy':
      return sections(block.text).map(({ elements }) => richText([preformatted(elements)]));
    case 'note':
      return [{ type: 'context', elements: [plain(truncate(toPlain(block.text, address), limits.context))] }];
    case 'buttons':
      return toActions(block.buttons, index);
    case 'chart':
      return [toChart(block)];
  }
}
