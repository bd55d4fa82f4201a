import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { ConfigError, readConfig } from '../../src/config.ts';
import { bot, settings } from '../../src/playground/teams/tenant.ts';
import { createTestDatabase } from '../support/database.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';

/** A Teams service on this machine. It stores what the bot says, and its roster has one person. */
const said: string[] = [];
const service = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    if (body) said.push(body);
    const dana = { id: '29:dana', aadObjectId: 'aad-dana', name: 'Dana Reyes', userRole: 'user' };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body ? { id: '1' } : dana));
  });
});
let desk: TestDesk;
let here: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  here = `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
  desk = await startDesk({
    teams: 'anonymous',
    env: {
      MICROSOFT_APP_ID: settings.appId,
      MICROSOFT_APP_PASSWORD: 'unused',
      MICROSOFT_APP_TENANT_ID: settings.tenantId,
    },
  });
});

afterAll(async () => {
  await desk.stop();
  service.close();
});

function activity(serviceUrl: unknown) {
  return {
    type: 'message',
    id: crypto.randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:dana', aadObjectId: 'aad-dana' },
    recipient: bot,
    conversation: { id: 'a:dana', conversationType: 'personal', tenantId: settings.tenantId },
    text: 'help',
  };
}

/** Posts to the bot with any Host header and local address, which `fetch` doesn't allow. */
function post(body: object, headers: Record<string, string> = {}, localAddress?: string): Promise<number> {
  const { port } = new URL(desk.url);
  const options = { host: '127.0.0.1', port, path: '/api/messages', method: 'POST', localAddress };
  return new Promise((resolve, reject) => {
    const request = send(
      { ...options, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject).end(JSON.stringify(body));
  });
}

describe('an anonymous Teams connection', () => {
  test('answers requests from a chat service on this machine', async () => {
    expect(await post(activity(here))).toBe(200);
    expect(said.join()).toContain('Migration Desk: help');
  });

  test.each<[string, Record<string, string>, string?]>([
    ['another address', {}, '127.0.0.2'],
    ['a page that uses DNS rebinding', { host: 'desk.example.com' }],
    ['a page that uses DNS rebinding with a name like ours', { host: 'localhost.example.com:3000' }],
    ['a page of another site', { origin: 'https://example.com' }],
    ['a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['another proxy', { forwarded: 'for=127.0.0.1' }],
  ])('refuses a request from %s', async (_, headers, from) => {
    const before = said.length;
    expect(await post(activity(here), headers, from)).toBe(403);
    expect(said).toHaveLength(before);
  });

  test.each([
    ['https://smba.trafficmanager.net/amer/'],
    ['http://192.0.2.1:3978/'],
    ['http://localhost.example.com/'],
    ['http://127.0.0.1@example.com/'],
    ['http://127.0.0.2:3978/'],
    ['https://localhost/'],
    ['file:///etc/passwd'],
    ['localhost'],
    [''],
    [undefined],
    [{}],
    [['http://localhost/']],
  ])('refuses a request whose serviceUrl is %j', async (serviceUrl) => {
    expect(await post(activity(serviceUrl))).toBe(401);
    expect(await desk.database.client.teamsConversation.count({ where: { serviceUrl: { not: here } } })).toBe(
      0,
    );
  });

  test('refuses a request with a token, because nothing checks the token', async () => {
    expect(await post(activity(here), { authorization: 'Bearer x.y.z' })).toBe(401);
  });
});

describe('a bot configured for Slack or Teams', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'x' };

  test('never connects to Teams without an app id', () => {
    expect(readConfig({ ...slack, MICROSOFT_APP_ID: '' }).teams).toBeNull();
    const half = { MICROSOFT_APP_PASSWORD: 'x', MICROSOFT_APP_TENANT_ID: settings.tenantId };
    expect(() => readConfig({ ...slack, ...half, MICROSOFT_APP_ID: '' })).toThrow(ConfigError);
  });

  test.each([[undefined], ['anonymous' as const]])(
    'does not start with an empty app id, whatever the option "teams" is: %s',
    async (teams) => {
      const config = { ...readConfig(slack), teams: { ...settings, appId: '' } };
      const database = await createTestDatabase();
      await expect(createApp(config, { database, teams })).rejects.toThrow('Teams needs an app id');
      await database.close();
    },
  );

  test('requires a token even from clients on this machine', async () => {
    const config = {
      ...readConfig({ ...slack, HOST: '127.0.0.1', PORT: '0' }),
      teams: { ...settings, password: 'unused' },
    };
    const database = await createTestDatabase();
    const app = await createApp({ ...config, slack: null }, { database, clockwork: false });
    const url = `http://127.0.0.1:${await app.start()}/api/messages`;
    const body = JSON.stringify(activity(here));
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(401);
    await app.stop();
  });
});
