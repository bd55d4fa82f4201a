import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Fault } from '../../src/errors.ts';
import { createFiles } from '../../src/files/files.ts';
import { createSlackFiles } from '../../src/slack/files.ts';

const token = 'xoxb-of-the-bot';

/** What Slack says about the file, and how its file server answers. Each test changes them. */
let info: object;
let serve: (request: IncomingMessage, response: ServerResponse) => void;
/** Requests to the file server, and to another one. */
let asked: IncomingMessage[];
let strange: IncomingMessage[];
let url: string;
let other: string;
let stop: (() => Promise<void>)[];
let log: unknown[];

beforeEach(async () => {
  [asked, strange, stop, log] = [[], [], [], []];
  url = await listen((request, response) => {
    if (request.url?.startsWith('/api/'))
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify(info));
    asked.push(request);
    serve(request, response);
  });
  other = await listen((request, response) => {
    strange.push(request);
    response.end('from elsewhere');
  });
  info = found();
  serve = (_, response) => void response.setHeader('content-type', 'text/csv').end('a,b\n1,2\n');
});

afterEach(async () => {
  await Promise.all(stop.map((end) => end()));
});

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What `files.info` answers. */
function found(fields: object = {}): object {
  const file = {
    ...{ id: 'F0SHEET', name: 'mailboxes.csv', size: 8, mode: 'hosted', user_team: 'T0OWN' },
    url_private: `${url}/files-pri/F0SHEET/mailboxes.csv`,
    url_private_download: `${url}/files-pri/F0SHEET/download/mailboxes.csv`,
    ...fields,
  };
  return { ok: true, file };
}

function createSource() {
  const apiUrl = `${url}/api/`;
  const client = new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  const own = { teamId: 'T0OWN', enterpriseId: null, botId: 'B0', userId: 'U0' };
  return createSlackFiles({
    client,
    identity: { known: () => own },
    settings: { botToken: token, apiUrl },
  });
}

function read({ ms = 20_000, bytes = 1_000, ref = 'slack:F0SHEET' } = {}) {
  const note = (fields: unknown) => void log.push(fields);
  const logger = { info: note, warn: note } as never;
  return createFiles({ slack: createSource() }, logger, { ms, bytes }).read(ref);
}

/** What a person is told if the file can't be read. */
async function refusal(limits = {}): Promise<Fault> {
  const error: unknown = await read(limits).catch((failure) => failure);
  if (error instanceof Fault) return error;
  throw new Error(`no fault: ${JSON.stringify(error)}`);
}

test('a file is read with the token, and the log has only its id and its size', async () => {
  const { name, bytes } = await read();
  expect([name, Buffer.from(bytes).toString()]).toEqual(['mailboxes.csv', 'a,b\n1,2\n']);
  expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`]);
  expect(log).toEqual([{ file: 'slack:F0SHEET', size: 8 }]);
});

test.each([
  ['was deleted', () => ({ ok: false, error: 'file_not_found' }), 'It was deleted'],
  ['is only the mark of a deleted one', () => found({ mode: 'tombstone' }), 'It was deleted'],
  ['belongs to another workspace', () => found({ user_team: 'T0OTHER' }), 'another Slack workspace'],
  ['is in Google Drive', () => found({ mode: 'external', is_external: true }), "isn't stored in Slack"],
  ['has no address', () => found({ url_private: null, url_private_download: null }), "isn't stored in Slack"],
  ['is too large by its record', () => found({ size: 1_001 }), 'too large'],
  ['needs a scope', () => ({ ok: false, error: 'missing_scope', needed: 'files:read' }), '`files:read`'],
])('a file that %s is not downloaded', async (_, answer, says) => {
  info = answer();
  const fault = await refusal();
  expect(fault.message).toContain(says);
  expect(fault.hint).toMatch(/\.$/);
  expect(asked).toEqual([]);
});

test('a failure of Slack offers to try again with the same file', async () => {
  info = { ok: false, error: 'internal_error' };
  const fault = await refusal();
  expect(fault).toMatchObject({
    field: 'file',
    choices: [{ label: 'Try again', value: 'slack:F0SHEET' }],
  });
});

test.each([
  [
    'in the record',
    () => {
      info = found({ url_private_download: `${other}/file` });
    },
    "isn't stored in Slack",
  ],
  [
    'in a redirect',
    () => {
      serve = (_, to) => void to.writeHead(302, { location: `${other}/x` }).end();
    },
    'sign-in',
  ],
])('another host %s gets no request, and so no token', async (_, arrange, says) => {
  arrange();
  expect((await refusal()).message).toContain(says);
  expect(strange).toEqual([]);
  expect(JSON.stringify(log)).not.toContain('127.0.0.1');
});

test('a redirect on the same host is followed, but not in a circle', async () => {
  serve = (request, response) =>
    request.url === '/moved' ? response.end('a,b\n') : response.writeHead(302, { location: '/moved' }).end();
  expect(Buffer.from((await read()).bytes).toString()).toBe('a,b\n');
  serve = (_, response) => response.writeHead(302, { location: '/again' }).end();
  expect((await refusal()).message).toContain('sign-in');
});

test('a web page instead of the file names the missing scope', async () => {
  serve = (_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<html>Sign in</html>');
  const { message, hint } = await refusal();
  expect(message).toContain('`files:read`');
  expect(hint).toContain('manifests/slack.json');
});

test('a web page that a person sent is a file like any other', async () => {
  const page = '<html></html>';
  info = found({ name: 'a.xls', size: page.length });
  serve = (_, response) => response.setHeader('content-type', 'text/html').end(page);
  expect(Buffer.from((await read()).bytes).toString()).toBe(page);
});

test('the bytes count, whatever the header and the record say', async () => {
  serve = (_, response) => {
    for (let i = 0; i < 20; i++) response.write('x'.repeat(100));
    response.end();
  };
  expect((await refusal()).message).toContain('too large');
  serve = (_, response) => response.writeHead(200, { 'content-length': '5000' }).write('x');
  expect((await refusal()).message).toContain('too large');
});

test('a download that stalls at 90 percent ends, and offers to try again', async () => {
  serve = (_, response) => response.writeHead(200, { 'content-length': '10' }).write('123456789');
  const fault = await refusal({ ms: 500 });
  expect(fault.message).toBe("The file didn't arrive within 1 seconds.");
  expect(fault.choices).toHaveLength(1);
});

test('a download that breaks off is not taken for the whole file', async () => {
  serve = (_, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('12345', () => response.destroy());
  };
  expect((await refusal()).message).toContain('connection broke');
});

test.each([
  [404, 'It was deleted'],
  [503, 'HTTP 503'],
])('status %i is said', async (status, says) => {
  serve = (_, response) => response.writeHead(status).end('no');
  expect((await refusal()).message).toContain(says);
});

test('an empty file, and a file of no platform, are refused', async () => {
  serve = (_, response) => response.end();
  expect((await refusal()).message).toContain('empty');
  for (const ref of ['nowhere:F1', 'constructor:F1', 'F1'])
    expect((await refusal({ ref })).message).toContain("Can't find this file");
});

test('a file is sent to the address that Slack gives, without the token', async () => {
  info = { ok: true, file_id: 'F0NEW', upload_url: `${url}/upload/F0NEW` };
  expect(await createSource().upload({ name: 'a.csv', bytes: Buffer.from('a,b\n') })).toBe('F0NEW');
  expect(asked.map(({ method, headers }) => [method, headers.authorization])).toEqual([['POST', undefined]]);
});

test.each([
  ['to another host', () => `${other}/upload`, 'unknown address'],
  ['that leads elsewhere', () => `${url}/moved`, 'HTTP 302'],
])('a file is not sent to an address %s', async (_, address, code) => {
  serve = (_, response) => response.writeHead(302, { location: `${other}/x` }).end();
  info = { ok: true, file_id: 'F0NEW', upload_url: address() };
  const sending = createSource().upload({ name: 'a.csv', bytes: Buffer.from('a') });
  await expect(sending).rejects.toMatchObject({ code });
  expect(strange).toEqual([]);
});
