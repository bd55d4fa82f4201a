import { expect, test } from 'vitest';
import { fromForm, toForm } from '../../src/commands/form.ts';
import { toMention } from '../../src/commands/grammar/mention.ts';
import { parse } from '../../src/commands/grammar/parse.ts';
import { subcommands } from '../../src/commands/table.ts';
import { toModal } from '../../src/slack/cards/form.ts';
import { settableFields } from '../../src/ticket/fields/table.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import type { Ticket } from '../../src/ticket/state.ts';
import { buttonsFor } from '../../src/ticket/steps/facts.ts';

const dana = toMention('slack:U0DANA', 'dana');

function formOf(text: string) {
  return toForm(parse(text, subcommands), 'migration')!;
}

test.each([
  'role "Dana Reyes"',
  `role ${dana}`,
  'link dana@example.com',
  'done 12 E-03 E-04',
  'set 12 contact cadence mailboxes:"40"',
])('keeps the command of a form: %s', (text) => {
  expect(formOf(text).command).toBe(text);
  expect(formOf(formOf(text).command)).toEqual(formOf(text));
});

test.each([
  [`role ${dana}`, 'U0DANA'],
  ['role dana', undefined],
  [`role ${toMention('teams:aad-dana', 'Dana Reyes')}`, undefined],
])("fills in the person in Slack's form: %s", (text, picked) => {
  const [block] = toModal(formOf(text), null).blocks;
  expect(block).toMatchObject({ block_id: 'person', element: { type: 'users_select' } });
  expect(JSON.stringify(block)).not.toContain('hint');
  expect(JSON.stringify(block).match(/"initial_user":"(\w+)"/)?.[1]).toBe(picked);
});

const facts = playbooks.flatMap(({ steps }) => steps).filter(({ fact }) => fact);

test.each(facts)('asks for the field that ticks $id ($fact)', (step) => {
  const ticket = { kind: 'migration', number: 12, mailboxes: 40 } as Ticket;
  const press = buttonsFor(ticket, [step as never])[0];
  // These two are settled when a ticket opens.
  if (step.fact === 'requested-via' || step.fact === 'supported-source') return expect(press).toBeUndefined();
  const asked = formOf(press!.command).inputs;
  const settable = settableFields.find(({ fact }) => fact === step.fact);
  const own: Record<string, string> = { owner: 'owner', contacted: 'way' };
  const required = asked.filter((input) => input.required).map(({ name }) => name);
  expect(required).toEqual([settable?.name ?? own[step.fact ?? '']]);
  // A form of `set` asks for this field only.
  if (settable) expect(asked).toHaveLength(1);
});

test('asks for the number of mailboxes with a count, if it is unknown', () => {
  const ticket = { kind: 'migration', number: 12, mailboxes: null } as Ticket;
  const [press] = buttonsFor(ticket, [{ id: 'E-05', label: 'Credentials received', fact: 'supplied' }]);
  expect(press).toEqual({ label: 'Credentials received', command: 'set MIG-12 mailboxes supplied' });
});

test('accepts an older key from a form that was opened before an update', () => {
  const open = subcommands.find(({ name }) => name === 'open')!;
  const sent = { ticket: 0, values: { channel: 'chat', ticket: ' ' } };
  expect(Object.fromEntries(fromForm(sent, open).values)).toEqual({ via: 'chat' });
});

test('sends the values of hidden arguments with a form', () => {
  expect(formOf('set 12 slot force:"server dies"').hidden).toEqual({ fields: 'slot', force: 'server dies' });
  expect(formOf('open acme.com').hidden).toEqual({});
});
