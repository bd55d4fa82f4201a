import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buttons,
  type CardBlock,
  card,
  copy,
  figures,
  fold,
  heading,
  lines,
  list,
  note,
  plainText,
  table,
  tasks,
  text,
} from '../../../src/card.ts';
import { lengthOf, validateBlocks } from '../../../src/playground/slack/block-kit/validate-blocks.ts';
import type { Json } from '../../../src/playground/slack/model.ts';
import { toBlocks } from '../../../src/slack/cards/blocks.ts';
import { toPosting, toUpdate } from '../../../src/slack/cards/message.ts';
import { split } from '../../../src/slack/cards/parts.ts';
import { room, smallRoom } from '../../../src/slack/cards/size.ts';
import { address } from '../../../src/slack/cards/text.ts';
import { anyRich, toTask } from '../../support/any-rich.ts';

const words = fc
  .tuple(fc.constantFrom('mailbox', 'ümlaut & <b>', 'x', 'zwei Wörter\n'), fc.integer({ min: 1, max: 900 }))
  .map(([word, times]) => `${word} `.repeat(times));

const rich = anyRich(words);

const block: fc.Arbitrary<CardBlock | undefined> = fc.oneof(
  words.map((says) => text(says)),
  rich.map((says) => text(says)),
  fc.array(rich, { maxLength: 40 }).map(list),
  fc.array(rich, { maxLength: 40 }).map(lines),
  fc.array(rich, { maxLength: 40 }).map((items) => tasks(items.map((item, i) => toTask(item, `Do ${i}`)))),
  words.map((says) => copy(says)),
  rich.map((says) => fold('Details', text(says), note('Small'))),
  fc
    .array(fc.constant<string[]>(['MIG-1', 'Acme']), { maxLength: 150 })
    .map((rows) => table('Tickets', ['Ticket', 'Customer'], rows)),
  fc.array(fc.constant({ label: 'Dana', value: '19' }), { maxLength: 60 }).map(figures),
  fc.constant(heading('Title')),
  fc.constant(note('Small')),
  fc.constant(buttons({ label: 'Show', command: 'show 1' })),
);

const anyBlocks = fc.array(block, { minLength: 1, maxLength: 12 }).map((all) => card(...all).blocks);

/** The words of blocks without spaces and bullets, which may change where a block is split. */
const wordsOf = (blocks: CardBlock[]) => plainText(blocks, address).replace(/[\s•]|Details|Tickets/g, '');

test.each([
  ['8,000', room],
  ['3,000', smallRoom],
])('splits any card into valid messages of at most %s, and loses no word', (_size, most) => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const parts = split(blocks, most);
      for (const part of parts) {
        const drawn = toBlocks(part);
        expect(lengthOf(drawn as unknown as Json[])).toBeLessThanOrEqual(most.size);
        expect(validateBlocks(drawn, 'message')).toEqual([]);
      }
      expect(wordsOf(parts.flat())).toBe(wordsOf(blocks));
    }),
    { numRuns: 150 },
  );
});

const many = Array.from({ length: 30 }, (_, i) => [
  text(`Ticket ${i}: ${'no progress '.repeat(40)}`),
  buttons({ label: 'Show', command: `show ${i}` }),
]).flat();

test('keeps buttons in the message of the text above them', () => {
  const parts = split(card(...many).blocks, room);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    expect(part[0]?.type).toBe('text');
    expect(part.at(-1)?.type).toBe('buttons');
  }
});

test('keeps a title in the message of its list', () => {
  const items = Array.from({ length: 3 }, () => 'word '.repeat(500));
  const [first, second] = split(card(text('x '.repeat(3_500)), text('Missing:'), list(items)).blocks, room);
  expect(first).toHaveLength(1);
  expect(second?.[0]).toEqual(text('Missing:'));
});

test('a posted message says that the rest is in its thread, and a reply in a thread does not', () => {
  const { message, rest } = toPosting(card(...many), 'full', false);
  expect(JSON.stringify(message.blocks.at(-1))).toContain('The rest is in this thread.');
  expect(rest?.blocks[0]).toMatchObject({ type: 'text' });
  expect(JSON.stringify(toPosting(card(...many), 'full', true).message)).not.toContain('in this thread');
});

test('an updated message is cut off with a note, and keeps the buttons at its end', () => {
  const end = buttons({ label: 'Advance', command: 'advance 1' });
  const { blocks } = toUpdate(card(...many, text('The last line'), end), 'full');
  expect(lengthOf(blocks as unknown as Json[])).toBeLessThanOrEqual(8_000);
  expect(JSON.stringify(blocks.at(-2))).toContain("The rest doesn't fit");
  expect(JSON.stringify(blocks.at(-1))).toContain('advance 1');
  expect(JSON.stringify(blocks)).not.toContain('The last line');
});

test('the text of a posted or updated message has at most 150 characters, even after escaping', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      expect(toPosting({ blocks }, 'full', false).message.text.length).toBeLessThanOrEqual(150);
      expect(toUpdate({ blocks }, 'full').text.length).toBeLessThanOrEqual(150);
      expect(Buffer.byteLength(toUpdate({ blocks }, 'text').text)).toBeLessThanOrEqual(4_000);
    }),
    { numRuns: 100 },
  );
});
