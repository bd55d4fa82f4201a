import { isJson, type Json, type SlackMessage } from '../../src/playground/slack/model.ts';

/**
 * What people read in a message: the text of its blocks, or its `text` if it has none. A task is followed by the command
 * of its button. Other buttons and menus are left out.
 */
export function shownText({ text, blocks }: Pick<SlackMessage, 'text' | 'blocks'>): string {
  return blocks.length > 0 ? textOf(blocks) : text;
}

/** The texts of a message, each with the label of the task's button below it. */
export function textsIn(blocks: unknown): [line: string, label: string | undefined][] {
  const all = objects(blocks);
  return all.flatMap((block, i): [string, string | undefined][] => {
    if (block.type !== 'rich_text') return [];
    const [button] = elementsOf(all[i + 1]).filter(isTaskButton);
    return [[blockText(block), button && wordsOf(button.text)]];
  });
}

/** The labels of a message's buttons, without those of its tasks. */
export function labelsIn(blocks: unknown): string[] {
  return objects(blocks)
    .flatMap(elementsOf)
    .filter((element) => element.type === 'button' && !isTaskButton(element))
    .map(({ text }) => wordsOf(text));
}

function isTaskButton({ action_id }: Json): boolean {
  return String(action_id).endsWith(':do');
}

function textOf(blocks: Json[]): string {
  return blocks
    .map((block, i) => {
      const words = blockText(block);
      const [button] = block.type === 'rich_text' ? elementsOf(blocks[i + 1]) : [];
      return button && isTaskButton(button) ? `${words}: /migration ${button.value}` : words;
    })
    .filter(Boolean)
    .join('\n');
}

function elementsOf(block: Json | undefined): Json[] {
  return block?.type === 'actions' ? objects(block.elements) : [];
}

function blockText(block: Json): string {
  switch (block.type) {
    case 'actions':
      return '';
    case 'context':
      return objects(block.elements).map(wordsOf).join(' ');
    case 'rich_text':
      return objects(block.elements).map(partText).join('\n');
    case 'container':
      return [wordsOf(block.title), textOf(objects(block.child_blocks))].filter(Boolean).join('\n');
    case 'data_table':
      return [block.caption, ...(block.rows as Json[][]).map((row) => row.map(wordsOf).join(' | '))].join(
        '\n',
      );
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
  if (value.type === 'date') return String(value.fallback);
  if (value.type === 'rich_text') return objects(value.elements).map(partText).join('\n');
  const words = typeof value.text === 'string' ? plainSpaces(value.text) : '';
  return value.type === 'link' ? `${words} (${value.url})` : words;
}

/** Replaces the spaces that don't break. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
