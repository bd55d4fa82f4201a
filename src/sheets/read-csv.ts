import { CsvError, parse } from 'csv-parse/sync';
import { Fault } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { type Delimiter, delimiters, findDelimiter } from './delimiter.ts';
import { notSheet, shown } from './refusals.ts';
import type { SheetFile } from './sheet.ts';
import type { SheetSink } from './sheet-sink.ts';

/** The longest row, in characters. A longer row probably has a quote that is never closed. */
const longestRow = 1_000_000;

/**
 * Reads a CSV file with any delimiter, encoding, and line ending that spreadsheet programs write. Throws a `Fault` if the
 * bytes aren't text, or if a quote is never closed.
 */
export function readCsv({ name, bytes }: SheetFile, sink: SheetSink): void {
  const text = decodeText(bytes)?.replace(/\r\n?/g, '\n');
  if (text === undefined) throw notSheet(name, 'a file of an unknown kind');
  const { delimiter, start } = delimiterOf(text);
  // Whoever writes 1,5 can't separate cells with a comma. So their programs write semicolons.
  const rows = sink.begin(null, delimiter === ';' ? ',' : '.');
  let row = 0;
  try {
    parse(text.slice(start), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRow,
      on_record: (cells: string[]) => {
        rows.add(row++, cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw rowTooLong(name, row);
    throw new Fault(`Row ${row + 1} of ${shown(name)} has a quote (") that is never closed.`, {
      hint: 'Remove the quote or close it. Then send the file again.',
    });
  }
  rows.end();
}

function rowTooLong(name: string, row: number): Fault {
  const where = `Row ${row + 1} of ${shown(name)}`;
  return new Fault(`${where} has more than ${longestRow.toLocaleString('en-US')} characters.`, {
    hint: 'A quote (") may not be closed in that row. Close or remove it. Then send the file again.',
  });
}

/** The delimiter, and where the rows begin. Excel takes a first line such as `sep=;` as the delimiter, and so do we. */
function delimiterOf(text: string): { delimiter: Delimiter; start: number } {
  const [line = '', said] = /^sep=(.)\n/i.exec(text) ?? [];
  const delimiter = delimiters.find((one) => one === said);
  return delimiter ? { delimiter, start: line.length } : { delimiter: findDelimiter(text), start: 0 };
}
