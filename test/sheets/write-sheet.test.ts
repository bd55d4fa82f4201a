import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../src/sheets/read-sheet.ts';
import type { Cell, Table } from '../../src/sheets/table-bytes.ts';
import { writeCsv, writeXlsx } from '../../src/sheets/write-sheet.ts';
import { readHere } from './read-here.ts';

const table: Table = {
  name: 'Mailboxes',
  header: ['source_email', 'size_gb'],
  rows: [
    ['ann@acme.com', 1.5],
    ['bo@acme', null],
    ['=cmd()', 3],
  ],
};

const marked: Table = {
  ...table,
  marks: [
    { row: 1, column: 0, reason: 'Enter an email address.' },
    { row: 1, column: 1, reason: 'Enter a size.' },
  ],
};

describe('a table that we write', () => {
  it('is CSV that Excel reads as UTF-8', async () => {
    expect(Buffer.from(await writeCsv(marked)).toString()).toBe(
      '\ufeffsource_email,size_gb,What to correct\r\n' +
        'ann@acme.com,1.5,\r\n' +
        'bo@acme,,"source_email: Enter an email address.\nsize_gb: Enter a size."\r\n' +
        "'=cmd(),3,\r\n",
    );
  });

  it('is a workbook with a bold first row that stays in view, and yellow marked cells', async () => {
    const parts = unzipSync(await writeXlsx(marked));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const styles = strFromU8(parts['xl/styles.xml']!);
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<col min="1" max="1" width="14"');
    expect(styles).toContain('<b/>');
    expect(styles).toContain('FFE699');
    const styleOf = (cell: string) => new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1];
    expect(styleOf('A1')).toBe(styleOf('C1'));
    expect(styleOf('A3')).toBe(styleOf('B3'));
    expect(styleOf('A3')).not.toBe(styleOf('A1'));
    expect(styleOf('A2')).toBeUndefined();
    expect(sheet).not.toContain('<f>');
  });

  it.each([
    ['a workbook', writeXlsx],
    ['CSV', writeCsv],
  ])('has its reasons and its own words again when it comes back as %s', async (_, write) => {
    const [sheet] = await readSheets({ name: 'back', bytes: await write(marked) });
    expect(sheet!.rows).toEqual([
      ['source_email', 'size_gb', 'What to correct'],
      ['ann@acme.com', '1.5'],
      ['bo@acme', '', 'source_email: Enter an email address.\nsize_gb: Enter a size.'],
      ['=cmd()', '3'],
    ]);
  });

  it('keeps cells without a header when it has reasons', async () => {
    const marks = [{ row: 1, column: 2, reason: 'Not expected.' }];
    const bytes = await writeCsv({ ...table, rows: [['a'], ['b', 1, 'more']], marks });
    const [sheet] = await readHere({ name: 'back', bytes });
    expect(sheet!.rows).toEqual([
      ['source_email', 'size_gb', '', 'What to correct'],
      ['a'],
      ['b', '1', 'more', 'Column C: Not expected.'],
    ]);
  });

  it.each([
    ['a workbook', writeXlsx],
    ['CSV', writeCsv],
  ])('may have rows above its header, and reasons of before, which are replaced, as %s', async (_, write) => {
    const bytes = await write({
      name: 'A',
      above: [['Acme Corp'], []],
      header: ['source_email', 'What to correct', 'note'],
      rows: [['ann', 'old reason', 'x'], ['bo', 'old reason'], ['cy']],
      marks: [{ row: 1, column: 0, reason: 'Enter an email address.' }],
    });
    const [sheet] = await readHere({ name: 'back', bytes });
    expect(sheet!.rows).toEqual([
      ['Acme Corp'],
      [],
      ['source_email', 'What to correct', 'note'],
      ['ann', '', 'x'],
      ['bo', 'source_email: Enter an email address.'],
      ['cy'],
    ]);
  });

  it.each([
    ['a workbook', writeXlsx],
    ['CSV', writeCsv],
  ])('may be long, as %s', async (_, write) => {
    const rows = Array.from({ length: 1_000 }, (_, i) => [`user${i}@acme.com`, i]);
    const marks = [{ row: 999, column: 0, reason: 'Twice.' }];
    const [sheet] = await readHere({ name: 'back', bytes: await write({ ...table, rows, marks }) });
    expect(sheet!.rows.at(-1)).toEqual(['user999@acme.com', '999', 'source_email: Twice.']);
    expect(sheet!.rows).toHaveLength(1_001);
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', ' =1', "'=1", '＝1', '＠a'])(
    'has an apostrophe before %j, which a program could run',
    async (text) => {
      const one = { name: 'A', header: [text], rows: [[text]] };
      const cells = strFromU8(unzipSync(await writeXlsx(one))['xl/sharedStrings.xml']!);
      expect(/<t[^>]*>([^<]*)/.exec(cells)?.[1]).toMatch(/^'/);
      expect(Buffer.from(await writeCsv(one)).toString()).toMatch(/^\ufeff"?'/);
    },
  );

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'",;| a_x0041\u202eé') }),
    fc.constantFrom('_x0041_', '#N/A', 'TRUE', '00123', '1,5', '2026-12-01', '\ufeff', '\0', '\uffff'),
  );
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    text,
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const tables = fc
    .record({
      header: fc.array(text, { minLength: 1, maxLength: 5 }),
      rows: fc.array(fc.array(cell, { maxLength: 5 })),
    })
    .map((one) => ({ name: 'A', ...one }));

  it.each([
    ['a workbook', writeXlsx],
    ['CSV', writeCsv],
  ] as const)('is read back as it was, as %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(tables, async (one) => {
        const [sheet] = await readHere({ name: 'back', bytes: await write(one) });
        expect(sheet!.rows).toEqual(expected(one));
      }),
    );
  });
});

/** The rows of a table as a reader returns them: texts, without control characters, and without what is empty at the ends. */
function expected({ header, rows }: Table): string[][] {
  const trimmed = [header, ...rows].map((row) => {
    const cells = row.map(textOf);
    return cells.slice(0, cells.findLastIndex((one) => one.trim() !== '') + 1);
  });
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1);
}

function textOf(value: Cell): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: These are the characters that no sheet can hold.
  return (value ?? '').replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}
