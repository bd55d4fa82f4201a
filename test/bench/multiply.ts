import pg from 'pg';
import type { Original } from './varied-tickets.ts';

/* Turns a few tickets into a large database. This file names only the table "Ticket" and its column "number". It finds a ticket's other rows by the column "ticketNumber" or by their foreign key. */

/** Copies the tickets until there are `total`. The originals stay unchanged, and their numbers start at 1. */
export async function multiplyTickets(url: string, originals: Original[], total: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Skip foreign keys and triggers, because the copies are as valid as the originals.
    await client.query('SET session_replication_role = replica');
    await client.query("SET synchronous_commit = off; SET work_mem = '256MB'");
    await planCopies(client, originals, total / originals.length);
    for (const { table, column } of await findTables(client)) await copyRows(client, table, column);
    await client.query(
      `SELECT setval(pg_get_serial_sequence('"Ticket"', 'number'), (SELECT max(number) FROM "Ticket"))`,
    );
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/**
 * Creates one row per copy. Each row has the original, the copy's number and words, and how far to move the copy back
 * in time.
 */
async function planCopies(client: pg.Client, originals: Original[], times: number): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE original (number int, word text, account text, reach float) ON COMMIT PRESERVE ROWS',
  );
  for (const { number, word, account, reach } of originals)
    await client.query('INSERT INTO original VALUES ($1, $2, $3, $4)', [number, word, account, reach]);
  await client.query(`
    CREATE TEMP TABLE copy AS
    SELECT of, "ofWord", "ofAccount", number, back,
      -- Letters that look like a name and are different for each copy.
      translate(left(md5(number::text), 10), '0123456789abcdef', 'aeioulmnrstbdpkv') AS word,
      (2000000 + number)::text AS account
    FROM (
      SELECT number AS of, word AS "ofWord", account AS "ofAccount",
        -- In random order, because in a real database, similar tickets aren't next to each other.
        ${originals.length} + row_number() OVER (ORDER BY md5(number || '-' || i)) AS number,
        make_interval(secs => reach * 3600 * ((hashint8(i * 7919 + number) & 1023) / 1024.0)) AS back
      FROM original CROSS JOIN generate_series(1, ${times - 1}) AS i) AS numbered`);
  await client.query('ANALYZE copy');
}

/** Finds the tables with rows that belong to a ticket, and the column with the ticket's number. */
async function findTables(client: pg.Client): Promise<{ table: string; column: string }[]> {
  const { rows } = await client.query(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND (column_name = 'ticketNumber' OR (table_name, column_name) = ('Ticket', 'number'))
    UNION
    SELECT t.relname, a.attname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = '"Ticket"'::regclass AND c.conrelid <> c.confrelid`);
  return rows;
}

async function copyRows(client: pg.Client, table: string, ticketColumn: string): Promise<void> {
  const columns = await listColumns(client, table, ticketColumn);
  const targets = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ value }) => value).join(', ');
  await client.query(
    `INSERT INTO "${table}" (${targets}) SELECT ${values} FROM "${table}" t JOIN copy ON copy.of = t."${ticketColumn}"
     ORDER BY copy.number`,
  );
}

/** Lists the columns to write, each with the SQL for its value in a copy. */
async function listColumns(
  client: pg.Client,
  table: string,
  ticketColumn: string,
): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; type: string; filled: boolean }>(
    `SELECT column_name AS name, format_type(a.atttypid, a.atttypmod) AS type,
       -- Columns that Postgres fills itself: generated ones, and serial numbers.
       is_generated = 'ALWAYS' OR is_identity = 'YES' OR coalesce(column_default, '') LIKE 'nextval%' AS filled
     FROM information_schema.columns JOIN pg_attribute a
       ON a.attrelid = format('%I', table_name)::regclass AND a.attname = column_name
     WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  );
  const columns: { name: string; value: string }[] = [];
  for (const { name, type, filled } of rows) {
    if (name === ticketColumn) columns.push({ name, value: 'copy.number' });
    else if (!filled)
      columns.push({ name, value: await copiedValue(client, table, ticketColumn, name, type) });
  }
  return columns;
}

/** Returns the SQL for a copied value. Moves times back, and replaces the original's words with the copy's words. */
async function copiedValue(
  client: pg.Client,
  table: string,
  ticketColumn: string,
  name: string,
  type: string,
): Promise<string> {
  const value = `t."${name}"`;
  if (type.startsWith('timestamp')) return `${value} - copy.back`;
  const { rows } = await client.query(
    `SELECT FROM "${table}" t JOIN original o ON o.number = t."${ticketColumn}"
     WHERE ${value}::text ILIKE '%' || o.word || '%' OR ${value}::text LIKE '%' || o.account || '%' LIMIT 1`,
  );
  if (rows.length === 0) return value;
  const replaced = [
    ['copy."ofWord"', 'copy.word'],
    ['initcap(copy."ofWord")', 'initcap(copy.word)'],
    ['copy."ofAccount"', 'copy.account'],
  ].reduce((text, [from, to]) => `replace(${text}, ${from}, ${to})`, `${value}::text`);
  return `(${replaced})::${type}`;
}
