import { expect, test } from 'vitest';
import { dana, lee, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

const fromExchange = openLine
  .replace('rackspace-email', 'exchange-2010')
  .replace('office-365', 'hosted-exchange');
const fromGmail = fromExchange.replace('exchange-2010', 'gmail');

const say = async (text: string, user = dana) => (await desk.say(user, text)).text;
const ticket = async () => (await desk.state(1)).ticket;
const mark = async () => (await desk.state(1)).steps.find(({ id }) => id === 'C-10')?.mark;

test.each([
  ['from an outside system', fromGmail],
  ['with a choice of methods', fromExchange],
  ['that is an upgrade', openLine],
])('Approach chosen needs a method and a reason on an assisted move %s', async (_, line) => {
  await say(line);
  const refused = await desk.say(dana, 'done 1 C-10');
  expect(refused.text).toContain("Approach chosen (C-10) can't be completed by hand.");
  expect(refused.text).toContain('set MIG-1 method:migrationwiz method-reason:"small mailboxes, fast link"');
  expect(await say('set 1 method:migrationwiz')).toContain(
    'Approach chosen (C-10) is open: MigrationWiz, no reason.',
  );
  expect(await say('set 1 method-reason:"only 12 mailboxes"')).toContain(
    'Approach chosen (C-10) is done: MigrationWiz.',
  );
  expect(await mark()).toMatchObject({ state: 'done', byId: `slack:${dana}` });
  const shown = await say('show 1');
  expect(shown).toContain('Method MigrationWiz');
  expect(shown).toContain('only 12 mailboxes');
});

test('one form asks for the method and the reason', async () => {
  await say(openLine);
  const refused = await desk.say(dana, 'done 1 C-10');
  await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Choose approach…' });
  const asked = desk.slack.views.top(dana)?.blocks.filter(({ type }) => type === 'input');
  expect(asked).toMatchObject([
    { block_id: 'method', optional: false },
    { block_id: 'method-reason', optional: false },
  ]);
  const values = { method: 'migrationwiz', 'method-reason': 'only 12 mailboxes' };
  expect((await desk.slack.submit({ user: dana, values })).outcome).toBe('closed');
  expect(await ticket()).toMatchObject({ method: 'migrationwiz', methodReason: 'only 12 mailboxes' });
  expect(await mark()).toMatchObject({ state: 'done' });
});

test('a new method without a reason clears the old reason, and says why the step is open again', async () => {
  await say(fromExchange);
  await say('set 1 method:migrationwiz method-reason:"small mailboxes"');
  await say('set 1 method:migrationwiz method-reason:"very small mailboxes"');
  expect(await mark()).toMatchObject({ state: 'done' });
  expect(await say('set 1 method:pst-ftp')).toContain(
    'Approach chosen (C-10) is open: PST files by FTP, no reason.',
  );
  expect(await ticket()).toMatchObject({ method: 'pst-ftp', methodReason: null });
  expect(await mark()).toMatchObject({ state: 'reopened', reason: 'method changed' });
  expect(await say('history 1')).toContain('reopens Approach chosen (C-10)');
  await say('advance 1 force:"agreed by phone"', lee);
  expect(await say('show 1')).toMatch(
    /Approach chosen \(C-10\): .* no reason so far.*open again since .*: method changed/,
  );

  await say('set 1 method:migrationwiz method-reason:"the disk broke"');
  expect(await mark()).toMatchObject({ state: 'done' });
  await say('set 1 method:none');
  expect(await ticket()).toMatchObject({ method: null, methodReason: null });
  await say('set 1 method:pst-ftp');
  expect(await mark()).toMatchObject({ state: 'reopened' });
});

test('a method and a reason in one command keep the step done', async () => {
  await say(fromExchange);
  await say('set 1 method:migrationwiz method-reason:"small mailboxes"');
  const said = await say('set 1 method:pst-ftp method-reason:"the link is too slow"');
  expect(said).toContain('Approach chosen (C-10) is done: PST files by FTP.');
  expect(await say('history 1')).not.toContain('reopens');
  expect(await mark()).toMatchObject({ state: 'done' });
});

test('a ticket that goes back to Discovery needs a new reason for its method', async () => {
  await say(fromGmail);
  await say('set 1 method:migrationwiz method-reason:"small mailboxes"');
  for (let i = 0; i < 2; i++) await say('advance 1 force:"agreed by phone"', lee);
  await say('move 1 discovery their server changed');
  expect(await ticket()).toMatchObject({ method: 'migrationwiz', methodReason: null });
  expect(await mark()).toMatchObject({ state: 'reopened', reason: 'the ticket went back to Discovery' });
});

test.each([
  ['self-service move', fromGmail.replace('assisted', 'self-service'), /self-service tool/],
  [
    'platform change',
    'open acme.com from:rackspace-email to:hosted-exchange via:chat customer:Acme account:1234567 ticket:180621-01234',
    /Internal Migration team/,
  ],
])('a %s has no method to choose', async (_, line, why) => {
  await say(line);
  for (const value of ['method:migrationwiz', 'method:pst-ftp', 'method-reason:fast']) {
    const said = await say(`set 1 ${value}`);
    expect(said).toMatch(/isn't an assisted move, so it has no method to choose/);
    expect(said).toMatch(why);
  }
  expect(await ticket()).toMatchObject({ method: null, methodReason: null });
});

test('offers PST files for Exchange sources only, and lets only a lead make an exception', async () => {
  expect(await say(fromGmail)).not.toContain('pst-ftp');
  expect(await say('block 1 SLOW_LINK')).not.toContain('pst-ftp');
  const refused = await say('set 1 method:pst-ftp method-reason:"slow link"');
  expect(refused).toContain(
    'The method PST files by FTP is for assisted moves from Exchange to Hosted Exchange. MIG-1 is Gmail → Hosted Exchange, assisted.',
  );
  expect(refused).toContain('Use MigrationWiz.');
  expect(refused).toContain('Example: /migration set 1 method:migrationwiz method-reason:"slow link"');
  const notLead = await say('set 1 method:pst-ftp method-reason:"slow link" force:"they insist"');
  expect(notLead).toContain('Only a lead can choose PST files by FTP for Gmail.');
  expect(notLead).toContain('Use MigrationWiz.');
  expect(await ticket()).toMatchObject({ method: null });
  const { client } = desk.database;
  expect(await client.auditEntry.findMany()).toMatchObject([{ actorId: `slack:${dana}`, action: 'refused' }]);

  await say('set 1 method:pst-ftp method-reason:"slow link" force:"they insist"', lee);
  expect(await ticket()).toMatchObject({ method: 'pst-ftp' });
  expect((await desk.state(1)).phases.map(({ slug }) => slug)).toContain('pst-import');
  expect(await say('history 1')).toContain('forced: they insist');
});

test('a force does not allow PST files to another target', async () => {
  await say(fromExchange.replace('to:hosted-exchange', 'to:office-365'));
  const said = await say('set 1 method:pst-ftp method-reason:slow force:"they insist"', lee);
  expect(said).toContain('is for assisted moves from Exchange to Hosted Exchange');
  expect(await ticket()).toMatchObject({ method: null });
});

test('offers the other method, with its reason, for a slow link to an Exchange server', async () => {
  await say(fromExchange);
  const told = await desk.say(dana, 'block 1 SLOW_LINK');
  await desk.pressForForm({ user: dana, reply: told.reply, label: 'Change method…' });
  const values = { 'method-reason': 'the link carries 2 Mbps' };
  expect((await desk.slack.submit({ user: dana, values })).outcome).toBe('closed');
  expect(await ticket()).toMatchObject({ method: 'pst-ftp', methodReason: 'the link carries 2 Mbps' });
});
