import { expect, test } from 'vitest';
import { buttons, card, tasks } from '../../../src/card.ts';
import { toMessage } from '../../../src/teams/cards/message.ts';
import { actionsOf, contentOf, expectFits, shownLines } from '../scene.ts';

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
