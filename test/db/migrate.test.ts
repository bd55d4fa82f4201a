import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationNames, schemaDrift } from '../../src/db/migrations.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';

const logger = createLogger('silent');
let url: string;

beforeEach(async () => {
  url = await createTestDatabaseUrl({ bare: true });
});

/** Lists every column of the schema with its type. */
function columnsOf(database: string): Promise<Record<string, unknown>[]> {
  return askServer(
    database,
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
  );
}

async function applied(): Promise<string[]> {
  const rows = await askServer(
    url,
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
  );
  return rows.map(({ migration_name }) => String(migration_name));
}

test('the migrations match prisma/schema.prisma', async () => {
  expect(await schemaDrift(url), 'write one with: npm run migration -- <name>').toBe('');
});

test('migrate() applies every migration to an empty database once', async () => {
  expect(await migrate(url, logger)).toEqual(migrationNames());
  expect(await applied()).toEqual(migrationNames());
  expect(await migrate(url, logger)).toEqual([]);
});

test('migrate() stops after the requested migration', async () => {
  const [first, second, ...others] = migrationNames();
  expect(await migrate(url, logger, second)).toEqual([first, second]);
  expect(await migrate(url, logger)).toEqual(others);
});

test('two replicas can start on an empty database at the same time', async () => {
  const open = () => openDatabase({ url, dataDir: '/nowhere' }, logger);
  const replicas = await Promise.all([open(), open()]);
  for (const replica of replicas) expect(await replica.client.ticket.count()).toBe(0);
  expect(await applied()).toEqual(migrationNames());
  for (const replica of replicas) await replica.close();
});

describe('a migration', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function add(name: string, sql: string): void {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }

  test('may contain semicolons in strings and function bodies', async () => {
    add(
      '1_semicolons',
      `CREATE TABLE "Word" ("text" TEXT NOT NULL);
       INSERT INTO "Word" VALUES ('one; two');
       DO $$ BEGIN
         INSERT INTO "Word" VALUES ('three;');
         UPDATE "Word" SET "text" = "text" || '!'; -- not here; nor here
       END $$;`,
    );
    expect(await migrate(url, logger, undefined, folder)).toEqual(['1_semicolons']);
    expect(await askServer(url, 'SELECT "text" FROM "Word" ORDER BY 1')).toEqual([
      { text: 'one; two!' },
      { text: 'three;!' },
    ]);
  });

  test("that fails is rolled back and reports the database's error", async () => {
    add('1_good', 'CREATE TABLE "Word" ("text" TEXT NOT NULL);');
    add('2_bad', `INSERT INTO "Word" VALUES ('kept?'); ALTER TABLE "Word" ADD COLUMN "text" TEXT;`);
    await expect(migrate(url, logger, undefined, folder)).rejects.toThrow(
      'The migration 2_bad failed and was rolled back: column "text" of relation "Word" already exists',
    );
    expect(await askServer(url, 'SELECT * FROM "Word"')).toEqual([]);
    expect(await askServer(url, 'SELECT migration_name FROM _prisma_migrations')).toEqual([
      { migration_name: '1_good' },
    ]);
    writeFileSync(join(folder, '2_bad/migration.sql'), `INSERT INTO "Word" VALUES ('kept');`);
    expect(await migrate(url, logger, undefined, folder)).toEqual(['2_bad']);
    expect(await askServer(url, 'SELECT * FROM "Word"')).toEqual([{ text: 'kept' }]);
  });

  test('that only a newer release knows prevents the start, and nothing changes', async () => {
    add('1_known', 'CREATE TABLE "Word" ("text" TEXT NOT NULL);');
    add('2_newer', 'CREATE TABLE "Newer" ("text" TEXT NOT NULL);');
    await migrate(url, logger, undefined, folder);
    rmSync(join(folder, '2_newer'), { recursive: true });
    add('3_later', 'DROP TABLE "Word";');
    await expect(migrate(url, logger, undefined, folder)).rejects.toThrow(
      /migrated by a newer release: it has the migration 2_newer, .* Start the newer release, or restore the backup/,
    );
    expect(await applied()).toEqual(['1_known', '2_newer']);
  });
});

describe('a half-migrated database of an earlier release', () => {
  const [first = '', second = ''] = migrationNames();
  const ticket = `INSERT INTO "Ticket" (kind, playbook, domain, source, target, service, customer, account, status, phase,
    "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom")
    VALUES ('migration', 'p', 'acme.com', 'gmail', 'office-365', 'assisted', 'Acme', '1', 'open', 'discovery',
      now(), 'racker', 'slack:U1', now(), now(), now())`;

  /**
   * Leaves a half-applied migration, as an earlier release did when it was killed. That release inserted the
   * migration's row first, and marked the row as finished only at the end.
   */
  async function leaveHalf(): Promise<void> {
    await migrate(url, logger, first);
    await askServer(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ('x', 'y', $1, now())`,
      [second],
    );
    await askServer(url, 'CREATE TABLE "TeamsConversation" ("half" TEXT)');
  }

  test('is reset if it holds no data', async () => {
    await leaveHalf();
    const lines: string[] = [];
    const told = createLogger('warn', { write: (line: string) => void lines.push(line) });
    expect(await migrate(url, told)).toEqual(migrationNames());
    expect(await applied()).toEqual(migrationNames());
    expect(lines.join()).toContain('half-migrated');
    expect(await columnsOf(url)).toEqual(await columnsOf(await createTestDatabaseUrl()));
  });

  test.each([
    ['a ticket', ticket],
    ['a subscription', `INSERT INTO "Subscription" VALUES ('slack:C1', 'slack:U1', now())`],
  ])('is left unchanged if it contains %s, and the error says what to do', async (_, statement) => {
    await leaveHalf();
    await askServer(url, statement);
    const error = await migrate(url, logger).catch((thrown: Error) => thrown.message);
    expect(error).toContain(`while it applied the migration ${second}`);
    expect(error).toContain('If you have a backup from before the upgrade, restore it');
    expect(error).toContain(`UPDATE _prisma_migrations SET finished_at = now()`);
    expect(await applied()).toEqual([first]);
  });

  test('is migrated after someone follows the instructions in the error', async () => {
    await migrate(url, logger, second);
    await askServer(url, ticket);
    await askServer(url, 'UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [
      second,
    ]);
    const error = await migrate(url, logger).catch((thrown: Error) => thrown.message);
    const advice = String(error)
      .split('\n')
      .find((line) => line.includes('UPDATE'));
    await askServer(url, String(advice).trim().replace(/;$/, ''));
    await migrate(url, logger);
    expect(await askServer(url, 'SELECT domain FROM "Ticket"')).toEqual([{ domain: 'acme.com' }]);
  });
});
