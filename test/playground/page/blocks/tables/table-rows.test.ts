import { expect, test } from 'vitest';
import {
  type Cell,
  cellText,
  nextSorting,
  type Sorting,
  sortRows,
} from '../../../../../src/playground/page/blocks/tables/table-rows.ts';

const text = (words: string): Cell => ({ type: 'raw_text', text: words });
const number = (value: number): Cell => ({ type: 'raw_number', value, text: value.toLocaleString('en-US') });

const rows = [
  [text('b'), number(1200), number(1)],
  [text('C'), number(90), text('–')],
  [text('a'), number(3), number(10)],
];

test.each<[string, Sorting | null, string[]]>([
  ["keeps the bot's order of rows until a person sorts the table", null, ['b', 'C', 'a']],
  [
    'sorts a column of text in ascending order, ignoring case',
    { column: 0, direction: 'ascending' },
    ['a', 'b', 'C'],
  ],
  ['sorts a column of text in descending order', { column: 0, direction: 'descending' }, ['C', 'b', 'a']],
  ['sorts a column of numbers by value', { column: 1, direction: 'ascending' }, ['a', 'C', 'b']],
  ['sorts a column as text if one cell is text', { column: 2, direction: 'ascending' }, ['C', 'b', 'a']],
])('%s', (_name, sorting, names) => {
  expect(sortRows(rows, sorting).map(([cell]) => cellText(cell))).toEqual(names);
});

test('does not reorder rows that have the same value', () => {
  const same = [
    [text('x'), text('1')],
    [text('x'), text('2')],
  ];
  expect(sortRows(same, { column: 0, direction: 'descending' })).toEqual(same);
});

test('each press on a column header changes the sorting: ascending, then descending, then none', () => {
  const up = nextSorting(null, 1);
  const down = nextSorting(up, 1);
  expect([up, down, nextSorting(down, 1)]).toEqual([
    { column: 1, direction: 'ascending' },
    { column: 1, direction: 'descending' },
    null,
  ]);
  expect(nextSorting(down, 0)).toEqual({ column: 0, direction: 'ascending' });
});

test('reads the text of every type of cell', () => {
  const rich: Cell = { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: 'x' }] }] };
  expect([null, text('t'), number(1200), rich].map(cellText)).toEqual(['', 't', '1,200', 'x']);
});
