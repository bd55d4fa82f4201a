import { App, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../src/playground/slack/platform.ts';

let platform: SlackPlatform;
let app: App;

beforeEach(async () => {
  platform = createSlackPlatform();
  await platform.start();
  app = new App({
    socketMode: true,
    appToken: platform.appToken,
    token: platform.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: platform.apiUrl },
  });
});

afterEach(async () => {
  await app.stop();
  await platform.stop();
});

test('sends a command and a form submission through the socket', async () => {
  // Long enough for frames with an eight-byte length, in both directions.
  const long = 'x'.repeat(70_000);
  app.command('/migration', async ({ ack, command, respond, client }) => {
    await ack();
    await respond(`heard ${command.text.length}`);
    const title = { type: 'plain_text' as const, text: 'Open' };
    const element = { type: 'plain_text_input' as const, action_id: 'v' };
    const blocks = [{ type: 'input' as const, block_id: 'd', label: title, element }];
    await client.views.open({
      trigger_id: command.trigger_id,
      view: { type: 'modal', callback_id: 'f', title, submit: title, blocks },
    });
  });
  app.view('f', ({ ack }) => ack({ response_action: 'errors', errors: { d: long } }));
  await app.start();
  expect(platform.socketMode.connections).toBe(1);
  const answer = await platform.command({
    user: 'U0DANA',
    channel: 'C0MIGR',
    command: '/migration',
    text: long,
  });
  expect(answer).toMatchObject({ status: 200, body: '' });
  await platform.until(() => platform.views.top('U0DANA'));
  expect(platform.replies).toMatchObject([{ body: { text: 'heard 70000' } }]);
  expect(await platform.submit({ user: 'U0DANA', values: { d: 'x' } })).toMatchObject({
    outcome: 'errors',
    errors: { d: long },
  });
  expect(platform.protocolErrors).toEqual([]);
});

test('sends events with their retry number', async () => {
  const heard = Promise.withResolvers<unknown>();
  app.event('app_home_opened', async ({ event, context }) => heard.resolve([event.user, context.retryNum]));
  await app.start();
  const fields = { user: 'U0DANA', channel: 'D0DANA', tab: 'home' };
  await platform.event('app_home_opened', fields, { retry: { num: 2, reason: 'http_timeout' } });
  expect(await heard.promise).toEqual(['U0DANA', 2]);
});

test('opens only one socket for each URL from apps.connections.open', async () => {
  const headers = { authorization: `Bearer ${platform.appToken}` };
  const answer = await fetch(`${platform.apiUrl}apps.connections.open`, { method: 'POST', headers });
  const { url } = (await answer.json()) as { url: string };
  const outcome = (address: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(address);
      socket.onmessage = ({ data }) => {
        resolve(JSON.parse(data as string).type);
        socket.close();
      };
      socket.onerror = () => resolve('refused');
    });
  expect(await outcome(url)).toBe('hello');
  expect(await outcome(url)).toBe('refused');
});
