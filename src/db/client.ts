import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { z } from 'zod';
import type { Logger } from '../logger.ts';
import { within } from '../within.ts';
import { backUpBefore } from './backup/before-migration.ts';
import { Prisma, PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { startOwnServer } from './own-server.ts';
import { createPool } from './pool.ts';
import { createStatementNames } from './statement-names.ts';

export { Prisma };

/** A transaction, or the database itself if the caller needs no transaction. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  /** The database's address, for a connection without time limits. */
  url: string;
  client: PrismaClient;
  /**
   * Runs SQL outside any transaction and without Prisma, because Prisma doubles the cost of a small read. pg-boss uses
   * this function, and so do the reads of every command. Postgres plans a statement with a `name` only once per
   * connection.
   */
  executeSql(text: string, values?: unknown[], name?: string): Promise<{ rows: unknown[] }>;
  /**
   * Runs `work` in one transaction. Repeats it after a serialization conflict or a deadlock, so `work` must have no
   * effect outside the transaction.
   *
   * @param longest how long it may run, in ms
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, longest?: number): Promise<T>;
  /** Resolves if the database responds, and rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How long a transaction may wait to start, and how long it may run, in ms. */
const transactionLimits = { maxWait: 5_000, timeout: 8_000 };
const conflictRetries = 5;

/** How long `close` waits for running transactions, in ms. */
const closePatience = 3_000;

/**
 * Opens the database at `url`. Without a URL, starts our own Postgres in `dataDir`. Applies missing migrations. Rejects
 * with an `Error` whose message says what happened and what to do.
 * @param backupDir where to back up a database before a migration changes it
 */
export async function openDatabase(
  { url, dataDir, backupDir }: { url?: string; dataDir: string; backupDir?: string },
  logger: Logger,
): Promise<Database> {
  const server = url ? { url, stop: async () => {} } : await startOwnServer(dataDir, logger);
  try {
    await migrate(server.url, logger, undefined, undefined, async (first) => {
      if (backupDir) await backUpBefore(first, server.url, backupDir, logger);
    });
    return connect(server.url, () => server.stop());
  } catch (error) {
    await server.stop();
    if (!url) throw error;
    const reason = error instanceof Error ? error.message : 'no answer';
    throw new Error(`Cannot use the database in DATABASE_URL: ${reason}`, { cause: error });
  }
}

/** Connects to a database in which all migrations are applied. `afterClose` runs after the database is closed. */
export function connect(url: string, afterClose: () => Promise<void> = async () => {}): Database {
  const pool = createPool(url);
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, {
      // The adapter's type asks for a name for every statement, but pg accepts undefined.
      statementNameGenerator: createStatementNames() as (query: SqlQuery) => string,
    }),
    log: [],
  });
  const open = new Set<Promise<unknown>>();
  return {
    url,
    client,
    executeSql: (text, values, name) => pool.query({ text, values, name }),
    transaction(work, longest) {
      const running = transact(client, work, longest);
      open.add(running);
      const forget = () => void open.delete(running);
      running.then(forget, forget);
      return running;
    },
    async ping() {
      await pool.query('SELECT 1');
    },
    async close() {
      await within(closePatience, Promise.allSettled([...open])).catch(() => {});
      await client.$disconnect();
      await pool.end();
      await afterClose();
    },
  };
}

async function transact<T>(
  client: PrismaClient,
  work: (tx: Tx) => Promise<T>,
  longest = transactionLimits.timeout,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.$transaction(work, { ...transactionLimits, timeout: longest });
    } catch (error) {
      if (attempt >= conflictRetries || !isConflict(error)) throw error;
    }
  }
}

/**
 * Whether a transaction failed because of a conflict with another one, so that a repeat can succeed. Prisma reports a
 * conflict in its own statements as P2034. For SQL written by hand, Prisma reports every failure as P2010, with the
 * cause in `meta`.
 */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || rawFailure.safeParse(error.meta).success;
}

const rawFailure = z.object({
  driverAdapterError: z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) }),
});
