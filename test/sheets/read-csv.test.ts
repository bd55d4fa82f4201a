import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/errors.ts';
import { readHere } from './read-here.ts';

/** Encodes a text as UTF-16 with the high byte first. */
function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

async function read(content: string | Uint8Array) {
  const [sheet] = await readHere({ name: 'mailboxes.csv', bytes: Buffer.from(content as string) });
  return sheet!;
}

describe('a CSV file', () => {
  it.each([
    [',', '.'],
    [';', ','],
    ['\t', '.'],
    ['|', '.'],
  ])('may have %j between cells', async (delimiter, decimal) => {
    const text = [
      ['source', 'size', 'note'],
      ['ann@acme.com', '1.5', '"a, b; c | d\te"'],
      ['bo@acme.com', '2.5', ''],
    ]
      .map((cells) => cells.join(delimiter))
      .join('\n');
    expect(await read(text)).toEqual({
      name: null,
      decimal,
      rows: [
        ['source', 'size', 'note'],
        ['ann@acme.com', '1.5', 'a, b; c | d\te'],
        ['bo@acme.com', '2.5'],
      ],
    });
  });

  it('may have decimal commas between semicolons', async () => {
    const { rows, decimal } = await read('source;size\nann@acme.com;1,5\nbo@acme.com;2,75\n');
    expect(decimal).toBe(',');
    expect(rows).toEqual([
      ['source', 'size'],
      ['ann@acme.com', '1,5'],
      ['bo@acme.com', '2,75'],
    ]);
  });

  it('may name its delimiter in a first line, as Excel does', async () => {
    expect((await read('sep=|\r\na|b,c\r\n')).rows).toEqual([['a', 'b,c']]);
  });

  it('may have one column', async () => {
    expect((await read('source\nann@acme.com\n')).rows).toEqual([['source'], ['ann@acme.com']]);
  });

  const words = 'name,town\nZoë,Malmö\n';
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 in the other order', bigEndian(`\ufeff${words}`)],
    ['UTF-16 without a mark', Buffer.from(words, 'utf16le')],
    ['UTF-16 in the other order without a mark', bigEndian(words)],
    ['Windows-1252', Buffer.from(words, 'latin1')],
  ])('may be in %s', async (_, bytes) => {
    expect((await read(bytes)).rows).toEqual([
      ['name', 'town'],
      ['Zoë', 'Malmö'],
    ]);
  });

  it('reads the euro sign and curly quotes of Windows-1252', async () => {
    const bytes = Buffer.from('price\n\x80 5 \x93new\x94\xe9\n', 'latin1');
    expect((await read(bytes)).rows).toEqual([['price'], ['€ 5 “new”é']]);
  });

  it.each(['\n', '\r\n', '\r'])('may end its lines with %j', async (end) => {
    expect((await read(['a,b', '1,"two', 'lines"', '3,4', ''].join(end))).rows).toEqual([
      ['a', 'b'],
      ['1', 'two\nlines'],
      ['3', '4'],
    ]);
  });

  it('may have rows of different lengths, empty rows, and empty columns at the end', async () => {
    expect((await read('a,b,c,,\n1\n\n1,2,3,4\n , ,\n,,\n')).rows).toEqual([
      ['a', 'b', 'c'],
      ['1'],
      [],
      ['1', '2', '3', '4'],
    ]);
  });

  it('keeps quotes inside a cell', async () => {
    expect((await read('a,b\n"say ""hi""",12" disk\n')).rows[1]).toEqual(['say "hi"', '12" disk']);
  });

  it('keeps right-to-left and combining characters as they are', async () => {
    const text = 'שם,e\u0301,👩‍👩‍👧,\u202etest';
    expect((await read(`${text}\n`)).rows).toEqual([text.split(',')]);
  });

  it('names the row with a quote that is never closed', async () => {
    const refused = read('a,b\n1,2\n"3,4\n5,6\n');
    await expect(refused).rejects.toThrow('Row 3 of "mailboxes.csv" has a quote (") that is never closed.');
    await expect(refused).rejects.toBeInstanceOf(Fault);
  });

  it('has its own words again after the mark against formulas is gone', async () => {
    expect((await read("a,b\n'=1+1,'it\n")).rows[1]).toEqual(['=1+1', "'it"]);
  });
});
