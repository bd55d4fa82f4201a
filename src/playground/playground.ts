import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { bundlePage } from './bundle.ts';
import { createPlaygroundClock } from './clock.ts';
import { createLive } from './live.ts';
import { readManifest } from './manifest.ts';
import { createRoutes } from './routes.ts';
import { seedDesk } from './seed/seed-desk.ts';
import { createSlackPlatform } from './slack/platform.ts';
import { openStore } from './store.ts';
import { createTimeMachine } from './time-machine.ts';

/** Slack's own command, which every workspace has. */
const invite = { name: '/invite', description: 'Add someone to this channel', usageHint: '@someone' };

/**
 * The product as it is, against a Slack of its own on the loopback address, with a page in the browser for its client:
 * nobody needs an account to try it. All of it, the database too, is in `playground` of the data folder: what is made up
 * there never meets real tickets.
 */
export async function createPlayground(config: Config): Promise<App> {
  const { commands, scopes } = readManifest();
  const logger = createLogger(config.logLevel);
  const bundling = bundlePage();
  const dataDir = join(config.dataDir, 'playground');
  const store = openStore(join(dataDir, 'state.db'));
  const clock = createPlaygroundClock(store);
  let port = config.port;
  let ready = false;
  let beginning: Promise<void> | undefined;
  const stopping = new AbortController();
  const slack = createSlackPlatform({
    botUrl: () => `http://127.0.0.1:${port}/slack/events`,
    messageTime: () => clock.now().getTime(),
    archive: store,
    remembers: 500,
    // Nobody else knows them.
    signingSecret: randomUUID(),
    botToken: `xoxb-${randomUUID()}`,
    appToken: `xapp-${randomUUID()}`,
  });
  slack.scopes = scopes;
  await slack.start();

  const timeMachine = createTimeMachine({
    app: () => app,
    clock,
    opens: config.calendar.hours.opens,
    onChange: () => live.tellTime(),
  });
  const live = createLive({
    slack,
    commands: [...commands, invite],
    time: () => ({
      now: clock.now().toISOString(),
      timezone: config.calendar.timezone,
      moving: timeMachine.moving,
    }),
  });
  const routes = createRoutes({
    slack,
    live,
    bundle: await bundling,
    commands: commands.map(({ name }) => name),
    timeMachine,
    isReady: () => ready,
    logger,
  });
  const { botToken, signingSecret, apiUrl } = slack;
  const app = await createApp(
    { ...config, dataDir, slack: { mode: 'http', botToken, signingSecret, apiUrl } },
    { clock, logger, routers: [routes] },
  );

  async function begin(): Promise<void> {
    await seedDesk({ slack, app, clock, timeMachine, store, logger, signal: stopping.signal });
    if (stopping.signal.aborted) return;
    ready = true;
    live.begin();
  }

  return {
    ...app,
    async start() {
      port = await app.start();
      beginning = begin().catch((error) => logger.error({ err: error }, 'the playground cannot begin'));
      return port;
    },
    async stop() {
      stopping.abort();
      await Promise.all([timeMachine.stop(), beginning]);
      live.stop();
      await app.stop();
      await slack.stop();
      store.close();
    },
  };
}

/** Said once it listens. */
export function playgroundWelcome(port: number): string {
  return `No chat platform is configured, so this is the playground. Open http://localhost:${port} in a browser.`;
}
