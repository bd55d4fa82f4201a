import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { explaining } from '../db/store-faults.ts';
import { onlyThisMachine } from '../http.ts';
import { createLogger } from '../logger.ts';
import { bundlePage } from './bundle.ts';
import { createPlaygroundClock } from './clock.ts';
import { startPlaygroundDns } from './dns/playground-dns.ts';
import { createLive } from './live.ts';
import { readManifest } from './manifest.ts';
import { createRoutes } from './routes.ts';
import { seedDesk } from './seed/seed-desk.ts';
import { createSlackPlatform } from './slack/platform.ts';
import { openStore } from './store.ts';
import { type AgentsPlayground, startAgentsPlayground } from './teams/agents-playground.ts';
import { settings as teams } from './teams/tenant.ts';
import { createTimeMachine } from './time-machine.ts';

/** A command that Slack itself provides. */
const invite = { name: '/invite', description: 'Add someone to this channel', usageHint: '@someone' };

/** The default port of Microsoft's Agents Playground. */
const teamsPort = 56_150;

export interface Playground extends App {
  /** The lines to print in the terminal after startup. Each promise resolves when its line is known. */
  welcome(): Promise<string>[];
}

/**
 * Runs the product without changes, so that people can try it without an account. A local Slack with a browser page
 * replaces Slack, and Microsoft's Agents Playground replaces Teams. All data, including the database, is in the
 * `playground` folder inside the data folder. Real tickets are stored elsewhere.
 * @param base the clock below the one that can be moved. The default is the real one
 */
export async function createPlayground(config: Config, base?: Clock): Promise<Playground> {
  const { commands, shortcuts, scopes } = readManifest();
  const logger = createLogger(config.logLevel);
  const bundling = bundlePage();
  const dataDir = join(config.dataDir, 'playground');
  const store = explaining(dataDir, () => openStore(join(dataDir, 'state.db')));
  const clock = createPlaygroundClock(store, base);
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
    // Random, so nobody else can send requests to the bot.
    signingSecret: randomUUID(),
    botToken: `xoxb-${randomUUID()}`,
    appToken: `xapp-${randomUUID()}`,
  });
  slack.scopes = scopes;
  await slack.start();

  const dns = await startPlaygroundDns({ store, clock, desk: () => app.desk, logger });
  const timeMachine = createTimeMachine({
    app: () => app,
    clock,
    opens: config.calendar.hours.opens,
    onChange: () => live.tellTime(),
  });
  const live = createLive({
    slack,
    menus: { commands: [...commands, invite], shortcuts },
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
    dns,
    desk: () => app.desk,
    isReady: () => ready,
    logger,
  });
  const { botToken, signingSecret, apiUrl } = slack;
  const app = await createApp(
    {
      ...config,
      dataDir,
      backupDir: undefined,
      slack: { mode: 'http', botToken, signingSecret, apiUrl },
      teams,
      // Always, whatever the configuration says, so that no made-up domain reaches a real server.
      dns: dns.settings,
    },
    { clock, logger, routers: [routes], teams: 'anonymous', dns: dns.dns, guard: onlyThisMachine },
  );
  // Until the sample tickets are there, nobody looks at DNS.
  app.desk.outside.dns = null;

  async function begin(): Promise<void> {
    const { signal } = stopping;
    await seedDesk({ slack, app, clock, timeMachine, dns, store, logger, signal, onProgress: live.prepare });
    if (stopping.signal.aborted) return;
    app.desk.outside.dns = dns.dns;
    ready = true;
    live.begin();
  }

  /** Starts the Teams client. Doesn't wait for the client, because everything else works without Teams. */
  function startTeams(): AgentsPlayground {
    const started = startAgentsPlayground({
      botUrl: `http://127.0.0.1:${port}/api/messages`,
      // Port 0 lets several playgrounds run at once. The Agents Playground then uses any free port, too.
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
      beginning = begin().catch((error) =>
        logger.error({ err: error }, 'the playground could not be prepared'),
      );
      return port;
    },
    async stop() {
      stopping.abort();
      await Promise.all([timeMachine.stop(), beginning]);
      live.stop();
      await app.stop();
      await agents?.stop();
      await slack.stop();
      dns.stop();
      store.close();
    },
    welcome: () => [
      Promise.resolve(
        `Slack and Teams aren't configured, so Migration Desk started the playground instead. Open http://localhost:${port} in your browser.`,
      ),
      ...(agents ? [welcomeOf(agents)] : []),
    ],
  };
}

function welcomeOf({ url }: AgentsPlayground): Promise<string> {
  return url.then(
    (address) => `To try the bot in Teams, open Microsoft's Agents Playground: ${address}`,
    (error) =>
      `You can't try the bot in Teams right now: Microsoft's Agents Playground didn't start. ${error.message}`,
  );
}
