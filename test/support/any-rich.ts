import fc from 'fast-check';
import type { Inline, Task } from '../../src/card.ts';

/** Generates rich text from the given strings, with every kind of inline part. */
export function anyRich(text: fc.Arbitrary<string>): fc.Arbitrary<Inline[]> {
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    text,
    text.map((bold) => ({ bold })),
    text.map((code) => ({ code })),
    text.map((command) => ({ command })),
    text.map((words) => ({ moment: '2026-12-01T22:00:00Z', words })),
  );
  return fc.array(inline, { minLength: 1, maxLength: 6 });
}

/** Creates a task, with a button if there is a label. */
export function toTask(says: Inline[], label: string | undefined): Task {
  const command = `note 1 ${label}`;
  return { text: says, command, button: label ? { label, command } : undefined };
}
