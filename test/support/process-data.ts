import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createTestDatabaseUrl } from './database.ts';
import { createFolder } from './process.ts';

/** Where processes of the product keep their data, on the kind of database that this run is on. */
export interface ProcessData {
  /** For `startBot`. */
  env: Record<string, string>;
  /** Opens it here, to look at the rows: on the embedded kind once the process has ended. */
  open(): Promise<Database>;
  remove(): void;
}

export async function createProcessData(): Promise<ProcessData> {
  const folder = createFolder();
  const url = await createTestDatabaseUrl();
  if (!url) await fill(folder.path);
  return {
    env: { MD_DATA_DIR: folder.path, ...(url ? { DATABASE_URL: url } : {}) },
    open: () => openDatabase({ url, dataDir: folder.path }),
    remove: folder.remove,
  };
}

/** Creating an embedded database takes seconds; a copy of the run's template does not. */
async function fill(folder: string): Promise<void> {
  const given = inject('database');
  if (given.kind !== 'embedded') return;
  const loadDataDir = await openAsBlob(given.template);
  const pglite = await PGlite.create({ dataDir: join(folder, 'postgres'), loadDataDir });
  await pglite.close();
}
