import type pg from 'pg';
import { reportThis } from './faults.ts';
import type { Pglite } from './old-database.ts';
import { ask, askOne, type Queryable } from './session.ts';

/** How many rows are kept in memory at a time. */
const batch = 100;

/** A table's content, for comparing the copy with the original. */
export interface TableContent {
  name: string;
  rows: number;
  /** A checksum of all rows. It doesn't depend on their order. */
  digest: string;
}

/**
 * Copies all tables and sequences of the schema `public` from PGlite to a Postgres with the same empty tables. Rejects
 * if the copy differs from the original. Resolves to the tables' content.
 */
export async function copyDatabase(old: Pglite, client: pg.Client): Promise<TableContent[]> {
  const tables = await readTables(client);
  refuseOtherTables(await readTables(old), tables);
  await client.query('BEGIN');
  // Turn foreign keys off, so that the tables can be copied in any order.
  await client.query('SET LOCAL session_replication_role = replica');
  for (const table of tables) await copyRows(old, client, table);
  for (const { name, value, called } of await readSequences(old)) {
    await client.query('SELECT setval($1, $2, $3)', [name, value, called]);
  }
  await client.query('COMMIT');
  const [was, is] = [await readContent(old, tables), await readContent(client, tables)];
  const different = was.find((one, i) => JSON.stringify(one) !== JSON.stringify(is[i]));
  if (different || was.length !== is.length) {
    throw new Error(
      `The copy of ${different?.name ?? 'the sequences'} differs from the original. ${reportThis}`,
    );
  }
  return is.filter((one) => 'rows' in one);
}

interface Table {
  /** The table's name, to show to people. */
  title: string;
  /** The table's name, quoted for SQL. */
  name: string;
  /** The names of all columns in order, quoted for SQL. */
  columns: string;
  /** Like `columns`, without generated columns, which Postgres refuses to insert into. */
  written: string;
  /** One line per column, with its name and type. Sorted by name. */
  types: string;
}

function readTables(database: Queryable): Promise<Table[]> {
  return ask<Table>(
    database,
    `SELECT c.relname::text AS title, quote_ident(c.relname) AS name,
       string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
       string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS written,
       string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), E'\\n' ORDER BY a.attname) AS types
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
     GROUP BY c.relname ORDER BY c.relname`,
  );
}

/** Throws if a table exists only in one database, or has different columns. The order of the columns may differ. */
function refuseOtherTables(was: Table[], is: Table[]): void {
  const titles = new Set([...was, ...is].map(({ title }) => title));
  for (const title of titles) {
    const [before, after] = [columnsOf(was, title), columnsOf(is, title)];
    const different = [
      ...before.filter((column) => !after.includes(column)),
      ...after.filter((column) => !before.includes(column)),
    ];
    if (different.length === 0) continue;
    throw new Error(
      `The table ${title} of the old database does not match its migrations. These columns differ: ${different.join(', ')}. ${reportThis}`,
    );
  }
}

function columnsOf(tables: Table[], title: string): string[] {
  return tables.find((one) => one.title === title)?.types.split('\n') ?? [];
}

/** Copies each row as text, so that no value changes. Uses the new table's column order. */
async function copyRows(old: Pglite, client: pg.Client, { name, columns, written }: Table): Promise<void> {
  const insert = `INSERT INTO ${name} (${written}) OVERRIDING SYSTEM VALUE SELECT ${written} FROM unnest($1::${name}[])`;
  await old.exec(`BEGIN; DECLARE rows CURSOR FOR SELECT ROW(${columns})::text AS row FROM ${name}`);
  for (;;) {
    const rows = await ask<{ row: string }>(old, `FETCH ${batch} FROM rows`);
    if (rows.length === 0) break;
    await client.query(insert, [rows.map(({ row }) => row)]);
  }
  await old.exec('ROLLBACK');
}

/** Reads the content of the tables, then the sequences. */
async function readContent(database: Queryable, tables: Table[]): Promise<(TableContent | Sequence)[]> {
  const found: TableContent[] = [];
  for (const { title, name, columns } of tables) {
    const half = `('x' || left(md5(ROW(${columns})::text), 16))::bit(64)::bigint::numeric`;
    const { rows, digest } = await askOne<{ rows: string; digest: string }>(
      database,
      `SELECT count(*)::text AS rows, coalesce(sum(${half}), 0)::text AS digest FROM ${name}`,
    );
    found.push({ name: title, rows: Number(rows), digest });
  }
  return [...found, ...(await readSequences(database))];
}

interface Sequence {
  name: string;
  value: string;
  /** Whether the sequence has already given out `value`. */
  called: boolean;
}

async function readSequences(database: Queryable): Promise<Sequence[]> {
  const names = await ask<{ name: string }>(
    database,
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' ORDER BY c.relname`,
  );
  const found: Sequence[] = [];
  for (const { name } of names) {
    const state = await askOne<Omit<Sequence, 'name'>>(
      database,
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    found.push({ name, ...state });
  }
  return found;
}
