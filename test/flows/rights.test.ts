import { expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const outsiders: [string, string, string][] = [
  ['a guest', 'U0GUEST', 'guest'],
  ['a single-channel guest', 'U0ULTRA', 'guest'],
  ['someone from another company', 'U0FOREIGN', 'other companies'],
  ['a bot', 'U0ROBOT', 'bot'],
  ['a deactivated account', 'U0GONE', 'deactivated'],
];

test.each(outsiders)('refuses commands, buttons, and forms from %s', async (_, user, reason) => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.posted(migrations);
  const before = await desk.database.client.event.count();

  expect((await desk.say(user, 'advance 1')).text).toContain(reason);
  expect((await desk.say(user, 'nonsense')).text).toContain(reason);
  expect((await desk.press({ user, channel: migrations, label: '☐ Tenant created' })).text).toContain(reason);
  expect((await desk.press({ user, channel: migrations, label: 'Assign to me' })).text).toContain(reason);
  expect(desk.slack.views.modals(user)).toEqual([]);

  expect(await desk.database.client.event.count()).toBe(before);
  expect(await desk.database.client.auditEntry.count({ where: { actorId: `slack:${user}` } })).toBe(4);
});

test("trusts a stored account for a day while Slack isn't responding", async () => {
  await desk.say(dana, openLine);
  desk.clock.advance(60);
  desk.slack.faults.failNext('users.info', { status: 500 }, 10);
  expect((await desk.say(dana, 'show 1')).text).toContain('MIG-1');
  const unknown = await desk.say(sam, 'show 1');
  expect(unknown.text).toContain("Can't check who you are");
  desk.clock.advance(25 * 60);
  expect((await desk.say(dana, 'show 1')).text).toContain("Can't check who you are");
});

test('assigns tickets only to people who can use Migration Desk', async () => {
  await desk.say(dana, openLine);
  expect((await desk.say(dana, 'assign 1 <@U0GUEST|gus>')).text).toContain("Can't find anyone");
  const guest = await desk.slack.command({
    user: dana,
    channel: migrations,
    command: '/migration',
    text: 'assign 1 <@U0GUEST|gus>',
    escape: false,
  });
  await desk.slack.until(() => desk.slack.replies.find((reply) => String(reply.body.text).includes('guest')));
  expect(guest.status).toBe(200);
  expect((await desk.say(dana, 'assign 1 @nobody-here')).text).toContain("Can't find anyone");
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ ownerId: null });
});

test('records a refusal in the audit log even if the command has other errors', async () => {
  await desk.say(
    dana,
    openLine.replace('to:office-365 service:assisted', 'to:hosted-exchange via:chat ticket:180621-01234'),
  );
  const told = await desk.say(dana, 'set 1 slot:2026-11-24T18:00 hosting:hosted related:99 force:"x"');
  expect(told.text).toMatch(/no ticket 99[\s\S]*Exchange sources[\s\S]*Only a lead/);
  expect(await desk.database.client.auditEntry.count({ where: { action: 'refused' } })).toBe(1);
});

test('lets leads give other people the lead role, and records the change in the audit log', async () => {
  expect((await desk.say(dana, 'role @sam lead')).text).toContain('Only a lead');
  expect((await desk.say(lee, 'role @sam lead')).text).toContain('Sam Okafor is a lead now');
  expect((await desk.say(sam, 'role @dana lead')).text).toContain('Dana Reyes is a lead now');
  expect((await desk.say(sam, 'role @lee racker')).text).toContain('is still a lead');
  expect(await desk.database.client.auditEntry.count({ where: { action: 'role' } })).toBe(3);
});

test('refuses to link accounts if there is only one platform', async () => {
  expect((await desk.say(lee, 'link @dana')).text).toContain(
    'Only Slack is set up, so there are no accounts to link.',
  );
  expect((await desk.say(dana, 'link @dana')).text).toContain('Only a lead can link or unlink accounts.');
});

const secrets = [
  'password: Hunter2!',
  'pwd=abc123',
  'pass is Summer24',
  'godaddy login bob / S3cret',
  'EPP code acme.com 7Hs82&kd',
  'bob@acme.com,Winter2024',
  'all users set to Welcome123',
  'logged in to cPanel with jopark / tiger2026',
  '密码是abc12345',
];

test.each(secrets)(
  'refuses a note with a secret, and never stores, logs, or repeats the secret: %s',
  async (secret) => {
    await desk.say(dana, openLine);
    const told = await desk.say(dana, `note 1 the customer sent ${secret}`);
    expect(told.text).toContain('Nothing was saved');
    await desk.sayForForm(dana, 'note 1');
    const sent = await desk.slack.submit({ user: dana, values: { text: `see ${secret}` } });
    expect(sent.errors.text).toContain('Nothing was saved');

    const value = secret.split(/[\s:=/,是]+/).at(-1) ?? '';
    const rows = await desk.database.client.$queryRawUnsafe<object[]>(
      'SELECT "text" FROM "Event" UNION ALL SELECT "detail" FROM "AuditEntry"',
    );
    expect(JSON.stringify(rows)).not.toContain(value);
    expect(desk.log.join('\n')).not.toContain(value);
    expect(JSON.stringify([told.reply.body, sent.body])).not.toContain(value);
  },
);

test('refuses a form with a login in one field and its password in another, and stores neither', async () => {
  await desk.say(dana, openLine);
  await desk.sayForForm(dana, 'set 1 contact method-reason');
  const values = { contact: 'login administrator', 'method-reason': 'Hunter2xyz!' };
  const sent = await desk.slack.submit({ user: dana, values });
  expect(sent.outcome).toBe('errors');
  expect(JSON.stringify(sent.errors)).toContain('Together, these fields look like a password');
  expect(JSON.stringify(sent.body)).not.toContain('Hunter2xyz');
  expect(desk.log.join('\n')).not.toContain('Hunter2xyz');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ methodReason: null });
});

test.each(['password reset confirmed', '40 of 40 passwords supplied'])(
  'accepts a note that only mentions passwords: %s',
  async (text) => {
    await desk.say(dana, openLine);
    expect((await desk.say(dana, `note 1 ${text}`)).text).toBe('Added a note to Acme Corp (MIG-1).');
  },
);
