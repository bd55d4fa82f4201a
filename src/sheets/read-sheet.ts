import { TooLate } from '../within.ts';
import { kindOf } from './file-kind.ts';
import { type Allowed, inWorker, OutOfMemory } from './in-worker.ts';
import { emptyFile, tooMuch, tooSlow } from './refusals.ts';
import { limits, type Sheet, type SheetFile } from './sheet.ts';
import { addPart } from './sheet-sink.ts';

/**
 * Reads the visible sheets of a workbook (.xlsx or .xlsm), or a CSV file. The bytes decide what the file is, not its name.
 * The work is done in another thread. Throws a `Fault` that says what is wrong and what to do if the file isn't a sheet, is
 * encrypted, damaged, or empty, or is over one of the `limits`.
 */
export async function readSheets(file: SheetFile, allowed: Allowed = limits): Promise<Sheet[]> {
  const kind = kindOf(file);
  const sheets: Sheet[] = [];
  try {
    await inWorker({ kind, file }, allowed, (message) => {
      if (message.kind === 'sheet' || message.kind === 'rows') addPart(sheets, message);
    });
  } catch (error) {
    if (error instanceof TooLate) throw tooSlow(file.name);
    throw error instanceof OutOfMemory ? tooMuch(file.name) : error;
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw emptyFile(file.name);
  return sheets;
}
