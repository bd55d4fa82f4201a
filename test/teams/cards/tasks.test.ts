import { expect, test } from 'vitest';
import { buttons, card, tasks } from '../../../src/card.ts';
import { toMessage } from '../../../src/teams/cards/message.ts';
import { actionsOf, contentOf, expectFits, render, shownLines } from '../scene.ts';

const openTask = (i: number) => ({
  text: [{ bold: `E-${i}` }, ' **do** it (racker)'],
  command: `done 1 E-${i}`,
  button: { label: `Done E-${i}`, command: `done 1 E-${i}` },
});

test('shows a task with its button beside it, or with the command to type', () => {
  const long = { label: 'Long', command: `note 1 ${'x'.repeat(2_000)}` };
  const message = toMessage(
    card(
      tasks([
        openTask(1),
        { ...openTask(2), button: undefined },
        { text: 'much', command: 'note 1', button: long },
      ]),
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

test('drops the fallbacks for old clients first if a list of tasks is too long', () => {
  const render = (count: number) => {
    const all = Array.from({ length: count }, (_, i) => openTask(i));
    const content = contentOf(toMessage(card(tasks(all), buttons({ label: 'Show', command: 'show 1' }))));
    expectFits(content);
    return { actions: actionsOf(content.body), shown: shownLines(content.body).join() };
  };
  const some = render(20);
  expect(some.actions.every(({ fallback }) => fallback)).toBe(true);
  const more = render(45);
  expect([more.actions.length, more.actions.some(({ fallback }) => fallback)]).toEqual([46, false]);
  const most = render(90);
  expect(most.shown).toContain("The rest doesn't fit");
  expect(most.actions.at(-1)?.title).toBe('Show');
});

const signed = (text: string, more: object = {}) => ({
  sign: { symbol: '🔒', label: 'Locked out', tone: 'urgent' as const },
  text,
  command: 'show 1',
  button: { label: 'Record contact', command: 'contact 1' },
  ...more,
});

test('begins all texts at the same place, with the buttons below them', () => {
  const body = render(
    tasks([
      signed('Duskwater Ferries'),
      signed('and 4 more', { sign: undefined }),
      signed('later', { button: undefined }),
    ]),
  );
  for (const element of body)
    expect(element).toMatchObject({ type: 'ColumnSet', columns: [{ width: '96px' }, { width: 'stretch' }] });
  expect(body[0]).toMatchObject({
    columns: [{}, { items: [{ type: 'RichTextBlock' }, { type: 'ActionSet' }] }],
  });
});

test('puts the buttons below all texts of a list if one text is long', () => {
  const long = { text: 'x'.repeat(80), command: 'done 1', button: { label: 'Done', command: 'done 1' } };
  const short = { ...long, text: 'short' };
  const columns = (...all: (typeof long)[]) =>
    render(tasks(all)).map((element) => (element.type === 'ColumnSet' ? element.columns.length : 0));
  expect(columns(short, short)).toEqual([2, 2]);
  expect(columns(short, long)).toEqual([1, 1]);
});
