import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dana, migrations, openLine, startDesk, type TestDesk } from '../support/desk.ts';
import { shownText } from '../support/shown-text.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await startDesk();
  await desk.say(dana, openLine);
});

afterAll(async () => {
  expect(desk.slack.protocolErrors).toEqual([]);
  expect(desk.slack.calls.filter((call) => call.error)).toEqual([]);
  await desk.stop();
});

async function rows(): Promise<number[]> {
  const { client } = desk.database;
  return [await client.ticket.count(), await client.event.count(), await client.delivery.count()];
}

const line = (over: Record<string, string>) =>
  Object.entries({
    from: 'rackspace-email',
    to: 'office-365',
    service: 'assisted',
    customer: '"Acme Corp"',
    account: '1234567',
    ...over,
  })
    .filter(([key]) => key !== 'domain')
    .reduce((text, [key, value]) => `${text} ${key}:${value}`, `open ${over.domain ?? 'beta.com'}`);

/**
 * Each entry has three parts: what is wrong, what a person types, and what the reply must say. The reply names the
 * fault and what to type instead.
 */
const refused: [string, string, RegExp[]][] = [
  ['an unknown command', 'advnce 1', [/“advnce” isn't a command/, /advance/, /Example: \/migration advance/]],
  ['an unknown ticket', 'show MIG-999', [/no ticket 999/, /list/]],
  ['a missing ticket', 'advance', [/Which ticket/, /MIG-12/]],
  ["a word that isn't a ticket", 'show banana', [/“banana” isn't a ticket number/, /MIG-12, #12, or 12/]],
  ['ticket 0', 'show 0', [/isn't a ticket number/]],
  ['a huge ticket number', 'show 99999999999999999999', [/isn't a ticket number/]],
  ['an IP address', line({ domain: '10.0.0.1' }), [/“10.0.0.1” isn't a valid domain/, /acme\.com/]],
  ['an IPv6 address', line({ domain: '[::1]' }), [/isn't a valid domain/]],
  ['a single label', line({ domain: 'localhost' }), [/“localhost” isn't a valid domain/]],
  ['a bad IDN', line({ domain: 'xn--a.com' }), [/isn't a valid domain/]],
  ['an underscore', line({ domain: 'a_b.com' }), [/isn't a valid domain/]],
  ['an email address as domain', line({ domain: 'ann@acme.com' }), [/isn't a valid domain/]],
  ['a label that is too long', line({ domain: `${'a'.repeat(64)}.com` }), [/isn't a valid domain/]],
  [
    'gmail to gmail',
    line({ from: 'gmail', to: 'gmail' }),
    [/“gmail” isn't a valid target/, /rackspace-email, hosted-exchange, office-365/],
  ],
  ['a path onto itself', line({ from: 'office-365' }), [/Source and target are both/]],
  [
    'a path onto itself, and says where it can go',
    line({ from: 'office-365' }),
    [/rackspace-email or hosted-exchange/],
  ],
  [
    'a service that outside systems lack',
    line({ from: 'gmail', service: 'internal' }),
    [/Gmail to Office 365 is not available as internal/, /assisted or self-service/],
  ],
  [
    'a source that nobody can move',
    line({ from: 'sendmail' }),
    [/“sendmail” isn't a valid source/, /exchange-2003, .*, office-365/],
  ],
  [
    'a service that the path lacks',
    line({ service: 'internal' }),
    [/is not available as internal/, /assisted/],
  ],
  ['an unknown source', line({ from: 'exchange-2012' }), [/exchange-2010/]],
  ['no mailboxes', line({ mailboxes: '0' }), [/“0” isn't a valid number of mailboxes/, /1 to 100,000/]],
  ['a million mailboxes', line({ mailboxes: '1000000' }), [/“1000000” isn't a valid number of mailboxes/]],
  ['half a mailbox', line({ mailboxes: '1.5' }), [/“1.5” isn't a valid number of mailboxes/, /whole number/]],
  [
    'a short account number',
    line({ account: '12' }),
    [/“12” isn't a valid account number/, /3 to 10 digits/],
  ],
  [
    'a Rackspace ticket with an impossible day',
    line({ ticket: '180631-01234' }),
    [/isn't a valid Rackspace ticket number/, /YYMMDD-NNNNN/],
  ],
  ['a target date in the past', line({ target: '2026-11-19' }), [/target is in the past/]],
  ['an impossible target date', line({ target: '2026-02-30' }), [/YYYY-MM-DD/]],
  ['a target date far away', line({ target: '9999-12-31' }), [/more than five years away/]],
  ['an unknown key', line({ mailbox: '4' }), [/open has no mailbox:/, /mailboxes:/]],
  ['a key twice', `${line({})} to:hosted-exchange`, [/to appears twice/]],
  [
    'a missing closing quote',
    'open beta.com customer:"Acme',
    [/closing quote is missing/, /put a quote before it and another one after it/],
  ],
  ['an extra word', `${line({})} please`, [/doesn't understand “please”/, /quotes/]],
  [
    'two faults at once',
    line({ mailboxes: '0', account: 'x' }),
    [/“0” isn't a valid number of mailboxes/, /“x” isn't a valid account number/],
  ],
  [
    'a customer of 10,000 characters',
    line({ customer: `"${'x'.repeat(10_000)}"` }),
    [/10,000 characters. The limit is 120/],
  ],
  ['a note of 10,000 characters', `note 1 ${'n'.repeat(10_000)}`, [/10,000 characters. The limit is 3,000/]],
  [
    'a path onto itself, before the rest is known',
    'open b.com from:office-365 to:office-365',
    [/Source and target are both/],
  ],
  [
    'a service of another path, before the rest is known',
    'open b.com from:rackspace-email to:office-365 service:internal',
    [/is not available as internal/],
  ],
  [
    'a platform change as self-service, before the rest is known',
    'open b.com from:rackspace-email to:hosted-exchange service:self-service',
    [/which the Internal Migration team does/],
  ],
  ['a missing closing quote of a key', 'advance 1 force:"customer insists', [/closing quote is missing/]],
  ['a minus before a state', 'list -stalled', [/Only a key can exclude tickets/]],
  ['a prototype as a key', 'list constructor:x', [/list has no constructor:/]],
  ['120,000 characters', `note 1 ${'n'.repeat(120_000)}`, [/The limit is 12,000/]],
  [
    'an unknown person',
    'assign 1 @ghost',
    [/Can't find anyone named “@ghost”/, /You can also enter me or nobody/],
  ],
  ['an unknown party', 'wait 1 customer', [/“customer” isn't a valid party/, /customer-admin/]],
  ['an unknown step', 'done 1 U-99', [/no step “U-99”/, /Did you mean/]],
  [
    'ticking a step that completes by itself',
    'done 1 C-01',
    [/\(C-01\) can't be completed by hand/, /set MIG-1 ticket:180621-01234/],
  ],
  ['undoing an open step', 'undo 1 U-01', [/Tenant created \(U-01\) is not done/]],
  ['an unknown phase', 'move 1 discvery x', [/no phase “discvery”/, /Did you mean Discovery/]],
  ['a hold until yesterday', 'hold 1 until:2026-11-19 freeze', [/until is in the past/]],
  ['a hold until today', 'hold 1 until:2026-11-20 freeze', [/until must be later than today\./]],
  ['resuming a ticket that is not on hold', 'resume 1', [/not on hold/]],
  ['reopening an open ticket', 'reopen 1', [/is already open/]],
  ['changing a field that never changes', 'set 1 domain:other.com', [/set has no domain:/]],
  ['relating a ticket to itself', 'set 1 related:1', [/can't be related to itself/]],
  ['relating a ticket to an unknown one', 'set 1 related:77', [/no ticket 77/]],
  ['a slot for a migration', 'set 1 slot:2026-12-15T18:00', [/is a migration/, /cutover/]],
  ['a method on a path without a choice', 'set 1 method:pst-ftp', [/only one method/]],
  ['a digest at an impossible time', 'digest at 25:00', [/“25:00” isn't a time of day/]],
  ['an unknown list key', 'list phse:cutover', [/list has no phse:/, /phase/]],
  ['an unknown list value', 'list phase:cutovr', [/Did you mean cutover/]],
  ['help for an unknown command', 'help opne', [/“opne” isn't a command/, /open/]],
  ['emoji and right-to-left', '🙂 ‮مرحبا', [/isn't a command/]],
  ['a script', '<script>alert(1)</script>', [/isn't a command/]],
];

describe('bad input', () => {
  test.each(refused)('is rejected privately and stores nothing: %s', async (_, text, says) => {
    const before = await rows();
    const told = await desk.say(dana, text);
    const words = told.text.replaceAll('`', '');
    for (const wanted of says) expect(words).toMatch(wanted);
    expect(told.reply.body.response_type).toBe('ephemeral');
    expect(words).not.toMatch(/Something went wrong| at .*\.ts:\d+/);
    expect(words.length).toBeLessThan(1_500);
    expect(await rows()).toEqual(before);
  });
});

test('rejects a platform change with an unsupported source, and opens no form', async () => {
  const platformChange = { command: '/platform-change' };
  const before = desk.slack.views.top(dana)?.id;
  expect((await desk.say(dana, 'open b.com from:gmail to:hosted-exchange', platformChange)).text).toContain(
    'is a move between',
  );
  expect(desk.slack.views.top(dana)?.id).toBe(before);
  const same = await desk.say(dana, 'open b.com from:hosted-exchange to:hosted-exchange', platformChange);
  expect(same.text).toContain('Source and target are both Hosted Exchange');
});

test("stores a mention in a note as the person's name", async () => {
  await desk.say(dana, 'note 1 @sam will call');
  await desk.say(dana, 'set 1 contact:@sam');
  const event = await desk.database.client.event.findFirst({
    where: { type: 'note' },
    orderBy: { seq: 'desc' },
  });
  expect(event?.text).toBe('noted: @sam will call');
  expect(await desk.database.client.ticket.findFirst({ where: { number: 1 } })).toMatchObject({
    customerContact: '@sam',
  });
  expect((await desk.say(dana, 'history 1')).text).toContain('set contact to @sam');
});

test('finds tickets with either value if a filter key appears twice', async () => {
  const told = await desk.say(dana, 'list phase:prerequisites phase:intake');
  expect(told.text).toContain('MIG-1 · Acme Corp');
});

test('rejects a platform change to an unsupported target, and suggests /migration', async () => {
  const told = await desk.say(
    dana,
    'open beta.com to:office-365 via:chat customer:B account:1234567 ticket:180621-01234',
    {
      command: '/platform-change',
    },
  );
  expect(told.text).toMatch(/is a move between Rackspace Email and Hosted Exchange/);
  expect(told.text).toContain('/migration open');
});

/** Each entry has three parts: what is unusual, the text from a person or from Slack, and what the ticket stores. */
const taken: [string, string, object][] = [
  [
    'equals signs',
    line({ domain: 'c1.com' }).replaceAll(':', '='),
    { domain: 'c1.com', customer: 'Acme Corp' },
  ],
  ['smart quotes', line({ domain: 'c2.com', customer: '“Acme Corp”' }), { customer: 'Acme Corp' }],
  ['single quotes', line({ domain: 'c3.com', customer: "'Acme Corp'" }), { customer: 'Acme Corp' }],
  [
    'a space after the colon',
    line({ domain: 'c4.com' }).replace('account:', 'account: '),
    { accountNumber: '1234567' },
  ],
  [
    'line breaks between arguments',
    line({ domain: 'c5.com' }).replaceAll(' to:', '\nto:'),
    { target: 'office-365' },
  ],
  [
    'capital letters',
    line({ domain: 'C6.COM', to: 'Office-365' }).replace('from:', 'FROM:'),
    { domain: 'c6.com', source: 'rackspace-email' },
  ],
  ['an IDN', line({ domain: 'bücher.example' }), { domain: 'xn--bcher-kva.example' }],
  ['a URL', line({ domain: 'https://c7.com/' }), { domain: 'c7.com' }],
  ['an ampersand', line({ domain: 'c8.com', customer: '"A & B <Ltd>"' }), { customer: 'A & B <Ltd>' }],
  ['emoji and right-to-left', line({ domain: 'c9.com', customer: '"שלום 🙂"' }), { customer: 'שלום 🙂' }],
  ['an apostrophe', line({ domain: 'c10.com', customer: "O'Brien" }), { customer: "O'Brien" }],
  ['a comma in a number', line({ domain: 'c11.com', mailboxes: '1,200' }), { mailboxes: 1200 }],
  [
    'a Rackspace ticket with #',
    line({ domain: 'c12.com', ticket: '#180621-01234' }),
    { rackspaceTicket: '180621-01234' },
  ],
  ['channel: for via:', line({ domain: 'c13.com', channel: 'chat' }), { requestedVia: 'chat' }],
  ['channel= for via:', `${line({ domain: 'c14.com' })} channel=ticket`, { requestedVia: 'ticket' }],
];

test.each(taken)('accepts a command with %s', async (_, text, expected) => {
  const told = await desk.say(dana, text);
  expect(told.text).toContain('Opened MIG-');
  expect(await desk.database.client.ticket.findFirst({ orderBy: { number: 'desc' } })).toMatchObject(
    expected,
  );
});

test("undoes Slack's escapes in a command", async () => {
  const text =
    'open <http://d1.com|d1.com> from:rackspace-email to:office-365 service:assisted customer:"A &amp; B" account:1234567 contact:"Ann <mailto:ann@d1.com|ann@d1.com>"';
  await desk.slack.command({ user: dana, channel: migrations, command: '/migration', text, escape: false });
  await desk.slack.until(() =>
    desk.slack.replies.find((reply) => String(reply.body.text).includes('d1.com')),
  );
  expect(await desk.database.client.ticket.findFirst({ where: { domain: 'd1.com' } })).toMatchObject({
    customer: 'A & B',
    customerContact: 'Ann ann@d1.com',
  });
});

test('answers help, help for every subcommand, and a command without arguments', async () => {
  expect((await desk.say(dana, '')).text).toContain('You own no open tickets.');
  const help = await desk.say(dana, 'help');
  const names = help.text
    .split('\n')
    .filter((each) => each.startsWith('•'))
    .map((each) => /• (\S+):/.exec(each)?.[1] ?? '');
  expect(names.length).toBeGreaterThan(20);
  for (const name of names)
    expect(shownText((await desk.say(dana, `help ${name}`)).reply.message!)).toContain(`/migration ${name}`);
});

test('stores a note exactly as typed, up to the limit', async () => {
  const text = `say "so": a=b -x: ${'ü'.repeat(2_900)}`;
  await desk.say(dana, `note 1 ${text}`);
  const event = await desk.database.client.event.findFirst({
    where: { type: 'note' },
    orderBy: { seq: 'desc' },
  });
  expect(event?.text).toBe(`noted: ${text}`);
  expect((await desk.say(dana, 'history 1')).text).toContain('ü');
});

test('never cuts a quoted value in the middle of a character', async () => {
  const emoji = `${'a'.repeat(59)}🙂🙂`;
  for (const line of [`nudge 1 ${emoji}`, `assign 1 ${emoji}`, `move 1 ${emoji} x`, `done 1 ${emoji}`])
    expect((await desk.say(dana, line)).text.isWellFormed()).toBe(true);
});

test('never cuts a long note in the middle of a character', async () => {
  for (let start = 0; start < 2; start++) {
    await desk.say(dana, `note 1 ${'a'.repeat(start)}${'🙂'.repeat(1_000)}`);
    expect((await desk.say(dana, 'show 1')).text.isWellFormed()).toBe(true);
  }
});

test('stores half an emoji in text from a form as “�”', async () => {
  await desk.say(dana, 'subscribe');
  const shown = await desk.say(dana, 'show 1');
  await desk.pressForForm({ user: dana, reply: shown.reply, label: 'Add note…' });
  const sent = await desk.slack.submit({ user: dana, values: { text: 'half \uD83D a face' } });
  expect(sent.outcome).toBe('closed');
  await desk.slack.until(() =>
    desk.slack.messages(migrations).find(({ text }) => text === 'Added a note to Acme Corp (MIG-1).'),
  );
  expect((await desk.posted(migrations)).at(-1)?.text).toContain('half \uFFFD a face');
});
