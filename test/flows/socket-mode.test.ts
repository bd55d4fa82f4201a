import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ApiCall,
  createSlackPlatform,
  type SlackPlatform,
} from '../../src/playground/slack/platform.ts';
import type { SocketMode } from '../../src/playground/slack/requests/socket-mode.ts';
import {
  dana,
  migrations,
  openLine,
  platformChanges,
  sam,
  startDesk,
  type TestDesk,
} from '../support/desk.ts';
import { askUntil, replyTo, say } from '../support/process.ts';

let slack: SlackPlatform;
let desk: TestDesk;

beforeEach(async () => {
  slack = createSlackPlatform();
  await slack.start();
  desk = await startDesk({ slack, env: { SLACK_APP_TOKEN: slack.appToken, MD_OPS_PORT: '0' } });
  await ready();
});

afterEach(async () => {
  expect(slack.protocolErrors).toEqual([]);
  await desk.stop();
  await slack.stop();
});

/** How long to wait for a new connection, in ms. Bolt waits five seconds before it reconnects. */
const reconnecting = 45_000;

const isConnecting = ({ method }: ApiCall) => method === 'apps.connections.open';

/** Resolves once the product is connected and knows the bot's identity. */
function ready(): Promise<void> {
  return askUntil(`${desk.url}/readyz`, ({ status }) => status === 200);
}

const command = { user: dana, channel: migrations, command: '/migration' };

test('runs commands, buttons, and forms over Socket Mode', async () => {
  await say(slack, dana, 'subscribe', platformChanges);
  const opened = await slack.command({ ...command, text: openLine });
  expect(opened).toMatchObject({ status: 200, body: '' });
  expect((await replyTo(slack, opened)).body.text).toContain('Opened MIG-1');
  const done = await slack.command({ ...command, text: 'done 1 U-01 U-02 U-03 U-04' });
  const card = await replyTo(slack, done);

  const pressed = await slack.press({ user: dana, reply: card, label: 'Move to Discovery' });
  expect(pressed).toMatchObject({ status: 200, body: '' });
  expect((await replyTo(slack, pressed)).body.text).toContain('(MIG-1) is in Discovery now.');

  await slack.command({ ...command, user: sam, text: 'note 1' });
  await slack.until(() => slack.views.top(sam));
  expect((await slack.submit({ user: sam, values: { text: 'password: Hunter2!' } })).outcome).toBe('errors');
  expect((await slack.submit({ user: sam, values: { text: 'by socket' } })).outcome).toBe('closed');

  const posted = await desk.posted(platformChanges);
  expect(posted.map(({ text }) => text)).toEqual([
    expect.stringContaining('Discovery ('),
    expect.stringContaining(
      'Dana Reyes checked off Tenant created (U-01), Domain verified (U-02), Licenses added (U-03), and Licenses assigned (U-04)',
    ),
    expect.stringContaining('Dana Reyes moved it from Prerequisites to Discovery'),
    expect.stringContaining('Sam Okafor noted: by socket'),
  ]);
});

test('runs a command once if Slack sends its envelope again', async () => {
  await say(slack, dana, openLine);
  const first = await slack.command({ ...command, text: 'note 1 said once' });
  const { envelope_id: id, payload } = JSON.parse(first.sent.body);
  // Both envelopes have the same id. Send one at a time, because the simulated Slack matches an answer to its request
  // by this id.
  const { deliver } = slack.socketMode as SocketMode;
  const again = [
    await deliver({ kind: 'command', id, payload }),
    await deliver({ kind: 'command', id, payload }),
  ];
  await replyTo(slack, first);
  again.push(await deliver({ kind: 'command', id, payload }));
  expect(again.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, '']));
  await say(slack, dana, 'show 1');
  await desk.app.drain();
  expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(1);
  expect(slack.replies.filter(({ body }) => String(body.text).includes('Added a note'))).toHaveLength(1);
});

test('reconnects when Slack asks for it', async () => {
  await say(slack, dana, openLine);
  slack.socketMode.refresh();
  await slack.until(() => slack.calls.filter(isConnecting).length === 2, reconnecting);
  await ready();
  expect(slack.socketMode.connections).toBe(1);
  expect(await say(slack, dana, 'show 1')).toContain('acme.com · MIG-1');
});

test("the bot reports that it isn't ready while Slack refuses connections, and keeps trying to connect", async () => {
  await desk.stop();
  slack.faults.failNext('apps.connections.open', { status: 500 });
  desk = await startDesk({ slack, env: { SLACK_APP_TOKEN: slack.appToken } });
  expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  const readiness = await fetch(`${desk.url}/readyz`);
  expect([readiness.status, await readiness.json()]).toMatchObject([
    503,
    {
      checks: {
        database: { state: 'ok' },
        slack: { state: 'failing', problem: 'Socket Mode is not connected.' },
      },
    },
  ]);
  await ready();
  expect(await say(slack, dana, 'help')).toContain('open');
});

test('measures acknowledgments over Socket Mode', async () => {
  await say(slack, dana, 'help');
  const count = /acknowledgment_seconds_count\{command="help",platform="slack"\} 1\n/;
  await askUntil(desk.app.metricsUrl()!, ({ body }) => count.test(body));
});

test('accepts no requests over HTTP in Socket Mode', async () => {
  const sent = await fetch(`${desk.url}/slack/events`, { method: 'POST', body: 'command=%2Fmigration' });
  expect(sent.status).toBe(404);
});

test('acknowledges a request of the wrong shape, and runs nothing', async () => {
  const before = slack.calls.length;
  expect(await slack.command({ ...command, text: 'help', fields: { user_id: '' } })).toMatchObject({
    status: 200,
  });
  expect(await slack.event('user_change', { user: null })).toMatchObject({ status: 200 });
  expect(desk.log.filter((line) => line.includes('of the wrong shape was refused'))).toHaveLength(2);
  expect(slack.calls).toHaveLength(before);
});
