import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import { dana, openLine, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

interface Button {
  text?: { text: string };
  value?: string;
}

function buttonsOf({ reply }: Told): Button[] {
  const blocks = reply.body.blocks as { type: string; elements: Button[] }[];
  return blocks.filter(({ type }) => type === 'actions').flatMap(({ elements }) => elements);
}

const names = subcommands.map(({ name }) => name).filter(Boolean);

/** The subcommands that open a form for this line, because something is missing. */
const opening = ['hold', 'snooze'];

test.each(names)('a typing error in %s is answered with the whole command as a button', async (name) => {
  const told = await desk.say(dana, `${name}${name.at(-1)} MIG-1 mailboxes:40`);
  expect(told.text.split('\n')).toEqual([
    `“${name}${name.at(-1)}” isn't a command. Did you mean ${name}?`,
    `Example: /migration ${name} MIG-1 mailboxes:40`,
  ]);
  expect(buttonsOf(told).map(({ text, value }) => [text?.text, value])).toEqual([
    [`Yes, ${name}${opening.includes(name) ? '…' : ''}`, `${name} MIG-1 mailboxes:40`],
  ]);
});

const account = 'service:assisted account:1234567';

test.each([
  ['a subcommand', 'shwo MIG-1', 'Yes, show', 'Acme Corp · acme.com · MIG-1'],
  ['a subcommand to explain', 'help opne', 'Yes, open', 'Open a migration or a platform change'],
  ['a phase', 'move 1 prerequisits', 'Move to Prerequisites', 'MIG-1 is already in Prerequisites.'],
  ['a step', 'done 1 tenant craeeted', '☐ Tenant created', 'Tenant created ✓'],
  [
    'a blocker',
    'block 1 CREDS_INVALD 3 fail',
    'Invalid credentials',
    'Acme Corp (MIG-1) is blocked: Invalid credentials.',
  ],
  [
    'a value',
    `open b.com from:gmial to:office-365 ${account} customer:B`,
    'Yes, gmail',
    'Opened MIG-2 for B',
  ],
  ['a key', `open b.com form:gmail to:office-365 ${account} customer:B`, 'Yes, from', 'Opened MIG-2 for B'],
  [
    'quotes',
    `open b.com from:gmail to:office-365 ${account} customer:B Corp`,
    'Put it in quotes',
    'Opened MIG-2 for B',
  ],
  ['a key of a list', 'list phse:prerequisites', 'Yes, phase', 'MIG-1'],
  ['a value of a list', 'list phase:prerequisits,delta', 'Yes, prerequisites', 'MIG-1'],
  ['a topic', 'subscribe opend from:gmail', 'Yes, opened', 'from:gmail · Topics: new tickets'],
])('the button corrects %s, and keeps everything else', async (_, typed, label, says) => {
  await desk.say(dana, openLine);
  const told = await desk.say(dana, typed);
  expect(told.text).toContain('Did you mean');
  expect(told.text.split('\n').length).toBeLessThanOrEqual(2);
  expect(desk.slack.views.modals(dana)).toEqual([]);
  expect((await desk.press({ user: dana, reply: told.reply, label })).text).toContain(says);
});

test('the button of a typing error in the name of a field opens the form with that field', async () => {
  await desk.say(dana, openLine);
  const told = await desk.say(dana, 'set 1 contcat');
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Yes, contact…' });
});

test('several typing errors have one button, which corrects all of them', async () => {
  const told = await desk.say(dana, `open b.com from:gmial to:hosted-exchnge ${account} customer:B`);
  expect(buttonsOf(told).map(({ text }) => text?.text)).toEqual(['Yes, correct it']);
  expect((await desk.press({ user: dana, reply: told.reply, label: 'Yes, correct it' })).text).toContain(
    'Opened MIG-1 for B',
  );
});
