import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../errors.ts';
import type { FileKind } from './file-kind.ts';
import { readFile } from './read-file.ts';
import type { SheetFile } from './sheet.ts';
import type { SheetPart } from './sheet-sink.ts';
import type { Table } from './table-bytes.ts';

/*
 * Reads or writes one file in a thread of its own, which has little memory and little time, and can't see the settings of
 * the process. in-worker.ts starts it.
 */

export type WorkerTask =
  | { kind: FileKind; file: SheetFile }
  | { kind: 'write'; format: 'xlsx' | 'csv'; table: Table };

/** What the worker sends: parts of sheets or a written file, and then the end. Or why it refuses the task. */
export type WorkerMessage =
  | SheetPart
  | { kind: 'written'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'end' }
  | { kind: 'refused'; message: string; hint?: string };

const task = workerData as WorkerTask;
const send = (message: WorkerMessage) => parentPort?.postMessage(message);

try {
  if (task.kind === 'write') await write(task);
  else await readFile(task.kind, task.file, send);
  send({ kind: 'end' });
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  send({ kind: 'refused', message: error.message, hint: error.hint });
}

async function write({ format, table }: Extract<WorkerTask, { kind: 'write' }>): Promise<void> {
  // Reading CSV doesn't need the library that writes workbooks.
  const { csvBytes, xlsxBytes } = await import('./table-bytes.ts');
  const bytes = format === 'xlsx' ? await xlsxBytes(table) : csvBytes(table);
  send({ kind: 'written', bytes: new Uint8Array(bytes) });
}
