import pino from 'pino';
import { createRepeats } from './repeats.ts';
import { requestId } from './trace/request.ts';

export interface Logger extends pino.Logger {
  /** How many warnings and errors there were, by what they say. Counts every line, also those that weren't written. */
  faults: ReadonlyMap<string, FaultCount>;
  /** Writes how often the last lines were repeated. Call it before the process ends. */
  flushRepeats(): void;
}

export interface FaultCount {
  level: 'warning' | 'error';
  /** What the line says, in the words of the code. */
  kind: string;
  count: number;
}

/** pino's numbers for levels. */
const levels = { warning: 40, error: 50 };

/** How many kinds of faults are counted. The code has fewer, so the limit only guards against a mistake. */
const mostKinds = 200;

/**
 * Creates a logger that writes JSON lines to standard output, or to `destination`. Masks secrets anywhere in a line.
 * Lines about a request have its id. Warnings and errors that repeat become one line with a count.
 */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const repeats = createRepeats();
  const faults = new Map<string, FaultCount>();
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    serializers: { err: toRecord, error: toRecord },
    hooks: {
      streamWrite: maskSecrets,
      // Set the line's message ourselves. Otherwise, pino copies the error's message, and Prisma's error messages quote
      // what people typed.
      logMethod([first, message, ...more], method, at) {
        const request = requestId();
        const given: unknown = first instanceof Error ? { err: first } : first;
        const fields = given instanceof Object && request ? { ...given, request } : given;
        const said = message ?? messageOf(fields);
        const write = (more?: object, rest: unknown[] = []) => {
          const all = more && fields instanceof Object ? { ...fields, ...more } : fields;
          if (said === undefined) method.call(this, all as object);
          else method.call(this, all as object, said, ...rest);
        };
        if (at < levels.warning || !(fields instanceof Object)) return write(undefined, more);
        count(faults, at, message === undefined ? 'other' : kindOf(message, fields));
        const line = { level: at, message: said ?? '', fields: fields as Record<string, unknown>, request };
        repeats.take(line, (repeated) => write(repeated && { request: undefined, ...repeated }, more));
      },
    },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return Object.assign(logger, { faults, flushRepeats: repeats.flush });
}

function count(faults: Map<string, FaultCount>, at: number, kind: string): void {
  const level = at >= levels.error ? 'error' : 'warning';
  const key = `${level} ${kind}`;
  const found = faults.get(key);
  if (found) found.count++;
  else if (faults.size < mostKinds) faults.set(key, { level, kind, count: 1 });
}

/** The words of the code, which are the same for each fault of a kind. A library's own words may be about people. */
function kindOf(message: string, fields: object): string {
  return 'from' in fields ? `a line from ${fields.from}` : message;
}

/** Sends the console output of libraries to the log. Some libraries print rejected tokens, which the log masks. */
export function captureConsole(
  target: Pick<Console, 'log' | 'info' | 'warn' | 'error'>,
  logger: Logger,
): void {
  const write = (first: unknown) => {
    const said = first instanceof Error ? `${first.name}: ${first.message}` : String(first);
    logger.warn({ said: said.split('\n')[0]?.slice(0, 200) }, 'a library wrote to the console');
  };
  for (const level of ['log', 'info', 'warn', 'error'] as const) target[level] = write;
}

/**
 * Matches the value of a JSON property whose name ends in a word for a secret, such as `botToken`. Works at any depth.
 */
const named =
  /(?<="[\w-]*(?:authorization|token|password|signing_?secret|client_?secret)":)"(?:[^"\\]|\\.)*"/gi;

/** Matches Slack tokens, signatures, and response URLs, any token after `Bearer`, and the password in a URL. */
const shaped = new RegExp(
  [
    String.raw`\bx(?:ox[a-z]|app)[-.][\w.-]+`,
    String.raw`\bv0=[0-9a-f]{64}\b`,
    String.raw`(?<=\bhooks\.slack(?:-gov)?\.com\/)[^\s"\\]+`,
    String.raw`(?<=\bBearer )[^\s"\\]+`,
    String.raw`(?<=:\/\/[^\s:/@"]{0,100}:)[^\s@/"]+(?=@)`,
  ].join('|'),
  'gi',
);

function maskSecrets(line: string): string {
  return line.replace(named, '"[masked]"').replace(shaped, '[masked]');
}

function messageOf(fields: unknown): string | undefined {
  const error = fields instanceof Object && 'err' in fields ? fields.err : undefined;
  return error instanceof Error ? reasonOf(error) : undefined;
}

function reasonOf(error: Error): string {
  return isOfPrisma(error) ? (error.message.trim().split('\n').at(-1) ?? '') : error.message;
}

function toRecord(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: reasonOf(error),
    stack: isOfPrisma(error) ? undefined : error.stack,
  };
}

/**
 * Whether the error comes from Prisma. The message of such an error may quote what people typed, except in its last
 * line.
 */
function isOfPrisma(error: Error): boolean {
  return error.name.startsWith('PrismaClient');
}
