import { fromPglite, type Db as QueueDatabase } from 'pg-boss';
import { within } from '../within.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

export { Prisma };

/** A transaction, or the database itself where the caller needs none. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  client: PrismaClient;
  /** `embedded` runs in this process on one connection; `server` is a Postgres elsewhere. */
  kind: 'embedded' | 'server';
  /** For pg-boss. */
  queue: QueueDatabase | { connectionString: string };
  /**
   * Runs `work` in one transaction and repeats it when the database asks for that (a serialisation conflict or a
   * deadlock), so `work` must have no effect outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Resolves when the database answers, and rejects when it refuses. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How long a transaction may wait to begin, and take: generous, because it queues on the embedded database. */
const transactionLimits = { maxWait: 15_000, timeout: 15_000 };
const conflictRetries = 5;

/** How long a close waits for transactions under way, in ms. */
const closePatience = 3_000;

/** Opens the database that the settings name and brings its schema up to date. Throws when it cannot be had. */
export async function openDatabase(settings: { url?: string; dataDir: string }): Promise<Database> {
  if (settings.url) {
    const { openServer } = await import('./server.ts');
    return openServer(settings.url);
  }
  const { openEmbedded } = await import('./embedded.ts');
  return openEmbedded(settings.dataDir);
}

/** What both kinds share, over a connected client. */
export function createDatabase(
  client: PrismaClient,
  more: Pick<Database, 'kind' | 'queue'> & { close(): Promise<void> },
): Database {
  const open = new Set<Promise<unknown>>();
  return {
    client,
    kind: more.kind,
    queue: more.queue,
    transaction(work) {
      const running = transact(client, work);
      open.add(running);
      const forget = () => void open.delete(running);
      running.then(forget, forget);
      return running;
    },
    async ping() {
      await client.$queryRaw`SELECT 1`;
    },
    async close() {
      await within(closePatience, Promise.allSettled([...open])).catch(() => {});
      await client.$disconnect();
      await more.close();
    },
  };
}

async function transact<T>(client: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.$transaction(work, transactionLimits);
    } catch (error) {
      if (attempt >= conflictRetries || !isConflict(error)) throw error;
    }
  }
}

/** P2034: the transaction conflicted with another one and would succeed when repeated. */
function isConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
}

export { fromPglite, PrismaClient };
