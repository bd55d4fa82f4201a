import { expect, test } from 'vitest';
import type { SlackMessage, SlackPlatform } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, platformChanges } from '../support/desk.ts';
import { type Bot, findReply, say, untilNothingOwed } from '../support/process.ts';
import { createScene, type Scene } from '../support/process-scene.ts';
import { shownText } from '../support/shown-text.ts';

/** How often to kill the bot. `KILLS=100 npx vitest run test/flows/kills.test.ts` takes 20 minutes. */
const kills = Number(process.env.KILLS ?? 3);

/** Channels that the bot is in, one of them private. */
const channels = [migrations, platformChanges, 'C0LEADS'];

/** The moment when Slack has a message and the bot doesn't know it yet, or has only just been told. */
const moments = ['message', 'answer'] as const;

test(`nobody sees a message twice after ${kills} kills between Slack's answer and our record`, {
  timeout: 180_000 + kills * 60_000,
}, async ({ onTestFinished }) => {
  const scene = await createScene();
  onTestFinished(scene.stop);
  const { slack } = scene;
  slack.channels.get(platformChanges)?.members.add(slack.bot.userId);
  const random = seeded(20_261_120);

  for (let kill = 1; kill <= kills; kill++) {
    const bot = await scene.start();
    if (kill === 1) for (const channel of channels) await say(slack, dana, 'subscribe', channel);
    killAfter(slack, bot, 1 + Math.floor(random() * 7), moments[Math.floor(random() * 2)]!);
    await workUntilKilled(slack, bot, kill);
    expect((await bot.ended).signal).toBe('SIGKILL');
  }

  // Each kill leaves work behind, and a place is free again only when the killed process's lease has expired.
  await untilNothingOwed(await scene.start(), 60_000 + kills * 3_000);
  const looks = slack.calls.filter(({ method }) => /\.(history|replies)$/.test(method)).length;
  const unknown = await unknownMessages(scene);
  const doubles = doublesIn(slack);
  console.info(`${kills} kills, ${looks} looks for a message, ${doubles.length} doubles`);
  expect(looks).toBeGreaterThan(0);
  expect({ doubles, unknown }).toEqual({ doubles: [], unknown: [] });
  for (const channel of channels) expectUpToDate(slack, channel);
});

/** Kills the bot at its nth message, when Slack has taken the message or has just answered. */
function killAfter(slack: SlackPlatform, bot: Bot, nth: number, moment: (typeof moments)[number]): void {
  let left = nth;
  const stop = slack.onChange((change) => {
    const isPost =
      change.kind === 'message'
        ? moment === 'message' && change.message.bot_id && !change.message.ephemeralTo
        : change.kind === 'answer' && moment === 'answer' && change.call.method === 'chat.postMessage';
    if (!isPost || --left > 0) return;
    stop();
    bot.kill('SIGKILL');
  });
}

/** Opens a ticket, assigns it, and adds notes, until the bot is killed. */
async function workUntilKilled(slack: SlackPlatform, bot: Bot, round: number): Promise<void> {
  let isGone = false;
  const gone = bot.ended.then(() => {
    isGone = true;
  });
  const ask = async (text: string): Promise<string> => {
    const answer = await slack.command({ user: dana, channel: migrations, command: '/migration', text });
    const reply = slack.until(() => findReply(slack, answer), 45_000).then(({ body }) => String(body.text));
    return (await Promise.race([reply, gone])) ?? '';
  };
  const opened = await ask(openLine.replace('acme.com', `acme${round}.com`));
  const number = /MIG-(\d+)/.exec(opened)?.[1] ?? '1';
  if (!isGone) await ask(`assign ${number} @lee`);
  for (let i = 1; !isGone; i++) await ask(`note ${number} number ${i} of round ${round}`);
}

/** Messages that the same part of the same delivery posted, other than the first one. */
function doublesIn(slack: SlackPlatform): string[] {
  const sent = [...slack.channels.keys()].flatMap((channel) => slack.messages(channel)).filter(isDelivery);
  const seen = new Set<string>();
  return sent.flatMap(({ channel, metadata, text }) => {
    const { delivery, part } = (metadata as { event_payload: Record<string, unknown> }).event_payload;
    const key = `${delivery} ${part}`;
    if (seen.has(key)) return [`${channel}: ${text}`];
    seen.add(key);
    return [];
  });
}

function isDelivery({ metadata }: SlackMessage): boolean {
  return metadata !== undefined;
}

/** The deliveries whose recorded message doesn't exist. */
async function unknownMessages(scene: Scene): Promise<bigint[]> {
  const database = await scene.open();
  try {
    const there = new Set(
      [...scene.slack.channels.keys()].flatMap((id) => scene.slack.messages(id).map(({ ts }) => ts)),
    );
    const rows = await database.client.delivery.findMany();
    return rows.filter(({ messageId }) => !there.has(messageId ?? '')).map(({ id }) => id);
  } finally {
    await database.close();
  }
}

/** Checks that each ticket has one headline in a channel, and that each line of its thread appears once. */
function expectUpToDate(slack: SlackPlatform, channel: string): void {
  const posted = slack.messages(channel).filter(isDelivery);
  const headlines = posted
    .filter(({ thread_ts }) => !thread_ts)
    .map((message) => / · (MIG-\d+)$/.exec(shownText(message).split('\n')[0] ?? '')?.[1]);
  expect(headlines.length).toBeGreaterThan(0);
  expect(new Set(headlines).size).toBe(headlines.length);
  // Lines don't name their ticket, so the same act on two tickets has the same words.
  const lines = posted
    .filter(({ thread_ts }) => thread_ts)
    .map((message) => `${message.thread_ts} ${shownText(message)}`);
  expect(new Set(lines).size).toBe(lines.length);
}

/** A repeatable series of numbers from 0 to 1. */
function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
