import { expect, test } from 'vitest';
import { parse } from '../../src/commands/grammar/parse.ts';
import { subcommands } from '../../src/commands/table.ts';

const others = subcommands.flatMap(({ name, aliases = [] }) => aliases.map((word) => [word, name] as const));
const ticketless = (line: string) => parse(line, subcommands).subcommand.name;

test.each(others)('%s is another word for %s alone', (word, name) => {
  expect(others.filter(([other]) => other === word)).toEqual([[word, name]]);
  expect(subcommands.map((subcommand) => subcommand.name)).not.toContain(word);
  expect(word).toBe(word.toLowerCase());
});

test.each(others)('a command may begin with %s', (word, name) => {
  const { ticket } = subcommands.find((subcommand) => subcommand.name === name)!;
  const line = (first: string) => (ticket ? `${first} 12` : first);
  expect(ticketless(line(word))).toBe(name);
  expect(ticketless(line(word.toUpperCase()))).toBe(name);
  if (ticket)
    expect(parse(`mig 12 ${word}`, subcommands)).toMatchObject({ ticket: 12, subcommand: { name } });
});

test.each([
  ['create acme.com from:gmail', 'open', 'acme.com'],
  ['new ticket acme.com from:gmail', 'open', 'acme.com'],
  ['open a  ticket acme.com from:gmail', 'open', 'acme.com'],
])('reads %j', (line, name, domain) => {
  const command = parse(line, subcommands);
  expect([command.subcommand.name, command.values.get('domain')]).toEqual([name, domain]);
});

test('keeps what follows the other word as typed', () => {
  expect(parse('comment 12 two\nlines  kept', subcommands).values.get('text')).toBe('two\nlines  kept');
});

test('finds no other word inside a longer one', () => {
  expect(() => parse('news acme.com', subcommands)).toThrow("isn't a command");
});
