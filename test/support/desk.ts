import { afterEach, beforeEach, expect } from 'vitest';
import manifest from '../../manifests/slack.json' with { type: 'json' };
import { type App, createApp, type Overrides } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/client.ts';
import { createLogger } from '../../src/logger.ts';
import {
  type Answer,
  createSlackPlatform,
  type PressInput,
  type SlackMessage,
  type SlackPlatform,
  type UserReply,
} from '../../src/playground/slack/platform.ts';
import { loadTicket, type TicketState } from '../../src/ticket/state.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase } from './database.ts';

/** The seeded people and channels of the loopback Slack. */
export const dana = 'U0DANA';
export const sam = 'U0SAM';
export const lee = 'U0LEE';
export const guest = 'U0GUEST';
export const migrations = 'C0MIGR';
export const platformChanges = 'C0PLAT';

/** What a person was told, in plain words and in Slack's form. */
export interface Told {
  text: string;
  reply: UserReply;
  answer: Answer;
}

/** The whole product, run against a loopback Slack and a database of its own. */
export interface TestDesk {
  slack: SlackPlatform;
  clock: TestClock;
  database: Database;
  app: App;
  url: string;
  /** What was logged, a line each. */
  log: string[];
  /** Writes a slash command and waits for the private answer. */
  say(user: string, text: string, more?: { command?: string; channel?: string }): Promise<Told>;
  /** Writes one that opens a form, and waits for the form. */
  sayForForm(user: string, text: string, more?: { command?: string; channel?: string }): Promise<void>;
  /** Presses a button and waits for the private answer. */
  press(input: PressInput): Promise<Told>;
  /** Presses a button that opens a form, and waits for the form. */
  pressForForm(input: PressInput): Promise<void>;
  /** What has been posted to a channel, once nothing more is owed. */
  posted(channel: string): Promise<SlackMessage[]>;
  /** What someone has been told by direct message, once nothing more is owed. */
  direct(user: string): Promise<string[]>;
  /** A ticket as the product reads it. */
  state(number: number): Promise<TicketState>;
  /** Does what is due at a moment. */
  tickAt(moment: Date | string | null): Promise<void>;
  stop(): Promise<void>;
}

export interface DeskOptions extends Overrides {
  env?: Record<string, string>;
  /** A platform that is already there, such as one that two desks share. */
  slack?: SlackPlatform;
  clock?: TestClock;
}

/** A line that opens an assisted upgrade, as the issue tracker of the trade knows it. */
export const openLine =
  'open acme.com from:rackspace-email to:office-365 service:assisted mailboxes:40 customer:"Acme Corp" account:1234567';

/** In ms. A busy machine is no fault of the desk's; the tests of answering first bring a Slack with its own three seconds. */
const patience = 45_000;

export async function startDesk(options: DeskOptions = {}): Promise<TestDesk> {
  const clock = options.clock ?? createTestClock();
  const database = options.database ?? (await createTestDatabase());
  let port = 0;
  const botUrl = () => `http://127.0.0.1:${port}/slack/events`;
  const slack = options.slack ?? createSlackPlatform({ botUrl, patience });
  if (!options.slack) {
    slack.scopes = new Set(manifest.oauth_config.scopes.bot);
    await slack.start();
  }
  const log: string[] = [];
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    MD_HOLIDAYS: 'US,2026-11-27',
    ...options.env,
  });
  const logger = options.logger ?? createLogger('debug', { write: (line: string) => void log.push(line) });
  // With a Slack of its own, a test is about what happens in time.
  const askWithin = options.slack ? undefined : patience;
  const app = await createApp(config, { clockwork: false, askWithin, ...options, clock, database, logger });
  port = await app.start();

  async function told(answer: Answer, responseUrl: string): Promise<Told> {
    const reply = await slack.until(() =>
      slack.replies.find((candidate) => candidate.url === responseUrl && candidate.status === 200),
    );
    return { text: String(reply.body.text ?? ''), reply, answer };
  }

  async function formOpened(user: string, before: number): Promise<void> {
    await slack.until(() => slack.views.modals(user).length > before);
  }

  return {
    slack,
    clock,
    database,
    app,
    url: `http://127.0.0.1:${port}`,
    log,
    async say(user, text, { command = '/migration', channel = migrations } = {}) {
      const answer = await slack.command({ user, channel, command, text });
      return told(answer, new URLSearchParams(answer.sent.body).get('response_url') ?? '');
    },
    async sayForForm(user, text, { command = '/migration', channel = migrations } = {}) {
      const before = slack.views.modals(user).length;
      await slack.command({ user, channel, command, text });
      await formOpened(user, before);
    },
    async press(input) {
      const answer = await slack.press(input);
      const payload = JSON.parse(new URLSearchParams(answer.sent.body).get('payload') ?? '{}');
      return told(answer, payload.response_url);
    },
    async pressForForm(input) {
      const before = slack.views.modals(input.user).length;
      await slack.press(input);
      await formOpened(input.user, before);
    },
    async direct(user) {
      await app.drain();
      const calls = slack.calls.filter(
        ({ method, body }) => method === 'chat.postMessage' && body.channel === user,
      );
      return calls.map(({ body }) => String(body.text));
    },
    state: (number) => loadTicket(app.desk, database.client, number),
    async tickAt(moment) {
      clock.set(new Date(moment!).toISOString());
      await app.tick();
    },
    async posted(channel) {
      await app.drain();
      return slack.messages(channel).filter((message) => !message.ephemeralTo);
    },
    async stop() {
      await app.stop();
      if (!options.slack) await slack.stop();
    },
  };
}

/**
 * Sends all that is owed, by whichever of the desks comes first. Their clock is moved on to whenever a place may be sent
 * to again, and tells how long it takes.
 */
export async function sendAll(...desks: [TestDesk, ...TestDesk[]]): Promise<void> {
  const [{ clock, database }] = desks;
  for (;;) {
    await Promise.all(desks.map(({ app }) => app.drain()));
    const owing = await database.client.delivery.groupBy({ by: ['place'], where: { state: 'owed' } });
    const next = await database.client.destination.findFirst({
      where: { place: { in: owing.map(({ place }) => place) }, notBefore: { gt: clock.now() } },
      orderBy: { notBefore: 'asc' },
    });
    if (!next?.notBefore) return;
    clock.set(next.notBefore.toISOString());
  }
}

/** A desk of its own for each test of a file; each must have spoken with Slack as Slack wants it. */
export function useDesk(options: DeskOptions = {}): TestDesk {
  const desk = {} as TestDesk;
  beforeEach(async () => {
    Object.assign(desk, await startDesk(options));
  });
  afterEach(async () => {
    expect(desk.slack.protocolErrors).toEqual([]);
    await desk.stop();
  });
  return desk;
}
