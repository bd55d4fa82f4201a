import { expect, test } from 'vitest';
import { isQuestion, withNearest } from '../../src/commands/corrections/nearest-commands.ts';
import { parse } from '../../src/commands/grammar/parse.ts';
import { withoutTrimmings } from '../../src/commands/grammar/trimmings.ts';
import { UnknownCommand } from '../../src/commands/grammar/unknown-command.ts';
import { subcommands } from '../../src/commands/table.ts';
import { Fault } from '../../src/errors.ts';
import { topics } from '../../src/knowledge/faq/ways/table.ts';

const names = subcommands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);

/** Questions, without those that ask politely for what a command does: “can you move us …”. */
const asked = topics
  .flatMap(({ ways }) => ways)
  .filter((words) => isQuestion(words) && withoutTrimmings(words, names) === words);

/** What is wrong with a line. Null if it is a command. */
function faultOf(line: string): Fault | null {
  try {
    parse(line, subcommands);
    return null;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

const question = { noun: 'migration' as const, actor: 'slack:U0DANA', place: null };

test('a question in plain words is no misspelled command, and is offered to the FAQ first', () => {
  expect(asked.length).toBeGreaterThan(500);
  const wrong = asked.filter((content) => {
    const fault = faultOf(content);
    if (!(fault instanceof UnknownCommand)) return true;
    const [first] = withNearest(fault, { ...question, content }).buttons;
    return fault.typo !== undefined || first?.label !== 'Ask the FAQ' || first.command !== `faq ${content}`;
  });
  expect(wrong).toEqual([]);
});

test.each(['hwo 12', 'shwo 12', 'noet 12 done', 'the pilot went fine', 'what'])(
  '%s is no question',
  (content) => {
    expect(isQuestion(content)).toBe(false);
  },
);

test('in the thread of a ticket, the FAQ answers for that ticket', () => {
  const content = 'how do I move PST files?';
  const fault = faultOf(content) as UnknownCommand;
  const { buttons } = withNearest(fault, { ...question, content, about: 1, key: 'MIG-1', said: content });
  expect(buttons[0]).toMatchObject({ label: 'Ask the FAQ', command: `faq MIG-1 ${content}` });
});
