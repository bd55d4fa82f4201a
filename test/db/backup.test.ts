import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/db/backup/make-backup.ts';
import { restoreBackup } from '../../src/db/backup/restore-backup.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationNames } from '../../src/db/migrations.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';
import { digestsOf } from '../support/digests.ts';
import { createFolder, type Folder } from '../support/process.ts';

const logger = createLogger('silent');
const at = new Date('2026-11-29T14:25:04Z');
let folder: Folder;
let file: string;
let url: string;

beforeEach(async () => {
  folder = createFolder();
  file = join(folder.path, 'desk.backup.gz');
  url = await createTestDatabaseUrl();
});
afterEach(() => folder.remove());

const nasty = `it's "quoted", \\.\\back\\\\slashed\n\\.\n\ttabbed\r\n, \\N, NULL, é 漢字 👩‍👩‍👧`;

/** Adds rows with every kind of value that text can get wrong, and a person who refers to a person stored later. */
async function insertRows(): Promise<void> {
  await askServer(url, `INSERT INTO "Person" (id, name, email) VALUES ('\\.', $1, NULL)`, [nasty]);
  await askServer(url, `INSERT INTO "Person" (id, name) VALUES ('a', ''), ('b', 'NULL')`);
  await askServer(url, `UPDATE "Person" SET "linkedTo" = 'b' WHERE id = 'a'`);
  await askServer(url, `INSERT INTO "Plan" VALUES ('h', $1, '{}')`, [
    JSON.stringify({ text: nasty, n: 1e-7 }),
  ]);
  await askServer(
    url,
    `INSERT INTO "Ticket" (kind, playbook, "planHash", domain, source, target, service, customer, "accountNumber",
       status, phase, "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom", "sizeGb")
     SELECT 'migration', 'p', 'h', 'acme.com', 's', 't', 'v', 'c', '0012', 'open', 'x', '1969-12-31 23:59:59.999+00',
       'us', 'a', '9999-12-31 00:00:00.001+00', '2026-03-08 02:30:00-06', 'infinity', 0.1 + 0.2
     FROM generate_series(1, 3)`,
  );
  await askServer(
    url,
    `INSERT INTO "Event" SELECT 1, n, 'note', now(), NULL, repeat($1, 5), false, '{}' FROM generate_series(1, 2000) n`,
    [nasty],
  );
  await askServer(
    url,
    `INSERT INTO "Delivery" (place, mode, card, state, "createdAt") VALUES ('slack:C1', 'post', '{}', 'owed', now())`,
  );
  await askServer(url, `DELETE FROM "Ticket" WHERE number = 3`);
}

function back(from = url, to = file) {
  return makeBackup({ url: from, file: to, at });
}

function restore(to: string, from = file) {
  return restoreBackup(from, async () => ({ url: to, close: async () => {} }), logger);
}

describe('a backup', () => {
  test('restores every row, every sequence, and the next ticket number', async () => {
    await insertRows();
    const before = await digestsOf(url);
    const { tables } = await back();
    expect(await digestsOf(url)).toEqual(before);
    const other = await createTestDatabaseUrl({ bare: true });
    expect(await restore(other)).toMatchObject({ tables, migrated: [] });
    expect(await digestsOf(other)).toEqual(before);
    expect(before['"Event"']).toMatch(/^2000 /);
    expect(await askServer(other, `SELECT nextval('"Ticket_number_seq"')::int AS n`)).toEqual([{ n: 4 }]);
  });

  test('has every table of the schema, and says which migrations the database had', async () => {
    const { tables, migrations } = await back();
    const named = await askServer(
      url,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(named.map(({ name }) => name).sort());
    expect(migrations).toEqual(migrationNames());
    expect(gunzipSync(readFileSync(file)).toString()).toMatch(/^Migration Desk backup\n\{"format":1,/);
  });

  test('can be read only by its owner, and leaves no other file', async () => {
    await back();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder.path)).toEqual(['desk.backup.gz']);
  });

  test('is one moment, even if others write while it is made', async () => {
    await insertRows();
    let writing = true;
    async function write(): Promise<void> {
      for (let n = 1; writing; n++) {
        await askServer(
          url,
          `WITH event AS (INSERT INTO "Event" VALUES (2, $1::int, 'note', now(), NULL, '', false, '{}'))
           UPDATE "Ticket" SET "lastEvent" = $1::int WHERE number = 2`,
          [n],
        );
      }
    }
    const writer = write();
    await expect
      .poll(() => askServer(url, 'SELECT "lastEvent" AS n FROM "Ticket" WHERE number = 2'))
      .not.toEqual([{ n: 0 }]);
    await back();
    writing = false;
    await writer;
    const other = await createTestDatabaseUrl({ bare: true });
    await restore(other);
    const [counts] = await askServer(
      other,
      `SELECT "lastEvent" AS said, (SELECT count(*)::int FROM "Event" WHERE "ticketNumber" = 2) AS found
       FROM "Ticket" WHERE number = 2`,
    );
    expect(counts!.said).toBe(counts!.found);
    expect(counts!.said).toBeGreaterThan(0);
  });

  test('that is stopped or fails leaves no file', async () => {
    await insertRows();
    const stopped = AbortSignal.abort();
    await expect(makeBackup({ url, file, at, signal: stopped })).rejects.toThrow('abort');
    await expect(back(url, join(folder.path, 'missing', 'desk.backup.gz'))).rejects.toThrow(
      'The folder does not exist.',
    );
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('that is stopped in the middle of a table ends at once, and leaves no file', async () => {
    await askServer(
      url,
      `INSERT INTO "Delivery" (place, mode, card, state, "createdAt")
       SELECT 'slack:C1', 'post', jsonb_build_object('text', repeat(md5(n::text), 60)), 'sent', now()
       FROM generate_series(1, 40000) n`,
    );
    const stopping = new AbortController();
    const making = makeBackup({ url, file, at, signal: stopping.signal });
    await expect.poll(() => readdirSync(folder.path), { interval: 2 }).toHaveLength(1);
    stopping.abort();
    await expect(making).rejects.toThrow('abort');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('of a database without our tables is refused', async () => {
    await expect(back(await createTestDatabaseUrl({ bare: true }))).rejects.toThrow('The database is empty');
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('restoring', () => {
  test('migrates a backup of an older release', async () => {
    const names = migrationNames();
    const old = await createTestDatabaseUrl({ bare: true });
    await migrate(old, logger, names.at(-2));
    await askServer(
      old,
      `INSERT INTO "AuditEntry" (at, "actorId", action, detail) VALUES (now(), 'a', 'b', 'c')`,
    );
    await back(old);
    for (const target of [await createTestDatabaseUrl({ bare: true }), url]) {
      expect((await restore(target)).migrated).toEqual([names.at(-1)]);
      expect(await askServer(target, 'SELECT detail FROM "AuditEntry"')).toEqual([{ detail: 'c' }]);
      await migrate(old, logger);
      expect(await digestsOf(target)).toEqual(await digestsOf(old));
    }
  });

  test('works on an empty database that has tables already', async () => {
    await insertRows();
    await back();
    const other = await createTestDatabaseUrl();
    await restore(other);
    expect(await digestsOf(other)).toEqual(await digestsOf(url));
  });

  test('refuses a database that has any row, and changes nothing', async () => {
    await insertRows();
    await back();
    const other = await createTestDatabaseUrl();
    await askServer(other, `INSERT INTO "SeenRequest" VALUES ('k', now())`);
    const before = await digestsOf(other);
    await expect(restore(other)).rejects.toThrow(
      'The database is not empty: the table SeenRequest has rows. Nothing was changed.',
    );
    expect(await digestsOf(other)).toEqual(before);
  });

  test('refuses a backup of a newer release, without opening the database', async () => {
    await askServer(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '20991231000000_later', now())`,
    );
    await back();
    const open = () => Promise.reject(new Error('opened'));
    await expect(restoreBackup(file, open, logger)).rejects.toThrow(
      `${file} was made by a newer release: it has the migration 20991231000000_later`,
    );
  });

  test('is undone if a row does not fit, and can be repeated', async () => {
    await insertRows();
    await back();
    const other = await createTestDatabaseUrl();
    await askServer(other, 'ALTER TABLE "Delivery" ADD CONSTRAINT never CHECK (false)');
    const before = await digestsOf(other);
    await expect(restore(other)).rejects.toThrow('violates check constraint "never"');
    expect(await digestsOf(other)).toEqual(before);
    await askServer(other, 'ALTER TABLE "Delivery" DROP CONSTRAINT never');
    await restore(other);
    expect(await digestsOf(other)).toEqual(await digestsOf(url));
  });

  test('is undone if the database stores something else than the backup has', async () => {
    await insertRows();
    await back();
    const other = await createTestDatabaseUrl();
    await askServer(
      other,
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name := upper(NEW.name); RETURN NEW; END'`,
    );
    await askServer(
      other,
      'CREATE TRIGGER spoil BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION spoil()',
    );
    await expect(restore(other)).rejects.toThrow('The table Person differs from the backup');
    expect(await askServer(other, 'SELECT * FROM "Person"')).toEqual([]);
  });
});

describe('a file that is not a whole backup is refused in one sentence:', () => {
  const packed = () => readFileSync(file);
  const text = () => gunzipSync(packed()).toString();
  const cut = (share: number) => packed().subarray(0, Math.floor(packed().length * share));

  test.each<[string, () => Buffer, string]>([
    ['half of a file', () => cut(0.5), 'is incomplete: its end is missing.'],
    ['all but the last byte', () => packed().subarray(0, -1), 'is incomplete: its end is missing.'],
    ['an empty file', () => Buffer.alloc(0), 'is incomplete: its end is missing.'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n'), 'is not a backup of Migration Desk.'],
    ['an unpacked backup', () => Buffer.from(text()), 'is not a backup of Migration Desk.'],
    [
      'another packed text',
      () => gzipSync('CREATE TABLE "Ticket" ();\n'),
      'is not a backup of Migration Desk.',
    ],
    ['a changed row', () => gzipSync(text().replace('acme.com', 'acne.com')), 'is damaged'],
    ['a missing row', () => gzipSync(text().replace(/^slack:C1.*\n|^.*owed.*\n/m, '')), 'is damaged'],
    [
      'a changed line between tables',
      () => gzipSync(text().replace('"value":"3"', '"value":"1"')),
      'is damaged',
    ],
    ['no last line', () => gzipSync(text().replace(/\{"sha256":"[^"]*"\}\n$/, '')), 'is incomplete'],
    ['more after the last line', () => gzipSync(`${text()}more\n`), 'is damaged'],
    [
      'a newer format',
      () => gzipSync(text().replace('"format":1', '"format":2')),
      'was written by a newer release',
    ],
  ])('%s', async (_, spoil, said) => {
    await insertRows();
    await back();
    const spoiled = spoil();
    writeFileSync(file, spoiled);
    const open = () => Promise.reject(new Error('opened'));
    await expect(restoreBackup(file, open, logger)).rejects.toThrow(`${file} ${said}`);
  });

  test('each changed byte', async () => {
    await insertRows();
    await back();
    const whole = packed();
    const open = () => Promise.reject(new Error('opened'));
    // The bytes 4 to 9 of a gzip file are about its making, and not protected.
    for (let i = 10; i < whole.length; i += Math.ceil(whole.length / 40)) {
      const spoiled = Buffer.from(whole);
      spoiled[i]! ^= 1 << (i % 8);
      writeFileSync(file, spoiled);
      const said = await restoreBackup(file, open, logger).catch((error: Error) => error.message);
      expect(said, `byte ${i}`).toMatch(/is damaged|is incomplete|is not a backup/);
    }
  });

  test('a folder, and no file', async () => {
    const open = () => Promise.reject(new Error('opened'));
    await expect(restoreBackup(folder.path, open, logger)).rejects.toThrow('It is a folder.');
    await expect(restoreBackup(file, open, logger)).rejects.toThrow('There is no such file.');
  });
});
