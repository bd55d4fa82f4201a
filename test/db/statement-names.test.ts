import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { createStatementNames } from '../../src/db/statement-names.ts';
import { createTestDatabaseUrl } from '../support/database.ts';

let database: Database;

// The client of another test may have given all of its names to other statements.
beforeAll(async () => {
  database = connect(await createTestDatabaseUrl());
});
afterAll(() => database.close());

test('gives a statement the same name every time', () => {
  const nameOf = createStatementNames();
  const [first, second] = [nameOf({ sql: 'SELECT 1' }), nameOf({ sql: 'SELECT 2' })];
  expect(first).not.toBe(second);
  expect(nameOf({ sql: 'SELECT 1' })).toBe(first);
});

test('gives no name to a statement that searches for a pattern', () => {
  const nameOf = createStatementNames();
  for (let i = 0; i < 300; i++) expect(nameOf({ sql: `SELECT ${i} WHERE a LIKE $1` })).toBeUndefined();
  expect(nameOf({ sql: 'SELECT 1' })).toBeDefined();
});

test('gives names to the first 300 statements only', () => {
  const nameOf = createStatementNames();
  const names = Array.from({ length: 1_000 }, (_, i) => nameOf({ sql: `SELECT ${i}` }));
  expect(new Set(names.filter((name) => name !== undefined)).size).toBe(300);
  expect(nameOf({ sql: 'SELECT 1' })).toBe(names[1]);
});

test('makes Postgres prepare a repeated statement only once', async () => {
  await database.transaction(async (tx) => {
    for (let i = 0; i < 3; i++) await tx.$queryRaw`SELECT ${i}::int + 41 AS sum`;
    const prepared = await tx.$queryRaw<{ calls: number }[]>`
      SELECT (generic_plans + custom_plans)::int AS calls FROM pg_prepared_statements WHERE statement ~ '41 AS sum'`;
    expect(prepared[0]).toEqual({ calls: 3 });
  });
});

test('runs a prepared statement again after the statement fails or its table changes', async () => {
  await database.transaction(async (tx) => {
    const read = () => tx.$queryRaw`SELECT to_jsonb(p) AS person FROM "Person" p`;
    await read();
    await tx.$executeRaw`ALTER TABLE "Person" ADD COLUMN "shoeSize" INTEGER`;
    expect(await read()).toEqual([]);
    await tx.$executeRaw`ALTER TABLE "Person" DROP COLUMN "shoeSize"`;
  });
  const fails = () => database.client.$queryRaw`SELECT 1 / ${0}::int AS no`;
  for (let i = 0; i < 3; i++) await expect(fails()).rejects.toThrow('division by zero');
  expect(await database.client.$queryRaw`SELECT 1 / ${1}::int AS no`).toEqual([{ no: 1 }]);
});
