import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Fault } from '../errors.ts';
import { TooLate, within } from '../within.ts';
import { kindOf } from './file-kind.ts';
import { damaged, emptyFile, tooMuch, tooSlow } from './refusals.ts';
import { limits, type Sheet, type SheetFile } from './sheet.ts';
import { addPart } from './sheet-sink.ts';
import type { WorkerMessage, WorkerTask } from './sheet-worker.ts';

/** What reading a file may take: ms, and MB of JavaScript memory. */
type Allowed = Pick<typeof limits, 'time' | 'memory'>;

/** The file that is being read, and those that wait for it. One at a time, so that many files don't take all of the memory. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads the visible sheets of a workbook (.xlsx or .xlsm), or a CSV file. The bytes decide what the file is, not its name.
 * The work is done in another thread. Throws a `Fault` that says what is wrong and what to do if the file isn't a sheet, is
 * encrypted, damaged, or empty, or is over one of the `limits`.
 */
export async function readSheets(file: SheetFile, allowed: Allowed = limits): Promise<Sheet[]> {
  const kind = kindOf(file);
  const work = last.then(() => readInWorker({ kind, file }, allowed));
  last = work.then(
    () => {},
    () => {},
  );
  const sheets = await work;
  if (sheets.every(({ rows }) => rows.length === 0)) throw emptyFile(file.name);
  return sheets;
}

async function readInWorker(task: WorkerTask, { time, memory }: Allowed): Promise<Sheet[]> {
  // V8 prefers the option in "npm start" to the limits of a worker. The heap of this thread keeps its size, which is set.
  setFlagsFromString('--max-old-space-size=0');
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: task,
    // The environment has secrets, and the code that reads a stranger's file needs none of them.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16 },
  });
  try {
    return await within(time, collect(worker, task.file.name));
  } catch (error) {
    throw error instanceof TooLate ? tooSlow(task.file.name) : error;
  } finally {
    await worker.terminate();
  }
}

/** Collects what a worker sends. Rejects with a `Fault` if the worker refuses the file or ends early. */
function collect(worker: Worker, name: string): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'end') resolve(sheets);
      else if (message.kind === 'refused') reject(new Fault(message.message, { hint: message.hint }));
      else addPart(sheets, message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(name) : error);
    });
    // Nothing comes after this. If the worker has sent the end, the promise is settled already.
    worker.on('exit', () => reject(damaged(name)));
  });
}
