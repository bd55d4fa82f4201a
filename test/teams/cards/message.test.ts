import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buttons,
  type Card,
  card,
  copy,
  heading,
  lines,
  list,
  note,
  tasks,
  text,
} from '../../../src/card.ts';
import { sizeOf, toMessage } from '../../../src/teams/cards/message.ts';
import { headlineCard, ticketCard } from '../../../src/ticket/cards/ticket-card.ts';
import { anyRich, toTask } from '../../support/any-rich.ts';
import {
  actionsOf,
  buttonsOf,
  calendar,
  contentOf,
  expectFits,
  hostileTexts,
  now,
  openedTicket,
  render,
  shownLines,
} from '../scene.ts';

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
        axes: { x: title, y: title },
        series: [{ name: 'Open', values: points.map((_, i) => i) }],
      },
      note(small),
      buttons(...labels.map((label) => ({ label, command: `note 1 ${label}` }))),
    ),
  );

/** Collects every object that Teams draws for a card, including fallbacks. */
function drawn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(drawn);
  if (value === null || typeof value !== 'object') return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(drawn)];
}

/** How a date of `anyRich` is shown. */
const shownDate = '{{DATE(2026-12-01T22:00:00Z, SHORT)}}, {{TIME(2026-12-01T22:00:00Z)}}';

test('every card stays within the size limit, and shows typed markdown, links, and commands literally', () => {
  fc.assert(
    fc.property(anyCard, (each) => {
      const content = contentOf(toMessage(each));
      expectFits(content);
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
      expect(
        objects.filter(
          ({ type, text }) => type === 'TextRun' && String(text).includes('{{') && text !== shownDate,
        ),
      ).toEqual([]);
      const wanted = buttonsOf(each).map(({ command }) => ({ command, noun: 'migration' }));
      for (const { data } of actionsOf(content.body)) expect(wanted).toContainEqual(data);
    }),
    { numRuns: 200 },
  );
});

test('draws headings, text, lists, lines, and notes', () => {
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
    block(run('MIG\u201112', { size: 'Large', weight: 'Bolder' })),
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
    { ...block(run('✓\u00A0two')), spacing: 'Small' },
    block(
      run('see ', { size: 'Small', isSubtle: true }),
      run('@Migration Desk help', { size: 'Small', isSubtle: true, fontType: 'Monospace' }),
    ),
  ]);
});

test('summarizes a card as plain text, but keeps typed text out of the text for old clients', () => {
  const message = toMessage(
    card(heading('MIG-12'), text([{ bold: '<at>Dana</at>' }]), note([{ command: 'help' }])),
  );
  expect(message.summary).toBe('MIG-12\n<at>Dana</at>\n@Migration Desk help');
  expect(message).not.toHaveProperty('text');
  expect(contentOf(message)).toMatchObject({ version: '1.5', speak: 'MIG-12', msteams: { width: 'Full' } });
  expect(contentOf(message).fallbackText).not.toContain('Dana');
  expect(toMessage(card(text('x'.repeat(9_000)))).summary).toHaveLength(4_000);
});

test("shows a new ticket's card and headline in full, with all buttons", () => {
  const state = openedTicket(12);
  for (const each of [ticketCard({ calendar }, state, now, null), headlineCard({ calendar }, state, now)]) {
    const content = contentOf(toMessage(each));
    expectFits(content);
    expect(shownLines(content.body)[0]).toBe('Acme Corp · acme.com · MIG-12');
    expect(actionsOf(content.body).map(({ title }) => title)).toEqual(labelsOf(each));
    expect(actionsOf(content.body).every(({ fallback }) => fallback)).toBe(true);
  }
});

test('cuts the end of a ticket card that is too long, but keeps its buttons', () => {
  const warnings = Array.from({ length: 40 }, (_, i) => `${i} ${'é'.repeat(700)}`);
  const each = ticketCard({ calendar }, openedTicket(12), now, null, { warnings });
  const content = contentOf(toMessage(each));
  expectFits(content);
  expect(sizeOf(content)).toBeGreaterThan(22_000);
  const shown = shownLines(content.body);
  expect(shown[0]).toBe('Acme Corp · acme.com · MIG-12');
  expect(shown.at(-1)).toMatch(/^The rest doesn't fit .*@Migration Desk show <ticket>/);
  expect(content.body.at(-1)?.type).toBe('ActionSet');
  expect(actionsOf(content.body).map(({ title }) => title)).toEqual(
    labelsOf({ blocks: each.blocks.slice(-2) }),
  );
});

test("leaves out the buttons of a card's parts that don't fit", () => {
  const parts = Array.from({ length: 40 }, (_, i) => [
    text(`${i} ${'x'.repeat(900)}`),
    buttons({ label: `Show ${i}`, command: `show ${i}` }),
  ]);
  const { body } = contentOf(toMessage(card(...parts.flat())));
  const shown = shownLines(body);
  expect(shown.at(-1)).toMatch(/^The rest doesn't fit/);
  expect(body.at(-1)?.type).toBe('RichTextBlock');
  expect(actionsOf(body).length).toBeLessThan(shown.length);
});

function labelsOf(each: Card) {
  const options = each.blocks.flatMap((block) => (block.type === 'menu' ? block.options : []));
  return [...buttonsOf(each), ...options].map(({ label }) => label);
}
