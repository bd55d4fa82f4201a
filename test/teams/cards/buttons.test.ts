import { expect, test } from 'vitest';
import { buttons, card, text } from '../../../src/card.ts';
import { toMessage } from '../../../src/teams/cards/message.ts';
import { actionsOf, contentOf, render } from '../scene.ts';

test('shows at most three buttons in a line, each with a fallback for old clients', () => {
  const many = Array.from({ length: 8 }, (_, i) => ({ label: `B${i}`, command: `show ${i}` }));
  const long = { label: 'Long', command: `list ${'x'.repeat(2_000)}` };
  const body = render(
    buttons({ label: 'Open', command: 'open', noun: 'platform-change', style: 'primary' }, long, ...many),
  );
  expect(body.map((set) => (set.type === 'ActionSet' ? set.actions.length : 0))).toEqual([3, 3, 3]);
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

test.each([
  [3, [3]],
  [4, [2, 2]],
  [7, [3, 2, 2]],
])('splits %i buttons into lines of %j', (count, wanted) => {
  const all = Array.from({ length: count }, (_, i) => ({ label: `B${i}`, command: `show ${i}` }));
  const lines = render(buttons(...all)).map((set) => (set.type === 'ActionSet' ? set.actions.length : 0));
  expect(lines).toEqual(wanted);
});

test('adds space between buttons and the text below them', () => {
  const button = buttons({ label: 'Show', command: 'show 1' });
  const { body } = contentOf(toMessage(card(text('one'), button, text('two\nthree'), button)));
  const spaces = body.map((element) => ('spacing' in element ? element.spacing : undefined));
  expect(spaces).toEqual([undefined, undefined, 'Large', 'None', undefined]);
});
