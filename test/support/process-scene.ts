import { afterEach, beforeEach } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createLogger } from '../../src/logger.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestDatabaseUrl } from './database.ts';
import { type Bot, createFolder, type Ended, runBot, startBot } from './process.ts';
import { copyStore } from './store.ts';

/** A simulated Slack, a database, and the processes that run the product. */
export interface Scene {
  slack: SlackPlatform;
  /** The environment variables of the processes. */
  env: Record<string, string>;
  /** Starts a process. If several processes are running, they get the requests in turn, as behind a load balancer. */
  start(more?: Record<string, string>): Promise<Bot>;
  /** Returns the running processes. */
  bots(): Bot[];
  /** Runs a process that is expected to exit by itself. */
  run(): Promise<Ended>;
  /** Opens the database in the test. If the process runs its own Postgres, wait until the process has exited. */
  open(): Promise<Database>;
  /** Kills all processes and cleans up. */
  stop(): Promise<void>;
}

/**
 * @param database `server` uses the test run's shared Postgres. `own` lets each process start its own Postgres in the
 * scene's folder.
 * @param dataDir the data folder. By default, a temporary folder with an empty database
 */
export async function createScene(database: 'server' | 'own' = 'server', dataDir?: string): Promise<Scene> {
  const folder = createFolder();
  const url = database === 'server' ? await createTestDatabaseUrl() : undefined;
  const started: Bot[] = [];
  const live = new Set<Bot>();
  let turn = 0;
  const slack = createSlackPlatform({
    botUrl: () => `${([...live][turn++ % live.size] ?? started.at(-1))?.url}/slack/events`,
  });
  await slack.start();
  const data = dataDir ?? folder.path;
  if (database === 'own' && !dataDir) copyStore(data);
  const env = { MD_DATA_DIR: data, ...(url ? { DATABASE_URL: url } : {}) };

  return {
    slack,
    env,
    async start(more) {
      const bot = await startBot(slack, { ...env, ...more });
      started.push(bot);
      live.add(bot);
      bot.ended.then(() => live.delete(bot));
      return bot;
    },
    bots: () => [...live],
    run: () => runBot(slack, env),
    open: () => openDatabase({ url, dataDir: data }, createLogger('warn')),
    async stop() {
      for (const bot of live) bot.kill('SIGKILL');
      await Promise.all(started.map((bot) => bot.ended));
      await slack.stop();
      folder.remove();
    },
  };
}

/** Creates a scene for each test in a file. */
export function useScene(database?: 'server' | 'own'): Scene {
  const scene = {} as Scene;
  beforeEach(async () => {
    Object.assign(scene, await createScene(database));
  });
  afterEach(() => scene.stop());
  return scene;
}
