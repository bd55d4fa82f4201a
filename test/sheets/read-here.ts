import { kindOf } from '../../src/sheets/file-kind.ts';
import { readFile } from '../../src/sheets/read-file.ts';
import type { Sheet, SheetFile } from '../../src/sheets/sheet.ts';
import { addPart } from '../../src/sheets/sheet-sink.ts';

/** Reads a file as `readSheets` does, but in this thread. Starting another one takes longer than reading a small file. */
export async function readHere(file: SheetFile): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  await readFile(kindOf(file), file, (part) => addPart(sheets, part));
  return sheets;
}
