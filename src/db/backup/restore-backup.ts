import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Logger } from '../../logger.ts';
import { readHistory } from '../history.ts';
import { migrate } from '../migrate.ts';
import { migrationNames } from '../migrations.ts';
import { findUsedTable, readSequences, readTables, type Sequence, type Table } from './catalog.ts';
import type { Content } from './format.ts';
import { readBackup } from './read-backup.ts';
import { inTransaction, withSession } from './session.ts';

export interface Restored extends Content {
  /** The migrations that the backup lacked, and that were applied after its rows were restored. */
  migrated: string[];
}

/**
 * Restores a backup into an empty database, which `open` opens or creates. First reads the whole file and compares its checksums, then creates
 * the backup's tables, fills all of them in one transaction, and compares them with the backup. At the end, migrates the
 * tables to this release. Rejects with an `Error` that says what to do. Until the rows are committed, the database stays
 * empty, so a restore that was interrupted can be repeated.
 */
export async function restoreBackup(
  file: string,
  open: () => Promise<{ url: string; close(): Promise<void> }>,
  logger: Logger,
): Promise<Restored> {
  const content = await readBackup(file);
  const last = lastMigrationOf(content, file);
  const store = await open();
  try {
    return { ...content, migrated: await restoreInto(store.url, file, last, logger) };
  } finally {
    await store.close();
  }
}

/** Resolves to the migrations that the backup lacks. */
async function restoreInto(url: string, file: string, last: string, logger: Logger): Promise<string[]> {
  await withSession(url, async (session) => {
    await refuseUsed(session);
    await dropNewerTables(session, last);
  });
  await migrate(url, logger, last);
  await withSession(url, (session) => inTransaction(session, 'BEGIN', () => fill(session, file)));
  const migrated = await migrate(url, logger).catch((error: Error) => {
    throw new Error(`Everything was restored, but the newest migrations were not applied. ${error.message}`, {
      cause: error,
    });
  });
  // Until Postgres has counted the rows, it plans badly.
  await withSession(url, (session) => session.query('ANALYZE'));
  return migrated;
}

/** Returns the newest migration of a backup. Throws if this release can't create the backup's tables. */
function lastMigrationOf({ migrations }: Content, file: string): string {
  const known = migrationNames();
  const unknown = migrations.find((name) => !known.includes(name));
  if (unknown) {
    throw new Error(
      `${file} was made by a newer release: it has the migration ${unknown}, which this release does not recognize. Restore it with that release or a newer one.`,
    );
  }
  const last = migrations.at(-1)!;
  const lacking = known.find((name) => name < last && !migrations.includes(name));
  if (lacking) {
    throw new Error(
      `${file} was made by a release without the migration ${lacking}. Restore it with that release, then upgrade.`,
    );
  }
  return last;
}

/** Throws if the database has any rows. */
async function refuseUsed(session: pg.Client): Promise<void> {
  const used = await findUsedTable(session, await readTables(session));
  if (!used) return;
  throw new Error(
    `The database is not empty: the table ${used.title} has rows. Nothing was changed. With the bot's own Postgres, stop the bot and move the folder "postgres" out of the data folder. With a Postgres server, create a new database. Then restore again.`,
  );
}

/**
 * Drops the tables, which are empty, if they are newer than the backup's, because they may have other columns. Leaves
 * tables that are newer than this release, which `migrate` refuses.
 */
async function dropNewerTables(session: pg.Client, last: string): Promise<void> {
  const applied = (await readHistory(session)).map(({ name }) => name);
  const known = migrationNames();
  if (applied.every((name) => name <= last)) return;
  if (applied.some((name) => !known.includes(name))) return;
  const tables = await readTables(session);
  const names = ['_prisma_migrations', ...tables.map(({ name }) => name)].join(', ');
  await session.query(`DROP TABLE ${names} CASCADE`);
}

/** Fills the tables, and compares them with the backup. */
async function fill(session: pg.Client, file: string): Promise<void> {
  const tables = await readTables(session);
  const names = tables.map(({ name }) => name).join(', ');
  await session.query(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
  await refuseUsed(session);
  // Gives each table a new file, where the rows keep the order of the backup. Gives each sequence a new file, too, so a
  // rollback undoes `setval`.
  await session.query(`TRUNCATE ${names} RESTART IDENTITY`);
  await readBackup(file, {
    table: (title, columns, rows) => fillTable(session, findTable(tables, title, columns), columns, rows),
    sequences: (sequences) => setSequences(session, sequences),
  });
}

/** Returns a table. Throws if the table or a column doesn't exist, because a backup's names become a part of SQL. */
function findTable(tables: Table[], title: string, columns: string[]): Table {
  const table = tables.find((one) => one.title === title);
  const unknown = columns.find((column) => !table?.columns.includes(column));
  if (table && !unknown) return table;
  throw new Error(
    `The backup does not match its migrations: this release has no ${table ? `column ${unknown} in the` : ''} table ${title}. Restore it with the release that made it.`,
  );
}

async function fillTable(
  session: pg.Client,
  { title, name }: Table,
  columns: string[],
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const what = `${name} (${columns.join(', ')})`;
  const given = createHash('sha256');
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const piece of rows) {
      given.update(piece);
      yield piece;
    }
  }
  await pipeline(Readable.from(hashed()), session.query(copyFrom(`COPY ${what} FROM STDIN`)));
  const stored = createHash('sha256');
  for await (const piece of session.query(copyTo(`COPY ${what} TO STDOUT`))) stored.update(piece);
  if (given.digest('hex') !== stored.digest('hex')) {
    throw new Error(
      `The table ${title} differs from the backup after restoring it, so nothing was restored. Report this.`,
    );
  }
}

async function setSequences(session: pg.Client, sequences: Sequence[]): Promise<void> {
  const known = (await readSequences(session)).map(({ name }) => name);
  for (const { name, value, called } of sequences) {
    if (!known.includes(name)) {
      throw new Error(
        `The backup does not match its migrations: this release has no sequence ${name}. Restore it with the release that made it.`,
      );
    }
    await session.query('SELECT setval($1, $2, $3)', [name, value, called]);
  }
}
