import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrateEmbedded, migrateServer, schemaDrift } from '../../src/db/migrate.ts';
import { openServer } from '../../src/db/server.ts';
import { createTestDatabase, createTestDatabaseUrl, databaseKind } from '../support/database.ts';

const embedded = databaseKind() === 'embedded';

test.runIf(embedded)('the migrations agree with the schema', async () => {
  const pglite = await PGlite.create();
  expect(await schemaDrift(pglite), 'write one with: npm run migration -- <name>').toBe('');
  await pglite.close();
});

test.runIf(embedded)('an empty database gets every migration, and a second run does nothing', async () => {
  const pglite = await PGlite.create();
  expect(await migrateEmbedded(pglite)).toContainEqual(expect.stringMatching(/^\d{14}_init$/));
  await pglite.exec(`INSERT INTO "Anchor" VALUES ('slack:C1', 'MIG-1', '1.2')`);
  expect(await migrateEmbedded(pglite)).toEqual([]);
  expect((await pglite.query('SELECT * FROM "Anchor"')).rows).toHaveLength(1);
  await pglite.close();
});

test.skipIf(embedded)('an empty server gets every migration, and a second run does nothing', async () => {
  const url = (await createTestDatabaseUrl({ empty: true }))!;
  expect(await migrateServer(url)).toContainEqual(expect.stringMatching(/^\d{14}_init$/));
  expect(await migrateServer(url)).toEqual([]);
});

test.skipIf(embedded)('two replicas that start at once on an empty server both come up', async () => {
  const url = (await createTestDatabaseUrl({ empty: true }))!;
  const replicas = await Promise.all([openServer(url), openServer(url)]);
  for (const replica of replicas) expect(await replica.client.ticket.count()).toBe(0);
  expect(await appliedMigrations(url)).toEqual([...new Set(await appliedMigrations(url))]);
  for (const replica of replicas) await replica.close();
});

test('a test database has the schema, no rows, and is nobody else’s', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  expect([one.kind, other.kind]).toEqual([databaseKind(), databaseKind()]);
  await one.client.anchor.create({ data: { place: 'slack:C1', key: 'MIG-1', messageId: '1.2' } });
  expect([await one.client.anchor.count(), await other.client.anchor.count()]).toEqual([1, 0]);
  await one.close();
  await other.close();
});

async function appliedMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT migration_name FROM _prisma_migrations ORDER BY started_at');
  await client.end();
  return rows.map((row) => row.migration_name);
}
