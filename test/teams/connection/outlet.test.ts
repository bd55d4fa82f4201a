import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createConnector as createCalls } from '../../../src/teams/connection/connector.ts';
import { createOutlet } from '../../../src/teams/connection/outlet.ts';
import { dana, gus, migrations } from '../../support/connector/connector.ts';
import { chat, conversation, says, useCalls } from './setup.ts';

const unavailable = { status: 502, body: { error: { code: 'ServiceError', message: 'Bad gateway' } } };
const calls = useCalls();

describe('a call to Teams', () => {
  test('is sent once, whatever Teams answers', async () => {
    const { connector, outlet, there, statuses, texts } = calls;
    expect(await outlet.post(there, says('one'))).toBe(connector.messages(chat)[0]!.id);
    connector.faults.failNext(chat, unavailable);
    await expect(outlet.post(there, says('two'))).rejects.toMatchObject({
      statusCode: 502,
      code: 'ServiceError',
    });
    connector.faults.rateLimit(chat, { retryAfter: 7, times: 1 });
    await expect(outlet.post(there, says('three'))).rejects.toMatchObject({
      statusCode: 429,
      retryAfter: '7',
    });
    connector.faults.dropAnswer(chat);
    await expect(outlet.post(there, says('four'))).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(statuses()).toEqual([201, 502, 429, 201]);
    expect(texts()).toEqual(['one', 'four']);
  });

  test("is done if a success answer is cut off, but not if a proxy's page answers", async () => {
    const { connector, outlet, there, statuses, texts } = calls;
    connector.faults.cutAnswer(chat);
    expect(await outlet.post(there, says('one'))).toBe('');
    connector.faults.failNext(chat, { status: 201 });
    expect(await outlet.post(there, says('two'))).toBe('');
    for (const type of ['text/html', 'application/json']) {
      const headers = { 'content-type': type };
      connector.faults.failNext(chat, { status: 200, headers, body: '<html>Sign in</html>' });
      await expect(outlet.post(there, says('three'))).rejects.toMatchObject({
        code: 'the reply did not come from the Bot Connector',
      });
    }
    expect(statuses()).toEqual([201, 201, 200, 200]);
    expect(texts()).toEqual(['one']);
  });

  test("fails with Teams' specific error code rather than the general one", async () => {
    const { connector, outlet, there } = calls;
    const body = { error: { code: 'Forbidden', subCode: 'MessageWritesBlocked', message: 'no' } };
    connector.faults.failNext(chat, { status: 403, body });
    await expect(outlet.post(there, says('x'))).rejects.toMatchObject({
      statusCode: 403,
      code: 'MessageWritesBlocked',
    });
  });

  test('posts to a thread, updates a message, opens a chat, and reads the roster', async () => {
    const { connector, outlet, there } = calls;
    const channel = conversation(migrations, 'channel', there);
    const first = await outlet.post(channel, says('first'));
    const reply = await outlet.post(channel, says('reply'), first);
    await outlet.update(channel, reply, says('changed'));
    expect(connector.messages(migrations)).toMatchObject([
      { id: first, thread: first },
      { id: reply, thread: first, activity: { summary: 'changed', from: { id: there.botId } } },
    ]);
    expect(await outlet.open(dana, channel)).toBe(chat);
    expect(await outlet.member(there, dana)).toMatchObject({ id: dana, name: 'Dana Reyes' });
    expect(await outlet.member(there, gus)).toBeNull();
    const start = await outlet.members(channel, 2);
    expect(start.members).toHaveLength(2);
    const { members } = await outlet.members(channel, 500, start.token);
    expect(members).toHaveLength(connector.conversations.get(migrations)!.members.length - 2);
  });
});

describe('a token that Teams refuses', () => {
  test('is renewed, and the call is repeated once with the new token', async () => {
    const { connector, outlet, there, statuses, texts } = calls;
    await outlet.post(there, says('one'));
    connector.botToken = 'another';
    await Promise.all([outlet.post(there, says('two')), outlet.post(there, says('three'))]);
    await outlet.post(there, says('four'));
    expect(statuses().toSorted()).toEqual([201, 201, 201, 201, 401, 401]);
    expect(texts()).toHaveLength(4);
    expect(connector.login.asked).toHaveLength(2);
  });

  test('is not tried again if Microsoft gives the same token, another refused token, or none', async () => {
    const { connector, outlet, there, statuses } = calls;
    const refused = { statusCode: 401, code: 'BotNotRegistered' };
    const body = { error: { code: 'BotNotRegistered', message: 'no' } };
    connector.faults.failNext(chat, { status: 401, body }, 3);
    await expect(outlet.post(there, says('x'))).rejects.toMatchObject(refused);
    expect(statuses()).toEqual([401]);
    connector.botToken = 'another';
    await expect(outlet.post(there, says('x'))).rejects.toMatchObject(refused);
    expect(statuses()).toEqual([401, 401, 401]);
    connector.botToken = 'a third';
    connector.login.fault = { status: 503 };
    await expect(outlet.post(there, says('x'))).rejects.toMatchObject(refused);
    expect(statuses()).toEqual([401, 401, 401, 401]);
  });
});

describe('the token', () => {
  test.each(['http://smba.example/teams/', 'ftp://smba.example/', 'smba.example', ''])(
    'is not sent to the service URL “%s”',
    async (serviceUrl) => {
      const { connector, outlet, there } = calls;
      await expect(outlet.post({ ...there, serviceUrl }, says('x'))).rejects.toMatchObject({
        message: 'not sent: unsafe service URL',
      });
      expect(connector.login.asked).toEqual([]);
    },
  );

  test('is not sent to this machine unless a stand-in for Teams runs there', async () => {
    const { there } = calls;
    const tokens = { get: async () => 'token', renew: async () => 'token' };
    const outlet = createOutlet(createCalls({ tokens, local: false }));
    await expect(outlet.post(there, says('x'))).rejects.toThrow('unsafe service URL');
    expect(calls.connector.calls).toEqual([]);
  });

  test('does not follow a redirect, and stays on the host of the service URL', async () => {
    const { connector, outlet, there, statuses } = calls;
    const asked: unknown[] = [];
    const other = createServer((request, response) => {
      asked.push(request.headers);
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const elsewhere = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    connector.faults.failNext(chat, { status: 307, headers: { location: `http://${elsewhere}/` } });
    await expect(outlet.post(there, says('x'))).rejects.toMatchObject({ statusCode: 307 });
    for (const id of [
      `@${elsewhere}/`,
      `//${elsewhere}/`,
      `../../..//${elsewhere}`,
      `a?b#c;messageid=${chat}`,
    ])
      await expect(outlet.update(there, id, says('x'))).rejects.toMatchObject({
        code: 'ActivityNotFoundInConversation',
      });
    expect(statuses()).toEqual([307, 404, 404, 404, 404]);
    expect(asked).toEqual([]);
    other.close();
  });
});
