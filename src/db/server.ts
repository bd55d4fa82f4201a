import { PrismaPg } from '@prisma/adapter-pg';
import { createDatabase, type Database, PrismaClient } from './client.ts';
import { migrateServer, utcSessions } from './migrate.ts';

/** How long a connection attempt and a statement may take, in ms: an outside call has an end. */
const connectTimeout = 5_000;
const statementTimeout = 20_000;

/** A Postgres server (or a database that speaks its protocol). Throws when it cannot be reached. */
export async function openServer(url: string): Promise<Database> {
  try {
    await migrateServer(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no answer';
    throw new Error(`The database that DATABASE_URL names cannot be used: ${reason}`, { cause: error });
  }
  return overServer(url);
}

/** A database over a server whose schema is up to date. `afterClose` runs once it is closed. */
export function overServer(url: string, afterClose: () => Promise<void> = async () => {}): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    max: 10,
    ...utcSessions,
  });
  const client = new PrismaClient({ adapter, log: [] });
  return createDatabase(client, {
    kind: 'server',
    queue: { connectionString: url },
    close: afterClose,
  });
}
