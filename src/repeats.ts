/** A line for the log. */
export interface Line {
  level: number;
  message: string;
  fields: Record<string, unknown>;
  /** The id of the request that the line is about. */
  request: string | null;
}

/** What a line that stands for several equal lines says in addition. */
export interface Repeated {
  /** How many more lines there were since the last one was written. */
  repeats: number;
  /** The ids of the requests that these lines were about. Only the last ones, if there are many. */
  requests?: string[];
}

export interface Repeats {
  /** Writes a line, or counts it if an equal line was written shortly before. */
  take(line: Line, write: (repeated?: Repeated) => void): void;
  /** Writes what was counted so far. */
  flush(): void;
}

/** Lines that repeat one line. */
interface Run {
  count: number;
  requests: string[];
  timer: NodeJS.Timeout;
  /** Writes the newest of the lines. */
  write(repeated: Repeated): void;
}

/** How long equal lines are counted before one line says how many there were, in ms. */
const window = 60_000;

/** How many different lines, and how many requests of each, are remembered at most. */
const most = { lines: 200, requests: 100 };

/**
 * Fields that tell two lines with the same message apart. The others, such as a delivery's id, differ in every line of
 * one long failure.
 */
const telling = ['place', 'platform', 'job', 'outcome', 'reason', 'error', 'code', 'from', 'said', 'faults'];

/**
 * Creates the memory that turns equal lines into one with a count. The first line is written at once. At the end of
 * each window, one more line says how many followed.
 */
export function createRepeats(): Repeats {
  const runs = new Map<string, Run>();

  function close(key: string): void {
    const run = runs.get(key);
    if (!run) return;
    clearTimeout(run.timer);
    runs.delete(key);
    if (run.count > 0) run.write(toRepeated(run));
  }

  /** Ends the window of a run. If lines still come, the next window begins. */
  function tell(key: string, run: Run): void {
    if (run.count === 0) return void runs.delete(key);
    run.write(toRepeated(run));
    run.count = 0;
    run.requests = [];
    run.timer.refresh();
  }

  return {
    take(line, write) {
      const key = keyOf(line);
      const known = runs.get(key);
      if (known) {
        known.count++;
        known.write = write;
        if (line.request) known.requests = [...known.requests, line.request].slice(-most.requests);
        return;
      }
      if (runs.size >= most.lines) close(runs.keys().next().value!);
      const run: Run = { count: 0, requests: [], write, timer: setTimeout(() => tell(key, run), window) };
      // Counting lines doesn't keep the process from ending.
      run.timer.unref();
      runs.set(key, run);
      write();
    },
    flush() {
      for (const key of [...runs.keys()]) close(key);
    },
  };
}

function toRepeated({ count, requests }: Run): Repeated {
  return requests.length > 0 ? { repeats: count, requests } : { repeats: count };
}

/** Two lines with the same key are equal: same level and words, same kind of error from the same place in the code. */
function keyOf({ level, message, fields }: Line): string {
  const error = fields.err ?? fields.error;
  const kind = error instanceof Error ? kindOf(error) : null;
  return JSON.stringify([level, message, kind, ...telling.map((name) => wordsOf(fields[name]))]);
}

/** Errors without a code are told apart by the line of code that threw them, because two bugs may look alike. */
function kindOf(error: Error): string[] {
  const code = 'code' in error ? String(error.code) : undefined;
  return [error.name, code ?? error.stack?.match(/^ +at .*/m)?.[0].trim() ?? ''];
}

function wordsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 10).map(wordsOf);
  return value instanceof Object ? null : value;
}
