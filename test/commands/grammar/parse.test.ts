import { expect, test } from 'vitest';
import { toMention } from '../../../src/commands/grammar/mention.ts';
import { parse } from '../../../src/commands/grammar/parse.ts';
import { subcommands } from '../../../src/commands/table.ts';
import type { Fault } from '../../../src/errors.ts';

const dana = toMention('slack:U0DANA', 'dana');

/** Each entry: a command, then its subcommand, ticket, and arguments. */
const cases: [string, string, number, Record<string, string>][] = [
  ['', '', 0, {}],
  ['MIG-12', 'show', 12, {}],
  ['show #12', 'show', 12, {}],
  ['MIG-12: note pilot is done', 'note', 12, { text: 'pilot is done' }],
  ['12, note pilot is done', 'note', 12, { text: 'pilot is done' }],
  ['note: MIG-12, pilot is done', 'note', 12, { text: 'pilot is done' }],
  ['note MIG-12: 3 of 40 failed', 'note', 12, { text: '3 of 40 failed' }],
  [', show MIG-12!', 'show', 12, {}],
  ['SHOW plc-7', 'show', 7, {}],
  ['?', 'help', 0, {}],
  ['help open', 'help', 0, { command: 'open' }],
  [`assign 12 ${dana}`, 'assign', 12, { owner: dana }],
  ['done 3 E-03 E-04', 'done', 3, { steps: 'E-03 E-04' }],
  ['note 1 progress:yes pass 2 done', 'note', 1, { progress: 'yes', text: 'pass 2 done' }],
  ['note 1 he said progress:yes', 'note', 1, { text: 'he said progress:yes' }],
  ['note 1 "quoted whole"', 'note', 1, { text: 'quoted whole' }],
  ['note 1 say "half" quoted', 'note', 1, { text: 'say "half" quoted' }],
  ['note 1 an "open quote', 'note', 1, { text: 'an "open quote' }],
  ['note 1 two\nlines  kept', 'note', 1, { text: 'two\nlines  kept' }],
  [
    'move 1 discovery the sheet: was wrong',
    'move',
    1,
    { phase: 'discovery', reason: 'the sheet: was wrong' },
  ],
  [
    'advance 1 phase:trial force:"no time" go on',
    'advance',
    1,
    { phase: 'trial', force: 'no time', comment: 'go on' },
  ],
  ['hold 1 until:2026-12-01 freeze', 'hold', 1, { until: '2026-12-01', reason: 'freeze' }],
  ['wait 1 vendor quota=full', 'wait', 1, { party: 'vendor', reason: 'quota=full' }],
  ['digest at 09:00 weekdays', 'digest', 0, { action: 'at', time: '09:00', days: 'weekdays' }],
  ['set 1 mailboxes:3 contact:"Ann Lee"', 'set', 1, { mailboxes: '3', contact: 'Ann Lee' }],
  ['set 1 contact mailboxes:3 Cadence', 'set', 1, { mailboxes: '3', fields: 'contact Cadence' }],
];

test.each(cases)('parses the command %j', (text, name, ticket, values) => {
  const command = parse(text, subcommands);
  expect([command.subcommand.name, command.ticket, Object.fromEntries(command.values)]).toEqual([
    name,
    ticket,
    values,
  ]);
});

test.each([
  ['constructor', "isn't a command"],
  ['__proto__ 1', "isn't a command"],
  ['set 1 constructor:x', 'has no'],
  ['unsubscribe everything', 'Type `unsubscribe`.'],
  ['assign 1 me you', 'Type `assign TICKET OWNER`.'],
])('rejects the command %j, and says what to type', (text, says) => {
  expect(() => parse(text, subcommands)).toThrow(expect.objectContaining({ name: 'Fault' }));
  try {
    parse(text, subcommands);
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string };
    expect(`${message} ${hint}`).toContain(says);
  }
});

test.each([
  ['MIG-3 MIG-7 note pilot is done', [3, 7], { text: 'pilot is done' }],
  ['MIG-3, 7 and #9 done TTL lowered', [3, 7, 9], { steps: 'TTL lowered' }],
  ['3,7: nudge', [3, 7], {}],
])('parses several tickets before the command %j', (text, numbers, values) => {
  const command = parse(text, subcommands);
  expect([command.many?.numbers, Object.fromEntries(command.values)]).toEqual([numbers, values]);
});

test.each([
  ['advance MIG-3, MIG-7 go on', ['advance 3 go on', 'advance 7 go on']],
  ['MIG-3 MIG-7 close', ['close 3', 'close 7']],
  ['show 3 7', ['show 3', 'show 7']],
])('offers a command about one ticket for each one that is named in %j', (text, commands) => {
  try {
    parse(text, subcommands);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringContaining('takes one ticket at a time') });
    expect((error as Fault).buttons.map(({ command }) => command)).toEqual(commands);
  }
});

test.each([
  'MIG-1 '.repeat(2_000),
  `${'1,'.repeat(6_000)}x`,
  '"'.repeat(12_000),
  `${'9'.repeat(40)} note x`,
  ','.repeat(12_000),
])('reads a long or broken line quickly', (text) => {
  const started = performance.now();
  expect(() => parse(text, subcommands)).toThrow(expect.objectContaining({ name: 'Fault' }));
  expect(performance.now() - started).toBeLessThan(2_000);
});
