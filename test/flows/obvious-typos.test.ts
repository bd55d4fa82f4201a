import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import type { TicketState } from '../../src/ticket/state.ts';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { dana, lee, migrations, openLine, type Told, useDesk } from '../support/desk.ts';

const desk = useDesk();

function labelsOf({ reply }: Told): string[] {
  const blocks = reply.body.blocks as { type: string; elements: { text?: { text: string } }[] }[];
  return blocks
    .flatMap(({ type, elements }) => (type === 'actions' ? elements : []))
    .map(({ text }) => text?.text ?? '');
}

/** What the commands below change. */
function valuesOf({ ticket, steps }: TicketState): unknown[] {
  const { ownerId, waitingOn, holdUntil, snoozedUntil } = ticket;
  return [ownerId, waitingOn, holdUntil, snoozedUntil, steps.filter(isDone).map(({ id }) => id)];
}

test.each([
  ['asign 1 me', 'Read “asign” as assign. You own '],
  ['1 asign me', 'Read “asign” as assign. You own '],
  ['dnoe 1 tenant created', 'Read “dnoe” as done. Acme Corp (MIG-1): Tenant created ✓'],
  ['complte 1 tenant created', 'Read “complte” as done. Acme Corp (MIG-1): Tenant created ✓'],
  ['done 1 tenant craeted', 'Read “tenant craeted” as Tenant created. Acme Corp (MIG-1): Tenant created ✓'],
  ['wait 1 custmer-admin the sheet', 'Read “custmer-admin” as customer-admin. '],
  ['hlod 1 until:2026-12-01 freeze', 'Read “hlod” as hold. '],
  ['snoze 1 days:2 waiting for the invoice', 'Read “snoze” as snooze. '],
])('%s is carried out as it was meant, and can be undone', async (typed, says) => {
  await desk.say(dana, openLine);
  const before = await desk.state(1);
  const told = await desk.say(dana, typed);
  expect(told.text).toContain(says);
  expect(told.text.startsWith('Read “')).toBe(true);
  expect(told.text.split('\n').length).toBeLessThanOrEqual(4);
  await desk.press({ user: dana, reply: told.reply, label: 'Undo' });
  expect(valuesOf(await desk.state(1))).toEqual(valuesOf(before));
});

test.each([
  [
    'a command that opens a ticket',
    'opne b.com from:gmail to:office-365 service:assisted account:1234567 customer:B',
  ],
  ['a command that cancels a ticket', 'cancl 1 withdrew'],
  ['a command that closes a ticket', 'colse 1'],
  ['a command that has no Undo', 'advanc 1'],
  ['a note', 'noet 1 pilot is done'],
  ['a reason to force', 'advance 1 forc:"no time"'],
  ['several tickets', 'asign 1, 2 me'],
  ['a filter', 'asign unassigned me'],
  ['two errors', 'asgin 1 me now'],
  ['a role', 'roel @sam lead'],
  ['the name of a person', 'assign 1 Dnaa Reyes'],
  ['the id of a step', 'done 1 U-99'],
])('%s is never corrected without asking', async (_, typed) => {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replaceAll('acme', 'b'));
  const events = await desk.database.client.event.count();
  const told = await desk.say(lee, typed);
  expect(told.text).not.toContain('Read “');
  expect(await desk.database.client.event.count()).toBe(events);
  expect(await desk.database.client.ticket.count()).toBe(2);
});

test('a corrected command that fails for another reason is answered like any typing error', async () => {
  const told = await desk.say(dana, 'asign 99 me');
  expect(told.text).toContain('Did you mean assign?');
  expect(labelsOf(told)).toEqual(['Yes, assign']);
});

test('a typing error that is one letter away from two commands is not corrected', async () => {
  await desk.say(dana, openLine);
  const told = await desk.say(dana, 'mote 1');
  expect(told.text).toContain("“mote” isn't a command. Choose what you want to do");
  expect(labelsOf(told).slice(0, 3)).toEqual(['Help for move', 'Help for note', 'Help for mute']);
});

const examples: Record<string, string> = {
  assign: 'assign 1 me',
  done: 'done 1 tenant created',
  wait: 'wait 1 customer-admin the sheet',
  hold: 'hold 1 until:2026-12-01 freeze',
  snooze: 'snooze 1 days:2 waiting for the invoice',
  note: 'note 1 called them',
  contact: 'contact 1 phone agreed Friday',
  set: 'set 1 mailboxes:140',
  block: 'block 1 CREDS_INVALID',
  move: 'move 1 discovery',
  mute: 'mute 1',
};

test('the commands whose typing errors are corrected are those whose replies offer Undo', async () => {
  for (const [name, line] of Object.entries(examples)) {
    const number = (await desk.database.client.ticket.count()) + 1;
    await desk.say(dana, openLine.replaceAll('acme', `a${number}`));
    const told = await desk.say(dana, line.replace(' 1', ` ${number}`));
    const { offersUndo } = subcommands.find((subcommand) => subcommand.name === name)!;
    expect([name, labelsOf(told).includes('Undo')]).toEqual([name, offersUndo !== undefined]);
  }
  const others = subcommands.filter(({ name, offersUndo }) => offersUndo && !(name in examples));
  expect(others).toEqual([]);
});

test('a request that Slack repeats is corrected and carried out only once', async () => {
  await desk.say(dana, openLine);
  const { sent } = await desk.slack.command({
    user: dana,
    channel: migrations,
    command: '/migration',
    text: 'asign 1 me',
  });
  await desk.slack.raw(sent.body, sent.headers);
  await desk.app.drain();
  expect(await desk.database.client.event.count({ where: { type: 'owner' } })).toBe(1);
});

test.each([
  ['send a reminder to the owner', 'Help for nudge'],
  ['remove the blocker', 'Help for unblock'],
  ['who has which tickets', 'List'],
  ['🎉🎉', 'Today'],
])('what is not understood, such as %j, gets the three nearest commands', async (typed, label) => {
  const told = await desk.say(dana, typed);
  expect(labelsOf(told)).toContain(label);
  expect(labelsOf(told)).toHaveLength(3);
  expect((await desk.press({ user: dana, reply: told.reply, label })).text).not.toContain("isn't a command");
});
