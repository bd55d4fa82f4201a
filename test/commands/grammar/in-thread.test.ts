import { expect, test } from 'vitest';
import { nameTicket } from '../../../src/commands/grammar/in-thread.ts';
import { parse } from '../../../src/commands/grammar/parse.ts';
import { subcommands } from '../../../src/commands/table.ts';

const inThread = (typed: string) => nameTicket(typed, 'MIG-60', subcommands);

test.each([
  ['note the pilot went fine', 'note MIG-60 the pilot went fine'],
  ['note two\nlines  kept', 'note MIG-60 two\nlines  kept'],
  ['note an "open quote', 'note MIG-60 an "open quote'],
  ['done TTL lowered', 'done MIG-60 TTL lowered'],
  ['advance', 'advance MIG-60'],
  ['PROCEED', 'advance MIG-60'],
  ['NEXT', 'NEXT MIG-60'],
  ["what's next?", 'next MIG-60'],
  ['take it', 'assign MIG-60 me'],
  ['who owns it', 'show MIG-60'],
  ['assign @sam', 'assign MIG-60 @sam'],
  ['show', 'show MIG-60'],
  ['set mailboxes:140', 'set MIG-60 mailboxes:140'],
  ['hold until:friday customer freeze', 'hold MIG-60 until:friday customer freeze'],
  ['contact phone agreed Friday', 'contact MIG-60 phone agreed Friday'],
  ['undo', 'undo MIG-60'],
  [', note: the pilot went fine', 'note MIG-60 the pilot went fine'],
  ['\u202Bnote שלום', 'note MIG-60 שלום'],
  ['items', 'items MIG-60'],
  ['faq is there downtime', 'faq MIG-60 is there downtime'],
  ['', 'show MIG-60'],
  ['  \n ', 'show MIG-60'],
])('names the ticket of the thread in %j', (typed, named) => expect(inThread(typed)).toBe(named));

test.each([
  'MIG-12',
  '12',
  'mig 12 done TTL lowered',
  '12 note of 40 failed',
  'note MIG-12 customer is testing',
  'note #12 customer is testing',
  'advance PLC-3 go on',
  'advance MIG-12: go on',
  'MIG-12, advance',
  'advance MIG-3, MIG-7',
  'advance #3,7 go on',
  `advance MIG-${'9'.repeat(40)} go on`,
  'faq MIG-12 is there downtime',
])('keeps the ticket that a person names in %j', (typed) => {
  expect(inThread(typed)).toBe(typed);
});

test.each([
  ['note 12, 13 customer is testing', [12, 13]],
  ['done 12 13 TTL lowered', [12, 13]],
  ['assign 12 13 14 me', [12, 13, 14]],
  ['nudge stalled', null],
  ['note phase:delta progress:no customer is testing', null],
])('keeps several tickets and filters in %j', (typed, numbers) => {
  expect(parse(inThread(typed), subcommands).many?.numbers).toEqual(numbers);
});

test.each([
  ['note 12 of 40 failed', 60, { text: '12 of 40 failed' }],
  ['note "12" of 40 failed', 60, { text: '"12" of 40 failed' }],
  ['advance 3 mailboxes are late', 60, { comment: '3 mailboxes are late' }],
  ['note 12', 12, {}],
  ['note 12 progress:yes pass 2 done', 12, { progress: 'yes', text: 'pass 2 done' }],
  ['advance 12', 12, {}],
  ['done 12 TTL lowered', 12, { steps: 'TTL lowered' }],
  ['move 12 credentials the sheet was wrong', 12, { phase: 'credentials', reason: 'the sheet was wrong' }],
])('reads a bare number as text only where free text begins: %j', (typed, ticket, values) => {
  const command = parse(inThread(typed), subcommands);
  expect([command.ticket, Object.fromEntries(command.values)]).toEqual([ticket, values]);
});

test.each([
  'open acme.com from:gmail',
  'today',
  'list stalled',
  'items gmail office-365',
  'subscribe',
  'asign @sam',
])('adds no ticket to %j', (typed) => expect(inThread(typed)).toBe(typed));

test.each([
  ['x'.repeat(12_000), 0],
  [`note ${'9'.repeat(40)} failed`, 60],
  ['🎉🎉 🎉', 0],
  ['note 🎉', 60],
  ['note שלום 12', 60],
  ['note "never closed', 60],
])('reads %j without failing', (typed, ticket) => {
  const named = inThread(typed);
  expect(ticket === 0 ? named : parse(named, subcommands).ticket).toBe(ticket || typed);
});
