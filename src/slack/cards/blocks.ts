import type { KnownBlock } from '@slack/types';
import { type CardBlock, toPlain } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { toActions, toMenu } from './buttons.ts';
import { type ChartBlock, toChart } from './chart.ts';
import { toTasks } from './tasks.ts';
import { address, groups, plain, preformatted, richText, sections } from './text.ts';

export type SlackBlock = KnownBlock | ChartBlock;

/** Slack's limits, in characters. See docs/slack.md, "Blocks". */
const limits = { header: 150, context: 2_500 };

/**
 * Turns a card's blocks into Block Kit. Uses only rich text and plain text, which Slack shows literally, so nothing that
 * a person typed becomes a mention, a link, or formatting.
 */
export function toBlocks(blocks: CardBlock[]): SlackBlock[] {
  return blocks.flatMap((block, i) => toBlock(block, i));
}

function toBlock(block: CardBlock, index: number): SlackBlock[] {
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
    case 'menu':
      return toMenu(block.options, index);
    case 'chart':
      return [toChart(block)];
  }
}
