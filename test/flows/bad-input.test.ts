import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dana, migrations, openLine, startDesk, type TestDesk } from '../support/desk.ts';

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

/** What is written, and what the reply must say: the fault, what would be right, an example. */
const refused: [string, string, RegExp[]][] = [
  [
    'an unknown subcommand',
    'advnce 1',
    [/no subcommand “advnce”/, /advance/, /Example: \/migration advance/],
  ],
  ['an unknown ticket', 'show MIG-999', [/no ticket 999/, /list/]],
  ['no ticket', 'advance', [/Which ticket/, /MIG-12/]],
  ['a ticket that is none', 'show banana', [/“banana” is not a ticket/, /MIG-12, #12 or 12/]],
  ['ticket 0', 'show 0', [/not a ticket/]],
  ['a huge ticket number', 'show 99999999999999999999', [/not a ticket/]],
  ['an IP address', line({ domain: '10.0.0.1' }), [/“10.0.0.1” is not a valid domain/, /acme\.com/]],
  ['an IPv6 address', line({ domain: '[::1]' }), [/not a valid domain/]],
  ['a single label', line({ domain: 'localhost' }), [/“localhost” is not a valid domain/]],
  ['a bad IDN', line({ domain: 'xn--a.com' }), [/not a valid domain/]],
  ['an underscore', line({ domain: 'a_b.com' }), [/not a valid domain/]],
  ['a mail address as domain', line({ domain: 'ann@acme.com' }), [/not a valid domain/]],
  ['a label that is too long', line({ domain: `${'a'.repeat(64)}.com` }), [/not a valid domain/]],
  [
    'gmail to gmail',
    line({ from: 'gmail', to: 'gmail' }),
    [/to cannot be “gmail”/, /rackspace-email hosted-exchange office-365/],
  ],
  ['a path onto itself', line({ from: 'office-365' }), [/Source and target are both/]],
  [
    'a path onto itself names where it can go',
    line({ from: 'office-365' }),
    [/rackspace-email or hosted-exchange/],
  ],
  [
    'a service that an outside system lacks',
    line({ from: 'gmail', service: 'internal' }),
    [/Gmail to Office 365 is not available as internal/, /assisted or self-service/],
  ],
  [
    'a source that nobody moves',
    line({ from: 'sendmail' }),
    [/from cannot be “sendmail”/, /exchange-2003 .* office-365/],
  ],
  [
    'a service that the path lacks',
    line({ service: 'internal' }),
    [/is not available as internal/, /assisted/],
  ],
  ['an unknown source', line({ from: 'exchange-2012' }), [/exchange-2010/]],
  ['no mailboxes', line({ mailboxes: '0' }), [/mailboxes cannot be 0/, /1 to 100,000/]],
  ['a million mailboxes', line({ mailboxes: '1000000' }), [/mailboxes cannot be 1,000,000/]],
  ['half a mailbox', line({ mailboxes: '1.5' }), [/mailboxes cannot be “1.5”/, /whole number/]],
  ['a bad account', line({ account: '12' }), [/“12” is not a valid account/, /3 to 10 digits/]],
  ['a ticket of an unreal day', line({ ticket: '180631-01234' }), [/not a valid ticket/, /YYMMDD-NNNNN/]],
  ['a target in the past', line({ target: '2026-11-19' }), [/target lies in the past/]],
  ['a target that is no day', line({ target: '2026-02-30' }), [/YYYY-MM-DD/]],
  ['a target far away', line({ target: '9999-12-31' }), [/more than five years away/]],
  ['an unknown key', line({ mailbox: '4' }), [/open has no mailbox:/, /mailboxes:/]],
  ['a key twice', `${line({})} to:hosted-exchange`, [/to is given twice/]],
  ['an open quote', 'open beta.com customer:"Acme', [/quote/, /never closed/]],
  ['a word too many', `${line({})} please`, [/does not understand “please”/, /quotes/]],
  [
    'two faults at once',
    line({ mailboxes: '0', account: 'x' }),
    [/mailboxes cannot be 0/, /“x” is not a valid account/],
  ],
  [
    'a customer of 10,000 characters',
    line({ customer: `"${'x'.repeat(10_000)}"` }),
    [/10,000 characters; the limit is 120/],
  ],
  ['a note of 10,000 characters', `note 1 ${'n'.repeat(10_000)}`, [/10,000 characters; the limit is 3,000/]],
  [
    'a path onto itself, half said',
    'open b.com from:office-365 to:office-365',
    [/Source and target are both/],
  ],
  [
    'a service of another path, half said',
    'open b.com from:rackspace-email to:office-365 service:internal',
    [/is not available as internal/],
  ],
  [
    'a platform change by its customer, half said',
    'open b.com from:rackspace-email to:hosted-exchange service:self-service',
    [/the Internal Migration team does it/],
  ],
  ['a reason whose quote is never closed', 'advance 1 force:"customer insists', [/never closed/]],
  ['a minus before a state', 'list -stalled', [/only keys can/]],
  ['a prototype as a key', 'list constructor:x', [/list has no constructor:/]],
  ['120,000 characters', `note 1 ${'n'.repeat(120_000)}`, [/The limit is 12,000/]],
  ['an unknown person', 'assign 1 @ghost', [/“@ghost” is no one I can find/, /me or nobody/]],
  ['an unknown party', 'wait 1 customer', [/party cannot be “customer”/, /customer-admin/]],
  ['an unknown step', 'done 1 U-99', [/no step “U-99”/, /Steps in this phase: Tenant created \(U-01\)/]],
  ['a fact step', 'done 1 C-01', [/\(C-01\) completes by itself/, /set MIG-1 ticket:180621-01234/]],
  ['an unticked step undone', 'undo 1 U-01', [/Tenant created \(U-01\) is not done/]],
  ['an unknown phase', 'move 1 discvery x', [/no phase “discvery”/, /Did you mean Discovery/]],
  ['a hold until yesterday', 'hold 1 until:2026-11-19 freeze', [/until lies in the past/]],
  ['a hold until today', 'hold 1 until:2026-11-20 freeze', [/A hold must end after today/]],
  ['a resume without a hold', 'resume 1', [/not on hold/]],
  ['a reopen of an open ticket', 'reopen 1', [/is already open/]],
  ['set of what never changes', 'set 1 domain:other.com', [/set has no domain:/]],
  ['set of a related self', 'set 1 related:1', [/cannot be related to itself/]],
  ['set of a related nobody', 'set 1 related:77', [/no ticket 77/]],
  ['a slot for a migration', 'set 1 slot:2026-12-15T18:00', [/is a migration/, /cutover/]],
  ['a method that is not offered', 'set 1 method:pst-ftp', [/only one method/]],
  ['a digest at no time', 'digest at 25:00', [/“25:00” is no time of day/]],
  ['a digest without a time', 'digest at', [/At what time/]],
  ['a list key that is none', 'list phse:cutover', [/list has no phse:/, /phase/]],
  ['a list value that is none', 'list phase:cutovr', [/Did you mean cutover/]],
  ['help about nothing', 'help opne', [/no subcommand “opne”/, /open/]],
  ['emoji and right-to-left', '🙂 ‮مرحبا', [/no subcommand/]],
  ['a script', '<script>alert(1)</script>', [/no subcommand/]],
];

describe('bad input gets a clear private reply, and nothing is kept', () => {
  test.each(refused)('%s', async (_, text, says) => {
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

test('a platform change with another source is refused, and asks by no form', async () => {
  const platformChange = { command: '/platform-change' };
  expect((await desk.say(dana, 'open b.com from:gmail to:hosted-exchange', platformChange)).text).toContain(
    'goes between',
  );
  const same = await desk.say(dana, 'open b.com from:hosted-exchange to:hosted-exchange', platformChange);
  expect(same.text).toContain('goes between');
  expect(desk.slack.views.modals(dana)).toEqual([]);
});

test('a mention in a text is kept as a name', async () => {
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

test('a key given twice means either', async () => {
  const told = await desk.say(dana, 'list phase:prerequisites phase:intake');
  expect(told.text).toContain('MIG-1 acme.com');
});

test('a platform change elsewhere is refused, naming the other command', async () => {
  const told = await desk.say(
    dana,
    'open beta.com to:office-365 channel:chat customer:B account:1234567 ticket:180621-01234',
    {
      command: '/platform-change',
    },
  );
  expect(told.text).toMatch(/goes between Rackspace Email and Hosted Exchange/);
  expect(told.text).toContain('/migration open');
});

/** What people and Slack write, and what it means. */
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
    { account: '1234567' },
  ],
  ['new lines between', line({ domain: 'c5.com' }).replaceAll(' to:', '\nto:'), { target: 'office-365' }],
  [
    'capitals',
    line({ domain: 'C6.COM', to: 'Office-365' }).replace('from:', 'FROM:'),
    { domain: 'c6.com', source: 'rackspace-email' },
  ],
  ['an IDN', line({ domain: 'bücher.example' }), { domain: 'xn--bcher-kva.example' }],
  ['a URL', line({ domain: 'https://c7.com/' }), { domain: 'c7.com' }],
  ['an ampersand', line({ domain: 'c8.com', customer: '"A & B <Ltd>"' }), { customer: 'A & B <Ltd>' }],
  ['emoji and right-to-left', line({ domain: 'c9.com', customer: '"שלום 🙂"' }), { customer: 'שלום 🙂' }],
  ['an apostrophe', line({ domain: 'c10.com', customer: "O'Brien" }), { customer: "O'Brien" }],
  ['a thousands comma', line({ domain: 'c11.com', mailboxes: '1,200' }), { mailboxes: 1200 }],
  [
    'a ticket with its sign',
    line({ domain: 'c12.com', ticket: '#180621-01234' }),
    { rackspaceTicket: '180621-01234' },
  ],
];

test.each(taken)('%s are understood', async (_, text, expected) => {
  const told = await desk.say(dana, text);
  expect(told.text).toContain('Opened MIG-');
  expect(await desk.database.client.ticket.findFirst({ orderBy: { number: 'desc' } })).toMatchObject(
    expected,
  );
});

test("Slack's own escapes are undone", async () => {
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

test('the bare command, help, and help of every subcommand are answered', async () => {
  expect((await desk.say(dana, '')).text).toContain('you own no open tickets.');
  const help = await desk.say(dana, 'help');
  const names = help.text
    .split('\n')
    .filter((each) => each.startsWith('•'))
    .map((each) => /• (\S+):/.exec(each)?.[1] ?? '');
  expect(names.length).toBeGreaterThan(20);
  for (const name of names)
    expect((await desk.say(dana, `help ${name}`)).text).toContain(`/migration ${name}`);
});

test('a text is kept as it was written, up to the limit', async () => {
  const text = `say "so": a=b -x: ${'ü'.repeat(2_900)}`;
  await desk.say(dana, `note 1 ${text}`);
  const event = await desk.database.client.event.findFirst({
    where: { type: 'note' },
    orderBy: { seq: 'desc' },
  });
  expect(event?.text).toBe(`noted: ${text}`);
  expect((await desk.say(dana, 'history 1')).text).toContain('ü');
});

test('a refusal never quotes half a character', async () => {
  const emoji = `${'a'.repeat(59)}🙂🙂`;
  for (const line of [`nudge 1 ${emoji}`, `assign 1 ${emoji}`, `move 1 ${emoji} x`, `done 1 ${emoji}`])
    expect((await desk.say(dana, line)).text.isWellFormed()).toBe(true);
});

test('a card never cuts an event in the middle of a character', async () => {
  for (let start = 0; start < 2; start++) {
    await desk.say(dana, `note 1 ${'a'.repeat(start)}${'🙂'.repeat(1_000)}`);
    expect((await desk.say(dana, 'show 1')).text.isWellFormed()).toBe(true);
  }
});

test('half a surrogate pair in a form is replaced, also in what a channel is told', async () => {
  await desk.say(dana, 'subscribe');
  const shown = await desk.say(dana, 'show 1');
  await desk.pressForForm({ user: dana, reply: shown.reply, label: 'Add note' });
  const sent = await desk.slack.submit({ user: dana, values: { text: 'half \uD83D a face' } });
  expect(sent.outcome).toBe('closed');
  await desk.slack.until(() =>
    desk.slack.messages(migrations).find(({ text }) => text === 'Added a note to MIG-1.'),
  );
  expect((await desk.posted(migrations)).at(-1)?.text).toContain('half \uFFFD a face');
});
