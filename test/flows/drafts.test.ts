import { expect, test } from 'vitest';
import { openLine as bareLine, dana, lee, useDesk } from '../support/desk.ts';
import { letterIn } from '../support/letter.ts';
import { textsIn } from '../support/shown-text.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const contact = 'contact:"Ann Lee, 210-555-0142"';
/** A command that opens an assisted upgrade whose contact is known. */
const openLine = `${bareLine} ${contact}`;
const changeLine = `open globex.com to:hosted-exchange via:chat customer:Globex account:7654321 ticket:180621-01234 mailboxes:12 ${contact}`;

async function ask(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

/** Returns the labels of a reply's buttons. */
function labelsOf(blocks: unknown): string[] {
  const all = blocks as { type: string; elements: { text: { text: string } }[] }[];
  return all
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements.map((button) => button.text.text));
}

/** Returns the first texts of a draft after its title, which say what is missing: each line, with its button's label. */
function tasksOf(blocks: unknown, count: number): [line: string, label: string | undefined][] {
  return textsIn(blocks).slice(1, count + 1);
}

test("lists the drafts for the ticket's phase, with the number of things to fill in", async () => {
  await ask(openLine);
  const told = await desk.say(dana, 'draft MIG-1');
  expect(told.text).toContain('Drafts for MIG-1 in Prerequisites');
  expect(told.text).toContain(
    "T1 request-received: Request received, for the customer's admin · 2 things to fill in",
  );
  expect(told.text).toContain(
    "T4 prerequisites: Office 365 prerequisites, for the customer's admin · 1 thing to fill in",
  );
  await ask('assign 1 me');
  expect(await ask('draft 1')).toContain("Office 365 prerequisites, for the customer's admin · ready");
  expect(told.text).not.toContain('T15');
  expect(labelsOf(told.reply.body.blocks)).toEqual([
    'Request received',
    'Office 365 prerequisites',
    'Reminder',
    'Status update',
    'Show MIG-1',
  ]);
  const pressed = await desk.press({ user: dana, reply: told.reply, label: 'Office 365 prerequisites' });
  expect(pressed.text).toContain('Create the tenant');
});

test('marks what is missing in the letter, and lists it above with commands to type', async () => {
  await ask(openLine);
  const told = await desk.say(dana, 'draft MIG-1 t1');
  expect(told.text).toContain('2 things to fill in before you send it, marked in the letter:');
  expect(told.text).toContain(
    "Rackspace ticket number: /migration set MIG-1 ticket:180621-01234\nOwner's name: /migration assign MIG-1 me\nHi Ann,",
  );
  expect(letterIn(told)).toContain('Your ticket number is [FILL IN: Rackspace ticket number].');
  expect(letterIn(told)).toContain("Thanks,\n[FILL IN: Owner's name]\nRackspace Migrations");
  expect(tasksOf(told.reply.body.blocks, 2)).toEqual([
    ['Rackspace ticket number', 'Set ticket…'],
    ["Owner's name", 'Assign…'],
  ]);
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Set ticket…' });
  const asked = desk.slack.views.top(dana)?.blocks.filter(({ type }) => type === 'input');
  expect(asked).toMatchObject([{ block_id: 'ticket' }]);
  await desk.slack.submit({ user: dana, values: { ticket: '180621-01234' } });
  await ask('assign 1 me');

  const ready = await desk.say(dana, 'draft MIG-1 request-received');
  expect(ready.text).toContain(
    'the mail for acme.com from Rackspace Email to Office 365. I will be your contact until the move is complete. Your ticket number is 180621-01234.',
  );
  expect(ready.text).toContain('copy it into Rackspace ticket 180621-01234');
  expect(ready.text).toContain('Reference: S0-05, S0-07, S0-09, S0-10, S0-11 · Cloud Office migrations FAQ');
  const blocks = ready.reply.body.blocks as { type: string; elements: { type: string }[] }[];
  const copied = blocks.filter(({ elements }) => elements?.[0]?.type === 'rich_text_preformatted');
  expect(copied).toHaveLength(1);
  expect(JSON.stringify(copied)).toContain('Hi Ann,\\n\\nWe received your request');
  expect(letterIn(ready)).not.toContain('[');
});

test('accepts details that only the sender knows, in the command or in a form', async () => {
  await ask(openLine);
  await ask('assign 1 me');
  const told = await desk.say(dana, 'draft 1 credential-problems side:source');
  expect(told.text).toContain('draft MIG-1 mailbox-problems side:"source" failing:"ann, bob, and sales"');
  expect(told.text).toContain('1 thing to fill in');
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Fill in…' });
  const form = JSON.stringify(desk.slack.views.modals(dana)[0]);
  expect(form).toContain('Mailboxes whose logins fail');
  expect(form).not.toContain('Failed items');
  const before = desk.slack.replies.length + desk.slack.messages('C0MIGR').length;
  const sent = await desk.slack.submit({ user: dana, values: { failing: 'ann and $& bob' } });
  expect(sent.outcome).toBe('closed');
  await desk.slack.until(() => desk.slack.replies.length + desk.slack.messages('C0MIGR').length > before);
  const said = JSON.stringify([desk.slack.replies, desk.slack.messages('C0MIGR')]);
  expect(said).toContain("don't work in the old system (Rackspace Email): ann and $& bob.");
  expect(said).toContain(
    'This draft is usually sent in Credentials, Provisioning, Trial, Prestage, or Delta. The ticket is in',
  );
});

test('rejects invalid values, and drafts that belong to other paths', async () => {
  await ask(openLine);
  expect(await ask('draft 1 cutover mx:mx1.emailsrvr.com')).toContain("isn't a valid Office 365 MX");
  expect(await ask('draft 1 testing by:2020-01-01')).toContain('is in the past');
  expect(await ask('draft 1 cutovr')).toContain('Did you mean cutover?');
  expect(await ask('draft 1 platform-change-plan')).toContain(
    'platform-change-plan does not fit the path of MIG-1: Rackspace Email → Office 365, assisted.',
  );
  expect(await ask('draft 9')).toContain('There is no ticket 9.');
});

test('asks for the MX record from the admin center, and then lists the Office 365 records in the cutover notice', async () => {
  await ask(openLine);
  const early = await ask('draft 1 cutover');
  expect(early).toContain('Date and time of the cutover: /migration set MIG-1 cutover:');
  expect(early).toContain('draft MIG-1 cutover mx:acme-com.mail.protection.outlook.com');
  await ask('set 1 cutover:2026-12-15T18:00');
  const ready = await ask('draft 1 t9 mx:acme-com.mail.protection.outlook.com');
  expect(ready).toContain(
    'You can switch acme.com to Office 365 on Tuesday, December 15, at 6:00 PM Central Time.',
  );
  expect(ready).toContain(
    'Add the MX record: host @, value acme-com.mail.protection.outlook.com, priority 0, TTL 3600',
  );
});

test('writes a reminder only while the ticket waits on the customer', async () => {
  await ask(openLine);
  await ask('wait 1 racker our review');
  const withheld = await ask('draft 1 reminder');
  expect(withheld).toContain("Not to be sent now. The ticket isn't waiting for the customer.");
  expect(withheld).toContain('/migration wait MIG-1 customer-admin the completed sheet');
  expect(withheld).not.toContain('Hi Ann');
  expect(await ask('draft 1')).toContain(
    "reminder: Reminder, for the customer's admin · not now: The ticket",
  );
  await ask('wait 1 customer-admin the four steps in Office 365');
  desk.clock.set('2026-11-24T11:00:00-06:00');
  expect(await ask('draft 1 reminder')).toContain("Customer's deadline to reply: /migration draft MIG-1");
});

test('writes drafts for a platform change', async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  const plan = await ask('draft PLC-1 t15');
  expect(plan).toContain('globex.com from Rackspace Email to Hosted Exchange: 12 mailboxes.');
  expect(plan).toContain('locked out');
  expect(await ask('draft PLC-1 plan')).toContain('plan does not fit the path of PLC-1');
  expect(await ask('draft PLC-1 t16')).toContain('set PLC-1 slot:2026-12-15T18:00');
});

test('asks for a new date after the old date has passed', async () => {
  await ask(openLine);
  await ask('assign 1 me');
  await ask('set 1 cutover:2026-11-23T18:00 next-billing:2026-11-23 billing-target:2026-11-23');
  await forceTo(desk, 1, 'delta');
  const mx = 'mx:acme-com.mail.protection.outlook.com';
  desk.clock.set('2026-11-23T17:59:00-06:00');
  expect(await ask(`draft 1 cutover ${mx}`)).toContain('on Monday, November 23, at 6:00 PM Central Time');
  await ask('done 1 U-01 U-02 U-03 U-14 E-21');
  expect(await ask('draft 1 decommission')).toContain('Your next billing date is Monday, November 23.');
  expect(await ask('draft 1 plan range:"3 to 5 days"')).toContain(
    'end the billing for Rackspace Email by Monday, November 23.',
  );

  desk.clock.set('2026-11-24T09:00:00-06:00');
  await desk.say(lee, 'undo 1 U-14');
  const late = await ask(`draft 1 cutover ${mx}`);
  expect(late).toContain('1 thing to fill in before you send it');
  expect(late).toContain('Date and time of the cutover: /migration set MIG-1 cutover:2026-12-17T18:00');
  await desk.say(lee, 'done 1 U-14 E-21');
  expect(await ask('draft 1 decommission')).toContain('/migration set MIG-1 next-billing:2026-12-17');
  expect(await ask('draft 1 plan range:"3 to 5 days"')).toContain(
    '4. When should the billing for Rackspace Email end?',
  );
});

test('asks for a new slot after the old slot has passed', async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  await ask('set 1 slot:2026-12-01T18:00');
  expect(await ask('draft 1 t16')).toContain('The ticket must be in Scheduling or later');
  await desk.database.client.ticket.update({ where: { number: 1 }, data: { phase: 'scheduling' } });
  expect(await ask('draft 1 t16')).toContain('Slot confirmed (P-08)');
  await desk.say(lee, 'done 1 P-08');
  expect(await ask('draft 1 t16')).toContain('It starts on Tuesday, December 1, at 6:00 PM Central Time.');
  desk.clock.set('2026-12-01T18:00:00-06:00');
  expect(await ask('draft 1 t16')).toContain(
    'Date and time when the change starts: /migration set PLC-1 slot:',
  );
  expect(await ask('draft 1 t5')).toContain('Date and time when the change starts');
});

test('lists the phase and steps that a draft waits for, each with a button', async () => {
  await ask(openLine);
  await ask('assign 1 me');
  const early = await desk.say(dana, 'draft 1 decommission');
  expect(early.text).toContain('Not ready: 3 things are missing.');
  expect(tasksOf(early.reply.body.blocks, 3)).toEqual([
    [
      expect.stringMatching(/^☐ Licenses added \(U-03\) · customer's admin, after Domain verified \(U-02\)$/),
      undefined,
    ],
    [
      expect.stringMatching(/^☐ DNS records switched \(U-14\) · customer's admin, not before Cutover$/),
      undefined,
    ],
    [expect.stringMatching(/^☐ Last pass finished \(E-21\) · migration tool, not before Delta$/), undefined],
  ]);
  const closing = await desk.say(dana, 'draft 1 closing');
  expect(closing.text).toContain('☐ Customer confirmed data (C-11) · ');
  expect(closing.text).toContain(
    "customer's admin, not before Decommission: /migration set MIG-1 billing-stops:2026-",
  );
  expect(closing.text).not.toContain('is complete');
  const begun = await desk.say(dana, 'draft 1 t7');
  expect(begun.text).toContain(
    'The ticket must be in Prestage or later (now in Prerequisites): /migration move MIG-1 prestage',
  );
  const refused = await desk.press({ user: dana, reply: begun.reply, label: 'Move to Prestage' });
  expect(refused.text).toContain("can't move to Discovery yet");
  await forceTo(desk, 1, 'prestage');
  expect(await ask('draft 1 t8 by:2026-12-01')).toContain('First pass finished (E-14)');
  await ask('done 1 E-14');
  expect(await ask('draft 1 t8 by:2026-12-01')).toContain('is now in the new mailboxes');
});

test('withholds the start and completion notices of a platform change until Maintenance', async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  for (const name of ['t17', 't18']) {
    const early = await ask(`draft PLC-1 ${name}`);
    expect(early).toContain('The ticket must be in Maintenance or later (now in Intake)');
    expect(early).not.toContain('Hi Ann');
  }
  await desk.database.client.ticket.update({ where: { number: 1 }, data: { phase: 'maintenance' } });
  expect(await ask('draft PLC-1 t17')).toContain('has started');
  expect(await ask('draft PLC-1 t18')).toContain('☐ Start notice posted (P-16) · ');
  await ask('done 1 P-16');
  expect(await ask('draft PLC-1 t18')).toContain('is complete');
});

test('refuses drafts for a canceled ticket, but writes the closing draft for a closed ticket', async () => {
  await ask(openLine);
  await ask('cancel 1 customer withdrew');
  for (const words of ['draft 1', 'draft 1 closing']) {
    const told = await ask(words);
    expect(told).toContain('MIG-1 is canceled, so it has no drafts.');
    expect(told).toContain('reopen MIG-1 customer is back');
  }
  await desk.database.client.ticket.update({
    where: { number: 1 },
    data: { status: 'closed', phase: 'closed' },
  });
  expect(await ask('draft 1 closing')).toContain('is complete, and we are closing this request.');
});

test("says in which of the ticket's phases a draft is usually sent", async () => {
  await ask(openLine);
  const told = await ask('draft 1 prepare-users');
  expect(told).toContain(
    'This draft is usually sent in Provisioning, Trial, or Prestage. The ticket is in Prerequisites.',
  );
});

test("asks for the mail server's address only if the ticket has none", async () => {
  await ask(
    'open bolt.com from:imap to:rackspace-email service:assisted mailboxes:3 customer:Bolt account:7654321',
  );
  expect(await ask('draft 1 t3')).toContain(
    '1. The name and the port of the old mail server, such as mail.example.com:993 (with SSL) or',
  );
  await ask('set 1 source-url:https://mail.bolt.com');
  const told = await ask('draft 1 t3');
  expect(told).toContain('is not https://mail.bolt.com');
  expect(told).not.toContain('such as mail.example.com');
});
