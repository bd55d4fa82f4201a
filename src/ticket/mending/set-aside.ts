import { z } from 'zod';
import { type Database, Prisma } from '../../db/client.ts';
import { moments } from './moments.ts';

/** How many rows a statement changes, so that no statement takes long or holds many locks. */
const batch = 1_000;

/**
 * Changes every recorded moment that is later than `at` to `at`, and keeps what it was in `MendedMoment`. Returns how
 * many moments were changed.
 */
export async function setAside(database: Database, at: Date): Promise<number> {
  let total = 0;
  for (const one of recordedColumns()) total += await inBatches(() => setAsideSome(database, one, at));
  return total;
}

/**
 * Puts back the moments that were set aside and that have come by `at`, unless something has changed them since then.
 * Returns how many moments were put back.
 */
export async function putBack(database: Database, at: Date): Promise<number> {
  let total = 0;
  for (const one of [...recordedColumns(), snoozeColumn])
    total += await inBatches(() => putBackSome(database, one, at));
  return total;
}

export interface MomentColumn {
  table: Prisma.ModelName;
  key: string[];
  column: string;
}

/** The end of a snooze is also kept in `MendedMoment`, although it is planned again in another way. */
const snoozeColumn: MomentColumn = { table: 'Ticket', key: ['number'], column: 'snoozedUntil' };

export function recordedColumns(): MomentColumn[] {
  return Object.entries(moments).flatMap(([table, { key, columns }]) =>
    Object.entries(columns)
      .filter(([, kind]) => kind === 'recorded')
      .map(([column]) => ({ table: table as Prisma.ModelName, key, column })),
  );
}

async function inBatches(work: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await work();
    total += count;
    if (count < batch) return total;
  }
}

async function setAsideSome(
  { client }: Database,
  { table, key, column }: MomentColumn,
  at: Date,
): Promise<number> {
  return client.$executeRaw`
    WITH old AS (
      SELECT ${Prisma.join(key.map(name))}, ${name(column)} AS "was" FROM ${name(table)}
      WHERE ${name(column)} > ${at} LIMIT ${batch} FOR UPDATE
    ), mended AS (
      UPDATE ${name(table)} t SET ${name(column)} = ${at} FROM old WHERE ${sameKey(key, 'old')} RETURNING old.*
    )
    INSERT INTO "MendedMoment" ("table", "column", "key", "was", "became")
    SELECT ${table}::text, ${column}::text, to_jsonb(mended) - 'was', mended."was", ${at}::timestamptz FROM mended`;
}

async function putBackSome(
  { client }: Database,
  { table, key, column }: MomentColumn,
  at: Date,
): Promise<number> {
  const [row] = await client.$queryRaw<unknown[]>`
    WITH kept AS (
      DELETE FROM "MendedMoment" WHERE "id" IN (
        SELECT "id" FROM "MendedMoment"
        WHERE "table" = ${table} AND "column" = ${column} AND "was" <= ${at} ORDER BY "id" DESC LIMIT ${batch}
      ) RETURNING *
    ), restored AS (
      UPDATE ${name(table)} t SET ${name(column)} = kept."was"
      FROM kept, jsonb_populate_record(NULL::${name(table)}, kept."key") k
      WHERE ${sameKey(key, 'k')} AND t.${name(column)} = kept."became"
    )
    SELECT count(*)::int AS "count" FROM kept`;
  return z.object({ count: z.int() }).parse(row).count;
}

function sameKey(key: string[], other: string): Prisma.Sql {
  const pairs = key.map((column) => Prisma.sql`t.${name(column)} = ${Prisma.raw(other)}.${name(column)}`);
  return Prisma.join(pairs, ' AND ');
}

/** Quotes a name. The names come from the table of moments. */
function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier}"`);
}
