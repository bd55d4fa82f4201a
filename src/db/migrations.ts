import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import { createPool } from './pool.ts';
import { withEngine } from './schema-engine.ts';

const prismaDir = join(import.meta.dirname, '../../prisma');

export const migrationFolder = join(prismaDir, 'migrations');

/** Lists the migrations in a folder, in order. */
export function migrationNames(folder = migrationFolder): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => name).sort();
}

/** Reads the migrations up to and including `last`, in the format that the schema engine expects. */
export function migrationsUpTo(last: string, folder = migrationFolder): MigrationList {
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folder)
      .filter((name) => name <= last)
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

/** Lists all tables that the migrations in a folder create. */
export function tablesOf(folder: string): string[] {
  const scripts = migrationNames(folder).map((name) =>
    readFileSync(join(folder, name, 'migration.sql'), 'utf8'),
  );
  return scripts.flatMap((sql) => [...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, table]) => table!));
}

/**
 * Compares prisma/schema.prisma with the migrations. Returns the SQL that the migrations lack, or '' if they lack
 * nothing.
 * @param url an empty database. The comparison applies the migrations there.
 */
export async function schemaDrift(url: string): Promise<string> {
  const schema = { path: 'schema.prisma', content: readFileSync(join(prismaDir, 'schema.prisma'), 'utf8') };
  const pool = createPool(url);
  try {
    return await withEngine(catalogReader(pool), async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...migrationsUpTo(migrationNames().at(-1) ?? '') },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '');
    });
  } finally {
    await pool.end();
  }
}

/** Members of Prisma's adapter that we use, but that are missing in Prisma's types. */
interface Reader {
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>;
  underlyingDriver(): pg.Pool;
}

/** The ids that Postgres uses for the types "char" and text. Source: pg_type.dat in the source of Postgres. */
const types = { char: 18, text: 25 };

/**
 * Creates Prisma's adapter for the schema engine, with two changes. The adapter accepts columns of the type "char",
 * because the engine reads such columns in Postgres's catalogs. The adapter runs each script as a whole.
 */
function catalogReader(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => runWholeScripts(readCharacters(await factory.connect())),
    connectToShadowDb: async () => runWholeScripts(readCharacters(await factory.connectToShadowDb())),
  };
}

/** Runs a script as one query. The adapter itself splits it at every semicolon, even inside strings and functions. */
function runWholeScripts<T extends SqlDriverAdapter>(adapter: T): T {
  const pool = (adapter as T & Reader).underlyingDriver();
  adapter.executeScript = async (sql) => {
    await pool.query(sql);
  };
  return adapter;
}

function readCharacters<T extends SqlQueryable>(adapter: T): T {
  const { performIO, queryRaw } = adapter as T & Reader;
  adapter.queryRaw = async (query) => {
    let characters: boolean[] = [];
    const reader = Object.assign(Object.create(adapter) as Reader, {
      async performIO(asked: unknown) {
        const result = await performIO.call(adapter, asked);
        characters = result.fields.map(({ dataTypeID }) => dataTypeID === types.char);
        for (const field of result.fields) if (field.dataTypeID === types.char) field.dataTypeID = types.text;
        return result;
      },
    });
    const found = await queryRaw.call(reader, query);
    const columnTypes = found.columnTypes.map((type, i) => (characters[i] ? ColumnTypeEnum.Character : type));
    return { ...found, columnTypes };
  };
  return adapter;
}
