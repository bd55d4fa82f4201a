import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../src/playground/slack/platform.ts';
import { clientOf, refusal } from '../bolt-bot.ts';
import { createSilentBot, type SilentBot } from '../silent-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const view = { type: 'modal' as const, title: plain('Help'), blocks: [{ type: 'divider' as const }] };

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

/** Sends a command, and returns its trigger_id. */
async function trigger(): Promise<string> {
  await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration' });
  return bot.lastForm().trigger_id!;
}

function open(trigger_id: string) {
  return clientOf(platform).views.open({ trigger_id, view });
}

test('opens one form per trigger_id', async () => {
  const id = await trigger();
  await open(id);
  expect((await refusal(open(id))).error).toBe('exchanged_trigger_id');
  expect(platform.views.modals('U0DANA')).toHaveLength(1);
});

test('refuses a trigger_id after three seconds', async () => {
  const [first, second] = [await trigger(), await trigger()];
  now += 3000;
  await open(first);
  now += 1;
  expect((await refusal(open(second))).error).toBe('expired_trigger_id');
});

test('refuses an unknown trigger_id', async () => {
  expect((await refusal(open('1.2.3'))).error).toBe('invalid_trigger_id');
});

test('keeps a trigger_id valid after a refused view', async () => {
  const id = await trigger();
  const bad = { ...view, title: plain('x'.repeat(25)) };
  const refused = await refusal(clientOf(platform).views.open({ trigger_id: id, view: bad }));
  expect(refused).toEqual({
    error: 'invalid_arguments',
    messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
  });
  await open(id);
});

test('refuses views.push when the person has no form open', async () => {
  const push = clientOf(platform).views.push({ trigger_id: await trigger(), view });
  expect((await refusal(push)).error).toBe('not_found');
});
