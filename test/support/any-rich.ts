import fc from 'fast-check';
import type { Inline, Task } from '../../src/card.ts';

/** The text of a card, with every kind of inline, made from the given strings. */
export function anyRich(text: fc.Arbitrary<string>): fc.Arbitrary<Inline[]> {
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    text,
    text.map((bold) => ({ bold })),
    text.map((code) => ({ code })),
    text.map((command) => ({ command })),
  );
  return fc.array(inline, { minLength: 1, maxLength: 6 });
}

/** A task with its button. Without a label, it has no button. */
export function toTask(says: Inline[], label: string | undefined): Task {
  const command = `note 1 ${label}`;
  return { text: says, command, button: label ? { label, command } : undefined };
}
