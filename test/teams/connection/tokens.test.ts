import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTokenSource } from '../../../src/teams/connection/token-sources.ts';
import { createTokens } from '../../../src/teams/connection/tokens.ts';
import { says, useCalls } from './setup.ts';

const minute = 60_000;
let now: number;

beforeEach(() => {
  now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the token from Microsoft', () => {
  const calls = useCalls();

  test('is fetched once for many calls, with the secret and for the Bot Connector', async () => {
    const { connector, outlet, there, texts } = calls;
    const posts = Array.from({ length: 20 }, (_, i) => outlet.post(there, says(`${i}`)));
    await Promise.all(posts);
    now += 54 * minute;
    await outlet.post(there, says('later'));
    expect(texts()).toHaveLength(21);
    expect(connector.login.asked).toEqual([
      {
        tenant: connector.tenantId,
        grant_type: 'client_credentials',
        client_id: connector.appId,
        client_secret: 'the secret',
        scope: 'https://api.botframework.com/.default',
      },
    ]);
  });

  test('is renewed five minutes before it expires, while calls use the valid one', async () => {
    const { connector, outlet, there, statuses } = calls;
    await outlet.post(there, says('one'));
    now += 56 * minute;
    const renewal = Promise.withResolvers<void>();
    connector.login.ready = renewal.promise;
    await outlet.post(there, says('two'));
    await outlet.post(there, says('three'));
    await vi.waitUntil(() => connector.login.asked.length === 2);
    renewal.resolve();
    now += 5 * minute;
    await outlet.post(there, says('four'));
    expect(connector.login.asked).toHaveLength(2);
    expect(statuses()).toEqual([201, 201, 201, 201]);
  });

  test('is used until it expires if Microsoft does not answer, and then nothing is sent', async () => {
    const { connector, outlet, there, statuses } = calls;
    await outlet.post(there, says('one'));
    connector.login.fault = 'cut';
    now += 59 * minute;
    await outlet.post(there, says('two'));
    now += 2 * minute;
    await expect(outlet.post(there, says('three'))).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    connector.login.fault = undefined;
    await outlet.post(there, says('four'));
    expect(statuses()).toEqual([201, 201, 201]);
  });

  test.each([
    [400, { error: 'unauthorized_client', error_description: 'AADSTS700016: no' }, 'AADSTS700016', true],
    [401, { error: 'invalid_client', error_description: 'AADSTS7000222: old' }, 'AADSTS7000222', true],
    [400, { error: 'invalid_scope' }, 'invalid_scope', true],
    [400, { error: 'temporarily_unavailable', error_description: 'busy' }, 'temporarily_unavailable', false],
    [429, '', 'HTTP 429', false],
    [503, '<html>Down</html>', 'HTTP 503', false],
    [302, '', 'HTTP 302', false],
    [200, '{"access_token":""}', 'HTTP 200', false],
  ])('is missing after the answer %i %o, and the error says %s', async (status, body, code, isRefusal) => {
    const { connector, outlet, there } = calls;
    connector.login.fault = { status, body, headers: { location: '/elsewhere' } };
    const error = await outlet.post(there, says('x')).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ name: 'Error', code, isRefusal });
    expect(connector.calls).toEqual([]);
  });
});

describe('a token that arrives too late', () => {
  const calls = useCalls(400);

  test('is not waited for, and its request is never sent', async () => {
    const { connector, outlet, there } = calls;
    const token = Promise.withResolvers<void>();
    connector.login.ready = token.promise;
    await expect(outlet.post(there, says('x'))).rejects.toMatchObject({ code: 'no token within 400 ms' });
    token.resolve();
    expect(connector.calls).toEqual([]);
    await outlet.post(there, says('y'));
    expect(calls.texts()).toEqual(['y']);
  });
});

test('a managed identity gets its token from Azure', async () => {
  const asked: URL[] = [];
  const azure = createServer((request, response) => {
    asked.push(new URL(request.url!, 'http://azure'));
    const expires = Math.floor(Date.now() / 1000) + 3_600;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'from azure', expires_on: expires, token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => azure.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(azure.address() as AddressInfo).port}/token`);
  vi.stubEnv('IDENTITY_HEADER', 'header');
  const appId = '33333333-3333-4333-8333-333333333333';
  const settings = { appId, tenantId: appId, password: undefined, type: 'UserAssignedMSI' } as const;
  const tokens = createTokens(createTokenSource(settings));
  expect([await tokens.get(), await tokens.get()]).toEqual(['from azure', 'from azure']);
  expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toMatchObject([
    { resource: 'https://api.botframework.com', client_id: appId },
  ]);
  vi.unstubAllEnvs();
  azure.close();
});
