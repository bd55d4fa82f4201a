import manifest from '../../manifests/slack.json' with { type: 'json' };
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import type { Element } from '../../src/teams/cards/message.ts';
import { shownLines } from '../teams/scene.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { type Connector, createConnector, type KeptActivity } from './connector/connector.ts';
import { createTestDatabase } from './database.ts';
import { startDesk, type TestDesk } from './desk.ts';

/** The product, with a simulated Slack and a simulated Teams that keep running when the product restarts. */
export interface TeamsScene {
  connector: Connector;
  slack: SlackPlatform;
  clock: TestClock;
  /** The replica that gets the requests. */
  readonly desk: TestDesk;
  /** Stops the product, and starts it with the same database. */
  restart(): Promise<void>;
  /** Starts another replica on the same database. The new replica sends owed deliveries, too. */
  join(): Promise<TestDesk>;
  /** Returns the bot's messages in a Teams conversation, oldest first. */
  written(conversation: string): KeptActivity[];
  stop(): Promise<void>;
}

export async function startTeamsScene(): Promise<TeamsScene> {
  const clock = createTestClock();
  const database = await createTestDatabase();
  const connector = createConnector({
    botUrl: () => `${desk.url}/api/messages`,
    now: () => clock.now().getTime(),
  });
  const slack = createSlackPlatform({ botUrl: () => `${desk.url}/slack/events` });
  slack.scopes = new Set(manifest.oauth_config.scopes.bot);
  await Promise.all([connector.start(), slack.start()]);
  const { appId, tenantId } = connector;
  const start = () =>
    startDesk({
      slack,
      clock,
      database: { ...database, close: async () => {} },
      teams: connector.standIn,
      env: { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: 'unused', MICROSOFT_APP_TENANT_ID: tenantId },
    });
  let desk = await start();
  const others: TestDesk[] = [];

  return {
    connector,
    slack,
    clock,
    get desk() {
      return desk;
    },
    async restart() {
      await desk.stop();
      desk = await start();
    },
    async join() {
      const other = await start();
      others.push(other);
      return other;
    },
    written: (conversation) => connector.messages(conversation).filter(({ from }) => from === 'bot'),
    async stop() {
      for (const one of [desk, ...others]) await one.stop();
      await Promise.all([connector.stop(), slack.stop(), database.close()]);
    },
  };
}

/** Returns the lines of text in a message from the bot. */
export function linesOf({ activity }: KeptActivity): string[] {
  const { attachments } = activity as { attachments?: { content: { body: Element[] } }[] };
  return attachments ? shownLines(attachments[0]!.content.body) : [];
}
