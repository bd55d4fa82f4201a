import { expect, test } from 'vitest';
import { personalChat, dana as teamsDana } from '../support/connector/connector.ts';
import { dana, openLine, sam } from '../support/desk.ts';
import { contentOf, formOf, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

const asks = 'MIG-1 is already open for acme.com: Rackspace Email → Office 365, assisted, for Acme Corp.';
const count = () => desk.database.client.ticket.count();

test('asks before it opens a second ticket for the same domain, path, and customer', async () => {
  await desk.say(dana, openLine);
  const asked = await desk.say(sam, openLine);
  expect(asked.text).toContain(asks);
  expect(asked.text).toContain('second:yes');
  expect(await count()).toBe(1);
  const opened = await desk.press({ user: sam, reply: asked.reply, label: 'Open a second ticket' });
  expect(opened.text).toContain('Opened MIG-2 for Acme Corp (acme.com)');
  expect(opened.text).toContain('acme.com already has an open ticket: MIG-1.');
  expect(await desk.database.client.ticket.findUnique({ where: { number: 2 } })).toMatchObject({
    customer: 'Acme Corp',
    mailboxes: 40,
  });
  expect((await desk.say(dana, `${openLine} second:yes`)).text).toContain('Opened MIG-3');
});

test.each([
  ['the account is the same', openLine.replace('"Acme Corp"', '"Acme, Inc."')],
  ['the name is the same', openLine.replace('1234567', '7654321').replace('Acme Corp', 'ACME corp')],
  ['the service differs', openLine.replace('assisted', 'self-service')],
  ['the domain is typed with www.', openLine.replace('acme.com', 'www.Acme.com')],
])('asks before it opens a second ticket if %s', async (_, line) => {
  await desk.say(dana, openLine);
  expect((await desk.say(dana, line)).text).toContain(asks);
  expect(await count()).toBe(1);
});

test.each([
  ['on another path', openLine.replace('from:rackspace-email', 'from:hosted-exchange')],
  ['for another customer', openLine.replace('1234567', '7654321').replace('Acme Corp', 'Globex')],
])('opens a second ticket %s at once, and names the first', async (_, line) => {
  await desk.say(dana, openLine);
  const opened = await desk.say(dana, line);
  expect(opened.text).toContain('Opened MIG-2');
  expect(opened.text).toContain('acme.com already has an open ticket: MIG-1.');
});

test('opens a ticket at once if the earlier one has ended', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'cancel 1 opened by mistake');
  expect((await desk.say(dana, openLine)).text).toContain('Opened MIG-2');
});

test('a form asks again with everything that was typed, and opens the second ticket after a yes', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(sam, 'open acme.com from:rackspace-email to:office-365');
  const values = { service: 'assisted', customer: 'Acme Corp', account: '1234567', mailboxes: '12' };
  const asked = await desk.slack.submit({ user: sam, values });
  expect(asked.outcome).toBe('updated');
  const shown = JSON.stringify(desk.slack.views.top(sam)?.blocks);
  expect(shown).toContain(asks);
  for (const value of ['acme.com', 'Acme Corp', '1234567', '"initial_value":"12"']) {
    expect(shown).toContain(value);
  }
  const still = await desk.slack.submit({ user: sam, values: {} });
  expect(still.errors.second).toContain('MIG-1 is already open');
  expect(await count()).toBe(1);
  expect((await desk.slack.submit({ user: sam, values: { second: 'yes' } })).outcome).toBe('closed');
  expect(await desk.database.client.ticket.findUnique({ where: { number: 2 } })).toMatchObject({
    mailboxes: 12,
    accountNumber: '1234567',
  });
});

test('a platform change asks with the command of platform changes', async () => {
  const line = 'open acme.com to:rackspace-email via:chat customer:Acme account:1234567 ticket:180621-01234';
  const command = '/platform-change';
  expect((await desk.say(dana, line, { command })).text).toContain('Opened PLC-1');
  const asked = await desk.say(dana, line, { command });
  expect(asked.text).toContain('PLC-1 is already open for acme.com');
  const opened = await desk.press({ user: dana, reply: asked.reply, label: 'Open a second ticket' });
  expect(opened.text).toContain('Opened PLC-2');
});

test('Teams asks with a button and with the form, and loses nothing that was typed', async () => {
  await desk.ask(teamsDana, openLine);
  const asked = await desk.ask(teamsDana, openLine);
  expect(contentOf(asked)).toContain('MIG-1 is already open for acme.com');
  expect(contentOf(asked)).toContain('Open a second ticket');
  expect(await count()).toBe(1);

  const line = 'open acme.com from:rackspace-email to:office-365 service:assisted';
  const shown = await desk.ask(teamsDana, line);
  const submit = (form: object, values: Record<string, string>) =>
    desk.connector.execute({
      from: teamsDana,
      conversation: personalChat(teamsDana),
      activityId: shown.id,
      verb: 'form',
      data: { ...form, ...values },
    });
  const values = {
    domain: 'acme.com',
    from: 'rackspace-email',
    to: 'office-365',
    service: 'assisted',
    customer: 'Acme Corp',
    account: '1234567',
    mailboxes: '12',
  };
  const again = await submit(formOf(shown.activity)!, values);
  const said = JSON.stringify(again.body);
  expect(said).toContain('MIG\u20111 is already open for acme.com');
  for (const value of Object.values({ ...values, mailboxes: 12 })) {
    expect(said).toContain(`"value":${JSON.stringify(value)}`);
  }
  expect(await count()).toBe(1);
  const opened = await submit(formOf(again.body)!, { ...values, second: 'yes' });
  expect(JSON.stringify(opened.body)).toContain('Opened MIG-2');
  expect(await count()).toBe(2);
});
