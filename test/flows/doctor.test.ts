import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import manifest from '../../manifests/slack.json' with { type: 'json' };
import { checkClocks } from '../../src/checks/clocks.ts';
import { systemClock } from '../../src/clock.ts';
import { dailyName } from '../../src/db/backup/folder.ts';
import { makeBackup } from '../../src/db/backup/make-backup.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationNames } from '../../src/db/migrations.ts';
import { examine } from '../../src/doctor/doctor.ts';
import type { Line } from '../../src/doctor/line.ts';
import { toText } from '../../src/doctor/report.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';
import { dana, openLine } from '../support/desk.ts';
import { createFolder, type Folder, say } from '../support/process.ts';
import { useScene } from '../support/process-scene.ts';
import { serverPid } from '../support/store.ts';

const scene = useScene('own');
const appId = '11111111-2222-3333-4444-555555555555';
const password = 'the~secret/of+teams';
let folder: Folder;
let login: Server;
/** What Microsoft answers to a request for a token. */
let microsoft: { status: number; body: string; headers?: Record<string, string> };

beforeEach(async () => {
  folder = createFolder();
  scene.slack.scopes = new Set(manifest.oauth_config.scopes.bot);
  microsoft = { status: 200, body: '{"access_token":"t0ken-of-teams"}' };
  login = createServer((_request, response) => {
    response.writeHead(microsoft.status, microsoft.headers).end(microsoft.body);
  });
  await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => login.close(resolve));
  folder.remove();
});

/** The settings of a bot in Slack and Teams. */
function settings(more: Record<string, string> = {}): Record<string, string> {
  const { slack, env } = scene;
  return {
    ...env,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    ...more,
  };
}

interface Report {
  lines: Line[];
  text: string;
  /** The faults, without what to do. */
  faults: string[];
}

/** Runs the doctor, and checks that the report has no secret, and says for each fault what to do. */
async function examineWith(environment: Record<string, string>): Promise<Report> {
  const lines: Line[] = [];
  const url = `http://127.0.0.1:${(login.address() as AddressInfo).port}`;
  await examine(environment, systemClock, (line) => void lines.push(line), url);
  const text = lines.map((line) => toText(line, environment)).join('\n');
  for (const [name, value] of Object.entries(environment)) {
    if (/TOKEN|SECRET|PASSWORD/.test(name)) expect(text).not.toContain(value);
  }
  expect(text).not.toMatch(/s3cret|t0ken/);
  const wrong = lines.map(({ finding }) => finding).filter((finding) => finding.state === 'wrong');
  for (const { fix } of wrong) expect(fix).toMatch(/\w+ .*\.|: npm run/);
  return { lines, text, faults: wrong.map(({ says }) => says) };
}

test('finds nothing wrong while a healthy bot runs, nor after it has stopped', async () => {
  const bot = await scene.start();
  await say(scene.slack, dana, openLine);
  const running = await examineWith(settings());
  expect(running.faults).toEqual([]);
  expect(running.lines.map(({ about }) => about)).toEqual([
    ...[
      'settings',
      'store',
      'schema',
      'deliveries',
      'deliveries',
      'space',
      'backups',
      'slack',
      'teams',
      'clock',
    ],
  ]);
  expect(running.text).toContain('The clock agrees with the database server and Slack and Microsoft.');
  bot.kill('SIGTERM');
  await bot.ended;
  const stopped = await examineWith(settings());
  expect(stopped.faults).toEqual([]);
  expect(stopped.text).toContain('note   store       Migration Desk is not running.');
  expect(serverPid(scene.env.MD_DATA_DIR!)).toBeUndefined();
});

describe('the database:', () => {
  test('there is none, and none is created', async () => {
    const data = join(folder.path, 'data');
    const { faults, text } = await examineWith(settings({ MD_DATA_DIR: data }));
    expect(faults).toEqual(['The database cannot be used.']);
    expect(text).toContain(`There is no database in ${data}/postgres.`);
    expect(existsSync(data)).toBe(false);
  });

  test('the server is down, or does not have it', async () => {
    const url = new URL(await createTestDatabaseUrl());
    const cases = [
      ['postgres://u:s3cret@127.0.0.1:1/x', 'ECONNREFUSED 127.0.0.1:1. Start the database server'],
      [url.href.replace(url.pathname, '/nowhere'), 'database "nowhere" does not exist. Create the database'],
    ];
    for (const [DATABASE_URL, said] of cases) {
      const { faults, text } = await examineWith(settings({ DATABASE_URL: DATABASE_URL! }));
      expect(faults).toEqual(['The database cannot be used.']);
      expect(text).toContain(said);
    }
  });

  test("the bot's own Postgres is frozen", async () => {
    const bot = await scene.start();
    const pid = serverPid(scene.env.MD_DATA_DIR!)!;
    process.kill(pid, 'SIGSTOP');
    const { faults, text } = await examineWith(settings()).finally(() => process.kill(pid, 'SIGCONT'));
    expect(faults).toEqual(['The database cannot be used.']);
    expect(text).toContain('Migration Desk is running, but its Postgres');
    bot.kill('SIGKILL');
    await bot.ended;
  });

  test('its tables are older or newer than the release, or half-migrated', async () => {
    const names = migrationNames();
    const url = await createTestDatabaseUrl({ bare: true });
    const look = () => examineWith(settings({ DATABASE_URL: url }));
    expect((await look()).text).toContain('note   schema      The database is empty.');
    await migrate(url, createLogger('silent'), names.at(-2));
    expect((await look()).faults).toEqual([
      `The database is older than this release: it lacks ${names.at(-1)}.`,
    ]);
    const add =
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, $1, $2, $3)';
    await askServer(url, add, ['a', '20991231000000_later', new Date()]);
    expect((await look()).faults).toEqual([
      expect.stringContaining(
        'A newer release migrated the database: it has the migration 20991231000000_later',
      ),
    ]);
    await askServer(url, add, ['b', names.at(-1), null]);
    expect((await look()).faults).toEqual([`The migration ${names.at(-1)} was interrupted.`]);
  });

  test('messages wait, or fail in a place', async () => {
    const url = await createTestDatabaseUrl();
    const add = `INSERT INTO "Delivery" (place, mode, card, state, reason, "createdAt", "settledAt")
      VALUES ($1, 'post', '{}', $2, $3, now() - interval '3 hours', now() - $4::interval)`;
    await askServer(url, add, ['slack:C1', 'owed', null, null]);
    await askServer(url, add, ['slack:C2', 'failed', 'not_in_channel', '1 day']);
    await askServer(url, add, ['slack:C3', 'failed', 'is_archived', '8 days']);
    expect((await examineWith(settings({ DATABASE_URL: url }))).faults).toEqual([
      '1 message is waiting, the oldest for 3 hours.',
      'Messages to a place failed in the last 7 days: slack:C2 (1: not_in_channel).',
    ]);
  });
});

describe('a platform:', () => {
  let more: Record<string, string>;
  beforeEach(async () => {
    more = { DATABASE_URL: await createTestDatabaseUrl() };
  });

  test.each([
    [
      'refuses the token',
      { SLACK_BOT_TOKEN: 'xoxb-wrong-s3cret' },
      'Slack refuses SLACK_BOT_TOKEN: invalid_auth.',
    ],
    [
      'refuses the token for Socket Mode',
      { SLACK_APP_TOKEN: 'xapp-wrong-s3cret' },
      'Slack refuses SLACK_APP_TOKEN: invalid_auth.',
    ],
  ])('%s', async (_, wrong, fault) => {
    expect((await examineWith(settings({ ...more, ...wrong }))).faults).toEqual([fault]);
  });

  test('cannot be reached', async () => {
    const environment = settings(more);
    await scene.slack.stop();
    const { faults } = await examineWith(environment);
    expect(faults).toEqual([
      expect.stringMatching(/^Slack cannot be reached at 127\.0\.0\.1:\d+: ECONNREFUSED\.$/),
    ]);
    await scene.slack.start();
  });

  test('lacks scopes', async () => {
    scene.slack.scopes.delete('chat:write.public');
    expect((await examineWith(settings(more))).faults).toEqual([
      'The token lacks the scopes chat:write.public.',
    ]);
  });

  test('lacks only scopes that find a message after a crash', async () => {
    scene.slack.scopes.delete('channels:history');
    const { faults, text } = await examineWith(settings(more));
    expect(faults).toEqual([]);
    expect(text).toContain('which lacks channels:history. Everything works, but after a crash');
  });

  test('answers with a maintenance page, or not at all', async () => {
    scene.slack.faults.failNext('auth.test', { status: 200, body: '<html>maintenance</html>' });
    microsoft = { status: 503, body: '<html>' };
    expect((await examineWith(settings(more))).faults).toEqual([
      'Slack gave an answer that cannot be read (status 200).',
      'Microsoft gave an answer that cannot be read (status 503).',
    ]);
    scene.slack.faults.delay('auth.test', 60_000);
    microsoft = { status: 200, body: '{"access_token":"t0ken"}' };
    expect((await examineWith(settings(more))).faults).toEqual([
      expect.stringMatching(/^Slack cannot be reached at .*: no answer within 5 seconds\.$/),
    ]);
  });

  test('refuses the secret of Teams', async () => {
    const body = `{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret ${password}"}`;
    microsoft = { status: 401, body };
    const { faults, text } = await examineWith(settings(more));
    expect(faults).toEqual(["Microsoft refuses the bot's credentials for Teams: AADSTS7000215."]);
    expect(text).toContain('Create a new client secret');
  });

  test('has another time than this machine', async () => {
    const headers = { date: new Date(systemClock.now().getTime() + 7_200_500).toUTCString() };
    microsoft = { status: 200, body: '{"access_token":"t0ken"}', headers };
    const { faults } = await examineWith(settings(more));
    expect(faults).toEqual([
      expect.stringMatching(/^This machine's clock is (1 hour|2 hours) behind Microsoft\.$/),
    ]);
    expect(checkClocks([{ who: 'Slack', ahead: 40_000, doubt: 15_000 }])).toMatchObject({ state: 'ok' });
    expect(checkClocks([{ who: 'Slack', ahead: 40_000, doubt: 500 }])).toMatchObject({
      state: 'wrong',
      says: "This machine's clock is 40 seconds ahead of Slack.",
    });
  });

  test('is not configured, or only partly', async () => {
    const { text, faults } = await examineWith({ MD_DATA_DIR: folder.path });
    expect(text).toContain('note   platforms   No chat platform is configured');
    expect(faults).toEqual(['The database cannot be used.']);
    const partly = await examineWith({ ...more, SLACK_BOT_TOKEN: 'xoxb-s3cret', MD_WRONG: 'x' });
    expect(partly.faults).toEqual([
      expect.stringContaining('MD_WRONG is not a Migration Desk setting.'),
      expect.stringContaining('SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) is missing.'),
    ]);
    expect(partly.lines.map(({ about }) => about)).toContain('schema');
  });
});

describe('backups:', () => {
  let more: Record<string, string>;
  let backups: string;
  beforeEach(async () => {
    backups = join(folder.path, 'backups');
    more = { DATABASE_URL: await createTestDatabaseUrl(), MD_BACKUP_DIR: backups };
  });

  /** Makes a daily backup that is `hours` old. Returns its file. */
  async function make(hours: number): Promise<string> {
    mkdirSync(backups, { recursive: true });
    const at = new Date(systemClock.now().getTime() - hours * 3_600_000);
    const file = join(backups, dailyName(at));
    await makeBackup({ url: more.DATABASE_URL!, file, at });
    return file;
  }

  test('there is none, or the newest is old, damaged, or from the future', async () => {
    const faults = async () => (await examineWith(settings(more))).faults;
    writeFileSync(backups, '');
    expect(await faults()).toEqual([`The folder in MD_BACKUP_DIR (${backups}) cannot be read.`]);
    rmSync(backups);
    expect(await faults()).toEqual([`${backups} has no daily backup.`]);
    mkdirSync(backups);
    expect(await faults()).toEqual([`${backups} has no daily backup.`]);
    await make(50);
    expect(await faults()).toEqual(['The newest daily backup is 2 days old.']);
    await make(-500);
    expect(await faults()).toEqual(['The newest daily backup is 2 days old.']);
    const file = await make(3);
    expect(await faults()).toEqual([]);
    writeFileSync(file, readFileSync(file).subarray(0, 200));
    expect(await faults()).toEqual([
      expect.stringContaining(`The newest daily backup cannot be restored. ${file} is incomplete`),
    ]);
  });
});

/** Whether this machine allows mounts that only a single process sees. */
const canMount = spawnSync('unshare', ['--mount', 'mount', '--bind', '/tmp', '/tmp']).status === 0;
const scripts = join(import.meta.dirname, '../../scripts');

test.runIf(canMount)('on a full disk, says so and exits with 1', () => {
  const disk = join(folder.path, 'disk');
  mkdirSync(disk);
  const steps = `mount -t tmpfs -o size=8m tmpfs "$0" && { cat /dev/zero > "$0/filler"; "$@"; }`;
  const { status, stdout } = spawnSync(
    'unshare',
    ['--mount', 'sh', '-c', steps, disk, process.execPath, join(scripts, 'doctor.ts')],
    {
      cwd: folder.path,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, MD_DATA_DIR: disk, DATABASE_URL: '', LOG_LEVEL: 'info' },
    },
  );
  expect(stdout).toContain(`wrong  space       0 MB are free for the database (${disk}).`);
  expect(stdout).toMatch(/\d things are wrong\.\n$/);
  expect(status).toBe(1);
  expect(readdirSync(folder.path)).toEqual(['disk']);
});
