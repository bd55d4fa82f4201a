import type { DataTableBlock, RawTextElement, RichTextBlock } from '@slack/types';
import { type Rich, type Table, toPlain } from '../../card.ts';
import { keepTogether } from '../../phrase.ts';
import { truncate } from '../../truncate.ts';
import { address, richText, sections } from './text.ts';

/** Slack's limits: rows without the header, and columns. A cell is shortened, so that a row always fits in a message. */
const limits = { rows: 100, columns: 20, caption: 150, cell: 150 };

/** How many rows people see at a time. A list has fewer, so people don't turn pages in the table and in the message. */
const pageSize = 40;

/** A table that people can sort and page through. See docs/slack.md, "Blocks". */
export function toDataTable({ caption, columns, rows }: Table): DataTableBlock {
  return {
    type: 'data_table',
    caption: truncate(caption, limits.caption) || ' ',
    page_size: pageSize,
    rows: [
      columns.slice(0, limits.columns).map(raw),
      ...rows.slice(0, limits.rows).map((cells) => cells.slice(0, limits.columns).map(toCell)),
    ],
  };
}

/** Uses plain text where it is enough, because Slack can sort only that. */
function toCell(cell: Rich): RawTextElement | RichTextBlock {
  const words = toPlain(cell, address);
  const isPlain = typeof cell === 'string' || cell.every((inline) => typeof inline === 'string');
  if (isPlain || words.length > limits.cell) return raw(words);
  const [section] = sections(cell);
  return section ? richText([section]) : raw('');
}

/** Slack refuses an empty cell. */
function raw(text: string): RawTextElement {
  return { type: 'raw_text', text: keepTogether(truncate(text, limits.cell)) || ' ' };
}
