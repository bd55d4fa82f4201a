import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickFetch } from '../../../src/slack/connection/http-client.ts';

let server: Server;
let url: string;
const sockets = new Set<unknown>();

beforeAll(async () => {
  server = createServer(async (request, response) => {
    sockets.add(request.socket);
    if (request.url === '/silent') return;
    if (request.url === '/moved') return void response.writeHead(307, { location: '/' }).end();
    if (request.url === '/refused')
      return void response.writeHead(429, { 'retry-after': '7' }).end('{"ok":false}');
    const chunks = await request.toArray();
    const { method, headers } = request;
    response.end(
      JSON.stringify({ method, type: headers['content-type'], body: Buffer.concat(chunks).toString() }),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function post(path: string, more: { signal?: AbortSignal } = {}) {
  const headers = { 'Content-Type': 'application/json' };
  return quickFetch(`${url}${path}`, { method: 'POST', headers, body: '{"text":"Zoë – 日本"}', ...more });
}

test('quickFetch() posts a body and reads the answer', async () => {
  const response = await post('/');
  expect(response).toMatchObject({ ok: true, status: 200, url: `${url}/` });
  const sent = { method: 'POST', type: 'application/json', body: '{"text":"Zoë – 日本"}' };
  expect(await response.json()).toEqual(sent);
});

test('quickFetch() returns the status and headers of an error answer', async () => {
  const response = await post('/refused');
  expect(response).toMatchObject({ ok: false, status: 429 });
  expect(response.headers.get('Retry-After')).toBe('7');
  expect(await response.text()).toBe('{"ok":false}');
});

test('quickFetch() follows no redirects', async () => {
  expect(await post('/moved')).toMatchObject({ ok: false, status: 307 });
});

test("quickFetch() fails if the request is aborted or the server can't be reached", async () => {
  await expect(post('/silent', { signal: AbortSignal.timeout(20) })).rejects.toThrow();
  await expect(quickFetch('http://127.0.0.1:1')).rejects.toThrow();
});

test('quickFetch() reuses the connection, even if nobody reads the answer', async () => {
  sockets.clear();
  for (let i = 0; i < 20; i++) await post('/');
  expect(sockets.size).toBeLessThan(4);
});
