import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/** Node has it; the types of Node do not say so. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const prismaDir = join(import.meta.dirname, '../../prisma');
const noFilters = { externalTables: [], externalEnums: [] };

/** Prisma's adapters write moments without an offset: sessions must agree on one, and UTC has no clock changes. */
export const utcSessions = { options: '-c TimeZone=UTC' };

/** Any number: all replicas that start at once must name the same one. */
const migrationLock = 7_250_113;

/** Applies the migrations that an embedded database lacks. */
export async function migrateEmbedded(pglite: PGlite): Promise<string[]> {
  return withEngine(embeddedAdapter(pglite), apply);
}

/** Applies the migrations that a server lacks, one replica at a time. */
export async function migrateServer(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Our own pool, so that it ends here: the engine holds a lock of its own for as long as its connection lives.
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 5_000, ...utcSessions });
  await client.connect();
  try {
    // Another replica may be migrating, but not for ever.
    await client.query("SET lock_timeout = '60s'");
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return await withEngine(new PrismaPg(pool), apply);
  } finally {
    await pool.end();
    await client.end();
  }
}

/** The SQL that would bring the migrations up to the schema; empty when they agree. */
export async function schemaDrift(pglite: PGlite): Promise<string> {
  const schema = { path: 'schema.prisma', content: readFileSync(join(prismaDir, 'schema.prisma'), 'utf8') };
  return withEngine(embeddedAdapter(pglite), async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '');
  });
}

async function apply(engine: SchemaEngine): Promise<string[]> {
  const applied = await engine.applyMigrations({ migrationsList: readMigrations(), filters: noFilters });
  return applied.appliedMigrationNames;
}

async function withEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

type EngineModule = typeof import('@prisma/schema-engine-wasm');

/** Bound once a process: its bindings know one instance only. */
let engineModule: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  engineModule ??= bindEngine();
  return engineModule;
}

/** Prisma's schema engine in WebAssembly. Its own entry point needs a bundler's `.wasm` import, so we bind it here. */
async function bindEngine(): Promise<EngineModule> {
  const require = createRequire(import.meta.url);
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(require.resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings as unknown as EngineModule;
}

/** The adapter's own `executeScript` neither waits nor reports a failing statement. */
function embeddedAdapter(pglite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(pglite);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        await pglite.exec(script);
      };
      return adapter;
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  } as SqlMigrationAwareDriverAdapterFactory;
}

function readMigrations(): MigrationList {
  const baseDir = join(prismaDir, 'migrations');
  const names = readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names
      .map((entry) => entry.name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
        },
      })),
  };
}
