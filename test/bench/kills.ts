import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../scripts/random.ts';
import { type OwnServer, startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer, databaseUrl } from '../support/database-url.ts';
import { createFolder, type Folder, say } from '../support/process.ts';
import { type LoopbackSlack, ownUrl, spawnBot, startReady, startSlack, stopBot } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import {
  expectMigrated,
  expectOldRows,
  fillOldDatabase,
  isBetweenMigrations,
  timeMigrations,
  untilMigrating,
} from './old-database.ts';
import { endAll, untilUnused } from './processes.ts';

/** How long the processes of a killed bot may keep running, in ms. */
const endsWithin = 10_000;

export const figure: Figure = {
  name: 'kills',
  what: 'Failed starts after a kill during a first start or a migration',
  target: '0 of 40',
  how: '40 kills with SIGKILL at a random moment of a start, each followed by another start',
  explanation: `SIGKILL kills the bot at a random moment of its start: 20 times during the first start on an empty data folder, 10 times while it upgrades its own Postgres, and 10 times while it upgrades the database in DATABASE_URL. The databases to upgrade have only the first migration, and three tickets. The moments are spread evenly over the time of such a start, which is measured first. In 6 of each 10 upgrades, they are spread over the time of the migrations instead. After every second kill, the next start waits until all processes of the bot are gone. If one is still running after ${endsWithin / 1_000} seconds, the start counts as failed. After the other kills, the bot starts again immediately. A start counts as failed unless /readyz answers 200, every migration is finished, no unfinished store is left, the old tickets are complete, and \`show\` answers.`,
  measure: countFailures,
};

/** The folder and database that a bot starts with. */
interface Ground {
  folder: Folder;
  env: Record<string, string>;
  /** Returns the URL of the database while the bot is running. */
  url(): string;
}

interface Kind {
  name: string;
  kills: number;
  /** Whether the start upgrades a database of an early release, whose rows must survive. */
  old: boolean;
  createGround(i: number): Promise<Ground>;
}

async function countFailures(run: Run): ReturnType<Figure['measure']> {
  const random = createRandom(run.seed);
  const [store, serverFolder] = [createFolder(), createFolder()];
  const server = await createTemplates(store.path, serverFolder.path);
  const slack = await startSlack();
  const failures: string[] = [];
  let midway = 0;
  const kinds = listKinds(store.path, server.url);
  try {
    for (const kind of kinds) {
      const spans = await timeStart(kind, slack);
      run.say(`${kind.name} takes ${Math.round(spans.start)} ms`);
      for (let i = 1; i <= kind.kills; i++) {
        // Migrations take only a small part of a start. So aim half of the kills in an upgrade at the migrations.
        const aimed = kind.old && [1, 2].includes(i % 4);
        const after = random() * (aimed ? spans.migrations : spans.start);
        const { problem, isMidway } = await killAndStart(kind, i, { aimed, after }, slack);
        if (isMidway) midway++;
        if (!problem) continue;
        const when = `${Math.round(after)} ms after the ${aimed ? 'migrations started' : 'start'}`;
        failures.push(`${kind.name}, killed ${when}: ${problem}`);
        run.say(failures.at(-1)!);
      }
    }
  } finally {
    await Promise.all([slack.platform.stop(), server.stop()]);
    store.remove();
    serverFolder.remove();
  }
  const all = kinds.reduce((sum, { kills }) => sum + kills, 0);
  return {
    figure: `${failures.length} of ${all}`,
    met: failures.length === 0,
    notes: [
      `After ${midway} of the kills during an upgrade of a DATABASE_URL database, the database had some of the missing migrations, but not all. For our own Postgres, this can't be checked between the kill and the next start.`,
      ...failures.map((failure) => `- ${failure}`),
    ],
  };
}

/** The name of the database that is copied for each upgrade. */
const template = 'old_release';

/** Fills a data folder and a database on a server, as an early release would. Resolves to the server. */
async function createTemplates(dataDir: string, serverFolder: string): Promise<OwnServer> {
  const logger = createLogger('error');
  const own = await startOwnServer(dataDir, logger);
  await fillOldDatabase(own.url);
  await own.stop();
  const server = await startOwnServer(serverFolder, logger);
  await askServer(server.url, `CREATE DATABASE ${template}`);
  await fillOldDatabase(databaseUrl(server.url, template));
  return server;
}

function listKinds(store: string, serverUrl: string): Kind[] {
  const onOwn = (folder: Folder): Ground => ({
    folder,
    env: { MD_DATA_DIR: folder.path },
    url: () => ownUrl(folder.path),
  });
  return [
    {
      name: 'a first start',
      kills: 20,
      old: false,
      createGround: async () => onOwn(createFolder()),
    },
    {
      name: 'an upgrade of the own Postgres',
      kills: 10,
      old: true,
      async createGround() {
        const folder = createFolder();
        // Keep the files' owners. If we are root, Postgres may run as another user, who must own the files.
        execFileSync('cp', ['-a', `${store}/.`, folder.path]);
        return onOwn(folder);
      },
    },
    {
      name: 'an upgrade of a DATABASE_URL database',
      kills: 10,
      old: true,
      async createGround(i) {
        const folder = createFolder();
        const name = `upgrade_${i + 3}`;
        await askServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
        const url = databaseUrl(serverUrl, name);
        return { folder, env: { MD_DATA_DIR: folder.path, DATABASE_URL: url }, url: () => url };
      },
    },
  ];
}

/** How long a start takes without a kill, in ms. */
interface Spans {
  start: number;
  migrations: number;
}

/** Times three starts of this kind. Resolves to the times of the start with the median duration. */
async function timeStart(kind: Kind, slack: LoopbackSlack): Promise<Spans> {
  const all: Spans[] = [];
  for (const i of [-1, -2, -3]) {
    const ground = await kind.createGround(i);
    const over = new AbortController();
    try {
      const migrations = timeMigrations(ground.url, over.signal);
      const start = await startWhole(kind, ground, slack);
      over.abort();
      all.push({ start, migrations: await migrations });
    } finally {
      over.abort();
      await leave(ground);
    }
  }
  return all.sort((a, b) => a.start - b.start)[1]!;
}

/** When to kill the bot, in ms after it was spawned. If `aimed` is true, in ms after its migrations start. */
interface Moment {
  aimed: boolean;
  after: number;
}

/**
 * Kills the bot while it starts, and then starts it again. Resolves to the problem, if there is one, and to whether the
 * kill came between two migrations.
 */
async function killAndStart(
  kind: Kind,
  i: number,
  { aimed, after }: Moment,
  slack: LoopbackSlack,
): Promise<{ problem?: string; isMidway: boolean }> {
  let isMidway = false;
  const ground = await kind.createGround(i);
  try {
    const { child, ended } = spawnBot(slack, ground.env);
    if (aimed) {
      await untilMigrating(ground.url, AbortSignal.timeout(60_000));
    }
    await delay(after);
    child.kill('SIGKILL');
    await ended;
    const { DATABASE_URL } = ground.env;
    isMidway = DATABASE_URL !== undefined && (await isBetweenMigrations(DATABASE_URL));
    if (i % 2 === 0) {
      const left = await untilUnused(ground.folder.path, endsWithin);
      if (left.length > 0) return { problem: `${left.length} processes were still running`, isMidway };
    }
    await startWhole(kind, ground, slack);
    return { isMidway };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), isMidway };
  } finally {
    await leave(ground);
  }
}

/**
 * Starts the bot, checks its database and its answer, and stops the bot. Resolves to the duration of the start, in ms.
 */
async function startWhole(
  { old }: Kind,
  { env, url, folder }: Ground,
  slack: LoopbackSlack,
): Promise<number> {
  const bot = await startReady(slack, env);
  try {
    await expectMigrated(url());
    if (old) await expectOldRows(url());
    const said = await say(slack.platform, 'U0DANA', old ? 'show 1' : 'list');
    if (old && !said.includes('acme.com')) throw new Error(`the old ticket is not shown: ${said}`);
    const unfinished = readdirSync(folder.path).filter((name) => name.startsWith('postgres.'));
    if (unfinished.length > 0) throw new Error(`the unfinished store ${unfinished[0]} was left`);
    await stopBot(bot);
    return bot.startedIn;
  } finally {
    bot.kill('SIGKILL');
  }
}

async function leave({ folder }: Ground): Promise<void> {
  endAll(await untilUnused(folder.path, 1_000));
  folder.remove();
}

if (import.meta.main) await runAlone(figure);
