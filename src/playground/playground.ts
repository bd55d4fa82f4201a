import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { bundlePage } from './bundle.ts';
import { createPlaygroundClock } from './clock.ts';
import { createLive } from './live.ts';
import { readManifest } from './manifest.ts';
import { createRoutes } from './routes.ts';
import { furnish } from './seed/furnish.ts';
import { createSlackPlatform } from './slack/platform.ts';
import { openStore } from './store.ts';
import { createTimeMachine } from './time-machine.ts';

/** Slack's own command, which every workspace has. */
const invite = { name: '/invite', description: 'Add someone to this channel', usageHint: '@someone' };

/**
 * The product as it is, against a Slack of its own on the loopback address, with a page in the browser for its client:
 * nobody needs an account to try it. What was said, and how far the clock was moved, is kept in `playground` of the data
 * folder.
 */
export async function createPlayground(config: Config): Promise<App> {
  const { commands, scopes } = readManifest();
  const logger = createLogger(config.logLevel);
  const bundling = bundlePage();
  const store = openStore(join(config.dataDir, 'playground/state.db'));
  const clock = createPlaygroundClock(store);
  let port = config.port;
  let ready = false;
  const slack = createSlackPlatform({
    botUrl: () => `http://127.0.0.1:${port}/slack/events`,
    messageTime: () => clock.now().getTime(),
    archive: store,
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
  });
  const { botToken, signingSecret, apiUrl } = slack;
  const app = await createApp(
    { ...config, slack: { mode: 'http', botToken, signingSecret, apiUrl } },
    { clock, logger, routers: [routes] },
  );

  return {
    ...app,
    async start() {
      port = await app.start();
      await furnish({ slack, app, clock, timeMachine, store, logger });
      ready = true;
      live.begin();
      return port;
    },
    async stop() {
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
