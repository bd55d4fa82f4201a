import { expect, test } from 'vitest';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { dana, lee, openLine, outsideLine, type Told, useDesk } from '../support/desk.ts';
import { letterIn } from '../support/letter.ts';
import { csv, rowsOf, sendSheet } from '../support/send-sheet.ts';
import { shownText } from '../support/shown-text.ts';
import { forceTo } from '../support/walk.ts';

const route = 'Send passwords only here: https://secure.example.com/';
const desk = useDesk({ env: { MD_SECURE_ROUTE: route } });

/** Sends a sheet, and returns the text of the answer. */
function send(content: string) {
  return sendSheet(desk, { content });
}

/** What a person reads. */
function shown({ reply }: Told): string {
  return shownText(reply.body as never);
}

async function stepsDone(): Promise<string[]> {
  return (await desk.state(1)).steps.filter(isDone).map(({ id }) => id);
}

test('a sheet lists the mailboxes, completes their steps, and can be undone', async () => {
  await desk.say(dana, outsideLine);
  const before = await stepsDone();
  const { text } = await send(
    csv('ann@acme.com,,yes,yes,4.2,', 'bob@old.example,bob@acme.com,yes,yes,3,"front desk, ground floor"'),
  );
  expect(text).toContain('Acme Corp (MIG-1) lists 2 mailboxes now: 2 added.');
  expect(await desk.database.client.mailbox.findMany({ orderBy: { source: 'asc' } })).toMatchObject([
    { source: 'ann@acme.com', destination: 'ann@acme.com', exists: true, received: true, sizeGb: 4.2 },
    { source: 'bob@old.example', destination: 'bob@acme.com', notes: 'front desk, ground floor' },
  ]);
  const { ticket } = await desk.state(1);
  expect([ticket.mailboxes, ticket.credentialsReceived, ticket.mailboxesCreated]).toEqual([2, 2, 2]);
  expect((await stepsDone()).filter((id) => !before.includes(id))).toEqual(['E-05', 'E-08', 'E-09']);

  const told = await desk.say(dana, 'history 1');
  expect(told.text).toContain('updated the mailboxes from a sheet: 2 added');
  await desk.say(dana, 'undo 1 change:2');
  expect(await desk.database.client.mailbox.count()).toBe(0);
  const after = await desk.state(1);
  expect([after.ticket.mailboxes, after.ticket.listsMailboxes]).toEqual([40, false]);
  expect(await stepsDone()).toEqual(before);
});

test('a second sheet shows its difference, and asks about mailboxes that are gone', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@acme.com,,yes,yes,,', 'bob@acme.com,,yes,yes,,'));
  const { text, channel } = await send(csv('ann@acme.com,,no,,,', 'cy@acme.com,,,,,'));
  expect(text).toContain('1 mailbox of MIG-1 isn’t in this sheet:'.replace('’', "'"));
  expect(text).toContain('bob@acme.com');
  expect(await desk.database.client.mailbox.count()).toBe(2);
  const answer = await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  expect(answer.text).toContain(
    'lists 2 mailboxes now: 1 added, 1 updated, and 1 removed. Changed: created (1). Reopened: ',
  );
  const found = await desk.database.client.mailbox.findMany({ orderBy: { source: 'asc' } });
  expect(found.map(({ source, exists, received }) => [source, exists, received])).toEqual([
    ['ann@acme.com', false, true],
    ['cy@acme.com', false, false],
  ]);
  expect(await stepsDone()).not.toContain('E-05');
  expect(await stepsDone()).not.toContain('E-09');
});

test('wrong rows are listed by row and column, and the other rows can be taken without them', async () => {
  await desk.say(dana, outsideLine);
  const { text, channel } = await send(
    csv('ann@acme.com,,yes,yes,,', 'bob@acme,,,,,', 'cy@acme.com,,maybe,,,'),
  );
  expect(text).toContain('1 of 3 rows can be taken. Nothing was changed yet.');
  expect(text).toMatch(/3.+Old address.+bob@acme.+Enter an email address/);
  expect(text).toMatch(/4.+New mailbox exists.+maybe.+Enter yes or no/);
  expect(await desk.database.client.mailbox.count()).toBe(0);
  const answer = await desk.press({ user: dana, channel, label: 'Take 1 row' });
  expect(answer.text).toContain('lists 1 of 3 mailboxes now: 1 added.');
  const again = await desk.press({ user: dana, channel, label: 'Take 1 row' });
  expect(again.text).toContain('are taken already');
});

test('a sheet with wrong rows removes no mailbox, because a wrong row may be about it', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@acme.com,,yes,yes,,', 'bob@acme.com,,yes,yes,,'));
  const { text, channel } = await send(csv('ann@acme.com,,no,,,', 'bob@acme,,,,,'));
  expect(text).toContain('1 of 2 rows can be taken.');
  expect(text).not.toContain("isn't in this sheet");
  await desk.press({ user: dana, channel, label: 'Take 1 row' });
  expect(await desk.database.client.mailbox.count()).toBe(2);
  const empty = await send(csv('ann@acme.com,,,,,Example: delete this row'));
  expect(empty.text).toContain('This sheet lists no mailboxes yet.');
});

test('a filled password column is refused before anything is kept', async () => {
  await desk.say(dana, outsideLine);
  const { text } = await send(csv('ann@acme.com,,yes,yes,,,Summer24!').replace('Notes', 'Notes,Password'));
  expect(text).toContain('The column “Password” has passwords, so nothing of this file was kept.');
  expect(text).toContain('Delete the file from the chat');
  expect(text).toContain(route);
  expect(await desk.database.client.sentSheet.count()).toBe(0);
  expect(await desk.database.client.mailbox.count()).toBe(0);
  expect(desk.log.join('\n')).not.toContain('Summer24');
  const notes = await send(csv('ann@acme.com,,yes,yes,,the password is Summer24!'));
  expect(notes.text).toContain('The notes about ann@acme.com seem to have a password');
  expect(await desk.database.client.sentSheet.count()).toBe(0);
});

test('a ticket that lists its mailboxes takes no typed counts', async () => {
  await desk.say(dana, outsideLine);
  await send(csv('ann@acme.com,,yes,no,,', 'bob@acme.com,,no,no,,'));
  for (const field of ['mailboxes:3', 'supplied:2', 'created:2']) {
    const { text } = await desk.say(dana, `set 1 ${field}`);
    expect(text).toContain('MIG-1 lists its mailboxes one by one, so');
    expect(text).toContain('mailboxes MIG-1 upload');
  }
});

test('the mailboxes show how many are ready, and each gap with its addresses to copy', async () => {
  await desk.say(dana, outsideLine);
  const empty = await desk.say(dana, 'mailboxes 1');
  expect(shown(empty)).toContain("This ticket doesn't list its mailboxes yet. It counts 40 mailboxes.");
  await send(csv('ann@acme.com,,yes,yes,4,', 'bob@acme.com,,no,no,90,', 'cy@acme.com,,yes,no,,'));
  const told = shown(await desk.say(dana, 'mailboxes 1'));
  expect(told).toContain('1 of 3 mailboxes prepared');
  expect(told).toContain('2 of 3 have not sent credentials:');
  expect(told).toContain('bob@acme.com\ncy@acme.com');
  expect(told).toContain('1 of 3 is too large for the new system:');
  const missing = shown(await desk.say(dana, 'mailboxes 1 missing'));
  expect(missing).toContain('bob@acme.com');
  expect(missing).not.toContain('ann@acme.com');
});

test('the gaps become a letter that names exactly these mailboxes', async () => {
  await desk.say(dana, outsideLine);
  await send(
    csv('ann@acme.com,,yes,yes,4,', 'bob@acme.com,,no,no,90,', 'cy@old.example,cy@acme.com,yes,no,,'),
  );
  const told = await desk.say(dana, 'mailboxes 1');
  const letter = letterIn(await desk.press({ user: dana, reply: told.reply, label: 'Mailbox problems' }));
  expect(letter).toContain(
    [
      "1. We don't have the logins of these 2 mailboxes yet. Please send us the username and password of both the old mailbox and the new one for each of them, by the secure link:",
      '- bob@acme.com',
      '- cy@old.example',
      "2. This mailbox doesn't exist in the new system (Hosted Exchange) yet. Please create it in the control panel (https://cp.rackspace.com/). Our tool doesn't create mailboxes.",
      '- bob@acme.com',
      '3. This mailbox is too large. A mailbox can move if it has at most 70 GB, which is 70% of the space in its new mailbox.',
    ].join('\n'),
  );
  expect(letter).toContain('- bob@acme.com (90 GB)');
  expect(letter).toContain(route);
  expect(letter).not.toContain('ann@acme.com');

  await send(
    csv('ann@acme.com,,yes,yes,4,', 'bob@acme.com,,yes,yes,9,', 'cy@old.example,cy@acme.com,yes,yes,,'),
  );
  const done = await desk.say(dana, 'mailboxes 1');
  expect(JSON.stringify(done.reply.body)).not.toContain('Mailbox problems');
  expect((await desk.say(dana, 'draft 1 t6')).text).toContain(
    'Not to be sent now. No mailbox needs anything from the customer. If logins fail, name them: /migration draft MIG-1 mailbox-problems failing:',
  );
  expect(letterIn(await desk.say(dana, 'draft 1 t6 failing:ann side:source'))).toContain(
    "These logins for acme.com don't work in the old system (Gmail): ann.",
  );
});

test('the letter about more than 60 mailboxes comes with the sheet, and says which column shows the others', async () => {
  await desk.say(dana, outsideLine);
  await send(csv(...Array.from({ length: 62 }, (_, i) => `user${i + 1}@acme.com,,yes,no,,`)));
  const told = await desk.say(dana, 'draft 1 mailbox-problems by:2026-12-04');
  expect(letterIn(told)).toContain('Please do the following by Friday, December 4,');
  const letter = letterIn(told);
  expect(letter).toContain(
    '- and 2 more. To see them, filter the column “Credentials sent (yes/no)” for “no” in the attached sheet.\n\nThe attached sheet lists all mailboxes.',
  );
  expect(told.text).toContain('Attach the sheet of mailboxes.');
  const sheet = await desk.press({ user: dana, reply: told.reply, label: 'Get a sheet' });
  expect(sheet.text).toContain('It has the 62 mailboxes that the ticket lists.');
  expect((await sheetOf())[0]).toEqual(
    expect.arrayContaining(['Credentials sent (yes/no)', 'New mailbox exists (yes/no)', 'Size in GB']),
  );
  await send(csv(...Array.from({ length: 62 }, (_, i) => `user${i + 1}@acme.com,,no,yes,80,`)));
  const both = letterIn(await desk.say(dana, 'draft 1 mailbox-problems by:2026-12-04'));
  expect(both).toContain(
    '- and 32 more. To see them, filter the column “New mailbox exists (yes/no)” for “no”',
  );
  expect(both).toContain('filter the column “Size in GB” for more than 70 GB');
});

test('the information request says how passwords travel, and offers the sheet that it speaks of', async () => {
  await desk.say(dana, outsideLine);
  const told = await desk.say(dana, 'draft 1 information-request by:2026-12-04');
  expect(letterIn(told)).toContain(route);
  expect(letterIn(told)).toContain('“yes” under “Credentials sent”');
  expect(told.text).toContain('Attach the sheet of mailboxes.');
  expect(told.text).not.toContain('separate message');
  const sheet = await desk.press({ user: dana, reply: told.reply, label: 'Get a sheet' });
  expect(sheet.text).toContain(
    'The username and password of both the old mailbox and the new one for every mailbox',
  );
  expect((await sheetOf())[0]).toEqual(expect.arrayContaining(['Old address', 'Credentials sent (yes/no)']));
});

test('the answer with the sheet says what else the customer sends', async () => {
  await desk.say(dana, outsideLine.replace('gmail', 'imap'));
  const { text } = await desk.say(dana, 'sheet 1');
  expect(text).toContain(
    'The name and the port of the old mail server, such as mail.example.com:993 (with SSL)',
  );
  await desk.say(dana, 'set 1 source-url:mail.acme.com:993');
  expect((await desk.say(dana, 'sheet 1')).text).not.toContain('mail server');
});

test('a sheet asks for no credentials if administrators open all mailboxes', async () => {
  await desk.say(dana, outsideLine.replace('gmail to:hosted-exchange', 'google-apps to:office-365'));
  expect((await sheetOf())[0]!.join()).not.toMatch(/credentials/i);
  await send('Old address,New mailbox exists\nann@acme.com,yes');
  expect(shown(await desk.say(dana, 'mailboxes 1'))).toContain('1 of 1 mailbox prepared');
  expect(letterIn(await desk.say(dana, 'draft 1 t3'))).not.toContain('Credentials sent');
  const { steps } = await desk.state(1);
  expect(steps.map(({ id }) => id)).toContain('E-24');
});

test('a step with a count offers the upload of a sheet beside the form for the count', async () => {
  await desk.say(dana, outsideLine);
  await forceTo(desk, 1, 'credentials');
  await desk.say(dana, 'done 1 E-04');
  const labels = ['Update count…', 'Upload a sheet…'];
  for (const words of ['next 1', 'show 1', 'done 1 E-05']) {
    const { reply } = await desk.say(dana, words);
    for (const label of labels)
      expect([words, JSON.stringify(reply.body)]).toEqual([words, expect.stringContaining(label)]);
  }
  const { reply } = await desk.say(dana, 'next 1');
  await desk.pressForForm({ user: dana, reply, label: 'Upload a sheet…' });
  expect(JSON.stringify(desk.slack.views.top(dana))).toContain('Sheet or export, without passwords');
});

test('the sheet has the mailboxes of the ticket, no column for passwords, and is read back', async () => {
  await desk.say(dana, outsideLine);
  const examples = await sheetOf();
  expect(examples.flat().join(' ')).toContain('Example: delete this row');
  expect(examples.flat().join(' ')).not.toMatch(/password/i);
  await send(csv('ann@acme.com,,yes,no,4.2,=1+1', 'bob@acme.com,,no,yes,,'));
  const listed = await sheetOf();
  expect(listed.slice(1).map((row) => row.slice(0, 5))).toEqual([
    ['ann@acme.com', 'ann@acme.com', 'yes', 'no', '4.2'],
    ['bob@acme.com', 'bob@acme.com', 'no', 'yes'],
  ]);
});

/** Asks for the sheet, and reads the workbook that came. */
async function sheetOf(): Promise<string[][]> {
  const known = new Set(desk.slack.files.keys());
  await desk.say(lee, 'sheet 1');
  const found = [...desk.slack.files.values()].filter(({ id }) => !known.has(id));
  expect(found.map(({ name }) => name).sort()).toEqual([
    'mailboxes-mig-1-acme.com.csv',
    'mailboxes-mig-1-acme.com.xlsx',
  ]);
  return rowsOf(found.find((file) => file.name.endsWith('.xlsx'))!);
}

test('a mailbox that fits only into the larger plan of Office 365 is named', async () => {
  await desk.say(dana, openLine);
  await send(csv('ann@acme.com,,yes,yes,40,', 'bob@acme.com,,yes,yes,30,', 'cy@acme.com,,yes,yes,80,'));
  const told = shown(await desk.say(dana, 'mailboxes 1'));
  expect(told).toContain('1 mailbox needs an Office 365 plan with 100 GB instead of 50 GB: ann@acme.com.');
  expect(told).toContain('1 of 3 is too large for the new system:\ncy@acme.com');
});
