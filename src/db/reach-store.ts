import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Logger } from '../logger.ts';
import { FolderInUse } from './lock.ts';
import { startOwnServer, urlOfSocket } from './own-server.ts';
import { socketFolderOf } from './server-process.ts';
import { explaining } from './store-faults.ts';

/** The database, reached from a second process. */
export interface ReachedStore {
  url: string;
  /** Where the database is, without the password. */
  title: string;
  /** Whether the bot has its own Postgres, but doesn't run, so that we started its Postgres. */
  started: boolean;
  close(): Promise<void>;
}

/** How long a running Postgres may take to accept a connection, in ms. */
const answerWithin = 5_000;

/**
 * Reaches the database while the bot runs, and while it doesn't. Our own Postgres listens on a socket whose folder is in its
 * pid file. If the bot doesn't run, starts its Postgres, but never creates a database. Changes no tables. Rejects with an
 * `Error` that says what to do.
 */
export async function reachStore(
  { databaseUrl, dataDir }: { databaseUrl?: string; dataDir: string },
  logger: Logger,
): Promise<ReachedStore> {
  const nothing = { started: false, close: async () => {} };
  if (databaseUrl) {
    await tryServer(databaseUrl);
    return { url: databaseUrl, title: withoutSecrets(databaseUrl), ...nothing };
  }
  const title = join(resolve(dataDir), 'postgres');
  if (!existsSync(join(title, 'PG_VERSION'))) throw new Error(saysNoStore(title));
  const folder = explaining(dataDir, () => socketFolderOf(title));
  const url = folder && urlOfSocket(folder);
  if (url && (await isServing(url, title))) return { url, title, ...nothing };
  const server = await startOwnServer(dataDir, logger).catch((error) => {
    throw error instanceof FolderInUse ? new Error(saysSilent(title), { cause: error }) : error;
  });
  return { url: server.url, title, started: true, close: server.stop };
}

/** Opens the database server, or creates our own database if there is none. Changes no tables. */
export async function openStore(
  { databaseUrl, dataDir }: { databaseUrl?: string; dataDir: string },
  logger: Logger,
): Promise<Pick<ReachedStore, 'url' | 'close'>> {
  if (databaseUrl) {
    await tryServer(databaseUrl);
    return { url: databaseUrl, close: async () => {} };
  }
  const server = await startOwnServer(dataDir, logger);
  return { url: server.url, close: server.stop };
}

async function tryServer(url: string): Promise<void> {
  try {
    await tryConnecting(url);
  } catch (error) {
    throw new Error(`Cannot use the database in DATABASE_URL: ${reasonOf(error)}. ${adviceFor(error)}`, {
      cause: error,
    });
  }
}

/** Whether a Postgres listens on a socket. Throws if it listens, but doesn't answer. */
async function isServing(url: string, store: string): Promise<boolean> {
  try {
    await tryConnecting(url);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return false;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Error(
        `This user may not use the database in ${store}. Run this command as the user that runs Migration Desk.`,
        { cause: error },
      );
    }
    throw new Error(`${saysSilent(store)} (${reasonOf(error)})`, { cause: error });
  }
}

async function tryConnecting(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: answerWithin,
    query_timeout: answerWithin,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => {});
  }
}

function reasonOf(error: unknown): string {
  const { message, code, errors } = error as NodeJS.ErrnoException & { errors?: Error[] };
  return (message || errors?.[0]?.message || code || 'no answer').replace(/\.$/, '');
}

/** What to do, by the error code of Postgres or of the operating system. Source: Postgres's "Error Codes". */
const advice: Record<string, string> = {
  '28P01': 'Correct the user and the password in DATABASE_URL.',
  '28000': 'Correct the user in DATABASE_URL, or allow the user to connect.',
  '3D000': 'Create the database, or correct its name in DATABASE_URL.',
  '53300': 'Close other connections, or raise max_connections of the server.',
  ENOTFOUND: 'Correct the host in DATABASE_URL, or check the DNS.',
  ECONNREFUSED: 'Start the database server, or correct the host and the port in DATABASE_URL.',
};

function adviceFor(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return advice[code] ?? 'Check that the database server is running and that this machine reaches it.';
}

function saysNoStore(store: string): string {
  return `There is no database in ${store}. Set MD_DATA_DIR or DATABASE_URL to the value that Migration Desk runs with, or start Migration Desk, which creates a database.`;
}

function saysSilent(store: string): string {
  return `Migration Desk is running, but its Postgres in ${store} does not answer. If the disk is full, free space first. Otherwise read the log of Migration Desk, and restart it if this lasts longer than a minute.`;
}

/** Returns the host, the port, and the name of a database. */
function withoutSecrets(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
