import { expect, test } from 'vitest';
import { toForm } from '../../src/commands/form.ts';
import { toMention } from '../../src/commands/mention.ts';
import { parse } from '../../src/commands/parse.ts';
import { subcommands } from '../../src/commands/table.ts';
import { toModal } from '../../src/slack/cards/form.ts';
import { settables } from '../../src/ticket/fields/settable.ts';
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
])('a form knows its command, names with blanks too: %s', (text) => {
  expect(formOf(text).command).toBe(text);
  expect(formOf(formOf(text).command)).toEqual(formOf(text));
});

test.each([
  [`role ${dana}`, 'U0DANA'],
  ['role dana', undefined],
  [`role ${toMention('teams:aad-dana', 'Dana Reyes')}`, undefined],
])("Slack's form has whoever was picked: %s", (text, picked) => {
  const [block] = toModal(formOf(text), null).blocks;
  expect(block).toMatchObject({ block_id: 'person', element: { type: 'users_select' } });
  expect(JSON.stringify(block)).not.toContain('hint');
  expect(JSON.stringify(block).match(/"initial_user":"(\w+)"/)?.[1]).toBe(picked);
});

const facts = playbooks.flatMap(({ steps }) => steps).filter(({ fact }) => fact);

test.each(facts)('the button of $id, $fact, asks for what ticks it', (step) => {
  const ticket = { kind: 'migration', number: 12, mailboxes: 40 } as Ticket;
  const press = buttonsFor(ticket, [step as never])[0];
  // These two are as they are once a ticket is open.
  if (step.fact === 'channel' || step.fact === 'supported-source') return expect(press).toBeUndefined();
  const asked = formOf(press!.command).inputs;
  const settable = settables.find(({ fact }) => fact === step.fact);
  const own: Record<string, string> = { owner: 'owner', contacted: 'way' };
  const required = asked.filter((input) => input.required).map(({ name }) => name);
  expect(required).toEqual([settable?.field.name ?? own[step.fact ?? '']]);
  // A form of `set` asks for that alone.
  if (settable) expect(asked).toHaveLength(1);
});

test('a count asks for the number of mailboxes too while nobody knows that', () => {
  const ticket = { kind: 'migration', number: 12, mailboxes: null } as Ticket;
  const [press] = buttonsFor(ticket, [{ id: 'E-05', label: 'Credentials received', fact: 'supplied' }]);
  expect(press).toEqual({ label: 'Credentials received', command: 'set MIG-12 mailboxes supplied' });
});

test('what goes unseen with a form is what was said for hidden arguments', () => {
  expect(formOf('set 12 slot force:"server dies"').hidden).toEqual({ fields: 'slot', force: 'server dies' });
  expect(formOf('open acme.com').hidden).toEqual({});
});
