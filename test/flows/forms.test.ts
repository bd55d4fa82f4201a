import { expect, test } from 'vitest';
import { dana, guest, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const rest = { service: 'assisted', customer: 'Acme Corp', account: '1234567' };

test('opens a form for missing arguments, with the typed arguments filled in', async () => {
  await desk.sayForForm(dana, 'open acme.com from:rackspace-email mailboxes:40');
  const form = desk.slack.views.top(dana);
  expect(form?.title).toMatchObject({ text: 'Open a ticket' });
  const initial = JSON.stringify(form?.blocks);
  expect(initial).toContain('"initial_value":"acme.com"');
  expect(initial).toContain('"initial_value":"40"');

  const wrong = await desk.slack.submit({ user: dana, values: { ...rest, to: 'office-365', account: '12' } });
  expect(wrong.outcome).toBe('errors');
  expect(Object.keys(wrong.errors)).toEqual(['account']);
  expect(wrong.errors.account).toContain('3 to 10 digits');
  expect(await desk.database.client.ticket.count()).toBe(0);

  const right = await desk.slack.submit({ user: dana, values: { account: '1234567' } });
  expect(right.outcome).toBe('closed');
  const answer = await desk.slack.until(() =>
    desk.slack.messages(migrations).find((message) => message.ephemeralTo === dana),
  );
  expect(answer.text).toContain('Opened MIG-1');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    mailboxes: 40,
    target: 'office-365',
  });
});

test('shows beside the input why the chosen path is impossible', async () => {
  await desk.sayForForm(dana, 'open acme.com');
  const same = await desk.slack.submit({
    user: dana,
    values: { ...rest, from: 'office-365', to: 'office-365' },
  });
  expect(same.errors.to).toContain('Source and target are both');
  const platforms = { from: 'rackspace-email', to: 'hosted-exchange' };
  const assisted = await desk.slack.submit({ user: dana, values: platforms });
  expect(assisted.errors.service).toContain('platform change');
  const change = await desk.slack.submit({ user: dana, values: { ...platforms, service: 'internal' } });
  expect(Object.keys(change.errors).sort()).toEqual(['ticket', 'via']);
});

test('opens a separate form for platform changes', async () => {
  await desk.sayForForm(dana, 'open acme.com to:rackspace-email', { command: '/platform-change' });
  const sent = await desk.slack.submit({
    user: dana,
    values: { customer: 'Acme', account: '1234567', via: 'chat', ticket: '180621-01234' },
  });
  expect(sent.outcome).toBe('closed');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    source: 'hosted-exchange',
    kind: 'platform-change',
  });
});

test('opens forms from the Assign, Note, and Hold buttons', async () => {
  await desk.say(dana, openLine);
  const shown = await desk.say(dana, 'show 1');

  await desk.pressForForm({ user: dana, reply: shown.reply, label: /^Assign…$/ });
  expect((await desk.slack.submit({ user: dana, values: { owner: sam } })).outcome).toBe('closed');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ ownerId: 'slack:U0SAM' });

  await desk.pressForForm({ user: dana, reply: shown.reply, label: 'Add note…' });
  expect(
    (await desk.slack.submit({ user: dana, values: { text: 'line one\nline two', progress: 'yes' } }))
      .outcome,
  ).toBe('closed');

  await desk.pressForForm({ user: dana, reply: shown.reply, label: 'More', choose: 'Put on hold…' });
  const past = await desk.slack.submit({ user: dana, values: { until: '2026-11-01', reason: 'freeze' } });
  expect(past.errors.until).toContain('past');
  expect((await desk.slack.submit({ user: dana, values: { until: '2026-12-01' } })).outcome).toBe('closed');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ holdReason: 'freeze' });
});

test("offers a form again, with the input filled in, if Slack couldn't open it in time", async () => {
  desk.slack.faults.failNext('views.open', 'expired_trigger_id');
  const told = await desk.say(dana, 'open acme.com customer:"Acme & Sons"');
  expect(told.text).toContain('too long');
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Open the form…' });
  expect(JSON.stringify(desk.slack.views.top(dana)?.blocks)).toContain('Acme & Sons');
});

test('apologizes and logs the fault when Slack refuses a form', async () => {
  desk.slack.faults.failNext('views.open', 'invalid_arguments');
  const told = await desk.say(dana, 'open acme.com');
  expect(told.text).toMatch(/Something went wrong \(ref [0-9a-f]{4}\)/);
  expect(desk.log.filter((line) => line.includes('Slack refused a form'))).toHaveLength(1);
});

test("refuses a guest's form, even if the guest is new to Migration Desk", async () => {
  await desk.sayForForm(guest, 'open acme.com');
  const sent = await desk.slack.submit({
    user: guest,
    values: { ...rest, from: 'rackspace-email', to: 'office-365' },
  });
  expect(sent.outcome).toBe('errors');
  expect(JSON.stringify(sent.errors)).toContain('guest');
  expect(await desk.database.client.ticket.count()).toBe(0);
});

test("offers the platform change form again if Slack couldn't open it in time", async () => {
  desk.slack.faults.failNext('views.open', 'expired_trigger_id');
  const told = await desk.say(dana, 'open acme.com to:hosted-exchange', { command: '/platform-change' });
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Open the form…' });
  const labels = JSON.stringify(desk.slack.views.top(dana)?.blocks);
  expect(labels).toContain('Requested via');
  expect(labels).not.toContain('"block_id":"from"');
});

test('rejects a form from another version, and says in the form that the form is out of date', async () => {
  await desk.sayForForm(dana, 'open acme.com');
  const view = desk.slack.views.top(dana);
  if (view) view.private_metadata = '{"old":true}';
  const sent = await desk.slack.submit({
    user: dana,
    values: { ...rest, from: 'rackspace-email', to: 'office-365' },
  });
  expect(sent.outcome).toBe('updated');
  expect(JSON.stringify(desk.slack.views.top(dana))).toContain('out of date');
});

test('fills in a number that was typed with a thousands separator', async () => {
  await desk.sayForForm(dana, 'open acme.com mailboxes:1,200');
  expect(JSON.stringify(desk.slack.views.top(dana)?.blocks)).toContain('"initial_value":"1200"');
});

test('names the ticket in a form about that ticket', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'hold 1');
  expect(JSON.stringify(desk.slack.views.top(dana)?.blocks)).toContain('MIG-1 acme.com · Acme Corp');
});

test('opens a leads-only form for a lead, but for nobody else', async () => {
  await desk.say(dana, 'help');
  expect((await desk.say(dana, 'role')).text).toContain('Only a lead can set roles');
  expect(desk.slack.views.modals(dana)).toEqual([]);
  await desk.sayForForm(lee, 'role');
});

test('asks for exactly the fields that a `set` command names, with the given values filled in', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'set 1 Contact mailboxes:120 cadence');
  const asked = inputsOf(desk.slack.views.top(dana)?.blocks);
  expect(asked).toEqual([
    ['contact', false, undefined],
    ['cadence', false, undefined],
    ['mailboxes', true, '120'],
  ]);
  const wrong = await desk.slack.submit({
    user: dana,
    values: { contact: 'Ann Lee', cadence: '90' },
  });
  expect(Object.keys(wrong.errors)).toEqual(['cadence']);
  expect((await desk.slack.submit({ user: dana, values: { cadence: '5' } })).outcome).toBe('closed');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    customerContact: 'Ann Lee',
    contactEveryDays: 5,
    mailboxes: 120,
  });
});

test.each([
  ['set 1 contcat', ['“contcat”', 'Did you mean contact?']],
  ['set 1 cadence, mailboxes 140', ['“140”', 'asks for the value']],
  ['set 1 customer:Acme Corp mailboxes:40', ['“Corp”', 'set 1 customer:"Acme Corp" mailboxes:40']],
  ['set 1 domain', ['“domain”', 'set 1 cadence contact:"Ann Lee"']],
  [`set 1 ${'contact '.repeat(50)}`, ['Too many field names']],
])('opens no form for an unknown field: %s', async (text, says) => {
  await desk.say(dana, openLine);
  const told = await desk.say(dana, text);
  for (const words of says) expect(told.text).toContain(words);
  expect(desk.slack.views.modals(dana)).toEqual([]);
});

test("when a form is submitted, also uses the command's arguments that the form doesn't show", async () => {
  const line = 'open acme.com to:hosted-exchange via:chat customer:"Acme Corp" account:1234567';
  await desk.say(lee, `${line} ticket:180621-01234`, { command: '/platform-change' });
  await desk.sayForForm(lee, 'set 1 slot force:"mailbox server dies"');
  expect(inputsOf(desk.slack.views.top(lee)?.blocks)).toEqual([['slot', false, undefined]]);
  const soon = Date.parse('2026-11-24T18:00:00-06:00') / 1_000;
  expect((await desk.slack.submit({ user: lee, values: { slot: soon } })).outcome).toBe('closed');
  expect((await desk.say(lee, 'history 1')).text).toContain('mailbox server dies');
});

test("shows a refusal's buttons in the channel, because a form can't show buttons", async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'move 1');
  const refused = await desk.slack.submit({ user: dana, values: { phase: 'discovery' } });
  expect(Object.values(refused.errors).join()).toContain("can't move to Discovery yet");
  const told = await desk.slack.until(() =>
    desk.slack
      .messages(migrations)
      .find(({ ephemeralTo, text }) => ephemeralTo === dana && text.includes("can't move to Discovery yet")),
  );
  expect(JSON.stringify(told.blocks)).toContain('"value":"done MIG-1 U-01"');
});

/** Returns each input's name, whether it's optional, and its value. */
function inputsOf(blocks: unknown) {
  return (blocks as { type: string; block_id: string; optional: boolean; element: Record<string, unknown> }[])
    .filter(({ type }) => type === 'input')
    .map(({ block_id, optional, element }) => [block_id, optional, element.initial_value]);
}

test('offers all fields after a set command without fields, and changes those that are filled in', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'set 1');
  const nothing = await desk.slack.submit({ user: dana });
  expect(Object.values(nothing.errors).join()).toContain('Nothing changed');
  const done = await desk.slack.submit({ user: dana, values: { mailboxes: '140', target: '2026-12-15' } });
  expect(done.outcome).toBe('closed');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    mailboxes: 140,
    targetDate: '2026-12-15',
    customer: 'Acme Corp',
  });
});
