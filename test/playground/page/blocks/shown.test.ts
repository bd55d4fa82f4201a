import { describe, expect, test } from 'vitest';
import { blockKey } from '../../../../src/playground/page/blocks/block-key.ts';
import type { Control } from '../../../../src/playground/page/blocks/block-kit.ts';
import { controlName } from '../../../../src/playground/page/blocks/controls/control-name.ts';
import { choicesOf } from '../../../../src/playground/page/blocks/fields/choices.ts';
import {
  type Cell,
  cellText,
  nextSorting,
  type Sorting,
  sortRows,
} from '../../../../src/playground/page/blocks/tables/table-rows.ts';
import { plainText, wordsOf } from '../../../../src/playground/page/blocks/text/plain-text.ts';
import type { Channel, Person } from '../../../../src/playground/page/contract.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const text = (words: string): Cell => ({ type: 'raw_text', text: words });
const number = (value: number): Cell => ({ type: 'raw_number', value, text: value.toLocaleString('en-US') });

describe('tables', () => {
  const rows = [
    [text('b'), number(1200), number(1)],
    [text('C'), number(90), text('–')],
    [text('a'), number(3), number(10)],
  ];

  test.each<[Sorting | null, string[]]>([
    [null, ['b', 'C', 'a']],
    [{ column: 0, direction: 'ascending' }, ['a', 'b', 'C']],
    [{ column: 0, direction: 'descending' }, ['C', 'b', 'a']],
    [{ column: 1, direction: 'ascending' }, ['a', 'C', 'b']],
    // Not all are numbers, so all are words.
    [{ column: 2, direction: 'ascending' }, ['C', 'b', 'a']],
  ])('sorted by %o', (sorting, names) => {
    expect(sortRows(rows, sorting).map(([cell]) => cellText(cell))).toEqual(names);
  });

  test('equal rows stay in their order', () => {
    const same = [
      [text('x'), text('1')],
      [text('x'), text('2')],
    ];
    expect(sortRows(same, { column: 0, direction: 'descending' })).toEqual(same);
  });

  test('a column is sorted up, down, and no more', () => {
    const up = nextSorting(null, 1);
    const down = nextSorting(up, 1);
    expect([up, down, nextSorting(down, 1)]).toEqual([
      { column: 1, direction: 'ascending' },
      { column: 1, direction: 'descending' },
      null,
    ]);
    expect(nextSorting(down, 0)).toEqual({ column: 0, direction: 'ascending' });
  });

  test('the words of a cell', () => {
    const rich: Cell = { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: 'x' }] }] };
    expect([null, text('t'), number(1200), rich].map(cellText)).toEqual(['', 't', '1,200', 'x']);
  });
});

describe('menus', () => {
  const person = (id: string, realName: string) => ({ id, realName }) as Person;
  const [me, sam, bot] = [person('U1', 'Dana'), person('U2', 'Sam'), person('U3', 'Desk')];
  const channels: Channel[] = [
    { id: 'C1', name: 'general', kind: 'public', members: [] },
    { id: 'C2', name: 'leads', kind: 'private', members: [] },
    { id: 'D1', name: '', kind: 'direct', members: ['U1', 'U2'] },
    { id: 'D2', name: '', kind: 'app', members: ['U1', 'U3'] },
  ];
  const around = { me, people: [me, sam, bot], channels };
  const a = { text: plain('A'), value: 'a' };
  const b = { text: plain('B'), value: 'b', description: plain('the second') };

  test.each<[Partial<Control>, Record<string, string[]>]>([
    [{ type: 'static_select', options: [a, b] }, { '': ['A', 'B – the second'] }],
    [{ type: 'multi_static_select', option_groups: [{ label: plain('G'), options: [a] }] }, { G: ['A'] }],
    [{ type: 'users_select' }, { '': ['Dana', 'Sam', 'Desk'] }],
    [{ type: 'multi_channels_select' }, { '': ['# general'] }],
    [
      { type: 'conversations_select' },
      { Channels: ['# general', '# leads'], 'Direct messages': ['Sam', 'Desk'] },
    ],
    [
      { type: 'conversations_select', filter: { include: ['im'], exclude_bot_users: true } },
      { 'Direct messages': ['Sam'] },
    ],
    [{ type: 'conversations_select', filter: { include: ['private'] } }, { Channels: ['# leads'] }],
    [{ type: 'button' }, {}],
  ])('%o', (control, offered) => {
    const groups = choicesOf(control as Control, around);
    const labels = groups.map(({ heading, choices }) => [heading, choices.map(({ label }) => label)]);
    expect(Object.fromEntries(labels)).toEqual(offered);
  });
});

test('plain text is literal but for emoji, where they are wanted', () => {
  expect(plainText({ ...plain(':tada: *x*') })).toBe('🎉 *x*');
  expect(plainText({ ...plain(':tada:'), emoji: false })).toBe(':tada:');
  expect(plainText(undefined)).toBe('');
});

test('the words of any block', () => {
  const block = { type: 'card', title: plain('One'), actions: [{ type: 'button', text: plain('Two') }] };
  expect(wordsOf(block)).toBe('One\nTwo');
});

test.each([
  [{ accessibility_label: 'Said', placeholder: plain('Pick') }, 'Said'],
  [{ placeholder: plain('Pick') }, 'Pick'],
  [{}, 'Beside'],
])('the name of %o is %s', (fields, name) => {
  const block = { type: 'section', block_id: 'b', text: plain('Beside') };
  expect(controlName(block, { type: 'datepicker', action_id: 'a', ...fields })).toBe(name);
});

test('blocks are the same by their place among their kind, inputs by their id', () => {
  const blocks = ['header', 'actions', 'input', 'actions'].map((type, i) => ({ type, block_id: `b${i}` }));
  expect(blocks.map((_, at) => blockKey(blocks, at))).toEqual([
    'header 0',
    'actions 0',
    'input b2',
    'actions 1',
  ]);
});
