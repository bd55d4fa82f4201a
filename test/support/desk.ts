import { afterEach, beforeEach, expect } from 'vitest';
import manifest from '../../manifests/slack.json' with { type: 'json' };
import { type App, createApp, type Overrides } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/client.ts';
import { createLogger } from '../../src/logger.ts';
import { lengthOf } from '../../src/playground/slack/block-kit/validate-blocks.ts';
import { isJson } from '../../src/playground/slack/model.ts';
import {
  type Answer,
  type ApiCall,
  createSlackPlatform,
  type PressInput,
  type SlackMessage,
  type SlackPlatform,
  type UserReply,
} from '../../src/playground/slack/platform.ts';
import { loadTicket, type TicketState } from '../../src/ticket/state.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { mislabeled, type Pressable, pressablesIn } from './form-labels.ts';
import { shownText } from './shown-text.ts';

/** The people and channels of the simulated Slack. */
export const dana = 'U0DANA';
export const sam = 'U0SAM';
export const lee = 'U0LEE';
export const guest = 'U0GUEST';
export const migrations = 'C0MIGR';
export const platformChanges = 'C0PLAT';

/** The answer that a person got, as plain text and as the message that Slack got. */
export interface Told {
  text: string;
  reply: UserReply;
  answer: Answer;
}

/** The whole product, with a simulated Slack and a separate database. */
export interface TestDesk {
  slack: SlackPlatform;
  clock: TestClock;
  database: Database;
  app: App;
  url: string;
  /** The log's lines. */
  log: string[];
  /** Sends a slash command and waits for the private answer. */
  say(user: string, text: string, more?: { command?: string; channel?: string }): Promise<Told>;
  /** Sends a slash command that opens a form, and waits for the form. */
  sayForForm(user: string, text: string, more?: { command?: string; channel?: string }): Promise<void>;
  /** Presses a button and waits for the private answer. */
  press(input: PressInput): Promise<Told>;
  /** Presses a button that opens a form, and waits for the form. */
  pressForForm(input: PressInput): Promise<void>;
  /** Sends all owed deliveries, and returns the messages in a channel. Their `text` is what people read. */
  posted(channel: string): Promise<SlackMessage[]>;
  /**
   * Sends all owed deliveries, and returns what people read in the direct messages to a person. Leaves out morning messages
   * that only have Today.
   */
  direct(user: string): Promise<string[]>;
  /** Sends all owed deliveries, and returns what people read in all direct messages to a person. */
  received(user: string): Promise<string[]>;
  /** Sends all owed deliveries, and returns what people read in the morning messages that only have Today. */
  daily(user: string): Promise<string[]>;
  /** Reads a ticket as the product does. */
  state(number: number): Promise<TicketState>;
  /** Sets the clock and runs the due jobs. */
  tickAt(moment: Date | string | null): Promise<void>;
  stop(): Promise<void>;
}

export interface DeskOptions extends Overrides {
  env?: Record<string, string>;
  /** An existing simulated Slack to use, for example to share it between two replicas. */
  slack?: SlackPlatform;
  clock?: TestClock;
}

/** A command that opens a ticket for an assisted upgrade. */
export const openLine =
  'open acme.com from:rackspace-email to:office-365 service:assisted mailboxes:40 customer:"Acme Corp" account:1234567';

/** A command that opens a platform change. Type it with `/platform-change`. */
export const changeLine =
  'open acme.com to:hosted-exchange via:chat customer:"Acme Corp" account:1234567 ticket:180621-01234';

/** A command that opens a ticket for an assisted move from outside Rackspace. */
export const outsideLine =
  'open acme.com from:gmail to:hosted-exchange service:assisted mailboxes:40 customer:"Acme Corp" account:1234567';

/**
 * How long to wait for an answer, in ms. The time is long, because a test must not fail on a slow machine. Tests of
 * Slack's limit of three seconds create their own Slack.
 */
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
    MD_DNS_SERVERS: 'none',
    ...options.env,
  });
  const logger = options.logger ?? createLogger('debug', { write: (line: string) => void log.push(line) });
  // If a test passes its own Slack, the real time limits apply. All other tests wait longer.
  const askWithin = options.slack ? undefined : patience;
  const app = await createApp(config, { clockwork: false, askWithin, ...options, clock, database, logger });
  port = await app.start();

  function replyAt(responseUrl: string): UserReply | undefined {
    return slack.replies.find(({ url, status }) => url === responseUrl && status === 200);
  }

  /** The answer to a press in a thread, in the form of a reply to its `response_url`. */
  function replyInThread(user: string, thread: string, last: ApiCall | undefined): UserReply | undefined {
    const call = slack.calls
      .slice(last ? slack.calls.lastIndexOf(last) + 1 : 0)
      .find(({ ok, method, body }) => ok && /^chat\.post/.test(method) && body.thread_ts === thread);
    const message = [...slack.channels.values()]
      .flatMap(({ id }) => slack.messages(id))
      .findLast((one) => one.thread_ts === thread && one.text === call?.body.text);
    if (!call || !message) return undefined;
    const { body, at } = call;
    return { url: '', user, channel: message.channel, body, at, status: 200, message };
  }

  function toTold(answer: Answer, reply: UserReply): Told {
    return { text: String(reply.body.text ?? ''), reply, answer };
  }

  async function told(answer: Answer, responseUrl: string): Promise<Told> {
    return toTold(answer, await slack.until(() => replyAt(responseUrl)));
  }

  /** Waits for a form other than the one that may still be open. */
  async function formOpened(user: string, before: string | undefined): Promise<void> {
    await slack.until(() => (slack.views.top(user)?.id ?? before) !== before);
  }

  async function directMessages(user: string): Promise<SlackMessage[]> {
    await app.drain();
    const calls = slack.calls.filter(
      ({ method, body }) => method === 'chat.postMessage' && body.channel === user,
    );
    return calls.map(({ body }) => body as unknown as SlackMessage);
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
      const before = slack.views.top(user)?.id;
      await slack.command({ user, channel, command, text });
      await formOpened(user, before);
    },
    async press(input) {
      const last = slack.calls.at(-1);
      const answer = await slack.press(input);
      const payload = JSON.parse(new URLSearchParams(answer.sent.body).get('payload') ?? '{}');
      const { thread_ts } = payload.container;
      const reply = () =>
        replyAt(payload.response_url) ?? (thread_ts ? replyInThread(input.user, thread_ts, last) : undefined);
      return toTold(answer, await slack.until(reply));
    },
    async pressForForm(input) {
      const before = slack.views.top(input.user)?.id;
      await slack.press(input);
      await formOpened(input.user, before);
    },
    direct: async (user) => (await directMessages(user)).filter((one) => !isDaily(one)).map(shownText),
    received: async (user) => (await directMessages(user)).map(shownText),
    daily: async (user) => (await directMessages(user)).filter(isDaily).map(shownText),
    state: (number) => loadTicket(app.desk, database.client, number),
    async tickAt(moment) {
      clock.set(new Date(moment!).toISOString());
      await app.tick();
    },
    async posted(channel) {
      await app.drain();
      return slack
        .messages(channel)
        .filter((message) => !message.ephemeralTo)
        .map((message) => ({ ...message, text: shownText(message) }));
    },
    async stop() {
      await app.stop();
      if (!options.slack) await slack.stop();
    },
  };
}

/** Whether a morning message only has Today. */
export function isDaily(message: SlackMessage): boolean {
  return message.text.startsWith('Today: ') && !/^Since | · new\b/m.test(shownText(message));
}

/**
 * Sends all owed deliveries of these replicas. If a delivery has to wait, moves the clock to the end of the wait. So
 * the clock shows how long everything took.
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

/** The messages that are longer than we allow ourselves. Slack's own limit isn't known exactly. */
function tooLong({ calls, replies }: SlackPlatform): unknown[] {
  const bodies = [...calls, ...replies].map(({ body }) => body);
  return bodies.filter(({ blocks }) => Array.isArray(blocks) && lengthOf(blocks) > 8_000);
}

/** All buttons and menu options that the product sent. */
function pressables({ calls, replies }: SlackPlatform): Pressable[] {
  const bodies = [...calls, ...replies].map(({ body }) => body);
  return bodies.flatMap(({ blocks, view }) => pressablesIn(isJson(view) ? view.blocks : blocks));
}

/**
 * Starts the product for each test of a file. After each test, checks that the product broke no rule of Slack's API, and that
 * each label says whether a press opens a form.
 */
export function useDesk(options: DeskOptions = {}): TestDesk {
  const desk = {} as TestDesk;
  beforeEach(async () => {
    Object.assign(desk, await startDesk(options));
  });
  afterEach(async () => {
    expect(desk.slack.protocolErrors).toEqual([]);
    expect(tooLong(desk.slack)).toEqual([]);
    expect(mislabeled(pressables(desk.slack))).toEqual([]);
    await desk.stop();
  });
  return desk;
}
