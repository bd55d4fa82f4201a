import { isJson, type Json } from '../../model.ts';
import {
  boolean,
  byType,
  type Check,
  type Fault,
  fault,
  integer,
  list,
  number,
  oneOf,
  shape,
  string,
} from './check.ts';
import { countCharacters, richTextElements } from './rich-text.ts';
import { blockId } from './texts.ts';

const maxCharacters = 10_000;
const words = string(maxCharacters);

const cells: Record<string, Check> = {
  raw_text: shape({ type: oneOf('raw_text'), text: words }),
  raw_number: shape({ type: oneOf('raw_number'), value: number, text: words }),
  rich_text: shape({ type: oneOf('rich_text'), 'block_id?': blockId, elements: richTextElements }),
};
const cell = byType(cells);
const headerCell = byType({ raw_text: cells.raw_text!, raw_number: cells.raw_number! });
const emptyOrCell: Check = (value, at) => (value === null ? [] : cell(value, at));

function rowsOf(block: Json): unknown[][] {
  return block.rows as unknown[][];
}

function cellCharacters(value: unknown): number {
  if (!isJson(value)) return 0;
  return value.type === 'rich_text' ? countCharacters(value) : String(value.text ?? '').length;
}

function totalLength(block: Json, at: string): Fault[] {
  const total = rowsOf(block)
    .flat()
    .reduce<number>((sum, entry) => sum + cellCharacters(entry), 0);
  return total > maxCharacters
    ? fault(`${at}/rows`, `must be less than ${maxCharacters + 1} characters in all`)
    : [];
}

function equalRows(block: Json, at: string): Fault[] {
  const width = rowsOf(block)[0]?.length;
  return rowsOf(block).flatMap((row, index) =>
    row.length === width ? [] : fault(`${at}/rows/${index}`, 'every row must have the same number of cells'),
  );
}

function plainHeader(block: Json, at: string): Fault[] {
  return (rowsOf(block)[0] ?? []).flatMap((entry, index) => headerCell(entry, `${at}/rows/0/${index}`));
}

function headerColumnExists(block: Json, at: string): Fault[] {
  const index = Number(block.row_header_column_index ?? 0);
  return index < (rowsOf(block)[0]?.length ?? 0)
    ? []
    : fault(`${at}/row_header_column_index`, 'no such column');
}

const columnSetting = shape({ 'align?': oneOf('left', 'center', 'right'), 'is_wrapped?': boolean });

export const table = shape(
  {
    type: oneOf('table'),
    'block_id?': blockId,
    rows: list(list(emptyOrCell, 20), 100),
    'column_settings?': list((value, at) => (value === null ? [] : columnSetting(value, at)), 20),
  },
  totalLength,
);

export const dataTable = shape(
  {
    type: oneOf('data_table'),
    'block_id?': blockId,
    caption: words,
    rows: list(list(cell, 20), 101, 2),
    'page_size?': integer(1, 100),
    'row_header_column_index?': integer(0, 19),
  },
  equalRows,
  plainHeader,
  headerColumnExists,
  totalLength,
);
