import { expect, test } from 'vitest';
import { dana, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

async function ask(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

/** The labels of the buttons below a reply. */
function labelsOf(blocks: unknown): string[] {
  const all = blocks as { type: string; elements: { text: { text: string } }[] }[];
  return all
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements.map((button) => button.text.text));
}

test('without a name it offers those of the phase, with what each still needs', async () => {
  await ask(openLine);
  const told = await desk.say(dana, 'draft MIG-1');
  expect(told.text).toContain('Texts for MIG-1 in prerequisites');
  expect(told.text).toContain(
    "T1 request-received: Request received, for the customer's admin · 2 things are missing",
  );
  expect(told.text).toContain("T4 prerequisites: Office 365 prerequisites, for the customer's admin · ready");
  expect(told.text).not.toContain('T15');
  expect(labelsOf(told.reply.body.blocks)).toEqual([
    'Request received',
    'Office 365 prerequisites',
    'Reminder',
    'Show MIG-1',
  ]);
  const pressed = await desk.press({ user: dana, reply: told.reply, label: 'Office 365 prerequisites' });
  expect(pressed.text).toContain('Make the tenant');
});

test('what is unknown is named with its command, and nothing with a hole is shown', async () => {
  await ask(openLine);
  const told = await desk.say(dana, 'draft MIG-1 t1');
  expect(told.text).toContain('Not ready: 2 things are missing for it.');
  expect(told.text).toContain(
    '☐ The Rackspace ticket number · /migration set MIG-1 ticket:180621-01234\n☐ Who looks after it · /migration assign MIG-1 me',
  );
  expect(told.text).not.toContain('Hello');
  expect(labelsOf(told.reply.body.blocks)).toEqual(['Set fields', 'Assign', 'Show MIG-1']);
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Set fields' });
  await desk.slack.submit({ user: dana, values: { ticket: '180621-01234' } });
  await ask('assign 1 me');

  const ready = await desk.say(dana, 'draft MIG-1 request-received');
  expect(ready.text).toContain(
    'the mail of acme.com is to go from Rackspace Email to Office 365. Its ticket is 180621-01234, and dana looks after it.',
  );
  expect(ready.text).toContain('copy it into Rackspace ticket 180621-01234');
  expect(ready.text).toContain('Source: S0-05, S0-07, S0-09, S0-10, S0-11 · Cloud Office migrations FAQ');
  const blocks = ready.reply.body.blocks as { type: string; elements: { type: string }[] }[];
  const copied = blocks.filter(({ elements }) => elements?.[0]?.type === 'rich_text_preformatted');
  expect(copied).toHaveLength(1);
  expect(JSON.stringify(copied)).toContain('Hello,\\n\\nyour request has reached us');
});

test('what the ticket has no place for is given with the text, or asked for in a form', async () => {
  await ask(openLine);
  const told = await desk.say(dana, 'draft 1 credential-problems side:source');
  expect(told.text).toContain('draft MIG-1 credential-problems side:"source" failing:"ann, bob and sales"');
  expect(told.text).toContain('1 thing is missing');
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Fill in' });
  const form = JSON.stringify(desk.slack.views.modals(dana)[0]);
  expect(form).toContain('Mailboxes that fail');
  expect(form).not.toContain('Failed items');
  const before = desk.slack.replies.length + desk.slack.messages('C0MIGR').length;
  const sent = await desk.slack.submit({ user: dana, values: { failing: 'ann and $& bob' } });
  expect(sent.outcome).toBe('closed');
  await desk.slack.until(() => desk.slack.replies.length + desk.slack.messages('C0MIGR').length > before);
  const said = JSON.stringify([desk.slack.replies, desk.slack.messages('C0MIGR')]);
  expect(said).toContain('refused by the old side (Rackspace Email): ann and $& bob.');
  expect(said).toContain('As a rule it is sent in credentials or trial');
});

test('values that cannot be are refused', async () => {
  await ask(openLine);
  expect(await ask('draft 1 cutover mx:mx1.emailsrvr.com')).toContain(
    'is not a valid `mx`'.replaceAll('`', ''),
  );
  expect(await ask('draft 1 testing by:2020-01-01')).toContain('lies in the past');
  expect(await ask('draft 1 cutovr')).toContain('Did you mean cutover?');
  expect(await ask('draft 1 platform-change-plan')).toContain(
    'platform-change-plan is not for MIG-1, which goes Rackspace Email → Office 365, assisted.',
  );
  expect(await ask('draft 9')).toContain('There is no ticket 9.');
});

test('the records of Office 365 wait for the MX that the admin center names', async () => {
  await ask(openLine);
  const early = await ask('draft 1 cutover');
  expect(early).toContain('When the cutover is · /migration set MIG-1 cutover:');
  expect(early).toContain('draft MIG-1 cutover mx:acme-com.mail.protection.outlook.com');
  await ask('set 1 cutover:2026-12-15T18:00');
  const ready = await ask('draft 1 t9 mx:acme-com.mail.protection.outlook.com');
  expect(ready).toContain('can be switched to Office 365 on 2026-12-15 18:00 (America/Chicago).');
  expect(ready).toContain('- MX @ (priority 0): acme-com.mail.protection.outlook.com');
});

test('a reminder is for what waits on the customer', async () => {
  await ask(openLine);
  await ask('wait 1 racker our review');
  expect(await ask('draft 1 reminder')).toContain('What the customer is waited on for');
  await ask('wait 1 customer-admin the four steps in Office 365');
  desk.clock.set('2026-11-24T11:00:00-06:00');
  expect(await ask('draft 1 reminder')).toContain(
    'waits for you: the four steps in Office 365. Nothing has happened for 2 business days.',
  );
  desk.clock.set('2026-12-14T11:00:00-06:00');
  expect(await ask('draft 1 reminder')).toContain(
    'The day by which they should answer · /migration draft MIG-1',
  );
  expect(await ask('draft 1 reminder by:2026-12-18')).toContain('This is our last reminder.');
});

test('a platform change', async () => {
  await desk.say(
    dana,
    'open globex.com to:hosted-exchange channel:chat customer:Globex account:7654321 ticket:180621-01234 mailboxes:12',
    { command: '/platform-change' },
  );
  const plan = await ask('draft PLC-1 t15');
  expect(plan).toContain('globex.com from Rackspace Email to Hosted Exchange: 12 mailboxes.');
  expect(plan).toContain('locked out');
  expect(await ask('draft PLC-1 plan')).toContain('plan is not for PLC-1');
  expect(await ask('draft PLC-1 t16')).toContain('set PLC-1 slot:2026-12-15T18:00');
});
