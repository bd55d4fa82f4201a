import { Fault } from '../errors.ts';
import type { FileKind } from './file-kind.ts';
import { damaged } from './refusals.ts';
import type { SheetFile } from './sheet.ts';
import { createSink, type SheetPart } from './sheet-sink.ts';

/**
 * Reads a file in this thread, and sends its sheets in small parts. Throws a `Fault` if the file is damaged or has too much.
 */
export async function readFile(
  kind: FileKind,
  file: SheetFile,
  send: (part: SheetPart) => void,
): Promise<void> {
  const sink = createSink(file.name, send);
  // Load only the library that the file needs, because each file has a thread of its own.
  const read =
    kind === 'csv'
      ? (await import('./read-csv.ts')).readCsv
      : (await import('./workbook/read-workbook.ts')).readWorkbook;
  try {
    await read(file, sink);
  } catch (error) {
    // Whatever the library says about a workbook, it means that the workbook is damaged.
    throw error instanceof Fault || kind === 'csv' ? error : damaged(file.name);
  }
}
