import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../src/playground/slack/platform.ts';
import { createSilentBot, type SilentBot } from '../silent-bot.ts';

const minute = 60_000;

let now: number;
let bot: SilentBot;
let platform: SlackPlatform;

beforeEach(async () => {
  now = 1_800_000_000_000;
  bot = await createSilentBot();
  platform = createSlackPlatform({ now: () => now, botUrl: () => bot.url });
  await platform.start();
});

afterEach(async () => {
  await platform.stop();
  await bot.stop();
});

/** Sends a command, and returns its response_url. */
async function responseUrl(user = 'U0DANA', channel = 'C0MIGR'): Promise<string> {
  await platform.command({ user, channel, command: '/migration' });
  return bot.lastForm().response_url!;
}

async function reply(url: string, body: object = { text: 'x' }) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as { ok: boolean; error?: string }) };
}

test('accepts at most five replies per response_url, and records every attempt', async () => {
  const url = await responseUrl();
  for (const _ of [1, 2, 3, 4, 5]) expect(await reply(url)).toEqual({ status: 200, ok: true });
  expect(await reply(url)).toEqual({ status: 404, ok: false, error: 'used_url' });
  expect(platform.replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
  expect(platform.messages('C0MIGR')).toHaveLength(5);
});

test('refuses replies after thirty minutes', async () => {
  const url = await responseUrl();
  now += 30 * minute;
  expect((await reply(url)).status).toBe(200);
  now += 1;
  expect(await reply(url)).toEqual({ status: 404, ok: false, error: 'expired_url' });
});

test.each([
  ['with an invalid block', { text: 'x', blocks: [{ type: 'nope' }] }, 'invalid_blocks'],
  ['without text and blocks', {}, 'no_text'],
  ['in an unknown thread', { text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
])('refuses a reply %s', async (_name, body, error) => {
  expect(await reply(await responseUrl(), body)).toEqual({ status: 400, ok: false, error });
  expect(platform.messages('C0MIGR')).toEqual([]);
});

test('refuses a reply to an unknown response_url', async () => {
  const base = platform.apiUrl.replace(/api\/$/, '');
  expect(await reply(`${base}response/guess`)).toEqual({ status: 404, ok: false, error: 'invalid_url' });
});

test('shows an in_channel reply to everyone, even in a channel without the bot', async () => {
  await reply(await responseUrl('U0SAM', 'C0SECRET'), { response_type: 'in_channel', text: 'here' });
  const [message] = platform.messages('C0SECRET');
  expect(message).toMatchObject({ text: 'here', bot_id: 'B0DESK' });
  expect(message!.ephemeralTo).toBeUndefined();
});
