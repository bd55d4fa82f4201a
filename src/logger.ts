import pino from 'pino';

export type Logger = pino.Logger;

/**
 * Creates a logger that writes JSON lines to standard output, or to `destination`. Masks secrets anywhere in a line.
 */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    serializers: { err: toRecord, error: toRecord },
    hooks: {
      streamWrite: maskSecrets,
      // Set the line's message ourselves. Otherwise, pino copies the error's message, and Prisma's error messages quote
      // what people typed.
      logMethod([first, message, ...more], method) {
        const fields: unknown = first instanceof Error ? { err: first } : first;
        const said = message ?? messageOf(fields);
        if (said === undefined) method.call(this, fields as object);
        else method.call(this, fields as object, said, ...more);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
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
