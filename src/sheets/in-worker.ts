import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Fault } from '../errors.ts';
import { within } from '../within.ts';
import type { WorkerMessage, WorkerTask } from './sheet-worker.ts';

/** What a task may take. */
export interface Allowed {
  /** Milliseconds, without the time that the task waits for others. */
  time: number;
  /** MB of JavaScript memory. */
  memory: number;
}

/** The error for a task that needs more memory than it may have. */
export class OutOfMemory extends Error {
  override name = 'OutOfMemory';
}

/** Ends when all tasks so far are done. One runs at a time, so that many files don't take all of the memory. */
let last: Promise<void> = Promise.resolve();

/**
 * Runs a task in a thread of its own, and passes on what it sends. Rejects with the `Fault` of the task, with `TooLate`, or
 * with `OutOfMemory`.
 */
export function inWorker(
  task: WorkerTask,
  allowed: Allowed,
  take: (message: WorkerMessage) => void,
): Promise<void> {
  const work = last.then(() => run(task, allowed, take));
  last = work.catch(() => {});
  return work;
}

async function run(
  task: WorkerTask,
  { time, memory }: Allowed,
  take: (message: WorkerMessage) => void,
): Promise<void> {
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
    await within(time, follow(worker, take));
  } finally {
    await worker.terminate();
  }
}

/** Passes on what a worker sends, until the worker sends the end. */
function follow(worker: Worker, take: (message: WorkerMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'end') resolve();
      else if (message.kind === 'refused') reject(new Fault(message.message, { hint: message.hint }));
      else take(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfMemory(error.message) : error);
    });
    // After the end, this changes nothing, because the promise is settled.
    worker.on('exit', () => reject(new Error('the thread ended before its task')));
  });
}
