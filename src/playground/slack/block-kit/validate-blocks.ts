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

const ownLimit = new Set(['table', 'data_table', 'data_visualization']);

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + textLength(entry), 0);
  if (!isJson(value) || ownLimit.has(String(value.type))) return 0;
  return Object.entries(value).reduce(
    (sum, [key, entry]) =>
      sum + (key === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
}

/**
 * Whether the blocks of a message have more than 12,000 characters of text. Slack then answers `msg_blocks_too_long`,
 * but doesn't document this limit (see bolt-js issue 2509).
 */
export function areTooLong(blocks: Json[]): boolean {
  return textLength(blocks) > 12_000;
}
