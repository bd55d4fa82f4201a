import { Parser } from 'htmlparser2';
import { numberText } from '../number.ts';
import { limits } from '../sheet.ts';
import { elementsOf, localName } from './list-sheets.ts';
import { partChunks, partText } from './verify-zip.ts';

/** Writes a number as a person sees it. */
export type Format = (value: number) => string;

/** The formats of cells whose number means something else without its format, by `placeOf`. */
export type Formats = Map<number, Format>;

const percent: Format = (value) => `${numberText(value * 100)}%`;

/** The percentages that have no code of their own in a workbook. */
const builtIn = ['9', '10'];

/** Numbers a cell. @param row from 0 @param column from 0 */
export function placeOf(row: number, column: number): number {
  return row * limits.columns + column;
}

/**
 * Reads which formats of a workbook show a number as a percentage or with leading zeros, by the number of the format. hucre
 * doesn't tell them.
 */
export function readFormats(bytes: Uint8Array, styles: string | undefined): Map<number, Format> {
  if (styles === undefined) return new Map();
  const xml = partText(bytes, styles);
  const codes = new Map(elementsOf(xml, 'numFmt').map(({ numFmtId, formatCode }) => [numFmtId, formatCode]));
  const [, cellFormats = ''] = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml) ?? [];
  const formats = elementsOf(cellFormats, 'xf').map(({ numFmtId = '' }) =>
    builtIn.includes(numFmtId) ? percent : formatOf(codes.get(numFmtId) ?? ''),
  );
  return new Map(formats.flatMap((format, number) => (format ? [[number, format]] : [])));
}

/** The format with a code, such as `0.0%` or `00000`. Undefined if the number alone says the same. */
function formatOf(code: string): Format | undefined {
  const plain = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0]!;
  if (plain.includes('%')) return percent;
  if (!/^00+$/.test(plain)) return undefined;
  return (value) =>
    Number.isInteger(value) && value >= 0 ? numberText(value).padStart(plain.length, '0') : numberText(value);
}

/** Finds the cells of a sheet that have one of these formats. Looks only at rows and columns that are read. */
export async function findFormatted(
  bytes: Uint8Array,
  path: string | undefined,
  formats: Map<number, Format>,
): Promise<Formats> {
  const found: Formats = new Map();
  if (formats.size === 0 || path === undefined) return found;
  let [row, column] = [-1, -1];
  const parser = new Parser(
    {
      onopentag(name, { r, s }) {
        const local = localName(name);
        if (local === 'row') [row, column] = [r ? Number(r) - 1 : row + 1, -1];
        if (local !== 'c') return;
        column = r ? columnOf(r) : column + 1;
        const format = formats.get(Number(s));
        if (format && row < limits.rows && column < limits.columns) found.set(placeOf(row, column), format);
      },
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder();
  for await (const chunk of partChunks(bytes, path)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.end();
  return found;
}

/** The column of a cell by its name: `B7` is 1. */
function columnOf(cell: string): number {
  const letters = cell.replace(/[^A-Z]/gi, '').toUpperCase();
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
