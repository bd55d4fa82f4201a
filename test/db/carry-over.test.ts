import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyDatabase } from '../../scripts/carry-over/copy-database.ts';
import { installPglite, type Pglite, type PgliteClass } from '../../scripts/carry-over/old-database.ts';
import type { Queryable } from '../../scripts/carry-over/session.ts';
import { lockFolder } from '../../src/db/lock.ts';
import { migrationFolder, migrationNames } from '../../src/db/migrations.ts';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { createFolder, type Ended, run } from '../support/process.ts';

const script = join(import.meta.dirname, '../../scripts/carry-over.mjs');
/**
 * The last migration of the old database. It isn't the newest migration, because the rows in this file must fit the
 * tables.
 */
const lastMigration = '20261121170842_step_before_cutover';
const folder = createFolder();
const original = join(folder.path, 'original');
const npmFolder = join(folder.path, 'npm');
const pgliteFolder = join(npmFolder, 'node_modules/@electric-sql/pglite');
let originalHash: string;
let PGlite: PgliteClass;

beforeAll(async () => {
  PGlite = await installPglite(npmFolder);
  const old = await PGlite.create(original);
  await old.exec(historyTable);
  for (const name of migrationNames().filter((one) => one <= lastMigration)) {
    await old.exec(readMigration(name));
    await addToHistory(old, name);
  }
  await insertRows(old);
  await old.close();
  originalHash = hashFolder(original);
});

afterAll(() => folder.remove());

/** The SQL that Prisma uses to create its table of migrations. */
const historyTable = `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
  finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

function readMigration(name: string): string {
  return readFileSync(join(migrationFolder, name, 'migration.sql'), 'utf8');
}

async function addToHistory(old: Pglite, name: string, { finished = true } = {}): Promise<void> {
  await old.query(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES ($1, 'abc', CASE WHEN $2 THEN now() END, $3, 1)`,
    [randomUUID(), finished, name],
  );
}

const nasty =
  `it's "quoted", \\back\\slashed, {braced}, (1,2) and\nbroken\r\n\tover lines, NULL, é 漢字 👩‍👩‍👧 `.repeat(
    40,
  );

async function insertRows(old: Pglite): Promise<void> {
  await old.query(`INSERT INTO "Person" (id, name, email) VALUES ('slack:U1', $1, $2)`, [
    nasty,
    '\u0001\u007f',
  ]);
  // The first person refers to a person who is stored later.
  await old.exec(`INSERT INTO "Person" (id, name) VALUES ('a', ''), ('b', 'NULL');
    UPDATE "Person" SET "linkedTo" = 'b' WHERE id = 'a'`);
  await old.exec(`INSERT INTO "Ticket" (number, kind, playbook, domain, source, target, service, customer, account,
      status, phase, "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom", "clockSpent",
      "sizeGb", bandwidth)
    SELECT n, 'migration', 'p', '', 's', 't', 'v', 'c', '0012', 'open', 'x', '1969-12-31 23:59:59.999+00', 'us', 'a',
      '9999-12-31 00:00:00.001+00', '2026-03-08 02:30:00-06', 'infinity', 2147483647, 0.1, 'NaN'
    FROM generate_series(1, 3) n;
    UPDATE "Ticket" SET "sizeGb" = '-Infinity', bandwidth = 5e-324 WHERE number = 2;
    SELECT setval('"Ticket_number_seq"', 7), nextval('"TicketBlocker_id_seq"')`);
  await old.exec(`INSERT INTO "TicketPhase" ("ticketNumber", position, slug, "waitingOn", clock)
      VALUES (1, 1, 'a', 'us', NULL), (1, 2, 'b', 'us', 'null');
    INSERT INTO "TicketStep" ("ticketNumber", id, position, text, actor, required, "afterCutover")
      VALUES (1, 'S', 1, '', 'us', true, 3)`);
  await old.query(
    `INSERT INTO "Event" ("ticketNumber", seq, type, at, text, progress, data)
     SELECT 2, n, 'note', '2026-11-20', $1, n % 2 = 0, $2::jsonb FROM generate_series(1, 250) n`,
    [nasty, `{"text": ${JSON.stringify(nasty)}, "numbers": [12345678901234567890.10, 1e-7, null, []]}`],
  );
  await old.query(
    `INSERT INTO "Delivery" (id, place, mode, card, state, "createdAt")
     VALUES (9007199254740993, 'p', 'm', $1::jsonb, 'sent', '2026-11-20')`,
    [JSON.stringify('x"\\'.repeat(1_000_000))],
  );
}

/** Fills a data folder with a copy of the original. */
function createDataDir(name: string, place = '.'): string {
  const dataDir = join(folder.path, name);
  cpSync(original, join(dataDir, place, 'postgres'), { recursive: true });
  return dataDir;
}

/**
 * Runs the script.
 * @param killed whether to send SIGKILL at the first output
 * @param prefix words to put before the command
 */
async function carryOver(
  dataDir: string,
  { killed = false, prefix = [] }: { killed?: boolean; prefix?: string[] } = {},
): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: '', MD_DATA_DIR: dataDir };
  const [program, ...args] = [...prefix, process.execPath, script];
  const child = spawn(program!, args, { cwd: folder.path, env });
  const wrote = { stdout: '', stderr: '' };
  child.stderr.on('data', (chunk) => {
    wrote.stderr += chunk;
  });
  child.stdout.on('data', (chunk) => {
    wrote.stdout += chunk;
    if (killed) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...wrote }));
  });
}

/** Reads every row of every table as sorted text. */
async function readRows(database: Queryable): Promise<Record<string, string[]>> {
  await database.query(`SET TimeZone = 'UTC'`);
  const { rows: tables } = await database.query(
    `SELECT quote_ident(table_name) AS name, string_agg(quote_ident(column_name) || '::text', ', ' ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
     GROUP BY table_name ORDER BY table_name`,
  );
  const found: Record<string, string[]> = {};
  for (const { name, columns } of tables as { name: string; columns: string }[]) {
    const { rows } = await database.query(`SELECT ${columns} FROM ${name}`);
    found[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}

/** Reads the rows of the original after PGlite itself has applied all later migrations. */
async function readExpected(): Promise<Record<string, string[]>> {
  // The migrations need this extension, which comes with PGlite.
  const { pg_trgm } = await import(join(pgliteFolder, 'dist/contrib/pg_trgm.js'));
  const options = [createDataDir('expected').concat('/postgres'), { extensions: { pg_trgm } }] as const;
  const old: Pglite = await Reflect.apply(PGlite.create, PGlite, options);
  for (const name of migrationNames().filter((one) => one > lastMigration)) {
    await old.exec(readMigration(name));
  }
  const rows = await readRows(old);
  await old.close();
  return rows;
}

async function withOwnServer<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const server = await startOwnServer(dataDir, createLogger('warn'));
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
    await server.stop();
  }
}

/** Lists a folder without the journal that SQLite leaves next to the lock after a kill. */
function namesIn(path: string): string[] {
  return readdirSync(path)
    .filter((name) => name !== 'lock-journal')
    .sort();
}

/** Computes a hash of all files in a folder. */
function hashFolder(path: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(path, name);
    hash.update(name);
    if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function startBot(dataDir: string): Promise<Ended> {
  return run({ MD_DATA_DIR: dataDir, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }).ended;
}

test('the carry-over moves every row and keeps the old folder', async () => {
  const dataDir = createDataDir('moved');
  expect((await startBot(dataDir)).stderr).toContain('Run "npm run carry-over"');
  const { code, stdout, stderr } = await carryOver(dataDir);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(
    'Moved 3 tickets, 250 events, and 1 message (260 rows in total). Compared every row.',
  );
  expect(stdout).toContain(`The old database is kept in ${dataDir}/postgres.pglite.`);
  expect(namesIn(dataDir)).toEqual(['lock', 'postgres', 'postgres.pglite']);
  expect(hashFolder(join(dataDir, 'postgres.pglite'))).toBe(originalHash);

  await withOwnServer(dataDir, async (client) => {
    const [found, expected] = [await readRows(client), await readExpected()];
    for (const [table, rows] of Object.entries(expected)) expect(found[table], table).toEqual(rows);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    const { rows } = await client.query(`SELECT nextval('"Ticket_number_seq"') AS ticket,
      nextval('"TicketBlocker_id_seq"') AS blocker, nextval('"AuditEntry_id_seq"') AS audit`);
    expect(rows).toEqual([{ ticket: '8', blocker: '2', audit: '1' }]);
  });

  const again = await carryOver(dataDir);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toBe(`Nothing to carry over: ${dataDir} has no database from an earlier release.\n`);
});

test('the carry-over can be killed at any moment, and finishes when someone runs it again', async () => {
  const dataDir = createDataDir('killed', 'playground');
  const place = join(dataDir, 'playground');
  const [store, carried] = [join(place, 'postgres'), join(place, 'postgres.carried')];
  expect(await carryOver(dataDir, { killed: true })).toMatchObject({ signal: 'SIGKILL' });
  expect(hashFolder(store)).toBe(originalHash);

  // Simulate a run that was killed before it moved the old folder. The next run starts over. In between, a bot of the
  // earlier release may have written to the old folder.
  mkdirSync(carried);
  mkdirSync(`${store}.pglite`);
  const { code, stdout } = await carryOver(dataDir);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('250 events') });
  expect(namesIn(place)).toEqual(['lock', 'postgres', 'postgres.pglite', 'postgres.pglite-2']);
  expect(hashFolder(`${store}.pglite-2`)).toBe(originalHash);

  // Simulate a run that moved the old folder away, but was killed before it moved the copy into place.
  renameSync(store, carried);
  expect((await startBot(place)).stderr).toContain('was interrupted. Run "npm run carry-over" again');
  expect((await carryOver(dataDir)).stdout).toContain(`Finished the interrupted carry-over of ${store}.`);
  const count = await withOwnServer(place, (client) => client.query('SELECT count(*) FROM "Event"'));
  expect(count.rows).toEqual([{ count: '250' }]);
});

test('the carry-over refuses a folder in use, a half-migrated database, and a newer database', async () => {
  const [used, half, newer] = ['used', 'half', 'newer'].map((name) => createDataDir(name)) as [
    string,
    string,
    string,
  ];
  const unlock = lockFolder(used);
  await change(half, (old) => addToHistory(old, '20261121180647_steps_about_dates', { finished: false }));
  await change(newer, (old) => addToHistory(old, '20991231000000_later'));
  const ended = await Promise.all([used, half, newer].map((dataDir) => carryOver(dataDir)));
  unlock();
  expect(ended.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(ended[0]!.stderr).toContain('Another Migration Desk is using the data folder');
  expect(ended[1]!.stderr).toContain(
    'interrupted while it applied the migration 20261121180647_steps_about_dates',
  );
  expect(ended[2]!.stderr).toContain(
    'has the migration 20991231000000_later, which this release does not recognize',
  );
  for (const dataDir of [half, newer]) expect(namesIn(dataDir)).toEqual(['lock', 'postgres']);
});

async function change(dataDir: string, work: (old: Pglite) => Promise<void>): Promise<void> {
  const old = await PGlite.create(join(dataDir, 'postgres'));
  await work(old);
  await old.close();
}

/** Whether this machine allows mounts that only a single process sees. */
const canMount = spawnSync('unshare', ['--mount', 'mount', '--bind', '/tmp', '/tmp']).status === 0;

test.runIf(canMount)('the carry-over says what to do if the database folder is a mount point', async () => {
  const dataDir = createDataDir('mounted');
  const store = join(dataDir, 'postgres');
  const mount = 'mount --bind "$0" "$0" && exec "$@"';
  const ended = await carryOver(dataDir, { prefix: ['unshare', '--mount', 'sh', '-c', mount, store] });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`${store} cannot be renamed (EBUSY). A volume is probably mounted`);
  expect(ended.stderr).toContain(`The old database in ${store} is unchanged.`);
  expect(namesIn(dataDir)).toEqual(['lock', 'postgres']);
  expect(hashFolder(store)).toBe(originalHash);
});

/** Columns of types that our own tables don't use. */
const kinds = [
  'id integer GENERATED ALWAYS AS IDENTITY',
  'bytes bytea',
  'lists text[]',
  'big bigint',
  'double integer GENERATED ALWAYS AS (length(bytes) * 2) STORED',
];

test('the carry-over copies columns of every type, and rejects a copy that differs from the original', async () => {
  const old = await PGlite.create();
  const client = new pg.Client({ connectionString: await createTestDatabaseUrl({ bare: true }) });
  await client.connect();
  await old.query(`CREATE TABLE "odd ""table""" (${kinds.join(', ')})`);
  await client.query(`CREATE TABLE "odd ""table""" (${kinds.toReversed().join(', ')})`);
  await old.query(`INSERT INTO "odd ""table""" (bytes, lists, big)
    VALUES ('\\x00ff275c', '{"a,\\"b",NULL,"NULL","{}"}', -9223372036854775808), (NULL, '{}', NULL)`);
  expect(await copyDatabase(old, client)).toContainEqual(expect.objectContaining({ rows: 2 }));
  expect(await readRows(client)).toEqual(await readRows(old));

  await client.query(`TRUNCATE "odd ""table"""`);
  await client.query(`CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.big := 1; RETURN NEW; END';
    CREATE TRIGGER spoil BEFORE INSERT ON "odd ""table""" FOR EACH ROW EXECUTE FUNCTION spoil();
    ALTER TABLE "odd ""table""" ENABLE ALWAYS TRIGGER spoil`);
  await expect(copyDatabase(old, client)).rejects.toThrow(
    'The copy of odd "table" differs from the original.',
  );
  await client.end();
  await old.close();
});
