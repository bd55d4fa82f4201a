import { arrayBuffer } from 'node:stream/consumers';
import { strToU8, zipSync } from 'fflate';
import { writeXlsxStream } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type BuiltWorkbook, build, inline, partsOf, textRows } from './build-workbook.ts';
import { readHere } from './read-here.ts';

async function read(workbook: BuiltWorkbook, name = 'mailboxes.xlsx') {
  return readHere({ name, bytes: build(workbook) });
}

/** Reads the cells of one row, given as XML. */
async function readCells(cells: string, strings: string[] = []): Promise<string[] | undefined> {
  const [sheet] = await read({
    sheets: [{ name: 'A', rows: `<row r="1">${cells}<c r="Z1"><v>9</v></c></row>` }],
    strings,
  });
  return sheet!.rows[0]?.slice(0, 2).filter(Boolean);
}

describe('a workbook', () => {
  it.each([
    ['a whole number', '<c r="A1"><v>12</v></c>', '12'],
    ['a number shown with thousands separators', '<c r="A1" s="4"><v>1234567.5</v></c>', '1234567.5'],
    ['the sum of 0.1 and 0.2', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['a long number', '<c r="A1"><v>123456789012345</v></c>', '123456789012345'],
    ['a percentage', '<c r="A1" s="5"><v>0.7</v></c>', '70%'],
    ['a percentage in a format of its own', '<c r="A1" s="6"><v>0.125</v></c>', '12.5%'],
    ['a number with leading zeros', '<c r="A1" s="7"><v>123</v></c>', '00123'],
    ['a number that needs no leading zeros', '<c r="A1" s="7"><v>1234567</v></c>', '1234567'],
    ['a percentage without an address', '<c s="5"><v>1</v></c>', '100%'],
    ['a text in a cell for percentages', '<c r="A1" s="5" t="str"><v>all</v></c>', 'all'],
    ['a boolean', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['a boolean that is false', '<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['a date', '<c r="A1" s="1"><v>46357</v></c>', '2026-12-01'],
    ['a date with its time', '<c r="A1" s="2"><v>46357.6666666667</v></c>', '2026-12-01 16:00'],
    ['a date with seconds', '<c r="A1" s="2"><v>46357.6666782407</v></c>', '2026-12-01 16:00:01'],
    ['a time', '<c r="A1" s="3"><v>0.6666666667</v></c>', '16:00'],
    ['an inline string', inline('ann@acme.com', 'A1'), 'ann@acme.com'],
    ['escaped characters', inline('a &lt;b&gt; &amp; &#233;_x000D_&#10;c', 'A1'), 'a <b> & é\nc'],
    ['the value of a formula', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
    ['the text of a formula', '<c r="A1" t="str"><f>A2&amp;"b"</f><v>ab</v></c>', 'ab'],
    ['combining and right-to-left characters', inline('שלום e\u0301', 'A1'), 'שלום e\u0301'],
    ['a text that looks like a formula', inline('=1+1', 'A1'), '=1+1'],
  ])('has %s as text', async (_, cell, text) => {
    expect(await readCells(cell)).toEqual([text]);
  });

  it('has an empty cell for a formula without a stored value', async () => {
    expect(await readCells('<c r="A1"><f>1+1</f></c><c r="B1"><v>3</v></c>')).toEqual(['3']);
  });

  it('has shared strings and rich text', async () => {
    const strings = [
      '<t>plain</t>',
      '<r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r>',
    ];
    const cells = '<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>';
    expect(await readCells(cells, strings)).toEqual(['rich text', 'plain']);
  });

  it('keeps the value of merged cells in the first one', async () => {
    const [sheet] = await read({
      sheets: [
        {
          name: 'A',
          rows: `<row r="1">${inline('title', 'A1')}<c r="B1"/></row><row r="2">${inline('x', 'A2')}</row>`,
          after: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        },
      ],
    });
    expect(sheet!.rows).toEqual([['title'], ['x']]);
  });

  it('has its visible sheets in order, and no hidden ones', async () => {
    const rows = textRows([['a']]);
    const sheets = await read({
      sheets: [
        { name: 'Secret', state: 'hidden', rows },
        { name: 'First &amp; best', rows },
        { name: 'Very secret', state: 'veryHidden', rows },
        { name: 'Empty', rows: '' },
        { name: 'Last', rows },
      ],
    });
    expect(sheets).toEqual([
      { name: 'First & best', decimal: '.', rows: [['a']] },
      { name: 'Empty', decimal: '.', rows: [] },
      { name: 'Last', decimal: '.', rows: [['a']] },
    ]);
  });

  it('leaves out a sheet that is only a chart', async () => {
    const parts = partsOf({
      sheets: [
        { name: 'Chart', rows: '' },
        { name: 'A', rows: textRows([['a']]) },
      ],
    });
    const path = 'xl/_rels/workbook.xml.rels';
    const relations = new TextDecoder().decode(parts[path]);
    parts[path] = strToU8(relations.replace('relationships/worksheet"', 'relationships/chartsheet"'));
    const sheets = await readHere({ name: 'a.xlsx', bytes: zipSync(parts) });
    expect(sheets.map(({ name }) => name)).toEqual(['A']);
  });

  it('keeps rows and columns in their places, and cuts empty ones at the ends', async () => {
    const rows = `<row r="2"><c r="C2"><v>1</v></c><c r="F2" s="1"/></row><row r="4">${inline('x', 'A4')}</row><row r="900000"><c r="A900000" s="1"/></row>`;
    const [sheet] = await read({ sheets: [{ name: 'A', rows }] });
    expect(sheet!.rows).toEqual([[], ['', '', '1'], [], ['x']]);
  });

  it('counts rows and cells that have no address', async () => {
    const [sheet] = await read({
      sheets: [{ name: 'A', rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>' }],
    });
    expect(sheet!.rows).toEqual([['1', '2'], ['3']]);
  });

  it('with three header rows has all of them', async () => {
    const header = [['Mailboxes of Acme'], ['source', 'destination'], ['(old address)', '(new address)']];
    const [sheet] = await read({
      sheets: [{ name: 'A', rows: textRows([...header, ['a@a.com', 'a@b.com']]) }],
    });
    expect(sheet!.rows.slice(0, 3)).toEqual(header);
  });

  it('with 16,384 formatted columns has only those with content', async () => {
    const rows = `<row r="1">${inline('a', 'A1')}${'<c s="1"/>'.repeat(16_383)}</row>`;
    const [sheet] = await read({ sheets: [{ name: 'A', rows }] });
    expect(sheet!.rows).toEqual([['a']]);
  });

  it('with macros has its values, and the macros are ignored', async () => {
    const sheets = [{ name: 'A', rows: textRows([['a']]) }];
    const [sheet] = await read({ sheets, more: { 'xl/vbaProject.bin': 'macro' } }, 'macros.xlsm');
    expect(sheet!.rows).toEqual([['a']]);
  });

  it('is recognized whatever its name is', async () => {
    const [sheet] = await read({ sheets: [{ name: 'A', rows: textRows([['a']]) }] }, 'mailboxes.csv');
    expect(sheet!.rows).toEqual([['a']]);
  });

  it('may have 64-bit sizes, as some programs write them', async () => {
    const rows = [
      ['a', 'b'],
      ['1', '2'],
    ];
    const stream = writeXlsxStream(rows, { name: 'A', zip64: true });
    const [sheet] = await readHere({ name: 'a.xlsx', bytes: new Uint8Array(await arrayBuffer(stream)) });
    expect(sheet!.rows).toEqual(rows);
  });

  it('with entities of its own expands none of them', async () => {
    const parts = partsOf({ sheets: [{ name: 'A', rows: inline('x') }] });
    const laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    parts['xl/worksheets/sheet1.xml'] = strToU8(
      `<?xml version="1.0"?>${laughs}<worksheet><sheetData><row r="1">${inline('&b;!', 'A1')}</row></sheetData></worksheet>`,
    );
    const [sheet] = await readHere({ name: 'a.xlsx', bytes: zipSync(parts) });
    expect(sheet!.rows).toEqual([['&b;!']]);
  });
});
