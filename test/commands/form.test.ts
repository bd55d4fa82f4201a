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
import { chicago, readingAt } from '../support/calendar.ts';

const dana = toMention('slack:U0DANA', 'dana');

function formOf(text: string) {
  return toForm(parse(text, subcommands), 'migration', readingAt())!;
}

test.each([
  'role "Dana Reyes"',
  `role ${dana}`,
  'link dana@example.com',
  'done 12 E-03 E-04',
  'set 12 contact cadence mailboxes:40',
])('a form contains the command that opened it: %s', (text) => {
  expect(formOf(text).command).toBe(text);
  expect(formOf(formOf(text).command)).toEqual(formOf(text));
});

test.each([
  [`role ${dana}`, 'U0DANA'],
  ['role dana', undefined],
  [`role ${toMention('teams:aad-dana', 'Dana Reyes')}`, undefined],
])("Slack's form preselects a person only if the command mentions someone in Slack: %s", (text, picked) => {
  const [block] = toModal(formOf(text), { place: null }).blocks;
  expect(block).toMatchObject({ block_id: 'person', element: { type: 'users_select' } });
  expect(JSON.stringify(block)).not.toContain('hint');
  expect(JSON.stringify(block).match(/"initial_user":"(\w+)"/)?.[1]).toBe(picked);
});

const facts = playbooks.flatMap(({ steps }) => steps).filter(({ fact }) => fact);

test.each(facts)('the button of step $id asks for the value that completes the step', (step) => {
  const ticket = { kind: 'migration', number: 12, mailboxes: 40 } as Ticket;
  const press = buttonsFor(ticket, [step as never])[0];
  // Opening a ticket always completes these two steps, so they need no button.
  if (step.fact === 'requested-via' || step.fact === 'supported-source') return expect(press).toBeUndefined();
  const asked = formOf(press!.command).inputs;
  const settable = settableFields.filter(({ fact }) => fact === step.fact).map(({ name }) => name);
  const own: Record<string, string> = { owner: 'owner', contacted: 'way' };
  const required = asked.filter((input) => input.required).map(({ name }) => name);
  expect(required).toEqual(settable.length > 0 ? settable : [own[step.fact ?? '']]);
  // If `set` can set the step's fact, the form asks for nothing else.
  if (settable.length > 0) expect(asked).toHaveLength(settable.length);
});

test("a step's button also asks for the number of mailboxes if that number is unknown", () => {
  const ticket = { kind: 'migration', number: 12, mailboxes: null } as Ticket;
  const [press] = buttonsFor(ticket, [
    { id: 'E-05', label: 'Credentials received', fact: 'supplied', proof: null, dns: null, actor: 'racker' },
  ]);
  expect(press).toEqual({ label: 'Update count…', command: 'set MIG-12 mailboxes supplied' });
});

test('accepts an argument under its old name from a form that was opened before an update', () => {
  const open = subcommands.find(({ name }) => name === 'open')!;
  const sent = { ticket: 0, values: { channel: 'chat', ticket: ' ' } };
  expect(Object.fromEntries(fromForm(sent, open, chicago).values)).toEqual({ via: 'chat' });
});

test('a form keeps the arguments that it does not show, as hidden values', () => {
  expect(formOf('set 12 slot force:"server dies"').hidden).toEqual({ fields: 'slot', force: 'server dies' });
  expect(formOf('open acme.com').hidden).toEqual({});
});
