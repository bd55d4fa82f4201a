import { join } from 'node:path';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer, databaseUrl } from '../support/database-url.ts';
import { createFolder } from '../support/process.ts';
import type { Run } from './figure.ts';
import { multiplyTickets } from './multiply.ts';
import { type Original, openVariedTickets } from './varied-tickets.ts';

/* Databases with many tickets. They take a while to fill, so all figures in a run share them. */

export interface Filled {
  /** Returns the environment variables for a bot whose database has this many tickets. Fills the database if needed. */
  variables(tickets: number): Promise<{ DATABASE_URL: string; MD_DATA_DIR: string }>;
  /** The original tickets, which are in every database. All other tickets are copies of the originals. */
  originals: Original[];
}

/** Higher limits than the product has, because we write many copies and connect several bots. */
const settings = { max_wal_size: '4GB', checkpoint_timeout: '30min', max_connections: '80' };

let shared: Promise<Filled> | undefined;

/** Prepares the databases of this run, and removes them at the end of the run. */
export function openFilled(run: Run): Promise<Filled> {
  shared ??= create(run);
  return shared;
}

async function create(run: Run): Promise<Filled> {
  const folder = createFolder();
  const server = await startOwnServer(folder.path, createLogger('error'), settings);
  run.atEnd.push(async () => {
    await server.stop();
    folder.remove();
  });
  await askServer(server.url, 'CREATE DATABASE originals');
  const originals = await openVariedTickets(databaseUrl(server.url, 'originals'));
  const databases = new Map<number, Promise<string>>();

  async function fill(tickets: number): Promise<string> {
    const started = performance.now();
    const name = `tickets_${tickets}`;
    await askServer(server.url, `CREATE DATABASE ${name} TEMPLATE originals`);
    const url = databaseUrl(server.url, name);
    await multiplyTickets(url, originals, tickets);
    const took = ((performance.now() - started) / 1_000).toFixed(0);
    run.say(`filled ${tickets.toLocaleString('en-US')} tickets in ${took} s`);
    return url;
  }

  return {
    originals,
    async variables(tickets) {
      if (!databases.has(tickets)) databases.set(tickets, fill(tickets));
      const url = await databases.get(tickets)!;
      return { DATABASE_URL: url, MD_DATA_DIR: join(folder.path, `bot-${tickets}`) };
    },
  };
}
