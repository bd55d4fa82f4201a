import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttons, card, copy, heading, lines, list, note, tasks, text } from '../../../src/card.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate-blocks.ts';
import { findReferences } from '../../../src/playground/slack/workspace/mentions.ts';
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

test('shows a task with its button beside it, or with the command to type', () => {
  const long = { label: 'Long', command: `note 1 ${'x'.repeat(2_000)}` };
  const { text: words, blocks } = drawn(
    tasks([step(1), { ...step(2), button: undefined }, { text: 'much', command: 'note 1 …', button: long }]),
  );
  expect(blocks).toEqual([
    {
      type: 'section',
      text: { type: 'plain_text', text: 'E-1 *do* <@U0LEE> 1 (racker)', emoji: false },
      accessory: {
        type: 'button',
        action_id: 'command:migration:0:0',
        text: { type: 'plain_text', text: 'Done E-1', emoji: false },
        value: 'done 1 E-1',
      },
    },
    {
      type: 'section',
      text: { type: 'plain_text', text: 'E-2 *do* <@U0LEE> 2 (racker)', emoji: false },
    },
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

test('shows the command instead of a button for each task past the limit', () => {
  const all = Array.from({ length: 90 }, (_, i) => step(i));
  const { blocks } = drawn(text('Missing:'), tasks(all), buttons({ label: 'Show', command: 'show 1' }));
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  const shown = JSON.stringify(blocks);
  for (const { command } of all) expect(shown).toContain(`${command}"`);
});
