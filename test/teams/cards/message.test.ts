import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  copy,
  heading,
  type Inline,
  lines,
  list,
  note,
  tasks,
  text,
} from '../../../src/card.ts';
import { type AdaptiveCard, sizeOf, toMessage } from '../../../src/teams/cards/message.ts';
import { headlineCard, ticketCard } from '../../../src/ticket/cards/ticket-card.ts';
import type { AgreedLine } from '../../../src/ticket/digest/agreed-ahead.ts';
import type { DigestEntry } from '../../../src/ticket/digest/digest.ts';
import { digestCards } from '../../../src/ticket/digest/digest-cards.ts';
import { anyRich, toTask } from '../../support/any-rich.ts';
import { actionsOf, calendar, contentOf, hostileTexts, now, openedTicket, shownLines } from '../scene.ts';

const render = (...blocks: Parameters<typeof card>) => contentOf(toMessage(card(...blocks))).body;

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    ...hostileTexts,
    'x'.repeat(7_000),
    '\u0001'.repeat(3_000),
    '💥'.repeat(3_000),
    'a\n\nb\r\nc\n',
  ),
);
const rich = anyRich(hostile);

const anyCard = fc
  .record({
    title: hostile,
    says: rich,
    items: fc.array(rich, { maxLength: 8 }),
    small: rich,
    labels: fc.array(hostile, { maxLength: 14 }),
    points: fc.array(hostile, { maxLength: 3 }),
  })
  .map(({ title, says, items, small, labels, points }) =>
    card(
      heading(title),
      text(says),
      list(items),
      lines(items),
      tasks(items.map((item, i) => toTask(item, labels[i]))),
      copy(title),
      {
        type: 'chart',
        kind: 'bar',
        title: 'Open',
        categories: points,
        series: [{ name: 'Open', values: points.map((_, i) => i) }],
      },
      note(small),
      buttons(...labels.map((label) => ({ label, command: `note 1 ${label}` }))),
    ),
  );

/** Every object of a card that Teams draws, the fallbacks too. */
function drawn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(drawn);
  if (value === null || typeof value !== 'object') return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(drawn)];
}

function expectBounded(content: AdaptiveCard) {
  expect(sizeOf(content)).toBeLessThanOrEqual(28_000);
}

test('whatever is typed, a card is within its size, draws no markdown and no link, and has only its own commands', () => {
  fc.assert(
    fc.property(anyCard, (each) => {
      const content = contentOf(toMessage(each));
      expectBounded(content);
      const objects = drawn(content.body);
      const types = [
        'RichTextBlock',
        'TextRun',
        'ColumnSet',
        'Column',
        'ActionSet',
        'Action.Execute',
        'Action.Submit',
        'Chart.VerticalBar',
      ];
      expect(objects.map(({ type }) => type).filter((type) => type && !types.includes(String(type)))).toEqual(
        [],
      );
      expect(objects.filter((object) => 'selectAction' in object || 'url' in object)).toEqual([]);
      expect(objects.filter(({ type, text }) => type === 'TextRun' && String(text).includes('{{'))).toEqual(
        [],
      );
      const own = each.blocks.flatMap(buttonsOf);
      const wanted = own.map(({ command }) => ({ command, noun: 'migration' }));
      for (const { data } of actionsOf(content.body)) expect(wanted).toContainEqual(data);
    }),
    { numRuns: 200 },
  );
});

test('a text is shown as it was typed', () => {
  const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts));
  fc.assert(
    fc.property(typed, fc.constantFrom('plain', 'bold', 'code', 'command'), (words, kind) => {
      const body = render(text([kind === 'plain' ? words : ({ [kind]: words } as unknown as Inline)]));
      const whole = kind !== 'command' ? words : words ? `@Migration Desk ${words}` : '@Migration Desk';
      const wanted = whole.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
      expect(shownLines(body)).toEqual(wanted);
    }),
  );
});

test('each kind of block', () => {
  const run = (words: string, more = {}) => ({ type: 'TextRun', text: words, ...more });
  const block = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });
  expect(
    render(
      heading('MIG-12'),
      text(['a ', { bold: 'b\nc' }, { code: 'd' }, '\n\n', { link: 'https://x.example/', label: 'how' }]),
      list(['one']),
      lines(['✓ two']),
      note(['see ', { command: 'help' }]),
    ),
  ).toEqual([
    block(run('MIG-12', { size: 'Large', weight: 'Bolder' })),
    block(run('a '), run('b', { weight: 'Bolder' })),
    { ...block(run('c', { weight: 'Bolder' }), run('d', { fontType: 'Monospace' })), spacing: 'None' },
    block(
      run('how', {
        color: 'Accent',
        underline: true,
        selectAction: { type: 'Action.OpenUrl', url: 'https://x.example/' },
      }),
    ),
    { ...block(run('• '), run('one')), spacing: 'Small' },
    { ...block(run('✓ two')), spacing: 'Small' },
    block(
      run('see ', { size: 'Small', isSubtle: true }),
      run('@Migration Desk help', { size: 'Small', isSubtle: true, fontType: 'Monospace' }),
    ),
  ]);
});

test('a button is a command, for old clients too; six stand in a row', () => {
  const many = Array.from({ length: 8 }, (_, i) => ({ label: `B${i}`, command: `show ${i}` }));
  const long = { label: 'Long', command: `list ${'x'.repeat(2_000)}` };
  const body = render(
    buttons({ label: 'Open', command: 'open', noun: 'platform-change', style: 'primary' }, long, ...many),
  );
  expect(body.map((set) => (set.type === 'ActionSet' ? set.actions.length : 0))).toEqual([6, 3]);
  expect(actionsOf(body)[0]).toEqual({
    type: 'Action.Execute',
    title: 'Open',
    verb: 'command',
    style: 'positive',
    data: { command: 'open', noun: 'platform-change' },
    fallback: {
      type: 'Action.Submit',
      title: 'Open',
      data: { verb: 'command', command: 'open', noun: 'platform-change' },
    },
  });
});

const todo = (i: number) => ({
  text: [{ bold: `E-${i}` }, ' **do** it (racker)'],
  command: `done 1 E-${i}`,
  button: { label: `Done E-${i}`, command: `done 1 E-${i}` },
});

test('a task is a line with its button beside it; without one, or with one too long, a line', () => {
  const long = { label: 'Long', command: `note 1 ${'x'.repeat(2_000)}` };
  const message = toMessage(
    card(
      tasks([todo(1), { ...todo(2), button: undefined }, { text: 'much', command: 'note 1', button: long }]),
    ),
  );
  const { body } = contentOf(message);
  expect(body[0]).toMatchObject({
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [{ type: 'RichTextBlock' }] },
      { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [{ title: 'Done E-1' }] }] },
    ],
  });
  expect(shownLines(body)).toEqual([
    'E-1 **do** it (racker)',
    'E-2 **do** it (racker)',
    'much: @Migration Desk note 1',
  ]);
  expect(message.summary.split('\n')).toEqual([
    'E-1 **do** it (racker): @Migration Desk done 1 E-1',
    'E-2 **do** it (racker): @Migration Desk done 1 E-2',
    'much: @Migration Desk note 1',
  ]);
});

test('of many tasks the buttons do without what old clients need, and then the last are left out', () => {
  const render = (count: number) => {
    const all = Array.from({ length: count }, (_, i) => todo(i));
    const content = contentOf(toMessage(card(tasks(all), buttons({ label: 'Show', command: 'show 1' }))));
    expectBounded(content);
    return { actions: actionsOf(content.body), shown: shownLines(content.body).join() };
  };
  const some = render(20);
  expect(some.actions.every(({ fallback }) => fallback)).toBe(true);
  const more = render(45);
  expect([more.actions.length, more.actions.some(({ fallback }) => fallback)]).toEqual([46, false]);
  const most = render(90);
  expect(most.shown).toContain('The rest is left out');
  expect(most.actions.at(-1)?.title).toBe('Show');
});

const one = { name: 'Open', values: [3, 1] };
const two = { name: 'Stalled', values: [2] };

test.each([
  [
    'bar',
    [one],
    'Chart.VerticalBar',
    [
      { x: 'a', y: 3 },
      { x: 'b', y: 1 },
    ],
    'T: a 3, b 1',
  ],
  [
    'bar',
    [one, two],
    'Chart.VerticalBar.Grouped',
    [
      {
        legend: 'Open',
        values: [
          { x: 'a', y: 3 },
          { x: 'b', y: 1 },
        ],
      },
      {
        legend: 'Stalled',
        values: [
          { x: 'a', y: 2 },
          { x: 'b', y: 0 },
        ],
      },
    ],
    'T: Open: a 3, b 1; Stalled: a 2, b 0',
  ],
  [
    'line',
    [one],
    'Chart.Line',
    [
      {
        legend: 'Open',
        values: [
          { x: 'a', y: 3 },
          { x: 'b', y: 1 },
        ],
      },
    ],
    'T: a 3, b 1',
  ],
] as const)('a %s chart of %j is a %s', (kind, series, type, data, words) => {
  const chart = {
    type: 'chart' as const,
    kind,
    title: 'T',
    categories: ['a', 'b'],
    series: series.map(({ name, values }) => ({ name, values: [...values] })),
  };
  const fallback = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] };
  const title = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'T', weight: 'Bolder' }] };
  const color = type === 'Chart.VerticalBar' ? { color: 'categoricalBlue' } : {};
  expect(render(chart)).toEqual([title, { type, title: 'T', fallback, data, ...color }]);
});

test('many bars lie on their sides, so that their names can be read', () => {
  const bars = (count: number) =>
    render({
      type: 'chart',
      kind: 'bar',
      title: 'T',
      categories: Array.from({ length: count }, (_, i) => `phase ${i}`),
      series: [{ name: 'Open', values: Array.from({ length: count }, () => 1) }],
    })[1]?.type;
  expect([bars(6), bars(7)]).toEqual(['Chart.VerticalBar', 'Chart.HorizontalBar']);
});

test('what follows on buttons stands apart from them', () => {
  const button = buttons({ label: 'Show', command: 'show 1' });
  const { body } = contentOf(toMessage(card(text('one'), button, text('two\nthree'), button)));
  const spaces = body.map((element) => ('spacing' in element ? element.spacing : undefined));
  expect(spaces).toEqual([undefined, undefined, 'Large', 'None', undefined]);
});

test('the message says in plain words what the card says, and its fallback is our own words', () => {
  const message = toMessage(
    card(heading('MIG-12'), text([{ bold: '<at>Dana</at>' }]), note([{ command: 'help' }])),
  );
  expect(message.summary).toBe('MIG-12\n<at>Dana</at>\n@Migration Desk help');
  expect(message).not.toHaveProperty('text');
  expect(contentOf(message)).toMatchObject({ version: '1.5', speak: 'MIG-12', msteams: { width: 'Full' } });
  expect(contentOf(message).fallbackText).not.toContain('Dana');
  expect(toMessage(card(text('x'.repeat(9_000)))).summary).toHaveLength(4_000);
});

test('a ticket is shown whole, with its buttons', () => {
  const state = openedTicket(12);
  for (const each of [ticketCard({ calendar }, state, now), headlineCard({ calendar }, state, now)]) {
    const content = contentOf(toMessage(each));
    expectBounded(content);
    expect(shownLines(content.body)[0]).toBe('MIG-12 · acme.com');
    expect(actionsOf(content.body).map(({ title }) => title)).toEqual(labelsOf(each));
    expect(actionsOf(content.body).every(({ fallback }) => fallback)).toBe(true);
  }
});

test('of a ticket with too much to say the end is left out, and its buttons are kept', () => {
  const timeline = Array.from({ length: 40 }, (_, i) => `2026-11-20 Dana noted: ${i} ${'é'.repeat(700)}`);
  const each = ticketCard({ calendar }, openedTicket(12), now, { timeline });
  const content = contentOf(toMessage(each));
  expectBounded(content);
  expect(sizeOf(content)).toBeGreaterThan(22_000);
  const shown = shownLines(content.body);
  expect(shown[0]).toBe('MIG-12 · acme.com');
  expect(shown.at(-1)).toMatch(/^The rest is left out: .*@Migration Desk show <ticket>/);
  expect(content.body.at(-1)?.type).toBe('ActionSet');
  expect(actionsOf(content.body).map(({ title }) => title)).toEqual(labelsOf(each));
});

test('a message of a digest holds all its twenty tickets, each with its buttons', () => {
  const entries = Array.from({ length: 40 }, (_, i): DigestEntry => {
    const state = openedTicket(1_000 + i, {
      customer: `Customer ${i} of some length`,
      stalledAt: now,
    });
    return { ...state, class: i < 10 ? 'escalated' : 'stalled', dates: [] };
  });
  const openByPhase = Array.from({ length: 20 }, (_, i) => ({ phase: `phase-${i}`, count: i }));
  const trend = Array.from({ length: 10 }, (_, i) => ({ day: `2026-11-${10 + i}`, stalled: i }));
  const agreed = { lines: [], more: 0, isCut: false };
  const digest = {
    day: '2026-11-20',
    at: now,
    entries,
    more: 0,
    agreed,
    names: new Map(),
    openByPhase,
    trend,
  };
  const cards = digestCards(calendar, {
    ...digest,
    open: 90,
    stalled: 40,
    escalated: 10,
    snoozed: 5,
    held: 5,
  });
  expect(cards).toHaveLength(2);
  for (const each of cards) {
    const content = contentOf(toMessage(each));
    expectBounded(content);
    expect(actionsOf(content.body).map(({ data }) => data)).toEqual(
      commandsOf(each).map((command) => ({ command, noun: 'migration' })),
    );
    expect(shownLines(content.body).join()).not.toContain('left out');
  }
  const types = contentOf(toMessage(cards[0]!)).body.map((element) => element.type);
  expect(types).toContain('Chart.HorizontalBar');
  expect(types).toContain('Chart.Line');
});

test('a message of a digest with ten tickets also holds the agreed dates, each with what speaks against it', () => {
  const ticketOf = (number: number) =>
    openedTicket(number, { customer: `Customer ${number} of some length` });
  const entries = Array.from({ length: 10 }, (_, i): DigestEntry => {
    return { ...ticketOf(1_000 + i), class: 'stalled', dates: [] };
  });
  const warnings = [
    'Its owner has MIG-2001, MIG-2002, MIG-2003, MIG-2004, MIG-2005 and 3 more on the same day, 2026-12-19.',
    '2026-12-19 is a Saturday: the team does not work.',
    'The customer is away from 2026-12-15 to 2027-01-03.',
    'The cutover and the target date (2026-12-21) lie after 2026-12-17, when the old billing is to end.',
    'E-16 is open, and was due by 2026-12-18 18:00: resolvers may keep the old MX for as long as its old TTL.',
  ];
  const lines = Array.from({ length: 10 }, (_, i): AgreedLine => {
    const { ticket } = ticketOf(2_000 + i);
    return {
      ticket,
      agreed: { at: now, name: 'cutover', field: 'cutover' },
      warnings,
    };
  });
  const [only, ...rest] = digestCards(calendar, {
    ...{
      day: '2026-11-20',
      at: now,
      entries,
      more: 0,
      agreed: { lines, more: 7, isCut: false },
      names: new Map(),
    },
    ...{ open: 90, stalled: 40, escalated: 10, snoozed: 5, held: 5 },
    openByPhase: Array.from({ length: 20 }, (_, i) => ({ phase: `phase-${i}`, count: i })),
    trend: Array.from({ length: 10 }, (_, i) => ({ day: `2026-11-${10 + i}`, stalled: i })),
  });
  expect(rest).toEqual([]);
  const content = contentOf(toMessage(only!));
  expectBounded(content);
  const shown = shownLines(content.body);
  expect(shown.filter((line) => warnings.every((warning) => line.includes(warning)))).toHaveLength(10);
  expect(shown.join()).not.toContain('left out');
});

test('where each part has buttons of its own, no buttons stay without their part', () => {
  const parts = Array.from({ length: 40 }, (_, i) => [
    text(`${i} ${'x'.repeat(900)}`),
    buttons({ label: `Show ${i}`, command: `show ${i}` }),
  ]);
  const { body } = contentOf(toMessage(card(...parts.flat())));
  const shown = shownLines(body);
  expect(shown.at(-1)).toMatch(/^The rest is left out/);
  expect(body.at(-1)?.type).toBe('RichTextBlock');
  expect(actionsOf(body).length).toBeLessThan(shown.length);
});

function buttonsOf(block: CardBlock): Button[] {
  if (block.type === 'tasks') return block.tasks.flatMap(({ button }) => button ?? []);
  return block.type === 'buttons' ? block.buttons : [];
}

function labelsOf(each: Card) {
  return each.blocks.flatMap(buttonsOf).map(({ label }) => label);
}

function commandsOf(each: Card) {
  return each.blocks.flatMap(buttonsOf).map(({ command }) => command);
}
