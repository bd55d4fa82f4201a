import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { dana, migrations, openLine } from '../support/desk.ts';
import { digestsOf } from '../support/digests.ts';
import { createFolder, type Ended, say, untilNothingOwed } from '../support/process.ts';
import { useScene } from '../support/process-scene.ts';

const scene = useScene('own');
const scripts = join(import.meta.dirname, '../../scripts');

/** Runs `npm run <name> -- <file>` without npm, with only these environment variables. */
function runScript(name: string, args: string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [join(scripts, `${name}.ts`), ...args], {
    cwd: scene.env.MD_DATA_DIR,
    env: { PATH: process.env.PATH, ...env },
  });
  const wrote = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (wrote.stdout += chunk));
  child.stderr.on('data', (chunk) => (wrote.stderr += chunk));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, ...wrote })));
}

/** Reads the digests of the store in a data folder that no bot uses. */
async function digestsIn(dataDir: string): Promise<Record<string, string>> {
  const server = await startOwnServer(dataDir, createLogger('silent'));
  try {
    return await digestsOf(server.url);
  } finally {
    await server.stop();
  }
}

test("the bot's own database is backed up while the bot runs, and moves to a server and back", async ({
  onTestFinished,
}) => {
  const { slack, env } = scene;
  const folder = createFolder();
  onTestFinished(folder.remove);
  const file = join(folder.path, 'desk.backup.gz');
  const bot = await scene.start();
  await say(slack, dana, 'subscribe');
  await say(slack, dana, openLine);
  await untilNothingOwed(bot);

  const made = await runScript('backup', [file], env);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(
    /^Backed up 1 ticket and 1 event \(\d+ rows in \d+ tables\) from .*postgres\.\n/,
  );
  expect(await say(slack, dana, 'note 1 after the backup')).toContain('MIG-1');
  const text = gunzipSync(readFileSync(file)).toString();
  for (const secret of [slack.botToken, slack.signingSecret]) expect(text).not.toContain(secret);
  bot.kill('SIGTERM');
  await bot.ended;

  const twice = await runScript('backup', [file], env);
  expect(twice).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('exists already') });
  const second = join(folder.path, 'second.backup.gz');
  const stopped = await runScript('backup', [second], env);
  expect(stopped).toMatchObject({ code: 0, stderr: '' });
  expect(stopped.stdout).toContain('Migration Desk is not running. Its Postgres runs only for this backup.');
  const before = await digestsIn(env.MD_DATA_DIR!);

  const url = await createTestDatabaseUrl({ bare: true });
  const moved = await runScript('restore', [second], { DATABASE_URL: url });
  expect(moved).toMatchObject({ code: 0, stderr: '' });
  expect(moved.stdout).toContain('Compared every row with the backup.');
  expect(await digestsOf(url)).toEqual(before);
  const again = await runScript('restore', [second], { DATABASE_URL: url });
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('The database is not empty') });

  const onServer = await scene.start({ DATABASE_URL: url });
  expect(await say(slack, dana, openLine.replace('acme.com', 'globex.com'))).toContain('MIG-2');
  await untilNothingOwed(onServer);
  expect(
    slack.messages(migrations).filter(({ text, ephemeralTo }) => !ephemeralTo && text.includes('globex.com')),
  ).toHaveLength(1);
  onServer.kill('SIGTERM');
  await onServer.ended;

  const third = join(folder.path, 'third.backup.gz');
  expect(await runScript('backup', [third], { DATABASE_URL: url })).toMatchObject({ code: 0, stderr: '' });
  const home = join(folder.path, 'home');
  expect(await runScript('restore', [third], { MD_DATA_DIR: home })).toMatchObject({ code: 0, stderr: '' });
  expect(await digestsIn(home)).toEqual(await digestsOf(url));
});

test('the commands say in one sentence what is wrong, and create nothing', async () => {
  const { path, remove } = createFolder();
  const missing = join(path, 'data');
  const file = join(path, 'desk.backup.gz');
  const cases: [string, string[], Record<string, string>, string][] = [
    ['backup', [], {}, 'Name the file to write'],
    ['backup', [file], { MD_DATA_DIR: missing }, `There is no database in ${missing}/postgres.`],
    ['backup', [file], { DATABASE_URL: 'postgres://u:s3cret@127.0.0.1:1/x' }, 'Start the database server'],
    ['backup', [file], { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a Postgres URL'],
    ['restore', [], {}, 'Name the backup'],
    ['restore', [file], { MD_DATA_DIR: missing }, `Cannot read ${file}. There is no such file.`],
  ];
  const ended = await Promise.all(cases.map(([name, args, env]) => runScript(name, args, env)));
  for (const [i, { code, stdout, stderr }] of ended.entries()) {
    expect(stderr).toContain(cases[i]![3]);
    expect(stderr).not.toContain('s3cret');
    expect([code, stdout]).toEqual([1, '']);
  }
  expect(readdirSync(path)).toEqual([]);
  expect(existsSync(missing)).toBe(false);
  remove();
});

test('restoring refuses the data folder of a running bot', async () => {
  const { slack, env } = scene;
  const { path, remove } = createFolder();
  const file = join(path, 'desk.backup.gz');
  const bot = await scene.start();
  expect(await runScript('backup', [file], env)).toMatchObject({ code: 0 });
  const refused = await runScript('restore', [file], env);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Another Migration Desk is using'),
  });
  expect(await say(slack, dana, openLine)).toContain('MIG-1');
  bot.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
  remove();
});
