import { type CellValue, type StreamRow, streamXlsxRows } from 'hucre/xlsx';
import { numberText } from '../number.ts';
import { allHidden, overLimit, shown } from '../refusals.ts';
import { limits, type SheetFile } from '../sheet.ts';
import type { SheetSink } from '../sheet-sink.ts';
import { listSheets, type SheetInfo } from './list-sheets.ts';
import { type Format, type Formats, findFormatted, placeOf, readFormats } from './number-formats.ts';
import { verifyZip } from './verify-zip.ts';

/**
 * Reads the visible sheets of a workbook. Formulas and macros don't run: A cell has the value that was saved with it. Only
 * the first one of merged cells has a value. Throws any error if the workbook is damaged, and a `Fault` if it has too much.
 */
export async function readWorkbook({ name, bytes }: SheetFile, sink: SheetSink): Promise<void> {
  await verifyZip(bytes);
  const { sheets, styles } = listSheets(bytes);
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  if (sheets.length > 0 && visible.length === 0) throw allHidden(name);
  if (visible.length > limits.sheets)
    throw overLimit(shown(name), `${visible.length} visible sheets`, limits.sheets, 'sheets');
  const formats = readFormats(bytes, styles);
  const found = [];
  for (const one of visible) {
    const formatted = await findFormatted(bytes, one.path, formats);
    if (await readSheet(bytes, one, formatted, sink)) found.push(one);
  }
  if (found.length === 0) throw new Error('the workbook has no sheet that can be read');
}

/** Reads a sheet row by row, so that only a few rows are in memory. Returns false for a sheet that is only a chart. */
async function readSheet(
  bytes: Uint8Array,
  { name, index }: SheetInfo,
  formats: Formats,
  sink: SheetSink,
): Promise<boolean> {
  const rows = streamXlsxRows(bytes, { sheet: index });
  const first = await rows.next().catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('missing worksheet file')) return undefined;
    throw error;
  });
  if (!first) return false;
  const into = sink.begin(name, '.');
  if (first.done) return true;
  const add = ({ index: row, values }: StreamRow) =>
    into.add(
      row,
      values.map((value, column) => cellText(value, formats.get(placeOf(row, column)))),
    );
  add(first.value);
  for await (const row of rows) add(row);
  into.end();
  return true;
}

function cellText(value: CellValue, format: Format = numberText): string {
  if (typeof value === 'number') return format(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? dateText(value) : (value ?? '');
}

/** Writes a date with its time, unless that is midnight. A time alone is stored as a time before 1900. */
function dateText(value: Date): string {
  const seconds = Math.round(value.getTime() / 1_000);
  if (!Number.isFinite(seconds)) return '';
  const [day = '', time = ''] = new Date(seconds * 1_000).toISOString().slice(0, -5).split('T');
  const clock = time.replace(/:00$/, '');
  if (day < '1900') return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
