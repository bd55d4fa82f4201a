import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeXlsx } from '../../src/sheets/write-sheet.ts';
import { dana, outsideLine, useDesk } from '../support/desk.ts';
import { csv, rowsOf, sendSheet } from '../support/send-sheet.ts';

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
    [4, 'Old address', 'Row 3 has the same address'],
    [5, 'New address', 'The new address must be at acme.com'],
    [6, 'New address', 'Row 3 has the same address'],
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

test('a wrong row with a password is refused, and no copy repeats it', async () => {
  const { text, files } = await send(csv('ann@acme,,yes,yes,,the password is Summer24!'));
  expect(text).toContain('Row 2 seems to have a password, so nothing of this file was kept.');
  expect(text).not.toContain('Summer24');
  expect(files).toEqual([]);
  expect(await desk.database.client.sentSheet.count()).toBe(0);
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
