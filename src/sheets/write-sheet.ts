import { Fault } from '../errors.ts';
import { TooLate } from '../within.ts';
import { inWorker, OutOfMemory } from './in-worker.ts';
import { limits } from './sheet.ts';
import type { Table } from './table-bytes.ts';

/** The most rows that are written in this thread, because that takes less time than starting another one. */
const few = 200;

/** MB of JavaScript memory for writing a sheet, which takes more of it than reading. */
const memory = 2 * limits.memory;

/**
 * Writes a table as a workbook (.xlsx) with a bold first row that stays in view. Marked cells are yellow. A text that a
 * program could run begins with an apostrophe. Throws a `Fault` if the table is too large.
 */
export function writeXlsx(table: Table): Promise<Uint8Array> {
  return write('xlsx', table);
}

/**
 * Writes a table as CSV with commas, in UTF-8 with a byte order mark, without which Excel reads letters such as é wrong.
 * What a program could run begins with an apostrophe, and so does a negative number. Throws a `Fault` if the table is too
 * large.
 */
export function writeCsv(table: Table): Promise<Uint8Array> {
  return write('csv', table);
}

async function write(format: 'xlsx' | 'csv', table: Table): Promise<Uint8Array> {
  if (table.rows.length > few) return writeInWorker(format, table);
  // Loading the library takes time, and many processes never write a sheet.
  const { csvBytes, xlsxBytes } = await import('./table-bytes.ts');
  return format === 'xlsx' ? xlsxBytes(table) : csvBytes(table);
}

async function writeInWorker(format: 'xlsx' | 'csv', table: Table): Promise<Uint8Array> {
  let bytes = new Uint8Array();
  try {
    await inWorker({ kind: 'write', format, table }, { time: limits.time, memory }, (message) => {
      if (message.kind === 'written') bytes = message.bytes;
    });
  } catch (error) {
    if (!(error instanceof TooLate || error instanceof OutOfMemory)) throw error;
    throw new Fault(`A sheet of ${table.rows.length.toLocaleString('en-US')} rows is too large to write.`, {
      hint: 'Ask for fewer rows.',
    });
  }
  return bytes;
}
