import { setFlagsFromString } from 'node:v8';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/errors.ts';
import { readSheets } from '../../src/sheets/read-sheet.ts';
import { limits, megabyte } from '../../src/sheets/sheet.ts';
import {
  type BuiltWorkbook,
  build,
  inline,
  oldOffice,
  partsOf,
  stateSize,
  textRows,
} from './build-workbook.ts';

const sheetPath = 'xl/worksheets/sheet1.xml';
const small: BuiltWorkbook = { sheets: [{ name: 'Mailboxes', rows: textRows([['a', 'b']]) }] };

/** A workbook that unpacks to 10 MB, of which the zip's directory states another size. */
function bomb(stated: number): Uint8Array {
  return stateSize(tenMegabytes, sheetPath, stated);
}

const tenMegabytes = zipSync({ ...partsOf(small), [sheetPath]: new Uint8Array(10 * megabyte) }, { level: 1 });

function withRows(rows: string): Uint8Array {
  return build({ sheets: [{ name: 'Mailboxes', rows }] });
}

/** Changes one byte in the middle of the last part of a zip file. */
function flipByte(bytes: Uint8Array): Uint8Array {
  const flipped = bytes.slice();
  const at = Buffer.from(flipped).indexOf('worksheets/sheet1.xml') + 'worksheets/sheet1.xml'.length + 40;
  flipped[at] = flipped[at]! ^ 0xff;
  return flipped;
}

const files: [what: string, name: string, bytes: () => Uint8Array, says: RegExp, hint: RegExp][] = [
  ['an empty file', 'a.csv', () => new Uint8Array(), /^"a\.csv" is empty\.$/, /header row/],
  ['a file with only spaces', 'a.csv', () => Buffer.from(' \n\n , \n'), /is empty/, /header row/],
  ['a workbook without cells', 'a.xlsx', () => withRows(''), /is empty/, /header row/],
  [
    'a workbook whose sheets are all hidden',
    'a.xlsx',
    () => build({ sheets: [{ name: 'A', state: 'veryHidden', rows: textRows([['a']]) }] }),
    /^All sheets of "a\.xlsx" are hidden/,
    /Unhide/,
  ],
  ['a PDF file', 'a.csv', () => Buffer.from('%PDF-1.7\n%âã'), /is a PDF file, not a sheet/, /save it as/],
  ['a PNG picture', 'a.xlsx', () => Buffer.from('89504e470d0a1a0a', 'hex'), /is a picture/, /save it as/],
  ['a JPEG picture', 'a.xlsx', () => Buffer.from('ffd8ffe000104a46', 'hex'), /is a picture/, /save it as/],
  [
    'a web page',
    'a.xls',
    () => Buffer.from('\ufeff<html xmlns:x="urn:x"><table>'),
    /is a web page/,
    /sign-in page/,
  ],
  ['a table of a web page', 'a.xls', () => Buffer.from('\n<table><tr><td>a'), /is a web page/, /save it/],
  ['a web page in UTF-16', 'a.xls', () => Buffer.from('\ufeff<HTML>', 'utf16le'), /is a web page/, /save it/],
  [
    'a saved web page',
    'a.xls',
    () => Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related\n'),
    /is a web page/,
    /save/,
  ],
  [
    'an XML file',
    'a.xls',
    () => Buffer.from('<?xml version="1.0"?><Workbook/>'),
    /is an XML file/,
    /save it as/,
  ],
  ['a workbook of Excel 97', 'a.xls', () => oldOffice('Workbook'), /in the old format \(\.xls\)/, /\.xlsx/],
  [
    'an encrypted workbook',
    'a.xlsx',
    () => oldOffice('EncryptedPackage'),
    /protected with a password/,
    /Clear the password/,
  ],
  ['an old Word document', 'a.doc', () => oldOffice('WordDocument'), /is a Word document/, /save it as/],
  [
    'a Word document',
    'a.xlsx',
    () => zipSync({ 'word/document.xml': strToU8('<w/>') }),
    /is a Word document/,
    /save it as/,
  ],
  [
    'a binary workbook',
    'a.xlsb',
    () => zipSync({ 'xl/workbook.bin': strToU8('x') }),
    /\(\.xlsb\)/,
    /save it as/,
  ],
  [
    'an OpenDocument file',
    'a.ods',
    () => zipSync({ 'content.xml': strToU8('<o/>') }),
    /OpenDocument/,
    /save it as/,
  ],
  [
    'a zip file with a sheet in it',
    'a.zip',
    () => zipSync({ 'a.csv': strToU8('a,b') }),
    /is a zip file/,
    /Unpack "a\.zip"/,
  ],
  ['a gzip file', 'a.gz', () => Buffer.from('1f8b0800', 'hex'), /is a compressed file/, /save it as/],
  [
    'a program',
    'a.csv',
    () => Buffer.from('MZ\x90\0\x03\0\0\0\x04\0', 'latin1'),
    /unknown kind/,
    /save it as/,
  ],
  [
    'half of a workbook',
    'a.xlsx',
    () => build(small).slice(0, 900),
    /damaged or incomplete/,
    /Open it in Excel/,
  ],
  ['a workbook with a wrong byte', 'a.xlsx', () => flipByte(build(small)), /damaged/, /Open it in Excel/],
  [
    'a workbook without its list of sheets',
    'a.xlsx',
    () => zipSync({ '[Content_Types].xml': strToU8('<Types/>') }),
    /damaged/,
    /Excel/,
  ],
  [
    'a workbook with broken XML',
    'a.xlsx',
    () => build({ ...small, more: { 'xl/workbook.xml': '<workbook><sheets>' } }),
    /damaged/,
    /Excel/,
  ],
  [
    'a workbook whose rows go backwards',
    'a.xlsx',
    () => withRows(textRows([['a']], 2) + textRows([['b']], 1)),
    /damaged/,
    /Excel/,
  ],
  [
    'a zip bomb that states its size',
    'a.xlsx',
    () => bomb(201 * megabyte),
    /too large after unpacking/,
    /new workbook.*200 MB/,
  ],
  ['a zip bomb that states less', 'a.xlsx', () => bomb(5_000), /damaged/, /Excel/],
  ['a zip bomb that states no size', 'a.xlsx', () => bomb(0), /damaged/, /Excel/],
  [
    'a zip bomb that states a size of 4 GB',
    'a.xlsx',
    () => bomb(0xffffffff),
    /too large after unpacking/,
    /new workbook/,
  ],
  [
    'large texts of all cells',
    'a.xlsx',
    () => stateSize(build(small), 'xl/sharedStrings.xml', 65 * megabyte),
    /too large after unpacking/,
    /64 MB of text/,
  ],
  [
    'too many parts',
    'a.xlsx',
    () =>
      build({
        ...small,
        more: Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`xl/media/${i}.png`, 'x'])),
      }),
    /too large after unpacking/,
    /new workbook/,
  ],
  [
    'more than 20 MB',
    'a.csv',
    () => Buffer.alloc(limits.fileBytes + 1, 'a'),
    /has 21 MB\. The most is 20 MB\./,
    /several files/,
  ],
  [
    '100,000 rows',
    'a.csv',
    () => Buffer.from('a@acme.com\n'.repeat(100_000)),
    /^"a\.csv" has content in row 50,001\. The most is 50,000 rows\.$/,
    /several files/,
  ],
  [
    'content in the last row of Excel',
    'a.xlsx',
    () => withRows(textRows([['a']], 1_048_576)),
    /The sheet "Mailboxes" has content in row 1,048,576/,
    /Delete/,
  ],
  [
    '101 columns',
    'a.csv',
    () => Buffer.from('a,'.repeat(100).concat('a\n')),
    /has 101 columns, up to column CW\. The most is 100 columns/,
    /Delete/,
  ],
  [
    '16,384 columns',
    'a.xlsx',
    () => withRows(`<row r="1">${inline('a', 'XFD1')}</row>`),
    /has 16,384 columns, up to column XFD/,
    /Delete/,
  ],
  [
    '16,385 columns',
    'a.csv',
    () => Buffer.from(`${','.repeat(16_384)}a\n`),
    /has 16,385 columns, up to column XFE/,
    /Delete/,
  ],
  [
    'more than a million cells',
    'a.csv',
    () => Buffer.from(`${'a,'.repeat(60)}\n`.repeat(17_000)),
    /too many cells with content\. The most is 1,000,000 cells/,
    /several files/,
  ],
  [
    'too many sheets',
    'a.xlsx',
    () => build({ sheets: Array.from({ length: 51 }, (_, i) => ({ name: `S${i}`, rows: '' })) }),
    /has 51 visible sheets/,
    /Delete/,
  ],
  [
    'a very long row',
    'a.csv',
    () => Buffer.from(`a\n"${'a,'.repeat(600_000)}\n`),
    /^Row 2 of "a\.csv" has more than 1,000,000 characters\.$/,
    /quote/,
  ],
  [
    'a very long text',
    'a.csv',
    () => Buffer.from(`a,${'b'.repeat(40_000)}\n`),
    /Cell B1 of "a\.csv" has 40,000 characters/,
    /Delete/,
  ],
];

describe('a file that is no sheet that we read', () => {
  it.each(files)('is refused: %s', async (_, name, bytes, says, hint) => {
    const fault = await faultOf(readSheets({ name, bytes: bytes() }));
    expect(fault.message).toMatch(says);
    expect(fault.hint).toMatch(hint);
  });

  it('is refused if it takes too long', async () => {
    const bytes = build(small);
    const fault = await faultOf(readSheets({ name: 'slow.xlsx', bytes }, { ...limits, time: 1 }));
    expect(fault.message).toBe('"slow.xlsx" took more than 10 seconds to read.');
  });

  it('is refused if it needs too much memory, although `npm start` allows more, and the next file is read', async () => {
    setFlagsFromString('--max-old-space-size=1024');
    const parts = partsOf(small);
    parts['xl/sharedStrings.xml'] = strToU8(`<sst>${'<si/>'.repeat(600_000)}</sst>`);
    const huge = { name: 'huge.xlsx', bytes: zipSync(parts, { level: 1 }) };
    const [fault, [next]] = await Promise.all([
      faultOf(readSheets(huge, { ...limits, memory: 32 })),
      readSheets({ name: 'a.xlsx', bytes: build(small) }),
    ]);
    expect(fault.message).toBe('"huge.xlsx" needs too much memory, so it can\'t be read.');
    expect(next!.rows).toEqual([['a', 'b']]);
  });

  it('is named without characters that turn the text around, and shortly', async () => {
    const name = `\u202e${'x'.repeat(100)}".xlsx`;
    const fault = await faultOf(readSheets({ name, bytes: new Uint8Array() }));
    expect(fault.message).toBe(`"${'x'.repeat(59)}…" is empty.`);
  });
});

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Fault) return error;
  throw new Error('expected a fault', { cause: error });
}
