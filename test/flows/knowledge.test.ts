import { expect, test } from 'vitest';
import { dana, guest, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

const changeLine =
  'open globex.com to:hosted-exchange via:chat customer:Globex account:7654321 ticket:180621-01234';

async function ask(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

test("the faq command answers for every path, or only for a ticket's path if the question names the ticket", async () => {
  await ask(openLine);
  await desk.say(dana, changeLine, { command: '/platform-change' });
  const general = await ask('faq is there downtme');
  expect(general).toContain('Upgrade to Office 365: No downtime.');
  expect(general).toMatch(
    /Platform change to Hosted Exchange: Yes\. Users are locked out.*\(Rackspace Email to Micro/,
  );
  expect(general).toContain('to Office 365. (S1-17, S1-18)');
  expect(general).toContain('F30 · Reference: S0-14, S1-17, S1-18 · Cloud Office migrations FAQ · Upgrade');

  for (const words of [
    'faq MIG-1 is there downtime',
    'faq is there downtime for mig-1?',
    'faq 1 downtime',
    "faq is there downtime in MIG-1's case",
  ]) {
    const upgrade = await ask(words);
    expect(upgrade).toContain('MIG-1: Rackspace Email → Office 365, assisted.');
    expect(upgrade).toContain('No downtime. Users keep working in their Rackspace Email');
    expect(upgrade).not.toContain('locked out');
  }
  expect(await ask('faq MIG-1 is there downtime')).toContain('F30 · Reference: S1-17, S1-18 · Upgrade');
  const change = await ask('faq PLC-2 is there downtime');
  expect(change).toContain('locked out from the start');
  expect(change).not.toContain('No downtime');
  expect(change).toContain('F30 · Reference: Rackspace Email to Microsoft Exchange migration (https://');
  expect(change).not.toMatch(/S[01]-\d\d/);
  expect(await ask('faq #2 are they billed twice')).toContain('This question is about other paths:');
  expect(await ask('faq MIG-99 is there downtime')).toContain('There is no ticket 99.');
  expect(await ask('faq 2016 exchange as a source')).toContain('Exchange 2013 to 2019');
});

test('the faq command offers three similar questions and refers to Support if it finds no answer', async () => {
  const told = await desk.say(dana, 'faq purple elephants');
  expect(told.text).toContain('No answer found. Ask Support, available');
  expect(told.text).toContain('Support: 1-800-961-4454, or chat and tickets at cp.rackspace.com');
  expect(told.text).toContain('F20 · Reference: S0-25');
  expect(told.text).toContain(
    'Did you mean one of these?\nF13 Can users keep working during the migration?: /migration faq F13\nF07',
  );
  expect(told.text.match(/: \/migration faq F\d\d$/gm)).toHaveLength(3);
  const pressed = await desk.press({ user: dana, reply: told.reply, value: 'faq F13' });
  expect(pressed.text).toContain('F13 · Reference: S0-14, S1-17, S1-18');
});

test('the faq command finds an answer despite typing errors', async () => {
  expect(await ask('faq is ther downtme')).toContain('F30 · ');
  expect(await ask('faq alais')).toContain('F37 · ');
  expect(await ask('faq how lnog')).toContain('F07 · ');
  expect(await ask('faq PST')).toContain('F04 · ');
});

test("the faq command prefers questions about the ticket's path", async () => {
  await ask(
    'open bolt.com from:gmail to:rackspace-email service:assisted mailboxes:3 customer:Bolt account:7654321',
  );
  const told = await ask('faq MIG-1 what does not move');
  expect(told).toContain('F15 · ');
  expect(told).toContain('On this path, these items move: mail.');
});

test('the faq command says what moves on the path of the ticket, as the items command does', async () => {
  await ask('open zim.com from:zimbra to:office-365 service:assisted customer:Zim account:7654321');
  const told = await ask('faq MIG-1 will my calendar come over?');
  expect(told).toContain('On this path, these items move: mail, calendars, contacts, and tasks.');
  expect(told).toContain('These stay behind: public folders');
  expect(told).not.toContain('only mail');
  expect(await ask('items MIG-1')).toContain('Moves: mail, calendars, contacts, tasks.');
});

test('the faq command answers questions about Office 365 for a customer from an outside system', async () => {
  await ask('open zim.com from:zimbra to:office-365 service:assisted customer:Zim account:7654321');
  for (const [question, id] of [
    ['who sets up the office 365 tenant', 'F21'],
    ['can we start before the licenses are assigned', 'F23'],
    ['do passwords move to office 365', 'F34'],
    ['what does not move to office 365', 'F37'],
    ['does the upgrade faq apply to zimbra customers', 'F42'],
  ]) {
    const told = await ask(`faq MIG-1 ${question}`);
    expect(told).toContain(`${id} · Reference`);
    expect(told).not.toContain('about other paths');
  }
});

test('the faq command answers for the path that the question names, and says how to see the others', async () => {
  const told = await ask('faq is there an outage in a platform change');
  expect(told).toContain('Platform change to Hosted Exchange: Yes. Users are locked out');
  expect(told).not.toContain('No downtime');
  expect(told).toContain('Other paths: /migration faq F30');
  expect(await ask('faq F30')).toContain('From another system: No downtime.');
});

test.each([
  ['do labels move', 'F15'],
  ['will I lose my mail', 'F15'],
  ['will my calendar come over?', 'F15'],
  ['who won the game', 'F20'],
])('the faq command answers “%s” with %s', async (question, id) => {
  const told = await desk.say(dana, `faq ${question}`);
  expect(told.text).toContain(`${id} · Reference`);
  if (id === 'F20')
    expect(told.text).toMatch(/^No answer found\. .*\n.*\n.*\n.*\n(F\d\d .*: \/migration faq F\d\d\n){3}/);
});

test('the faq command and the glossary say how to reach Support', async () => {
  const how = 'Support: 1-800-961-4454, or chat and tickets at cp.rackspace.com (https://cp.rackspace.com/)';
  expect(await ask('faq F20')).toContain(how);
  expect(await ask('faq how do we request a platform change')).toContain(how);
  expect(await ask('glossary support')).toContain(how);
});

test("the faq command lists all questions, or only those for a ticket's path", async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  expect(await ask('faq')).toContain('F42 What does the upgrade FAQ cover?');
  const some = await ask('faq PLC-1');
  expect(some).toContain('F18 How does a customer request a platform change?');
  expect(some).not.toContain('F42');
});

test('the items command lists what moves between two systems', async () => {
  const items = await ask('items exchange-2010 rackspace-email');
  expect(items).toContain('Moves: mail.');
  expect(items).toContain('Only mail can move to Rackspace Email, whatever the source.');
  expect(items).toContain('Reference: S0-16 · Cloud Office migrations FAQ');
  expect(items).toContain('items-migrated-during-an-cloud-office-migration');
  expect(await ask('items office-365 hosted-exchange')).toContain(
    'A lead must approve Office 365 as a source. The step for this is Source approved (E-01).',
  );
});

test('the items command lists what moves for a ticket', async () => {
  await ask(openLine);
  const upgrade = await ask('items MIG-1');
  expect(upgrade).toContain('MIG-1 · Rackspace Email → Office 365');
  expect(upgrade).toContain('Check the plan');
  expect(upgrade).toContain('• distribution lists');
  expect(await ask('items 1 office-365')).toContain('The ticket already has a target.');
});

test('the items command rejects a misspelled system and a move to the same platform', async () => {
  expect(await ask('items exchnge-2010 office-365')).toContain(
    'Did you mean `exchange-2010`?'.replaceAll('`', ''),
  );
  expect(await ask('items rackspace-email rackspace-email')).toContain(
    'Source and target are both Rackspace Email',
  );
});

test('the items command asks for a missing target', async () => {
  await desk.sayForForm(dana, 'items zimbra');
  const [form] = desk.slack.views.modals(dana);
  expect(JSON.stringify(form)).toContain('zimbra');
});

test('the glossary command explains a term, or the closest match', async () => {
  expect(await ask('glossary tenant')).toContain("A customer's own space in Office 365");
  const near = await ask('glossary tennant');
  expect(near).toContain('Closest match for “tennant”.');
  expect(near).toContain("A customer's own space");
  expect(await ask('glossary Cloud Office')).toContain('Reference: S1-04');
  expect(await ask('glossary ttl?')).not.toContain('Closest match');
});

test('the glossary command lists all terms if no term is given', async () => {
  expect(await ask('glossary')).toContain('forced MX routing');
});

test('the glossary command rejects a word that resembles no term', async () => {
  expect(await ask('glossary cat')).toContain('“cat” is not in the glossary.');
  expect(await ask('glossary xyzzy')).toContain('“xyzzy” is not in the glossary.');
});

test('the faq, glossary, and items commands refuse guests', async () => {
  for (const text of ['faq is there downtime', 'glossary tenant', 'items pop office-365']) {
    expect((await desk.say(guest, text)).text).toContain("guests can't use it");
  }
});

test('the answer to open says first that only the inbox moves from POP, and so does the new ticket', async () => {
  const line = 'to:hosted-exchange service:assisted mailboxes:3 customer:Bolt account:7654321';
  const opened = await desk.say(dana, `open bolt.com from:pop ${line} source-url:pop.bolt.com`);
  expect(opened.text).toContain('Inbox only: from a POP server, our tool copies only the mail in the inbox.');
  const shown = (await desk.say(dana, 'show 1')).text;
  expect(shown).toContain('pop.bolt.com');
  expect(shown).toMatch(/Good to know\s*•?\s*Inbox only: /);
  expect((await desk.say(dana, `open bolt.org from:gmail ${line}`)).text).not.toContain('Inbox only');
  expect((await desk.say(dana, 'show 2')).text).toContain('2,500 MB a day');
});

test('the form that opens a ticket says which server each source needs', async () => {
  await desk.sayForForm(dana, 'open');
  const form = JSON.stringify(desk.slack.views.top(dana));
  expect(form).toContain('Exchange: https://mail.example.com/owa. IMAP: mail.example.com:993');
  expect(form).toContain('Not needed for Google Apps, Gmail, or Office 365.');
});
