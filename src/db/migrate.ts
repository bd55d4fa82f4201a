import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import type { Logger } from '../logger.ts';
import { readHistory } from './history.ts';
import { migrationFolder, migrationNames, migrationsUpTo, tablesOf } from './migrations.ts';
import { utcSessions } from './pool.ts';
import { withEngine } from './schema-engine.ts';

/** The key of the advisory lock: an arbitrary number that is the same in all replicas. */
const migrationLock = 7_250_113;

/** A database counts as used if one of these tables has rows. */
const tablesInUse = ['Ticket', 'Subscription', 'DigestSchedule', 'AuditEntry'];

/**
 * Applies the missing migrations, one replica at a time, and returns their names. Each migration and its row in
 * `_prisma_migrations` are one transaction, so a killed process never leaves a migration half-applied.
 * @param last the last migration to apply. Undefined applies all of them.
 * @param folder the folder with the migrations. Tests use their own.
 * @param beforeChange runs before a database that already has migrations gets more, with the first missing one. If it
 * rejects, the database stays as it is.
 * @throws Error if a newer release migrated the database, or if an earlier release left it half-migrated. The message
 * says what to do.
 */
export async function migrate(
  url: string,
  logger: Logger,
  last?: string,
  folder = migrationFolder,
  beforeChange: (first: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const all = migrationNames(folder);
  const pool = createSession(url);
  try {
    // Wait while another replica migrates, but at most a minute.
    await pool.query("SET lock_timeout = '60s'");
    await pool.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await pool.query('RESET lock_timeout');
    await repair(pool, folder, logger);
    const applied = (await readHistory(pool)).map(({ name }) => name);
    refuseNewer(applied, all);
    const wanted = last === undefined ? all : all.filter((name) => name <= last);
    const missing = wanted.filter((name) => !applied.includes(name));
    if (applied.length > 0 && missing[0]) await beforeChange(missing[0]);
    const adapter = await createAdapter(pool);
    for (const name of missing) await applyOne(pool, adapter, migrationsUpTo(name, folder), name);
    return missing;
  } finally {
    await pool.end();
  }
}

/**
 * Creates a pool with a single connection. A lost connection is never replaced, because a transaction must not continue
 * on another one. Statements have no time limit, because the migration of a large table may take long.
 */
function createSession(url: string): pg.Pool {
  let connected = false;
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    onConnect() {
      if (connected) throw new Error('the connection to the database was lost');
      connected = true;
    },
    ...utcSessions,
  });
  pool.on('error', () => {});
  return pool;
}

/**
 * Applies the last migration of `migrationsList`. All earlier ones must already be applied, because the engine applies
 * every missing migration in the list.
 */
async function applyOne(
  pool: pg.Pool,
  adapter: Adapter,
  migrationsList: MigrationList,
  name: string,
): Promise<void> {
  await pool.query('BEGIN');
  try {
    await withEngine(adapter.factory, (engine) =>
      engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    await pool.query('COMMIT');
  } catch (error) {
    await pool.query('ROLLBACK').catch(() => {});
    // Prefer the script's error. The engine's own error is only about the aborted transaction.
    const cause = adapter.scriptFailure() ?? error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The migration ${name} failed and was rolled back: ${reason}`, { cause });
  }
}

interface Adapter {
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** Returns the database's error if a script failed. Otherwise returns undefined. */
  scriptFailure(): unknown;
}

/**
 * Creates Prisma's adapter on our connection. Replaces its `executeScript`, which splits a script at every semicolon,
 * even in strings and function bodies.
 */
async function createAdapter(pool: pg.Pool): Promise<Adapter> {
  const factory = new PrismaPg(pool);
  const adapter = await factory.connect();
  let failure: unknown;
  adapter.executeScript = async (sql) => {
    try {
      await pool.query(sql);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return {
    factory: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: async () => adapter,
      connectToShadowDb: () => factory.connectToShadowDb(),
    },
    scriptFailure: () => failure,
  };
}

function refuseNewer(applied: string[], known: string[]): void {
  const unknown = applied.find((name) => !known.includes(name));
  if (!unknown) return;
  throw new Error(
    `The database was migrated by a newer release: it has the migration ${unknown}, which this release does not recognize. Start the newer release, or restore the backup from before the upgrade.`,
  );
}

/** Resets a half-migrated database that holds no data. Throws if it holds data. */
async function repair(pool: pg.Pool, folder: string, logger: Logger): Promise<void> {
  const half = (await readHistory(pool)).find(({ finished }) => !finished);
  if (!half) return;
  const held = await firstTableInUse(pool);
  if (held) {
    throw new Error(
      [
        `An earlier release was interrupted while it applied the migration ${half.name}, so the database is half-migrated. This release has not changed the database, because it contains data (in the table "${held}").`,
        'If you have a backup from before the upgrade, restore it, and restart Migration Desk.',
        `If you have no backup: in psql, run the statements in prisma/migrations/${half.name}/migration.sql, but skip the ones that already took effect. Then run`,
        `  UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE migration_name = '${half.name}';`,
        'and restart Migration Desk.',
      ].join('\n'),
    );
  }
  const tables = ['_prisma_migrations', ...tablesOf(folder)].map((name) => `"${name}"`);
  await pool.query(`DROP TABLE IF EXISTS ${tables.join(', ')} CASCADE`);
  logger.warn({ migration: half.name }, 'the database was half-migrated but held no data, so it was reset');
}

/** Returns the first of `tablesInUse` that has rows, if any. */
async function firstTableInUse(pool: pg.Pool): Promise<string | undefined> {
  for (const table of tablesInUse) {
    const { rows } = await pool.query('SELECT to_regclass($1) AS found', [`"${table}"`]);
    if (!rows[0].found) continue;
    const { rowCount } = await pool.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rowCount) return table;
  }
  return undefined;
}
