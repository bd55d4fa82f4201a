import { expect, test } from 'vitest';
import { buttons, card, figures, fold, menu, table, tasks, text } from '../../../src/card.ts';
import { toMessage } from '../../../src/teams/cards/message.ts';
import { plainSpaces } from '../../support/shown-text.ts';
import { actionsOf, contentOf, expectFits, flat, render, shownLines } from '../scene.ts';

test('hides a fold behind its title, which shows and hides it', () => {
  const body = render(fold('Details', text('Account 1'), text('[bank](https://evil.example)')));
  expect(body).toMatchObject([
    { type: 'Container', selectAction: { type: 'Action.ToggleVisibility', targetElements: ['block-0'] } },
    { type: 'Container', id: 'block-0', isVisible: false, items: [{}, {}] },
  ]);
  expect(shownLines(body)).toEqual(['▸ Details', 'Account 1', '[bank](https://evil.example)']);
});

test('gives each fold an id of its own, also inside another fold', () => {
  const body = render(fold('One', text('1')), fold('Two', fold('Inner', text('3')), text('2')));
  const ids = JSON.stringify(body).match(/"id":"[^"]+"/g);
  expect(new Set(ids).size).toBe(3);
});

test('shows a table, or its rows as lines if the table is too large for a card', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => [`MIG-${i}`, 'x'.repeat(60), 'Dana']);
  expect(render(table('2 tickets', ['Ticket', 'Customer', 'Owner'], rows(2)))).toMatchObject([
    { type: 'RichTextBlock' },
    { type: 'Table', firstRowAsHeader: true, rows: [{}, {}, {}] },
  ]);
  const large = contentOf(toMessage(card(table('Tickets', ['Ticket', 'Customer', 'Owner'], rows(120)))));
  expectFits(large);
  expect(shownLines(large.body).slice(0, 2)).toEqual(['Tickets', `MIG-0 · ${'x'.repeat(60)} · Dana`]);
});

test('makes a column wide enough for its longest word', () => {
  const body = render(
    table('1 ticket', ['Ticket', 'Customer'], [['MIG-3', 'Rookery Works (rookerypress.example)']]),
  );
  expect(body[1]).toMatchObject({ columns: [{ width: 10 }, { width: 26 }] });
});

test('shows a table with many columns in two columns, which fit on a phone', () => {
  const names = ['Ticket', 'Customer', 'Phase', 'Owner', 'Date'];
  const body = render(table('1 ticket', names, [['MIG-3', 'Acme', 'Delta', 'Dana Reyes', '']]));
  expect(body[1]).toMatchObject({ type: 'Table', columns: [{}, {}] });
  const cells = plainSpaces(JSON.stringify(body[1]));
  for (const words of ['Ticket · Customer', 'Phase · Owner · Date']) expect(cells).toContain(words);
  expect(cells).not.toContain(' · "}]}');
});

test.each(['19 (5 stalled)', "Dana's 4, of 9", 'until Dec 4'])(
  'shows the figure %s in a set of facts',
  (value) => {
    expect(render(figures([{ label: 'Dana Reyes', value }]))).toEqual([
      { type: 'FactSet', facts: [{ title: 'Dana Reyes', value }] },
    ]);
  },
);

test.each(['**now**', '[bank](https://evil.example)', '<at>Dana</at>', '- one', '{{DATE(1)}}', '&lt;'])(
  'shows the figure %s literally, because Teams reads a fact as markdown',
  (value) => {
    const body = render(figures([{ label: 'Load', value }]));
    expect(body.map(({ type }) => type)).toEqual(['RichTextBlock']);
    expect(shownLines(body)).toEqual([`Load ${value}`]);
  },
);

test("shows a date in the reader's time zone", () => {
  const moment = { moment: '2026-12-01T22:00:00Z', words: 'Tue, Dec 1, 4 PM' };
  const message = toMessage(card(text(['Cutover ', moment, ' at ', { ...moment, only: 'time' }])));
  expect(shownLines(contentOf(message).body)).toEqual([
    'Cutover {{DATE(2026-12-01T22:00:00Z, SHORT)}}, {{TIME(2026-12-01T22:00:00Z)}} at {{TIME(2026-12-01T22:00:00Z)}}',
  ]);
  expect(message.summary).toBe('Cutover Tue, Dec 1, 4 PM at Tue, Dec 1, 4 PM');
});

test('shows the sign of a task as a badge, and its other commands behind the three dots', () => {
  const sign = { symbol: '🔒', label: 'Locked out', tone: 'urgent' as const };
  const body = render(
    tasks([
      {
        ...{ text: 'Duskwater Ferries', command: 'show 1', sign },
        button: { label: 'Call customer', command: 'contact 1' },
        more: [{ label: 'Show', command: 'show 1' }],
      },
    ]),
  );
  expect(flat(body)[0]).toMatchObject({ type: 'Badge', text: 'Locked out', style: 'Attention' });
  expect(actionsOf(body)).toMatchObject([{ title: 'Call customer' }, { title: 'Show', mode: 'secondary' }]);
});

test('puts a menu into the set of the buttons before it', () => {
  const body = render(
    buttons({ label: 'Show', command: 'show 1' }),
    menu({ label: 'Cancel', command: 'cancel 1' }),
  );
  expect(body).toHaveLength(1);
  expect(actionsOf(body).map(({ mode }) => mode)).toEqual([undefined, 'secondary']);
});
