import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import manifest from '../../manifests/slack.json' with { type: 'json' };
import { keptBackups } from '../../src/db/backup/folder.ts';
import { makeBackup } from '../../src/db/backup/make-backup.ts';
import { readBackup } from '../../src/db/backup/read-backup.ts';
import { restoreBackup } from '../../src/db/backup/restore-backup.ts';
import { connect, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationNames } from '../../src/db/migrations.ts';
import { createLogger } from '../../src/logger.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';
import {
  type DeskOptions,
  dana,
  migrations,
  openLine,
  platformChanges,
  sendAll,
  startDesk,
  type TestDesk,
} from '../support/desk.ts';
import { digestsOf } from '../support/digests.ts';
import { createFolder, type Folder } from '../support/process.ts';
import { runUntil } from '../support/run-until.ts';

const logger = createLogger('silent');
let folder: Folder;
let slack: SlackPlatform;
let desk: TestDesk;
let desks: TestDesk[];

beforeEach(async () => {
  folder = createFolder();
  desks = [];
  slack = createSlackPlatform({ botUrl: () => `${desk.url}/slack/events`, patience: 45_000 });
  slack.scopes = new Set(manifest.oauth_config.scopes.bot);
  await slack.start();
});
afterEach(async () => {
  for (const one of desks) await one.stop();
  expect(slack.protocolErrors).toEqual([]);
  await slack.stop();
  folder.remove();
});

/** Starts the product. Commands go to the one that was started last. */
async function start(options: DeskOptions = {}): Promise<TestDesk> {
  desk = await startDesk({ slack, askWithin: 45_000, ...options });
  desks.push(desk);
  return desk;
}

async function stop(one: TestDesk): Promise<void> {
  desks = desks.filter((other) => other !== one);
  await one.stop();
}

test('after a restore, the bot continues where the backup was made', async () => {
  const lost = await start();
  await desk.say(dana, 'subscribe', { channel: platformChanges });
  await desk.say(dana, 'digest at 09:00 weekdays');
  await desk.say(dana, openLine);
  await desk.app.drain();
  slack.faults.rateLimitChannel(platformChanges, { retryAfter: 600 });
  await desk.say(dana, 'note 1 written before the backup');
  await desk.app.drain();
  expect(await lost.database.client.delivery.count({ where: { state: 'owed' } })).toBeGreaterThan(0);
  const before = slack.messages(platformChanges).length;

  const file = join(folder.path, 'desk.backup.gz');
  const { url } = lost.database;
  const backed = await digestsOf(url);
  await makeBackup({ url, file, at: lost.clock.now() });
  await stop(lost);
  slack.faults.clear();
  const empty = await createTestDatabaseUrl({ bare: true });
  await restoreBackup(file, async () => ({ url: empty, close: async () => {} }), logger);
  expect(await digestsOf(empty)).toEqual(backed);

  await start({ database: connect(empty), clock: lost.clock });
  await sendAll(desk);
  const told = slack.messages(platformChanges).slice(before);
  expect(
    told.filter((message) => JSON.stringify(message).includes('written before the backup')),
  ).toHaveLength(1);
  expect(await desk.database.client.delivery.count({ where: { state: { not: 'sent' } } })).toBe(0);

  expect((await desk.say(dana, openLine.replace('acme.com', 'globex.com'))).text).toContain('MIG-2');
  const digests = () => slack.messages(migrations).filter((message) => !message.ephemeralTo);
  await runUntil(desk, '2026-11-23T08:59:00-06:00');
  await desk.app.drain();
  expect(digests()).toHaveLength(0);
  await runUntil(desk, '2026-11-23T12:00:00-06:00');
  await desk.app.drain();
  expect(digests()).toHaveLength(1);
});

test('a backup has no secret of the settings', async () => {
  await start();
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.app.drain();
  const file = join(folder.path, 'desk.backup.gz');
  await makeBackup({ url: desk.database.url, file, at: desk.clock.now() });
  const text = gunzipSync(readFileSync(file)).toString();
  expect(text).toContain('acme.com');
  for (const secret of [slack.botToken, slack.signingSecret]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/xox[a-z]-|xapp-|hooks\.slack|response_url|password"/i);
});

describe('with MD_BACKUP_DIR', () => {
  const backups = () => join(folder.path, 'backups');
  const env = () => ({ MD_BACKUP_DIR: backups() });

  test('one replica makes a backup each day', async () => {
    const first = await start({ env: env() });
    const shared = { database: connect(first.database.url), clock: first.clock, env: env() };
    const second = await start(shared);
    for (const day of [
      '2026-11-20T10:00:00-06:00',
      '2026-11-20T23:00:00-06:00',
      '2026-11-21T00:01:00-06:00',
    ]) {
      first.clock.set(day);
      await Promise.all([first.app.tick(), second.app.tick()]);
      await Promise.all([first.app.drain(), second.app.drain()]);
    }
    const made = readdirSync(backups()).sort();
    expect(made).toEqual([
      'migration-desk-20261120-160000.backup.gz',
      'migration-desk-20261121-060100.backup.gz',
    ]);
    const { migrations } = await readBackup(join(backups(), made[1]!));
    expect(migrations).toEqual(migrationNames());
  });

  test('the newest 14 stay, with files of others, and without the rest of a killed backup', async () => {
    mkdirSync(backups());
    const old = join(backups(), 'migration-desk-20261101-060000.backup.gz.77.partial');
    for (const file of [old, join(backups(), 'letter.txt')]) {
      writeFileSync(file, '');
      utimesSync(file, new Date('2026-11-01'), new Date('2026-11-01'));
    }
    await start({ env: env() });
    const days = Array.from({ length: 20 }, (_, i) => `2026-12-${String(i + 1).padStart(2, '0')}`);
    for (const day of days) {
      await desk.tickAt(`${day}T06:00:00-06:00`);
      await desk.app.drain();
    }
    const kept = days
      .slice(-keptBackups)
      .map((day) => `migration-desk-${day.replaceAll('-', '')}-120000.backup.gz`);
    expect(readdirSync(backups()).sort()).toEqual(['letter.txt', ...kept]);
  });

  test('a failed backup is logged, and tried again after an hour', async () => {
    writeFileSync(backups(), 'a file is in the way');
    await start({ env: env() });
    await desk.tickAt('2026-11-20T10:00:00-06:00');
    await desk.app.drain();
    expect(desk.log.filter((line) => line.includes('the daily backup failed'))).toHaveLength(1);
    rmSync(backups());
    await desk.tickAt('2026-11-20T10:59:00-06:00');
    await desk.app.drain();
    expect(existsSync(backups())).toBe(false);
    await desk.tickAt('2026-11-20T11:01:00-06:00');
    await desk.app.drain();
    expect(readdirSync(backups())).toHaveLength(1);
  });

  test('a clock that was wrong once does not stop the backups', async () => {
    await start({ env: env() });
    for (const at of [
      '2027-01-30T10:00:00-06:00',
      '2026-11-20T10:00:00-06:00',
      '2026-11-21T10:00:00-06:00',
    ]) {
      await desk.tickAt(at);
      await desk.app.drain();
    }
    expect(readdirSync(backups())).toHaveLength(3);
  });

  test('a database of an older release is backed up before its migration', async () => {
    const names = migrationNames();
    const url = await createTestDatabaseUrl({ bare: true });
    await migrate(url, logger, names.at(-3));
    await askServer(
      url,
      `INSERT INTO "AuditEntry" (at, "actorId", action, detail) VALUES (now(), 'a', 'b', 'c')`,
    );
    for (let starts = 0; starts < 2; starts++) {
      const database = await openDatabase({ url, dataDir: '/nowhere', backupDir: backups() }, logger);
      await database.close();
    }
    const made = readdirSync(backups());
    expect(made).toEqual([`migration-desk-before-${names.at(-2)}.backup.gz`]);
    const content = await readBackup(join(backups(), made[0]!));
    expect(content.migrations).toEqual(names.slice(0, -2));
    expect(content.tables).toContainEqual(expect.objectContaining({ name: 'AuditEntry', rows: 1 }));
  });

  test('a new database is not backed up, and without a backup nothing is migrated', async () => {
    const fresh = await createTestDatabaseUrl({ bare: true });
    await (await openDatabase({ url: fresh, dataDir: '/nowhere', backupDir: backups() }, logger)).close();
    expect(existsSync(backups())).toBe(false);

    const names = migrationNames();
    const url = await createTestDatabaseUrl({ bare: true });
    await migrate(url, logger, names.at(-2));
    writeFileSync(backups(), 'a file is in the way');
    await expect(openDatabase({ url, dataDir: '/nowhere', backupDir: backups() }, logger)).rejects.toThrow(
      /The backup before the migration failed, so the database was not changed. Cannot write .*backups. A part of the path is a file./,
    );
    expect(await migrate(url, logger)).toEqual([names.at(-1)]);
  });
});

test('without MD_BACKUP_DIR, no backup is made', async () => {
  await start({ database: await createTestDatabase() });
  await desk.app.tick();
  expect(await desk.database.client.backupRun.count()).toBe(0);
});
