import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../src/playground/slack/platform.ts';
import { clientOf, refusal } from '../bolt-bot.ts';
import { createSilentBot } from '../silent-bot.ts';

let now = 0;
let platform: SlackPlatform;

beforeEach(async () => {
  now = 1_800_000_000_000;
  platform = createSlackPlatform({ now: () => now });
  await platform.start();
});

afterEach(() => platform.stop());

const post = (channel = 'C0MIGR') => clientOf(platform).chat.postMessage({ channel, text: 'x' });
const texts = (channel = 'C0MIGR') => platform.messages(channel).map(({ text }) => text);

test('failNext() makes the next calls of a method fail with an error', async () => {
  platform.faults.failNext('chat.postMessage', 'internal_error', 2);
  expect([(await refusal(post())).error, (await refusal(post())).error]).toEqual([
    'internal_error',
    'internal_error',
  ]);
  await post();
  expect(texts()).toEqual(['x']);
});

test('failNext() can also set the HTTP status of the answer', async () => {
  platform.faults.failNext('*', { status: 503, headers: { 'x-why': 'maintenance' }, body: 'down' });
  await expect(post()).rejects.toMatchObject({
    statusCode: 503,
    body: 'down',
    headers: { 'x-why': 'maintenance' },
  });
  expect(platform.calls).toMatchObject([{ status: 503, ok: false }]);
});

test('failChannel() makes all calls for one channel fail until it is turned off', async () => {
  platform.faults.failChannel('C0MIGR', 'is_archived');
  expect((await refusal(post())).error).toBe('is_archived');
  await post('C0PLAT');
  platform.faults.failChannel('C0MIGR', undefined);
  await post();
  expect([texts(), texts('C0PLAT')]).toEqual([['x'], ['x']]);
});

test("failChannel() also applies to calls that use a person's id for a direct message", async () => {
  platform.faults.failChannel('D0DANA', 'restricted_action');
  expect((await refusal(post('U0DANA'))).error).toBe('restricted_action');
});

test('rateLimitChannel() answers 429 until retryAfter seconds have passed', async () => {
  platform.faults.rateLimitChannel('C0MIGR', { retryAfter: 30 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 30 });
  await post('C0PLAT');
  now += 29_000;
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
  now += 1000;
  await post();
  expect(texts()).toEqual(['x']);
});

test('rateLimitChannel() answers 429 a given number of times', async () => {
  platform.faults.rateLimitChannel('C0MIGR', { retryAfter: 2, times: 1 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 2 });
  await post();
});

test('strictRate allows only one message per second in each channel', async () => {
  platform.faults.strictRate = true;
  await post();
  await post('C0PLAT');
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
  now += 1000;
  await post();
  expect(texts()).toEqual(['x', 'x']);
});

test('dropAnswer() posts the message and closes the connection without an answer', async () => {
  platform.faults.dropAnswer('chat.postMessage');
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(texts()).toEqual(['x']);
});

test('delayNext() delays the next answer', async () => {
  platform.faults.delayNext('chat.postMessage', 80);
  const started = performance.now();
  await post();
  expect(performance.now() - started).toBeGreaterThanOrEqual(78);
});

test('the server stops immediately, even during a long delay', async () => {
  platform.faults.delay('chat.postMessage', 60_000);
  const cut = expect(post()).rejects.toThrow();
  await platform.until(() => platform.calls.length === 1);
  await platform.stop();
  await cut;
  await platform.start();
});

test('clear() ends all faults', async () => {
  platform.faults.failNext('*', 'internal_error');
  platform.faults.failChannel('C0MIGR', 'is_archived');
  platform.faults.rateLimitChannel('C0MIGR', { retryAfter: 30 });
  platform.faults.strictRate = true;
  platform.faults.clear();
  await post();
  await post();
  expect(texts()).toEqual(['x', 'x']);
});

test('faults also apply to replies through a response_url', async () => {
  const bot = await createSilentBot();
  const other = createSlackPlatform({ botUrl: () => bot.url });
  await other.start();
  await other.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration' });
  const reply = () => {
    const { response_url } = bot.lastForm();
    return fetch(response_url!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"x"}',
    });
  };
  other.faults.failNext('response_url', { status: 500 });
  expect((await reply()).status).toBe(500);
  other.faults.dropAnswer('response_url');
  await expect(reply()).rejects.toThrow();
  expect(other.messages('C0MIGR')).toHaveLength(1);
  await other.stop();
  await bot.stop();
});
