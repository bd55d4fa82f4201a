import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buttons,
  card,
  copy,
  fold,
  heading,
  lines,
  list,
  menu,
  note,
  table,
  tasks,
  text,
} from '../../../src/card.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate-blocks.ts';
import { findReferences } from '../../../src/playground/slack/workspace/mentions.ts';
import { toHome } from '../../../src/slack/cards/home.ts';
import { toReply } from '../../../src/slack/cards/message.ts';
import { anyRich, toTask } from '../../support/any-rich.ts';

/** The worst texts that people could type: escapes, mentions, links, formatting, and very long words. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    '<!channel>',
    '<@U0LEE>',
    '<https://evil.example|bank>',
    '*bold* _it_ ~no~ `code`',
    '&lt;!here&gt;',
    ':tada:',
    'x'.repeat(7_000),
  ),
);

const rich = anyRich(hostile);

const anyCard = fc
  .record({
    title: hostile,
    says: rich,
    items: fc.array(rich, { maxLength: 4 }),
    openTasks: fc.array(rich, { maxLength: 2 }),
    small: rich,
    labels: fc.array(hostile, { maxLength: 6 }),
  })
  .map(({ title, says, items, openTasks, small, labels }) =>
    card(
      heading(title),
      text(says),
      list(items),
      lines(items),
      tasks(openTasks.map((item, i) => toTask(item, labels[i]))),
      fold(title, text(says), list(items)),
      table(
        title,
        ['Ticket', title],
        [
          [title, says],
          ['', title],
        ],
      ),
      copy(title),
      note(small),
      buttons(...labels.map((label) => ({ label, command: `note 1 ${label}` }))),
    ),
  );

test('turns any text into a message that Slack accepts, without mentions or links', () => {
  fc.assert(
    fc.property(anyCard, (each) => {
      const message = toReply(each.blocks, 'full');
      expect(validateBlocks(message.blocks, 'message')).toEqual([]);
      const { mentions, links } = findReferences({}, message.text, message.blocks, new Map());
      expect(mentions).toEqual([]);
      expect(links.filter((link) => link.label)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** Draws blocks as the answer to a command. */
const drawn = (...blocks: Parameters<typeof card>) => toReply(card(...blocks).blocks, 'full');

const step = (i: number) => ({
  text: [{ bold: `E-${i}` }, ` *do* <@U0LEE> ${i} (racker)`],
  command: `done 1 E-${i}`,
  button: { label: `Done E-${i}`, command: `done 1 E-${i}` },
});

test('shows a task with its button below it, or with the command to type', () => {
  const long = { label: 'Long', command: `note 1 ${'x'.repeat(2_000)}` };
  const { text: words, blocks } = drawn(
    tasks([step(1), { ...step(2), button: undefined }, { text: 'much', command: 'note 1 …', button: long }]),
  );
  const line = (id: string, rest: string) => ({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: id, style: { bold: true } },
          { type: 'text', text: rest },
        ],
      },
    ],
  });
  expect(blocks).toEqual([
    line('E-1', ' *do* <@U0LEE> 1 (racker)'),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'command:migration:0:0:do',
          text: { type: 'plain_text', text: 'Done E-1', emoji: false },
          value: 'done 1 E-1',
        },
      ],
    },
    line('E-2', ' *do* <@U0LEE> 2 (racker)'),
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'much' },
            { type: 'text', text: ': ' },
            { type: 'text', text: '/migration note 1 …', style: { code: true } },
          ],
        },
      ],
    },
  ]);
  expect(words.split('\n')).toEqual([
    'E-1 *do* &lt;@U0LEE&gt; 1 (racker): /migration done 1 E-1',
    'E-2 *do* &lt;@U0LEE&gt; 2 (racker): /migration done 1 E-2',
    'much: /migration note 1 …',
  ]);
});

test('shows the sign of a task before its words, and its other commands in a menu behind its button', () => {
  const sign = { symbol: '🔒', label: 'Locked out', tone: 'urgent' as const };
  const { text: words, blocks } = drawn(
    tasks([{ ...step(1), sign, more: [{ label: 'Show', command: 'show 1' }] }]),
  );
  expect(words).toMatch(/^🔒 E-1/);
  expect(blocks).toMatchObject([
    { elements: [{ elements: [{ text: '🔒\u00A0' }, { text: 'E-1' }, {}] }] },
    { elements: [{ value: 'done 1 E-1' }, { type: 'overflow', options: [{ value: 'show 1' }] }] },
  ]);
});

test('keeps a symbol in one line with its words, and a dot with the words before it, but not in what people copy or press', () => {
  const task = { text: ['☐ ', { bold: 'TTL lowered' }, ' · due today'], command: 'done 1 E-16' };
  const button = { label: '☐ TTL lowered', command: 'done 1 E-16' };
  const { text: words, blocks } = drawn(
    heading('Acme · acme.com'),
    text('✓ Done · 🔒 users locked out'),
    lines(['⏸ On hold', ['🕓 Cutover ', { moment: '2026-12-01T22:00:00Z', words: 'today' }, ' · soon']]),
    tasks([{ ...task, button }]),
    text([{ bold: 'TTL lowered' }, ' ✓ 2 steps left · ✓ told']),
    text('Tenant created ✓ 3 steps left'),
    note('🔕 You muted this ticket · since today'),
    fold('☑ 3 done', text([{ code: '☐ a · b' }])),
    copy('☐ a · b'),
  );
  const shown = JSON.stringify(blocks);
  const together = [
    'Acme_· acme.com',
    '✓_Done_· 🔒_users locked out',
    '⏸_On hold',
    '"_✓ 2 steps left_· ✓_told',
    'Tenant created_✓ 3 steps left',
    '🕓_Cutover ',
    '"_· soon',
    '"☐_"',
    '"_· due today',
    '🔕_You muted this ticket_· since today',
    '☑_3 done',
  ];
  for (const part of together) expect(shown).toContain(part.replaceAll('_', '\u00A0'));
  expect(shown.match(/☐ a · b/g)).toHaveLength(2);
  expect(shown).toContain('"☐ TTL lowered"');
  // A phone and a screen reader get plain spaces.
  expect(words).toContain('✓ Done · 🔒 users locked out');
  expect(words).not.toContain('\u00A0');
});

test("shows a date in each reader's time zone, with the team's as the fallback", () => {
  const { text: words, blocks } = drawn(
    text(['Cutover ', { moment: '2026-12-01T22:00:00Z', words: 'Tue, Dec 1, 4 PM' }]),
  );
  expect(words).toBe('Cutover Tue, Dec 1, 4 PM');
  const date = { type: 'date', timestamp: 1_796_162_400, fallback: 'Tue, Dec 1, 4 PM' };
  expect(blocks).toMatchObject([{ elements: [{ elements: [{ text: 'Cutover ' }, date] }] }]);
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => [[{ bold: `MIG-${i}` }], `Customer ${i}`, '']);

test('shows a fold as a container that is closed at first, and a table as a data table', () => {
  const { blocks } = drawn(
    fold('Details', text('Account 1'), buttons({ label: 'Show', command: 'show 1' })),
    table('2 tickets', ['Ticket', 'Customer', 'Next'], rows(2)),
  );
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  expect(blocks).toMatchObject([
    { type: 'container', is_collapsible: true, default_collapsed: true, child_blocks: [{}, {}] },
    { type: 'data_table', caption: '2 tickets' },
  ]);
});

test('shows folds and tables as lines where a workspace has neither, and in App Home', () => {
  const shown = card(fold('Details', text('Account 1')), table('2 tickets', ['Ticket', 'Customer'], rows(2)));
  const simple = toReply(shown.blocks, 'simple');
  expect(simple.blocks.every(({ type }) => type === 'rich_text')).toBe(true);
  expect(JSON.stringify(simple.blocks)).toContain('Customer 1');
  expect(validateBlocks(toHome(shown).blocks, 'home')).toEqual([]);
});

test('puts a menu into the row of the buttons before it, and shows a second table as lines', () => {
  const { blocks } = drawn(
    buttons({ label: 'Show', command: 'show 1' }),
    menu({ label: 'Cancel', command: 'cancel 1' }),
    table('First', ['Ticket'], [['MIG-1']]),
    table('Second', ['Ticket'], [['MIG-2']]),
  );
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  expect(blocks.map(({ type }) => type)).toEqual(['actions', 'data_table', 'rich_text', 'rich_text']);
});

test('shows the command instead of a button for each task past the limit', () => {
  const all = Array.from({ length: 90 }, (_, i) => step(i));
  const { blocks } = drawn(text('Missing:'), tasks(all), buttons({ label: 'Show', command: 'show 1' }));
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  const shown = JSON.stringify(blocks);
  for (const { command } of all) expect(shown).toContain(`${command}"`);
});
