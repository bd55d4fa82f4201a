import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type CardBlock, figureLine, toPlain } from '../../card.ts';
import { truncate } from '../../truncate.ts';
import { toActions, toMenu } from './buttons.ts';
import { type ChartBlock, toChart } from './chart.ts';
import { toFolds } from './fold.ts';
import { withOneTable } from './simple.ts';
import { toDataTable } from './table.ts';
import { toTasks } from './tasks.ts';
import { address, copySections, groups, plainWords, preformatted, richText, sections } from './text.ts';

export type SlackBlock = KnownBlock | ChartBlock;

/** Slack's limits, in characters. See docs/slack.md, "Blocks". */
const limits = { header: 150, context: 2_500 };

/**
 * Turns a card's blocks into Block Kit. Uses only rich text and plain text, which Slack shows literally, so nothing that
 * a person typed becomes a mention, a link, or formatting. A menu after buttons joins their row.
 *
 * @param within the position of the block that these blocks are in
 */
export function toBlocks(blocks: CardBlock[], within = ''): SlackBlock[] {
  const all = withOneTable(blocks);
  return all.flatMap((block, i) => {
    const [at, next] = [`${within}${i}`, all[i + 1]];
    if (block.type === 'menu' && all[i - 1]?.type === 'buttons') return [];
    if (block.type !== 'buttons' || next?.type !== 'menu') return toBlock(block, at);
    return withMenu(toActions(block.buttons, at), toMenu(next.options, `${within}${i + 1}`, next.label));
  });
}

/** Puts a menu into the same row as the buttons before it. */
function withMenu([row]: ActionsBlock[], [menu]: ActionsBlock[]): ActionsBlock[] {
  const elements = [...(row?.elements ?? []), ...(menu?.elements ?? [])];
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** @param at the block's position in its message, which makes the ids of its buttons unique */
function toBlock(block: CardBlock, at: string): SlackBlock[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'header', text: plainWords(truncate(block.text, limits.header)) }];
    case 'text':
      return sections(block.text).map((section) => richText([section]));
    case 'list':
      return groups(block.items).map((elements) =>
        richText([{ type: 'rich_text_list', style: 'bullet', elements }]),
      );
    case 'lines':
      return groups(block.items).map(richText);
    case 'tasks':
      return toTasks(block.tasks, at);
    case 'copy':
      return copySections(block.text).map(({ elements }) => richText([preformatted(elements)]));
    case 'note':
      return [
        { type: 'context', elements: [plainWords(truncate(toPlain(block.text, address), limits.context))] },
      ];
    case 'buttons':
      return toActions(block.buttons, at);
    case 'menu':
      return toMenu(block.options, at, block.label);
    case 'fold':
      return toFolds(block.title, toBlocks(block.blocks, `${at}.`));
    case 'figures':
      return groups(block.figures.map(figureLine)).map(richText);
    case 'table':
      return [toDataTable(block)];
    case 'chart':
      return [toChart(block)];
  }
}
