import { afterEach, beforeEach } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createLogger } from '../../src/logger.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestDatabaseUrl } from './database.ts';
import { type Bot, createFolder, type Ended, runBot, startBot } from './process.ts';

/** A loopback Slack, a database, and processes of the product between them. */
export interface Scene {
  slack: SlackPlatform;
  /** Where processes find their data. */
  env: Record<string, string>;
  /** Starts a process. While several run, people's requests go to them in turn, as behind a load balancer. */
  start(more?: Record<string, string>): Promise<Bot>;
  /** The processes that run. */
  bots(): Bot[];
  /** Runs a process that is expected to give up by itself. */
  run(): Promise<Ended>;
  /** Opens the database here, to look at the rows: the product's own Postgres only once the process has ended. */
  open(): Promise<Database>;
  /** Ends everything, with SIGKILL. */
  stop(): Promise<void>;
}

/** @param database `server`: one of the run's server; `own`: the Postgres that each process starts on the scene's folder */
export async function createScene(database: 'server' | 'own' = 'server'): Promise<Scene> {
  const folder = createFolder();
  const url = database === 'server' ? await createTestDatabaseUrl() : undefined;
  const started: Bot[] = [];
  const live = new Set<Bot>();
  let turn = 0;
  const slack = createSlackPlatform({
    botUrl: () => `${([...live][turn++ % live.size] ?? started.at(-1))?.url}/slack/events`,
  });
  await slack.start();
  const env = { MD_DATA_DIR: folder.path, ...(url ? { DATABASE_URL: url } : {}) };

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
    open: () => openDatabase({ url, dataDir: folder.path }, createLogger('warn')),
    async stop() {
      for (const bot of live) bot.kill('SIGKILL');
      await Promise.all(started.map((bot) => bot.ended));
      await slack.stop();
      folder.remove();
    },
  };
}

/** A scene of its own for each test of a file. */
export function useScene(database?: 'server' | 'own'): Scene {
  const scene = {} as Scene;
  beforeEach(async () => {
    Object.assign(scene, await createScene(database));
  });
  afterEach(() => scene.stop());
  return scene;
}
