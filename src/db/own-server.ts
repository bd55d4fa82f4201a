import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import { type Binaries, findBinaries, longestSocketPath, socketName, superuser } from './binaries.ts';
import { lockFolder } from './lock.ts';
import { pidFile, type Running, runServer } from './server-process.ts';
import { ensureOwner, prepareStore, refuseUnusable } from './store.ts';
import { explain, explaining } from './store-faults.ts';

/** Our own Postgres, which stores its files in the data folder. */
export interface OwnServer {
  /** The address of the server's Unix socket. The server doesn't listen on the network. */
  url: string;
  /** Stops the server and unlocks the folder. */
  stop(): Promise<void>;
}

/**
 * How long a start waits, in ms, for an old Postgres to end. After a crash, the Postgres of the earlier process may
 * still be stopping.
 */
const leftBehindPatience = 60_000;

/** How long to wait before restarting a server that exited by itself, in ms. */
const restartDelay = 1_000;

/**
 * Starts our own Postgres on the database in `dataDir/postgres`. Creates the folder if needed, and restarts the server
 * if it exits by itself. Rejects with an `Error` whose message says what happened and what to do.
 * @param settings more Postgres settings, for tests
 */
export async function startOwnServer(
  dataDir: string,
  logger: Logger,
  settings: Record<string, string> = {},
): Promise<OwnServer> {
  const folder = resolve(dataDir);
  const unlock = explaining(folder, () => {
    mkdirSync(folder, { recursive: true });
    return lockFolder(folder);
  });
  try {
    const server = await startOn(folder, logger, settings);
    return { url: server.url, stop: () => server.stop().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function startOn(
  dataDir: string,
  logger: Logger,
  settings: Record<string, string>,
): Promise<OwnServer> {
  refuseUnusable(dataDir);
  const binaries = findBinaries(dataDir);
  const store = await prepareStore(dataDir, binaries);
  const socket = createSocketFolder(store, binaries.owner);
  const url = urlOfSocket(socket.path);
  const all = { ...serverSettings, ...settings, unix_socket_directories: socket.path };

  async function startOnce(): Promise<Running> {
    const deadline = performance.now() + leftBehindPatience;
    for (;;) {
      const running = runServer(binaries.startServer(store, all), store, logger);
      if (await running.starts()) return running;
      const said = running.said();
      if (!isTaken(said)) throw new Error(explain(dataDir, said));
      if (performance.now() > deadline) {
        throw new Error(
          `Another Postgres is still using ${store}. Stop that Postgres (its process id is the first line of ${pidFile(store)}), then start Migration Desk again. Postgres says: ${said}`,
        );
      }
      if (said.includes('lock file')) removeStalePidFile(store);
      await delay(100);
    }
  }

  let running = await startOnce();
  let stopping = false;
  const supervised = supervise();

  async function supervise(): Promise<void> {
    while (!stopping) {
      await running.ended;
      if (stopping) return;
      logger.error({ said: running.said() }, 'Postgres exited unexpectedly and is being restarted');
      await delay(restartDelay);
      if (!stopping) running = await startOnce().catch(staysDown);
    }
  }

  function staysDown(error: unknown): Running {
    logger.error({ err: error }, 'Postgres did not restart; trying again');
    return running;
  }

  return {
    url,
    async stop() {
      stopping = true;
      await running.stop();
      await supervised;
      // Stop again, because the supervisor may have restarted the server in the meantime.
      await running.stop();
      socket.remove();
    },
  };
}

/** Returns the address of our own Postgres, whose socket is in `folder`. */
export function urlOfSocket(folder: string): string {
  return `postgres://${superuser}@localhost/${superuser}?host=${encodeURIComponent(folder)}`;
}

/**
 * The settings of our own Postgres. `fsync`, `full_page_writes`, and `synchronous_commit` are on by default. They are
 * listed anyway, because without them a power cut loses data. Statements stay out of the log, because they may contain
 * customers' data.
 */
const serverSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '40',
  shared_buffers: '64MB',
  // Turn off the extra processes for reading and for replication. Our database is too small to need them.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '',
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Returns the folder for the socket: the store, or a private temporary folder if the store's path is too long. */
function createSocketFolder(store: string, owner: Binaries['owner']): { path: string; remove(): void } {
  if (Buffer.byteLength(join(store, socketName)) <= longestSocketPath) return { path: store, remove() {} };
  const path = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  ensureOwner(path, owner);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Whether Postgres refused to start because another server is using the same files. */
function isTaken(said: string): boolean {
  return /lock file "[^"]*" already exists|pre-existing shared memory block/.test(said);
}

/**
 * Removes the file `postmaster.pid`, unless its process is a Postgres on this store. After a power cut, or in a new
 * container, another program may have that process id. Postgres would mistake that program for a server on the folder.
 */
function removeStalePidFile(store: string): void {
  const file = pidFile(store);
  const pid = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
  const command = pid && `/proc/${pid}/cmdline`;
  if (!command || !existsSync('/proc/self/cmdline')) return;
  if (existsSync(command) && readFileSync(command, 'utf8').includes(store)) return;
  rmSync(file, { force: true });
}
