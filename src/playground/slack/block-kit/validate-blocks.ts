import { isJson, type Json } from '../model.ts';
import { acrossBlocks } from './rules/across-blocks.ts';
import { cardBlocks } from './rules/card-blocks.ts';
import { dataVisualization } from './rules/charts.ts';
import { byType, type Fault, fault } from './rules/check.ts';
import { layoutBlocks } from './rules/layout-blocks.ts';
import { richTextBlock } from './rules/rich-text.ts';
import { maxBlocks, type Surface, surfaceFaults } from './rules/surfaces.ts';
import { dataTable, table } from './rules/tables.ts';
import { imageBlock } from './rules/texts.ts';

const block = byType({
  ...layoutBlocks,
  ...cardBlocks,
  image: imageBlock,
  rich_text: richTextBlock,
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
});

/**
 * Returns everything that Slack would refuse in these blocks on this surface. Empty if the blocks are valid. Each fault
 * has a JSON pointer that starts with `at`. The sources of the rules are in `docs/slack.md`, "Blocks".
 */
export function validateBlocks(blocks: unknown, surface: Surface, at = '/blocks'): Fault[] {
  if (!Array.isArray(blocks)) return fault(at, 'must provide an array');
  if (blocks.length > maxBlocks[surface])
    return fault(at, `no more than ${maxBlocks[surface]} items allowed`);
  const faults = blocks.flatMap((entry, index) => {
    const pointer = `${at}/${index}`;
    const refused =
      isJson(entry) && typeof entry.type === 'string' ? surfaceFaults(entry, surface, pointer) : [];
    return refused.length > 0 ? refused : block(entry, pointer);
  });
  return faults.length > 0 ? faults : acrossBlocks(blocks as Json[], at);
}

/** Formats a fault as Slack does in `response_metadata.messages`, without the `[ERROR]` prefix. */
export function toMessage({ message, pointer }: Fault): string {
  return `${message} [json-pointer:${pointer}]`;
}

/** What Slack seems to count for each block, in addition to the characters of its texts. */
const perBlock = 100;

const countedKeys = new Set(['text', 'title', 'label', 'name', 'url']);

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + textLength(entry), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, entry]) =>
      sum + (countedKeys.has(key) && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
}

/** The length of a message's blocks, as Slack seems to count it. See docs/slack.md, "Blocks". */
export function lengthOf(blocks: Json[]): number {
  return blocks.length * perBlock + textLength(blocks);
}

/** Whether Slack refuses the blocks of a message with `msg_blocks_too_long`. Slack doesn't document this limit. */
export function areTooLong(blocks: Json[]): boolean {
  return lengthOf(blocks) > 12_000;
}
