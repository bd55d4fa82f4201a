import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../src/playground/slack/platform.ts';
import { clientOf, refusal } from './bolt-bot.ts';
import { createSilentBot, type SilentBot } from './silent-bot.ts';

const minute = 60_000;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const view = { type: 'modal' as const, title: plain('Help'), blocks: [{ type: 'divider' as const }] };

let now = 1_800_000_000_000;
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

async function command() {
  await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration' });
  return bot.lastForm();
}

async function reply(url: string, body: object = { text: 'x' }) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as { ok: boolean; error?: string }) };
}

describe('trigger_id', () => {
  const open = (trigger_id: string) => clientOf(platform).views.open({ trigger_id, view });

  test('opens one form', async () => {
    const { trigger_id } = await command();
    await open(trigger_id!);
    expect((await refusal(open(trigger_id!))).error).toBe('exchanged_trigger_id');
    expect(platform.views.modals('U0DANA')).toHaveLength(1);
  });

  test('lives three seconds', async () => {
    const first = await command();
    const second = await command();
    now += 3000;
    await open(first.trigger_id!);
    now += 1;
    expect((await refusal(open(second.trigger_id!))).error).toBe('expired_trigger_id');
  });

  test('is not to be guessed', async () => {
    expect((await refusal(open('1.2.3'))).error).toBe('invalid_trigger_id');
  });

  test('is not spent on a bad view', async () => {
    const { trigger_id } = await command();
    const bad = { ...view, title: plain('x'.repeat(25)) };
    const refused = await refusal(clientOf(platform).views.open({ trigger_id: trigger_id!, view: bad }));
    expect(refused).toEqual({
      error: 'invalid_arguments',
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    });
    await open(trigger_id!);
  });

  test('views.push needs a form to push on', async () => {
    const { trigger_id } = await command();
    const push = clientOf(platform).views.push({ trigger_id: trigger_id!, view });
    expect((await refusal(push)).error).toBe('not_found');
  });
});

describe('response_url', () => {
  test('serves five times', async () => {
    const { response_url } = await command();
    for (const _ of [1, 2, 3, 4, 5]) expect(await reply(response_url!)).toEqual({ status: 200, ok: true });
    expect(await reply(response_url!)).toEqual({ status: 404, ok: false, error: 'used_url' });
    expect(platform.replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
    expect(platform.messages('C0MIGR')).toHaveLength(5);
  });

  test('serves thirty minutes', async () => {
    const { response_url } = await command();
    now += 30 * minute;
    expect((await reply(response_url!)).status).toBe(200);
    now += 1;
    expect(await reply(response_url!)).toEqual({ status: 404, ok: false, error: 'expired_url' });
  });

  test('checks what it is given', async () => {
    const { response_url } = await command();
    const badBlocks = await reply(response_url!, { text: 'x', blocks: [{ type: 'nope' }] });
    const nothing = await reply(response_url!, {});
    const thread = await reply(response_url!, { text: 'x', thread_ts: '1.000001' });
    expect([badBlocks, nothing, thread]).toEqual([
      { status: 400, ok: false, error: 'invalid_blocks' },
      { status: 400, ok: false, error: 'no_text' },
      { status: 400, ok: false, error: 'thread_not_found' },
    ]);
    expect(platform.messages('C0MIGR')).toEqual([]);
  });

  test('in_channel is for everyone, and works where the bot is not', async () => {
    await platform.command({ user: 'U0SAM', channel: 'C0SECRET', command: '/migration' });
    await reply(bot.lastForm().response_url!, { response_type: 'in_channel', text: 'here' });
    const [message] = platform.messages('C0SECRET');
    expect(message).toMatchObject({ text: 'here', bot_id: 'B0DESK' });
    expect(message!.ephemeralTo).toBeUndefined();
  });

  test('an unknown one', async () => {
    const base = platform.apiUrl.replace(/api\/$/, '');
    expect(await reply(`${base}response/guess`)).toEqual({ status: 404, ok: false, error: 'invalid_url' });
  });
});

test('on Enterprise Grid the requests say so', async () => {
  const other = createSlackPlatform({
    botUrl: () => bot.url,
    enterprise: { id: 'E0ORG', name: 'Rackspace' },
  });
  await other.start();
  await other.command({
    user: 'U0DANA',
    channel: 'C0MIGR',
    command: '/migration',
    fields: { team_id: 'T0OTHER' },
  });
  expect(bot.lastForm()).toMatchObject({
    enterprise_id: 'E0ORG',
    enterprise_name: 'Rackspace',
    team_id: 'T0OTHER',
  });
  await other.stop();
});
