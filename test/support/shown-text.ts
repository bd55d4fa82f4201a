import { isJson, type Json, type SlackMessage } from '../../src/playground/slack/model.ts';

/**
 * What people read in a message: the text of its blocks, or its `text` if it has none. A task is followed by the command
 * of its button. Other buttons and menus are left out.
 */
export function shownText({ text, blocks }: Pick<SlackMessage, 'text' | 'blocks'>): string {
  return blocks.length > 0 ? blocks.map(blockText).filter(Boolean).join('\n') : text;
}

function blockText(block: Json): string {
  switch (block.type) {
    case 'actions':
      return '';
    case 'context':
      return objects(block.elements).map(wordsOf).join(' ');
    case 'rich_text':
      return objects(block.elements).map(partText).join('\n');
    case 'section':
      return isJson(block.accessory)
        ? `${wordsOf(block.text)}: /migration ${block.accessory.value}`
        : wordsOf(block.text);
    case 'data_visualization':
      return chartText(block);
    case 'table':
      return (block.rows as Json[][]).map((row) => row.map(wordsOf).join(' | ')).join('\n');
    default:
      return wordsOf(block.text);
  }
}

/** A part of a rich text block. Each item of a list starts with a bullet. */
function partText(part: Json): string {
  if (part.type === 'rich_text_list')
    return objects(part.elements)
      .map((item) => `• ${partText(item)}`)
      .join('\n');
  return objects(part.elements).map(wordsOf).join('');
}

/** A chart as one line: `Open by phase: Discovery 3, Cutover 1`. */
function chartText({ title, chart }: Json): string {
  const { series } = chart as { series: { data: { label: string; value: number }[] }[] };
  return `${title}: ${series.map(({ data }) => data.map(({ label, value }) => `${label} ${value}`).join(', ')).join('; ')}`;
}

function wordsOf(value: unknown): string {
  if (!isJson(value)) return '';
  const words = typeof value.text === 'string' ? value.text : '';
  return value.type === 'link' ? `${words} (${value.url})` : words;
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
