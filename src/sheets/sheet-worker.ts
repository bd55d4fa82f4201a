import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../errors.ts';
import type { FileKind } from './file-kind.ts';
import { readFile } from './read-file.ts';
import type { SheetFile } from './sheet.ts';
import type { SheetPart } from './sheet-sink.ts';

/*
 * Reads one file in a thread of its own, which has little memory and little time, and can't see the settings of the
 * process. read-sheet.ts starts it.
 */

export interface WorkerTask {
  kind: FileKind;
  file: SheetFile;
}

/** What the worker sends: parts of sheets, and then the end, or why the file is refused. */
export type WorkerMessage = SheetPart | { kind: 'end' } | { kind: 'refused'; message: string; hint?: string };

const { kind, file } = workerData as WorkerTask;
const send = (message: WorkerMessage) => parentPort?.postMessage(message);

try {
  await readFile(kind, file, send);
  send({ kind: 'end' });
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  send({ kind: 'refused', message: error.message, hint: error.hint });
}
