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
  expect(general).toContain('Platform change: Yes. Users are locked out');
  expect(general).toContain('F30 · Reference: S1-17, S1-18 · Upgrade Rackspace Email');

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
  const change = await ask('faq PLC-2 is there downtime');
  expect(change).toContain('locked out from the start');
  expect(change).not.toContain('No downtime');
  expect(await ask('faq #2 are they billed twice')).toContain('This question is about other paths:');
  expect(await ask('faq MIG-99 is there downtime')).toContain('There is no ticket 99.');
  expect(await ask('faq 2016 exchange as a source')).toContain('Exchange 2013 to 2019');
});

test('the faq command offers three similar questions and refers to Support if it finds no answer', async () => {
  const told = await desk.say(dana, 'faq purple elephants');
  expect(told.text).toContain('No answer found. Ask Support, available');
  expect(told.text).toContain('F20 · Reference: S0-25');
  expect(told.text).toContain(
    'Did you mean one of these?\nF13 Can users keep working during the migration?: /migration faq F13\nF07',
  );
  expect(told.text.match(/: \/migration faq F\d\d$/gm)).toHaveLength(3);
  const pressed = await desk.press({ user: dana, reply: told.reply, value: 'faq F13' });
  expect(pressed.text).toContain('F13 · Reference: S0-14');
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
  expect(told).toContain('When the target is Rackspace Email, only mail moves.');
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
