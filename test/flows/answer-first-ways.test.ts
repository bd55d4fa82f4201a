import { beforeEach, expect, test } from 'vitest';
import type { ApiCall, SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, platformChanges, useDesk } from '../support/desk.ts';
import { replyTo, responseUrlOf } from '../support/process.ts';
import { holdDatabase } from '../support/process-hold.ts';

const desk = useDesk();

beforeEach(async () => {
  await desk.say(dana, openLine);
});

const serverError = { status: 500 };
const directMessages = 'D0DANA';

function command(text: string, channel = migrations) {
  return desk.slack.command({ user: dana, channel, command: '/migration', text });
}

/** Waits for the message with this text. */
function message(channel: string, text: string): Promise<SlackMessage> {
  return desk.slack.until(() => desk.slack.messages(channel).find((each) => each.text.includes(text)));
}

function call(method: string): ApiCall | undefined {
  return desk.slack.calls.find((each) => each.method === method);
}

test('answers once by chat.postEphemeral if response_url fails', async () => {
  desk.slack.faults.failNext('response_url', serverError);
  await command('note 1 by another way');
  expect(await message(migrations, 'Added a note to Acme Corp (MIG-1).')).toMatchObject({
    ephemeralTo: dana,
  });
  await desk.app.drain();
  expect(call('chat.postMessage')).toBeUndefined();
  expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(1);
});

test('answers once by chat.postEphemeral if response_url answers 200 but did not deliver', async () => {
  desk.slack.faults.failNext('response_url', 'expired_url');
  await command('note 1 by another way');
  expect(await message(migrations, 'Added a note to Acme Corp (MIG-1).')).toMatchObject({
    ephemeralTo: dana,
  });
  expect(call('chat.postMessage')).toBeUndefined();
  expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(1);
});

test('answers an unknown command by direct message if response_url did not deliver', async () => {
  desk.slack.faults.failNext('response_url', 'used_url');
  await desk.slack.command({ user: dana, channel: migrations, command: '/other', text: '' });
  await message(directMessages, "doesn't know this command");
});

test('answers without folds and tables if response_url answers 200 but refuses the blocks', async () => {
  desk.slack.faults.failNext('response_url', 'invalid_blocks');
  const { body } = await replyTo(desk.slack, await command('show 1'));
  expect(body).toMatchObject({ response_type: 'ephemeral' });
  expect(body.text).toContain('acme.com · MIG-1');
  const types = (body.blocks as { type: string }[]).map(({ type }) => type);
  expect(types).toContain('rich_text');
  expect(types).not.toContain('container');
  expect(call('chat.postEphemeral')).toBeUndefined();
});

test('answers in text without formatting if response_url refuses the simpler blocks, too', async () => {
  desk.slack.faults.failNext('response_url', 'invalid_blocks', 2);
  await command('show 1');
  const { body } = await desk.slack.until(() => desk.slack.replies.find(({ body }) => body.mrkdwn === false));
  expect(body).toMatchObject({ blocks: [], response_type: 'ephemeral' });
  expect(body.text).toContain('acme.com · MIG-1');
  expect(call('chat.postEphemeral')).toBeUndefined();
});

test('answers by chat.postEphemeral if response_url is used up', async () => {
  const release = await holdDatabase(desk.database);
  const answer = await command('note 1 used up');
  const headers = { 'content-type': 'application/json' };
  const use = { method: 'POST', headers, body: JSON.stringify({ text: 'taken' }) };
  for (let used = 0; used < 5; used++) await fetch(responseUrlOf(answer), use);
  await release();
  expect(await message(migrations, 'Added a note to Acme Corp (MIG-1).')).toMatchObject({
    ephemeralTo: dana,
  });
  expect(desk.slack.replies.at(-1)).toMatchObject({ status: 404, error: 'used_url' });
});

test('answers by direct message if response_url and chat.postEphemeral both fail', async () => {
  desk.slack.faults.failNext('response_url', serverError);
  desk.slack.faults.failNext('chat.postEphemeral', 'user_not_in_channel');
  await command('note 1 by the last way');
  expect((await message(directMessages, 'Added a note to Acme Corp (MIG-1).')).ephemeralTo).toBeUndefined();
});

test('makes the change even if every way to answer fails, and logs that the answer reached nobody', async () => {
  desk.slack.faults.failNext('response_url', serverError);
  desk.slack.faults.failNext('chat.postEphemeral', 'fatal_error');
  desk.slack.faults.failNext('chat.postMessage', 'fatal_error');
  await command('note 1 said to nobody');
  await desk.slack.until(() => call('chat.postMessage')?.status);
  await desk.app.drain();
  expect(desk.log.filter((line) => line.includes('an answer could not be delivered to anyone'))).toHaveLength(
    1,
  );
  expect((await desk.say(dana, 'history 1')).text).toContain('said to nobody');
});

test("answers a button press in a channel that the bot hasn't joined", async () => {
  const shown = await desk.say(dana, 'show 1', { channel: platformChanges });
  desk.slack.faults.failNext('response_url', serverError);
  await desk.slack.press({ user: dana, reply: shown.reply, label: '☐ Tenant created' });
  expect(await message(platformChanges, 'Tenant created ✓')).toMatchObject({ ephemeralTo: dana });
});
