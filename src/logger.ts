import pino from 'pino';

export type Logger = pino.Logger;

/** JSON lines on standard output, or to `destination`. Secrets are masked wherever they stand. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    redact: { paths: ['*.authorization', '*.token', '*.password', '*.signingSecret'], censor: '[masked]' },
    serializers: { err: toRecord, error: toRecord },
    hooks: { streamWrite: maskSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Tokens of Slack, signatures, and the password in a URL. */
const secrets = /\bx(?:ox[a-z]|app)-[\w-]+|\bv0=[0-9a-f]{64}\b|(?<=:\/\/[^\s:/@"]{1,100}:)[^\s@/"]+(?=@)/g;

function maskSecrets(line: string): string {
  return line.replace(secrets, '[masked]');
}

/** Prisma puts the arguments of a query, and so what people typed, into its messages: the last line has the reason. */
function toRecord(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const ofPrisma = error.name.startsWith('PrismaClient');
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: ofPrisma ? error.message.trim().split('\n').at(-1) : error.message,
    stack: ofPrisma ? undefined : error.stack,
  };
}
