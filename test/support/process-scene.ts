import { cpSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestDatabaseUrl } from './database.ts';
import { type Bot, createFolder, type Ended, type Folder, runBot, startBot } from './process.ts';

/** A loopback Slack, a database of the kind that this run is on, and processes of the product between them. */
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
  /** Opens the database here, to look at the rows: on the embedded kind once the process has ended. */
  open(): Promise<Database>;
  /** Ends everything, with SIGKILL. */
  stop(): Promise<void>;
}

export async function createScene(): Promise<Scene> {
  const folder = createFolder();
  const url = await createTestDatabaseUrl();
  if (!url) await fill(folder.path);
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
    open: () => openDatabase({ url, dataDir: folder.path }),
    async stop() {
      for (const bot of live) bot.kill('SIGKILL');
      await Promise.all(started.map((bot) => bot.ended));
      await slack.stop();
      folder.remove();
    },
  };
}

let template: Promise<Folder> | undefined;
afterAll(async () => (await template)?.remove());

/** Creating an embedded database takes seconds, unpacking the run's template one; copying its folder hardly any. */
async function fill(folder: string): Promise<void> {
  template ??= unpackTemplate();
  cpSync((await template).path, join(folder, 'postgres'), { recursive: true });
}

async function unpackTemplate(): Promise<Folder> {
  const given = inject('database');
  if (given.kind !== 'embedded') throw new Error('a server needs no folder');
  const folder = createFolder();
  const loadDataDir = await openAsBlob(given.template);
  const pglite = await PGlite.create({ dataDir: folder.path, loadDataDir });
  await pglite.close();
  return folder;
}
