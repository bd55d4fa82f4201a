import pino from 'pino';

export type Logger = pino.Logger;

/** JSON lines on standard output, or to `destination`. Secrets are masked wherever they stand. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    serializers: { err: toRecord, error: toRecord },
    hooks: {
      streamWrite: maskSecrets,
      // Pino would otherwise take the error's own message for the line's.
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

/** Has libraries that write to a console, of refused tokens for one, write a line of the log instead. */
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

/** The value of a JSON property that holds a secret, by the property's name, at any depth. */
const named =
  /(?<="[\w-]*(?:authorization|token|password|signing_?secret|client_?secret)":)"(?:[^"\\]|\\.)*"/gi;

/** Slack's tokens, signatures and reply addresses, what follows `Bearer`, and the password in a URL. */
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

/** Its messages hold the arguments of the query, and so what people typed; their last line has the reason. */
function isOfPrisma(error: Error): boolean {
  return error.name.startsWith('PrismaClient');
}
