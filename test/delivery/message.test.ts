import { expect, test } from 'vitest';
import { card, plainText, text } from '../../src/card.ts';
import { longestEvent, outsideThread, withEvent } from '../../src/delivery/message.ts';
import type { Owed } from '../../src/delivery/owe.ts';

const empty = card(text('Hello'));

test('an event keeps every fact and shortens only free text, the longest first', () => {
  const customer = 'Acme & Sons of the Western Isles';
  const { event } = withEvent(empty, { free: customer }, ' is blocked: ', { free: 'x'.repeat(300) });
  expect(event).toHaveLength(longestEvent);
  expect(event).toMatch(new RegExp(`^${customer} is blocked: x+…$`));
});

test('cuts an event after a whole part of a line, or else after a whole word', () => {
  const step = '☐ TTL lowered, due tomorrow, 4 PM';
  const { event } = withEvent(empty, 'First: ', { free: `${step} · ${step} · ${step} · ${step} · ${step}` });
  expect(event).toBe(`First: ${step} · ${step} · ${step} · ${step}…`);
  expect(withEvent(empty, { free: 'word '.repeat(40) }).event).toMatch(/( word|^word)+…$/);
});

test('an event is one line, even if free text has several', () => {
  expect(withEvent(empty, 'Noted: ', { free: 'one\n\n two\t three ' }).event).toBe('Noted: one two three');
});

test('an event without free text is cut at the end', () => {
  expect(withEvent(empty, 'y'.repeat(200)).event).toBe(`${'y'.repeat(longestEvent - 1)}…`);
});

test("a card without an event can't be owed", () => {
  // @ts-expect-error: the type check of the tests fails if this compiles
  const owed: Owed = { place: 'slack:C1', mode: 'post', card: empty };
  expect(owed.card.event).toBeUndefined();
});

test('a line from a thread says what it is about if it stands elsewhere', () => {
  const line = { ...empty, about: 'MIG-1' };
  expect(plainText(outsideThread(line).blocks)).toBe('MIG-1 · Hello');
  expect(plainText(outsideThread(empty).blocks)).toBe('Hello');
});
