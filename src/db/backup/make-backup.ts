import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readHistory } from '../history.ts';
import { readSequences, readTables, type Table } from './catalog.ts';
import { type Content, countLines, firstLine, formatVersion, type Header } from './format.ts';
import { inTransaction, withSession } from './session.ts';
import { writeWhole } from './write-whole.ts';

/** What to back up, and where to. */
export interface BackupOrder {
  /** The Postgres to read. */
  url: string;
  /** The file to write. It exists only once it is complete. */
  file: string;
  /** The present time, which the backup records. */
  at: Date;
  /** Stops the backup. */
  signal?: AbortSignal;
}

/**
 * Writes the whole database to a file, as it was at one moment, while others go on changing it. Keeps only a small part in
 * memory. Rejects with an `Error` that says why there is no backup.
 */
export function makeBackup({ url, file, at, signal }: BackupOrder): Promise<Content> {
  return withSession(url, async (session) => {
    const tables = await readTables(session);
    return inTransaction(session, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async () => {
      // The snapshot begins with the first read. Lock the tables before, because a migration that rewrites a table in
      // between would make the table look empty.
      if (tables.length > 0) {
        await session.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS SHARE MODE`);
      }
      const header = {
        format: formatVersion,
        madeAt: at.toISOString(),
        migrations: await readVersion(session),
      } as const;
      const content: Content = { ...header, tables: [] };
      await writeWhole(file, Readable.from(write(session, tables, header, content)), signal);
      return content;
    });
  });
}

/** Returns the database's migrations. */
async function readVersion(session: pg.Client): Promise<string[]> {
  const history = await readHistory(session);
  if (history.length === 0) throw new Error('The database is empty: it has no tables of Migration Desk.');
  const half = history.find(({ finished }) => !finished);
  if (half) {
    throw new Error(
      `The database is half-migrated: the migration ${half.name} was interrupted. Start Migration Desk, which says what to do.`,
    );
  }
  return history.map(({ name }) => name).sort();
}

/** Yields the backup piece by piece, and adds each finished table to `content`. */
async function* write(
  session: pg.Client,
  tables: Table[],
  header: Header,
  content: Content,
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const hashed = (piece: Buffer) => {
    whole.update(piece);
    return piece;
  };
  yield hashed(Buffer.from(`${firstLine}\n${JSON.stringify(header)}\n`));
  for (const { title, name, columns } of tables) {
    yield hashed(line({ table: title, columns }));
    const hash = createHash('sha256');
    let rows = 0;
    for await (const chunk of session.query(copyTo(`COPY ${name} (${columns.join(', ')}) TO STDOUT`))) {
      hash.update(chunk);
      rows += countLines(chunk);
      yield hashed(chunk);
    }
    const end = { rows, sha256: hash.digest('hex') };
    content.tables.push({ name: title, ...end });
    yield hashed(Buffer.concat([Buffer.from('\\.'), line(end)]));
  }
  // After the tables, because sequences don't take part in transactions: no number in the tables may be given out again.
  yield hashed(line({ sequences: await readSequences(session) }));
  yield line({ sha256: whole.digest('hex') });
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
