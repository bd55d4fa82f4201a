import { Prisma, type Tx } from './client.ts';

/** A row: values by column name. */
type Row = Record<string, unknown>;

/** Runs independent writes and a read as one statement: see `together`. Returns the rows of the read. */
export async function writeTogether(
  tx: Tx,
  writes: (Prisma.Sql | null)[],
  read: Prisma.Sql,
): Promise<unknown> {
  return tx.$queryRaw(together(writes, read));
}

/**
 * Joins independent writes and a last statement to one, so that a whole change takes one round trip. Each write is a
 * common table expression: `write0`, `write1`, and so on. All of them see the database as it was before the statement. So no
 * two may touch the same row, and none sees the new values. Skips writes that are null.
 */
export function together(writes: (Prisma.Sql | null)[], last: Prisma.Sql): Prisma.Sql {
  const parts = writes
    .filter((write) => write !== null)
    .map((write, i) => Prisma.sql`${Prisma.raw(`write${i}`)} AS (${write})`);
  return parts.length > 0 ? Prisma.sql`WITH ${Prisma.join(parts)} ${last}` : last;
}

/**
 * Builds the SQL that inserts rows. All rows must have the same columns. If `key` names columns, the SQL overwrites
 * existing rows that have the same values in those columns. Returns null if there are no rows.
 */
export function insertInto(
  table: Prisma.ModelName,
  rows: Row[],
  { key }: { key?: string[] } = {},
): Prisma.Sql | null {
  const [first] = rows;
  if (!first) return null;
  const columns = Object.keys(first);
  const values = rows.map(
    (row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column] ?? null))})`,
  );
  const insert = Prisma.sql`INSERT INTO ${name(table)} (${Prisma.join(columns.map(name))}) VALUES ${Prisma.join(values)}`;
  if (!key) return insert;
  const others = columns.filter((column) => !key.includes(column));
  const sets = others.map((column) => Prisma.sql`${name(column)} = EXCLUDED.${name(column)}`);
  return Prisma.sql`${insert} ON CONFLICT (${Prisma.join(key.map(name))}) DO UPDATE SET ${Prisma.join(sets)}`;
}

/**
 * Builds the SQL that sets the columns of `patch` in the rows that match `where`. Returns null if the patch is empty.
 */
export function updateIn(table: Prisma.ModelName, where: Row, patch: Row): Prisma.Sql | null {
  const columns = Object.entries(patch);
  if (columns.length === 0) return null;
  const sets = columns.map(([column, value]) => Prisma.sql`${name(column)} = ${value}`);
  return Prisma.sql`UPDATE ${name(table)} SET ${Prisma.join(sets)} WHERE ${matching(where)}`;
}

/**
 * Builds the SQL that deletes the rows that match `where` and have one of `values` in `column`. Returns null if there
 * are no values.
 */
export function removeFrom(
  table: Prisma.ModelName,
  where: Row,
  column: string,
  values: string[],
): Prisma.Sql | null {
  if (values.length === 0) return null;
  return Prisma.sql`DELETE FROM ${name(table)} WHERE ${matching(where)} AND ${name(column)} IN (${Prisma.join(values)})`;
}

/** Builds the condition for rows that have all values of `where`. Null matches NULL. */
function matching(where: Row): Prisma.Sql {
  const conditions = Object.entries(where).map(([column, value]) =>
    value === null ? Prisma.sql`${name(column)} IS NULL` : Prisma.sql`${name(column)} = ${value}`,
  );
  return Prisma.join(conditions, ' AND ');
}

/** Quotes a name, because Postgres lowercases names without quotes. Names come from the code, never from a person. */
function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier}"`);
}
