import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { explaining } from '../db/store-faults.ts';
import { createLogger } from '../logger.ts';
import { bundlePage } from './bundle.ts';
import { createPlaygroundClock } from './clock.ts';
import { createLive } from './live.ts';
import { readManifest } from './manifest.ts';
import { createRoutes } from './routes.ts';
import { seedDesk } from './seed/seed-desk.ts';
import { createSlackPlatform } from './slack/platform.ts';
import { openStore } from './store.ts';
import { type AgentsPlayground, startAgentsPlayground } from './teams/agents-playground.ts';
import { settings as teams } from './teams/tenant.ts';
import { createTimeMachine } from './time-machine.ts';

/** Slack's own command, which every workspace has. */
const invite = { name: '/invite', description: 'Add someone to this channel', usageHint: '@someone' };

/** Where Microsoft's Agents Playground serves, unless that is taken: its own default. */
const teamsPort = 56_150;

export interface Playground extends App {
  /** What a person at the terminal is told once it listens, each line when it is known. */
  welcome(): Promise<string>[];
}

/**
 * The product as it is, against a Slack of its own on the loopback address, with a page in the browser for its client, and
 * beside Microsoft's Agents Playground for Teams: nobody needs an account to try it. All of it, the database too, is in
 * `playground` of the data folder: what is made up there never meets real tickets.
 */
export async function createPlayground(config: Config): Promise<Playground> {
  const { commands, scopes } = readManifest();
  const logger = createLogger(config.logLevel);
  const bundling = bundlePage();
  const dataDir = join(config.dataDir, 'playground');
  const store = explaining(dataDir, () => openStore(join(dataDir, 'state.db')));
  const clock = createPlaygroundClock(store);
  let port = config.port;
  let ready = false;
  let beginning: Promise<void> | undefined;
  let agents: AgentsPlayground | undefined;
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
    { ...config, dataDir, slack: { mode: 'http', botToken, signingSecret, apiUrl }, teams },
    { clock, logger, routers: [routes], teams: 'anonymous' },
  );

  async function begin(): Promise<void> {
    await seedDesk({ slack, app, clock, timeMachine, store, logger, signal: stopping.signal });
    if (stopping.signal.aborted) return;
    ready = true;
    live.begin();
  }

  /** Nobody waits for it: without Teams all else is there. */
  function startTeams(): AgentsPlayground {
    const started = startAgentsPlayground({
      botUrl: `http://127.0.0.1:${port}/api/messages`,
      // Who leaves the page's port to chance wants two of them side by side.
      port: config.port === 0 ? 0 : teamsPort,
      folder: join(dataDir, 'teams'),
    });
    started.url.then(live.tellTeams, () => {});
    started.ended.then(() => live.tellTeams(null));
    return started;
  }

  return {
    ...app,
    async start() {
      port = await app.start();
      agents = startTeams();
      beginning = begin().catch((error) => logger.error({ err: error }, 'the playground cannot begin'));
      return port;
    },
    async stop() {
      stopping.abort();
      await Promise.all([timeMachine.stop(), beginning]);
      live.stop();
      await app.stop();
      await agents?.stop();
      await slack.stop();
      store.close();
    },
    welcome: () => [
      Promise.resolve(
        `No chat platform is configured, so this is the playground. Open http://localhost:${port} in a browser.`,
      ),
      ...(agents ? [welcomeOf(agents)] : []),
    ],
  };
}

function welcomeOf({ url }: AgentsPlayground): Promise<string> {
  return url.then(
    (address) => `Teams is beside it, in Microsoft's Agents Playground: ${address}`,
    (error) => `Teams is not beside it: Microsoft's Agents Playground did not start. ${error.message}`,
  );
}
