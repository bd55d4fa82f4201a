import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { writeXlsx } from '../../src/sheets/write-sheet.ts';
import { dana, migrations, outsideLine, useDesk } from '../support/desk.ts';
import { directWith } from '../support/direct.ts';
import { csv, rowsOf, sendSheet } from '../support/send-sheet.ts';
import { shownText } from '../support/shown-text.ts';
import { firstThread } from '../support/thread.ts';

const desk = useDesk();

/** Opens a ticket and sends a sheet for it. */
async function send(content: string | Uint8Array, name?: string) {
  if ((await desk.database.client.ticket.count()) === 0) await desk.say(dana, outsideLine);
  return sendSheet(desk, { content, name });
}

test('each kind of fault has its row, its column, and its reason, in a table and in a marked copy', async () => {
  const { text, files } = await send(
    [
      'Old address,New address,Size in GB,Folder names (one per line)',
      'ann@acme,,,',
      'bob@acme.com,,,',
      'BOB@acme.com,,,',
      'cy@old.example,cy@other.example,,',
      'dee@old.example,bob@acme.com,,',
      'eve@acme.com,,80,',
      'fay@acme.com,,120,',
      'gus@acme.com,,,"1.Inbox\nClients\nR&D"',
    ].join('\n'),
  );
  expect(text).toContain('4 of 8 rows can be taken. Nothing was changed yet.');
  const reasons = [
    [2, 'Old address', 'Enter an email address, such as ann@acme.com'],
    [4, 'Old address', 'Row 3 is about the same mailbox'],
    [5, 'New address', 'The new address must be at acme.com'],
    [6, 'New address', 'Row 3 has the same new address'],
    [7, 'Size in GB', '80 GB is more than 70% of the 100 GB of the new mailbox'],
    [8, 'Size in GB', '120 GB is more than the 100 GB of the new mailbox'],
    [9, 'Folder names (one per line)', 'Rename the folders “1.Inbox” (remove “.”) and “R&D” (remove “&”)'],
  ] as const;
  for (const [row, column, says] of reasons)
    expect(text).toMatch(new RegExp(`^${row} \\| ${escaped(column)} \\| .*${escaped(says)}`, 'ms'));
  expect(text).toContain('The copy of the sheet marks these cells in yellow.');
  expect(files.map(({ name }) => name)).toEqual(['mailboxes-mig-1-acme.com-to-correct.xlsx']);
  const rows = await rowsOf(files[0]!);
  expect(rows[0]).toEqual([
    'Old address',
    'New address',
    'Size in GB',
    'Folder names (one per line)',
    'What to correct',
  ]);
  expect(rows.map((cells) => cells[4] ?? '').slice(1)).toEqual([
    'Old address: Enter an email address, such as ann@acme.com',
    '',
    ...reasons.slice(1).map(([, column, says]) => `${column}: ${says}`),
  ]);
  expect(rows[8]!.slice(0, 4)).toEqual(['gus@acme.com', '', '', '1.Inbox\nClients\nR&D']);
  expect(markedCells(files[0]!.content)).toEqual(['A2', 'A4', 'B5', 'B6', 'C7', 'C8', 'D9']);
});

test('a corrected copy is taken, and a copy that is still wrong is marked again', async () => {
  const first = await send(csv('ann@acme.com,,yes,yes,,', 'bob@acme,,maybe,,,', 'cy@acme,,,,,'));
  const [header, ann, bob, cy] = await rowsOf(first.files[0]!);
  const name = first.files[0]!.name;
  const half = [ann!, ['bob@acme.com', '', 'no', '', '', '', bob![6]!], cy!];
  const second = await send(await writeXlsx({ name: 'A', header: header!, rows: half }), name);
  expect(second.text).toContain('2 of 3 rows can be taken.');
  const again = await rowsOf(second.files[0]!);
  expect(again.map((cells) => cells.slice(6))).toEqual([
    ['What to correct'],
    [],
    [],
    ['Old address: Enter an email address, such as ann@acme.com'],
  ]);
  const whole = [...half.slice(0, 2), ['cy@acme.com', ...cy!.slice(1)]];
  const third = await send(await writeXlsx({ name: 'A', header: header!, rows: whole }), name);
  expect(third.text).toContain('lists 3 mailboxes now: 3 added.');
  expect(third.files).toEqual([]);
});

test('a copy has each row where it was, and each number as it was meant', async () => {
  const { files } = await send(
    'Acme Corp;;\n\nOld address;Size in GB;Items\nann@acme.com;4,125;12.000\n\nbob@acme;2,5;=1+1\n',
  );
  expect(await rowsOf(files[0]!)).toEqual([
    ['Acme Corp'],
    [],
    ['Old address', 'Size in GB', 'Items', 'What to correct'],
    ['ann@acme.com', '4.125', '12000'],
    [],
    [
      'bob@acme',
      '2,5',
      '=1+1',
      'Old address: Enter an email address, such as ann@acme.com\nItems: Enter the number of items, such as 12000',
    ],
  ]);
  expect(markedCells(files[0]!.content)).toEqual(['A6', 'C6']);
});

test('no cell of a copy can run as a formula', async () => {
  const { files } = await send(csv('ann@acme,,@SUM(1),+1,-1,=cmd()'));
  const strings = strFromU8(unzipSync(files[0]!.content)['xl/sharedStrings.xml']!);
  const cells = [...strings.matchAll(/<t[^>]*>([^<]*)/g)].map(([, cell]) => cell!);
  expect(cells).toContain('&apos;=cmd()'.replace('&apos;', "'"));
  expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
});

test('good rows with something to correct are taken, and the answer comes with the copy', async () => {
  const { text, files } = await send(csv('ann@acme.com,,yes,yes,80,', 'bob@acme.com,,yes,yes,3,'));
  expect(text).toContain('lists 2 mailboxes now: 2 added.');
  expect(text).toContain('1 mailbox is too large for the new system.');
  expect(text).toContain('1 row needs a correction, which the copy of the sheet marks in yellow.');
  expect(files.map(({ name }) => name)).toEqual(['mailboxes-mig-1-acme.com-to-correct.xlsx']);
});

test('a sheet that changes nothing is still told what to correct', async () => {
  const sheet = 'Old address,Folders\nann@acme.com,1.Inbox\nbob@acme.com,\n';
  expect((await send(sheet)).text).toContain('lists 2 mailboxes now: 2 added.');
  const again = await send(sheet);
  expect(again.text).toContain(
    'Nothing changed: Acme Corp (MIG-1) already has the rows that can be taken. 1 row needs a correction.',
  );
  expect(again.text).toContain('2 | Folders | 1.Inbox | Rename the folder “1.Inbox” (remove “.”)');
  expect(again.files).toHaveLength(1);
  expect((await send(sheet.replace('1.Inbox', ''))).text).toContain('already has what this sheet says.');
  expect(await desk.database.client.event.count({ where: { type: 'mailboxes' } })).toBe(1);
});

test('a wrong row with a password is refused, and no copy repeats it', async () => {
  const { text, files } = await send(csv('ann@acme,,yes,yes,,the password is Summer24!'));
  expect(text).toContain('Row 2 seems to have a password, so nothing of this file was kept.');
  expect(text).not.toContain('Summer24');
  expect(files).toEqual([]);
  expect(await desk.database.client.sentSheet.count()).toBe(0);
});

test('a copy leaves out a password in a column that we do not read', async () => {
  const { files } = await send(
    'Old address,Remark\nann@acme,front desk\nbob@acme.com,the password is Summer24!\n',
  );
  expect((await rowsOf(files[0]!)).map(([, remark]) => remark)).toEqual([
    'Remark',
    'front desk',
    '(left out, because it may be a password)',
  ]);
});

test('an export of the tool has nothing to correct, so it comes without a copy', async () => {
  await send(csv('ann@acme.com,,yes,yes,,'));
  const { text, files } = await send(
    'Source Email Address,Last Status\nann@acme.com,Completed\nzoe@acme.com,Completed\n',
  );
  expect(text).toContain("The ticket doesn't list this mailbox.");
  expect(text).not.toContain('copy');
  expect(files).toEqual([]);
});

test('a sheet that is too large to copy lists its faults without a copy', async () => {
  const rows = Array.from({ length: 10_001 }, (_, i) => `user${i}@acme.com,,,,,desk ${i}`);
  const { text, files } = await send(csv(...rows, 'last@acme,,,,,'));
  expect(text).toContain('10,001 of 10,002 rows can be taken.');
  expect(text).toContain('The sheet is too large for a marked copy.');
  expect(files).toEqual([]);
});

test('the copy goes where the sheet was sent: to the thread, or from a form to the direct messages', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, outsideLine);
  const thread = await firstThread(desk);
  const file = { name: 'acme.csv', content: csv('ann@acme,,,,,') };
  await desk.slack.say({
    user: dana,
    channel: migrations,
    text: '@migration_desk mailboxes upload',
    thread_ts: thread,
    files: [file],
  });
  const isCopy = ({ bot_id, files }: SlackMessage) =>
    bot_id && JSON.stringify(files ?? '').includes('to-correct');
  const copied = await desk.slack.until(() => desk.slack.messages(migrations).find(isCopy));
  expect(copied.thread_ts).toBe(thread);

  await desk.sayForForm(dana, 'mailboxes 1 upload');
  await desk.slack.submit({ user: dana, values: { file: [file] } });
  const direct = await directWith(desk, dana);
  await desk.slack.until(() => desk.slack.messages(direct).find(isCopy));
  await desk.slack.until(() =>
    desk.slack.messages(migrations).find((message) => {
      const text = shownText(message);
      return text.includes('0 of 1 row can be taken') && text.includes('is in your direct messages');
    }),
  );
});

function escaped(text: string): string {
  return text.replace(/[.()*+?&]/g, '\\$&');
}

/** The yellow cells of a workbook. */
function markedCells(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  const styles = strFromU8(parts['xl/styles.xml']!);
  const fills = [...styles.matchAll(/<fill>.*?<\/fill>/gs)].map(([fill]) => fill);
  const yellow = fills.findIndex((fill) => fill.includes('FFE699'));
  const formats = [.../<cellXfs.*<\/cellXfs>/s.exec(styles)![0].matchAll(/<xf [^>]*fillId="(\d+)"/g)];
  const style = formats.findIndex(([, fill]) => Number(fill) === yellow);
  return [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]* s="(\d+)"/g)].flatMap(([, cell, has]) =>
    Number(has) === style ? [cell!] : [],
  );
}
