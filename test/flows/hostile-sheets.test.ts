import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { build, inline, oldOffice, partsOf, stateSize, textRows } from '../sheets/build-workbook.ts';
import { dana, outsideLine, sam, useDesk } from '../support/desk.ts';
import { csv, rowsOf, type SentContent, sendSheet } from '../support/send-sheet.ts';

const desk = useDesk();
const header = ['Old address', 'Size in GB', 'Notes'];
const megabyte = 1024 * 1024;
const firstSheet = 'xl/worksheets/sheet1.xml';

/** Opens a ticket and sends a file for it. */
async function send(file: SentContent) {
  if ((await desk.database.client.ticket.count()) === 0) await desk.say(dana, outsideLine);
  return sendSheet(desk, file);
}

/** The mailboxes that the ticket lists, as far as they say something. */
async function listed(): Promise<object[]> {
  const rows = await desk.database.client.mailbox.findMany({ orderBy: { source: 'asc' } });
  return rows.map(({ source, sizeGb, notes }) => ({
    source,
    ...(sizeGb !== null && { sizeGb }),
    ...(notes && { notes }),
  }));
}

function workbook(rows: string, after = ''): SentContent {
  return { name: 'acme.xlsx', content: build({ sheets: [{ name: 'Mailboxes', rows, after }] }) };
}

/** A workbook of a few KB that states 300 MB. */
function bomb(): Uint8Array {
  const parts = partsOf({ sheets: [{ name: 'Mailboxes', rows: '' }] });
  return stateSize(zipSync({ ...parts, [firstSheet]: new Uint8Array(megabyte) }), firstSheet, 300 * megabyte);
}

test.each<[what: string, file: () => SentContent, says: string, todo: string]>([
  [
    'a zip bomb',
    () => ({ name: 'acme.xlsx', content: bomb() }),
    '"acme.xlsx" is too large after unpacking, so it was not opened.',
    'Copy the cells to a new workbook, and send that one.',
  ],
  [
    'a file of 21 MB',
    () => ({ content: Buffer.alloc(21 * megabyte, 'a') }),
    'This file is too large. The limit is 20 MB.',
    'Remove what is not needed, or split the file, and send it again.',
  ],
  [
    'an encrypted workbook',
    () => ({ name: 'acme.xlsx', content: oldOffice('EncryptedPackage') }),
    '"acme.xlsx" is protected with a password, so it can\'t be read.',
    'Clear the password and save. Then send the file again.',
  ],
  [
    'a web page named .xls',
    () => ({ name: 'acme.xls', content: '<html><table><tr><td>Old address</td></tr></table></html>' }),
    '"acme.xls" is a web page, not a sheet.',
    'save it there as "Excel Workbook (.xlsx)" and send that file.',
  ],
  [
    'half of a workbook',
    () => ({ name: 'acme.xlsx', content: Buffer.from(workbook('').content).subarray(0, 700) }),
    '"acme.xlsx" is damaged or incomplete',
    'Open it in Excel, save it under another name, and send that file.',
  ],
  [
    '16,384 columns',
    () => workbook(`<row r="1">${inline('Old address', 'A1')}${inline('x', 'XFD1')}</row>`),
    'The sheet "Mailboxes" has 16,384 columns, up to column XFD. The most is 100 columns.',
    "Delete what isn't needed",
  ],
  ['an empty file', () => ({ content: '' }), 'This file is empty.', 'Check the file, and send it again.'],
  [
    'a file with only spaces',
    () => ({ content: ' \n , \n' }),
    '"acme.csv" is empty.',
    'Send a sheet with a header row and at least one more row.',
  ],
  [
    'a sheet without a header',
    () => ({ content: 'ann@acme.com,ann@acme.com\nbob@acme.com,bob@acme.com\n' }),
    'This file has no list of mailboxes: none of its first ten rows names the columns.',
    'One of these rows must have “Old address” or “Source email” as the title of a column.',
  ],
  [
    'a workbook whose list is in a hidden sheet',
    () => ({
      name: 'acme.xlsx',
      content: build({
        sheets: [
          { name: 'List', state: 'hidden', rows: textRows([header, ['ann@acme.com']]) },
          { name: 'Cover', rows: textRows([['Acme Corp']]) },
        ],
      }),
    }),
    'This file has no list of mailboxes',
    'A hidden sheet is not read.',
  ],
  [
    'a filled password column of a list for Exchange Online',
    () => ({ content: 'EmailAddress,UserName,Password\nann@acme.com,ann,Summer24!' }),
    'The column “Password” has passwords, so nothing of this file was kept.',
    'Delete the file from the chat, remove the passwords from it, and send it again.',
  ],
])('%s is refused, and the answer says what to do', async (_, file, says, todo) => {
  const { text, files } = await send(file());
  expect(text).toContain(says);
  expect(text).toContain(todo);
  expect(text).not.toContain('Summer24');
  expect(files).toEqual([]);
  expect(await desk.database.client.sentSheet.count()).toBe(0);
});

test('a form shows the refusal of a file next to its input', async () => {
  await desk.say(dana, outsideLine);
  await desk.sayForForm(dana, 'mailboxes 1 upload');
  const file = { name: 'acme.xlsx', content: oldOffice('EncryptedPackage') };
  expect(await desk.slack.submit({ user: dana, values: { file: [file] } })).toMatchObject({
    errors: { file: expect.stringContaining('protected with a password') },
  });
});

test.each<[what: string, change: (id: string) => void, says: string, todo: string]>([
  [
    'was deleted before it was fetched',
    (id) => void desk.slack.files.delete(id),
    "Slack doesn't have this file. It was deleted",
    'Send the file again',
  ],
  [
    'belongs to another workspace',
    (id) => {
      desk.slack.files.get(id)!.fields = { user_team: 'T0OTHER' };
    },
    'This file belongs to another Slack workspace.',
    'Download it, and send it again',
  ],
  [
    'comes as a web page with status 200',
    (id) => {
      const file = desk.slack.files.get(id)!;
      Object.assign(file, { mimetype: 'text/html', content: Buffer.from('<html>Sign in</html>') });
      file.fields = { size: 5 };
    },
    'Slack showed a sign-in page instead of the file.',
    'Ask a Slack admin',
  ],
  [
    'has 100 MB by its record',
    (id) => {
      desk.slack.files.get(id)!.fields = { size: 100 * megabyte };
    },
    'This file is too large. The limit is 20 MB.',
    'split the file',
  ],
])('a file that %s is explained', async (_, change, says, todo) => {
  await desk.say(dana, outsideLine);
  await sendSheet(desk, { content: csv('ann@acme.com,,,,,') }, '');
  const id = [...desk.slack.files.keys()].at(-1)!;
  change(id);
  const { text } = await desk.say(dana, `mailboxes 1 upload file:slack:${id}`);
  expect(text).toContain(says);
  expect(text).toContain(todo);
  expect(await listed()).toEqual([]);
});

test('formulas give their saved values, and macros, merged cells, and hidden sheets do no harm', async () => {
  const rows = [
    `<row r="1">${inline('Mailboxes of Acme', 'A1')}<c r="B1"/><c r="C1"/></row>`,
    textRows([header], 2),
    `<row r="3"><c r="A3" t="str"><f>B9&amp;"@acme.com"</f><v>ann@acme.com</v></c><c r="B3"><f>2*2</f><v>4</v></c></row>`,
    `<row r="4">${inline('bob@acme.com', 'A4')}<c r="B4"><f>1+1</f></c>${inline('=WEBSERVICE(A1)', 'C4')}</row>`,
  ];
  const { text } = await send({
    name: 'acme.xlsm',
    content: build({
      sheets: [
        { name: 'Old', state: 'hidden', rows: textRows([header, ['old@acme.com']]) },
        {
          name: 'List',
          rows: rows.join(''),
          after: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
        },
      ],
      more: { 'xl/vbaProject.bin': strToU8('macro') },
    }),
  });
  expect(text).toContain('lists 2 mailboxes now: 2 added.');
  expect(await listed()).toEqual([
    { source: 'ann@acme.com', sizeGb: 4 },
    { source: 'bob@acme.com', notes: '=WEBSERVICE(A1)' },
  ]);
});

test('three header rows are no mailboxes, and the one below the titles is listed as wrong', async () => {
  const { text } = await send(
    workbook(textRows([['Acme Corp'], header, ['(address today)', '(number)'], ['ann@acme.com', '4']])),
  );
  expect(text).toContain('1 of 2 rows can be taken.');
  expect(text).toContain('3 | Old address | (address today) | Enter an email address');
});

test('a hidden column is read like any other, and may not have passwords either', async () => {
  const hidden = '<cols><col min="2" max="2" width="0" hidden="1"/></cols><sheetData>';
  const hide = (rows: string[][]): SentContent => {
    const parts = partsOf({ sheets: [{ name: 'Mailboxes', rows: textRows(rows) }] });
    const xml = Buffer.from(parts[firstSheet]!).toString().replace('<sheetData>', hidden);
    return { name: 'acme.xlsx', content: zipSync({ ...parts, [firstSheet]: strToU8(xml) }) };
  };
  const { text } = await send(
    hide([
      ['Old address', 'Password'],
      ['ann@acme.com', 'Summer24!'],
    ]),
  );
  expect(text).toContain('The column “Password” has passwords');
  await send(hide([header, ['ann@acme.com', '4']]));
  expect(await listed()).toEqual([{ source: 'ann@acme.com', sizeGb: 4 }]);
});

test.each([
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
])('a CSV file in %s keeps its letters', async (_, encode) => {
  await send({ content: encode('Old address;Size in GB;Notes\r\nann@acme.com;4,5;Zoë à Málaga\r\n') });
  expect(await listed()).toEqual([{ source: 'ann@acme.com', sizeGb: 4.5, notes: 'Zoë à Málaga' }]);
});

test('right-to-left and combining characters stay as they are', async () => {
  await send({ content: csv('ann@acme.com,,,,,مدير', 'zoe\u0308@acme.com,,,,,e\u0301') });
  expect(await listed()).toEqual([
    { source: 'ann@acme.com', notes: 'مدير' },
    { source: 'zo\u00eb@acme.com', notes: 'e\u0301' },
  ]);
});

test('an address in other letter case is the same mailbox, and one with invisible characters is refused', async () => {
  const { text } = await send({
    content: csv('ann@acme.com,,,,,', 'ANN@Acme.com,,,,,', 'an\u200bn@acme.com,,,,,', 'bob@acme.com,,,,70%,'),
  });
  expect(text).toContain('1 of 4 rows can be taken.');
  expect(text).toContain('3 | Old address | ANN@Acme.com | Row 2 is about the same mailbox');
  expect(text).toMatch(
    /4 \| Old address \| .+Type this address again\. It has a character that nobody can see/,
  );
  expect(text).toContain('5 | Size in GB | 70% | Enter the size in GB as a number, such as 2.5');
});

test('the same file from two people at the same time is taken once', async () => {
  await desk.say(dana, outsideLine);
  const content = csv('ann@acme.com,,yes,yes,,', 'bob@acme.com,,yes,yes,,');
  const answers = await Promise.all([dana, sam].map((user) => sendSheet(desk, { content, user })));
  expect(answers.map(({ text }) => /lists 2 mailboxes now|Nothing changed/.exec(text)?.[0]).sort()).toEqual([
    'Nothing changed',
    'lists 2 mailboxes now',
  ]);
  expect(await listed()).toHaveLength(2);
  expect((await desk.state(1)).ticket.mailboxes).toBe(2);
  expect(await desk.database.client.event.count({ where: { type: 'mailboxes' } })).toBe(1);
});

test('two different lists at the same time are both taken', async () => {
  await desk.say(dana, outsideLine);
  const list = (name: string) => `EmailAddress,UserName,Password\n${name}@acme.com,${name},\n`;
  await Promise.all([
    sendSheet(desk, { content: list('ann') }),
    sendSheet(desk, { content: list('bob'), user: sam }),
  ]);
  expect(await listed()).toEqual([{ source: 'ann@acme.com' }, { source: 'bob@acme.com' }]);
  expect((await desk.state(1)).ticket.mailboxes).toBe(2);
});

test('the good rows of a sheet are taken once, although two people choose them at the same time', async () => {
  const { channel } = await send({ content: csv('ann@acme.com,,yes,yes,,', 'bob@acme,,,,,') });
  const { id } = await desk.database.client.sentSheet.findFirstOrThrow();
  const answers = await Promise.all([
    desk.press({ user: dana, channel, label: 'Take 1 row' }),
    desk.say(sam, `mailboxes 1 take:${id}`),
  ]);
  expect(
    answers.map(({ text }) => /lists 1 of 2 mailboxes now|taken already/.exec(text)?.[0]).sort(),
  ).toEqual(['lists 1 of 2 mailboxes now', 'taken already']);
  expect(await listed()).toHaveLength(1);
});

test('a sheet of 10,001 mailboxes is taken, and its copy has all of its rows', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `user${i}@acme.com,,yes,no,,`);
  const { text, channel, files } = await send({ content: csv(...many, 'last@acme,,,,,') });
  expect(text).toContain('10,000 of 10,001 rows can be taken.');
  const rows = await rowsOf(files[0]!);
  expect(rows).toHaveLength(10_002);
  expect(rows.at(-1)!.at(-1)).toContain('Enter an email address');
  const answer = await desk.press({ user: dana, channel, label: 'Take 10,000 rows' });
  expect(answer.text).toContain('lists 10,000 of 10,001 mailboxes now: 10,000 added.');
  expect(await desk.database.client.mailbox.count()).toBe(10_000);
});
