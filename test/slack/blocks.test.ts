import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttons, card, copy, heading, type Inline, lines, list, note, tasks, text } from '../../src/card.ts';
import { findReferences } from '../../src/playground/slack/mentions.ts';
import { validateBlocks } from '../../src/playground/slack/validate-blocks.ts';
import { toBlocks } from '../../src/slack/blocks.ts';

/** What people type at its worst: escapes, mentions, links, formatting, very long words. */
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

const inline: fc.Arbitrary<Inline> = fc.oneof(
  hostile,
  hostile.map((bold) => ({ bold })),
  hostile.map((code) => ({ code })),
  hostile.map((command) => ({ command })),
);

const rich = fc.array(inline, { minLength: 1, maxLength: 6 });

function toTask(says: Inline[], label: string | undefined) {
  const command = `note 1 ${label}`;
  return { text: says, command, button: label ? { label, command } : undefined };
}

const anyCard = fc
  .record({
    title: hostile,
    says: rich,
    items: fc.array(rich, { maxLength: 5 }),
    small: rich,
    labels: fc.array(hostile, { maxLength: 6 }),
  })
  .map(({ title, says, items, small, labels }) =>
    card(
      heading(title),
      text(says),
      list(items),
      lines(items),
      tasks(items.map((item, i) => toTask(item, labels[i]))),
      copy(title),
      note(small),
      buttons(...labels.map((label) => ({ label, command: `note 1 ${label}` }))),
    ),
  );

test('no text makes a message that Slack refuses, a mention, or a link', () => {
  fc.assert(
    fc.property(anyCard, (each) => {
      const message = toBlocks(each);
      expect(validateBlocks(message.blocks, 'message')).toEqual([]);
      const { mentions, links } = findReferences({}, message.text, message.blocks, new Map());
      expect(mentions).toEqual([]);
      expect(links.filter((link) => link.label)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
