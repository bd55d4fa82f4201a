import { describe, expect, test } from 'vitest';
import { toMention } from '../../../src/commands/grammar/mention.ts';
import { parse } from '../../../src/commands/grammar/parse.ts';
import { toText } from '../../../src/commands/grammar/to-text.ts';
import { subcommands } from '../../../src/commands/table.ts';

const dana = toMention('slack:U0DANA', 'dana');
const sam = toMention('slack:U0SAM', 'sam');

/** Returns the numbers or the filter of a command, and its arguments. */
function read(line: string): unknown[] {
  const { many, ticket, values } = parse(line, subcommands);
  expect(ticket).toBe(many ? 0 : ticket);
  const tickets = many ? (many.numbers ?? many.tokens.map(({ raw }) => raw).join(' ')) : ticket;
  return [tickets, Object.fromEntries(values)];
}

describe('several tickets', () => {
  test.each([
    [`assign MIG-3 MIG-7 PLC-12 ${dana}`, [3, 7, 12], { owner: dana }],
    ['assign 3, 7 and #12 to Dana Reyes', [3, 7, 12], { owner: 'Dana Reyes' }],
    ['assign 3,7 , 12 me', [3, 7, 12], { owner: 'me' }],
    ['nudge MIG-3, MIG-7', [3, 7], {}],
    ['nudge 3 7 7', [3, 7], {}],
    ['done 3 7 E-16', [3, 7], { steps: 'E-16' }],
    ['done 3 7 TTL lowered', [3, 7], { steps: 'TTL lowered' }],
    ['snooze 3 7 days:2 freeze week', [3, 7], { days: '2', reason: 'freeze week' }],
    ['note 3, 7 pass 2 done', [3, 7], { text: 'pass 2 done' }],
    ['note MIG-3, MIG-7 progress:yes 40 left', [3, 7], { progress: 'yes', text: '40 left' }],
  ])('are named one after the other: %s', (line, numbers, values) => {
    expect(read(line)).toEqual([numbers, values]);
  });

  test.each([
    [`assign stalled owner:${sam} ${dana}`, `stalled owner:${sam}`, { owner: dana }],
    ['assign on hold to me', 'on hold', { owner: 'me' }],
    [
      'assign stalled phase:Customer testing Dana Reyes',
      'stalled phase:Customer testing',
      { owner: 'Dana Reyes' },
    ],
    ['assign open acme nobody', 'open acme', { owner: 'nobody' }],
    ['nudge stalled waiting:customer-admin acme', 'stalled waiting:customer-admin acme', {}],
    ['done phase:delta TTL lowered', 'phase:delta', { steps: 'TTL lowered' }],
    ['snooze phase:credentials days:2 freeze', 'phase:credentials', { days: '2', reason: 'freeze' }],
    [
      'note -from:gmail stalled progress:no still testing',
      '-from:gmail stalled',
      { progress: 'no', text: 'still testing' },
    ],
  ])('are filtered: %s', (line, filter, values) => {
    expect(read(line)).toEqual([filter, values]);
  });

  test.each([
    ['note 12 40 mailboxes left', 12, { text: '40 mailboxes left' }],
    ['note MIG-3 MIG-7 is the related ticket', 3, { text: 'MIG-7 is the related ticket' }],
    ['note 12 stalled again', 12, { text: 'stalled again' }],
    ['snooze 12 days:2 3, 7 come first', 12, { days: '2', reason: '3, 7 come first' }],
    ['assign 3 7', 3, { owner: '7' }],
    ['done 3 7', 3, { steps: '7' }],
    [`assign 12 ${dana}`, 12, { owner: dana }],
  ])('are not meant: %s', (line, ticket, values) => {
    expect(read(line)).toEqual([ticket, values]);
  });

  test.each([
    'note stalled again',
    'assign acme me',
    'done tenant created',
    'snooze stalled for a week',
    'nudge 3,',
  ])('need a ticket or a filter: %s', (line) => {
    expect(() => read(line)).toThrow("isn't a ticket number.");
  });

  test('stay in the command when it is written back', () => {
    for (const line of ['assign 3, 7 me', 'snooze phase:delta days:2 freeze', 'nudge stalled'])
      expect(read(toText(parse(line, subcommands)))).toEqual(read(line));
  });
});
