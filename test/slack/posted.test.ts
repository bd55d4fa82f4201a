import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, text } from '../../src/card.ts';
import type { PartKey, Transport } from '../../src/delivery/transport.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createWebClients } from '../../src/slack/connection/web-clients.ts';
import { toId } from '../../src/slack/ids.ts';
import { createTransport } from '../../src/slack/transport.ts';

const [channel, leads, secret, outside] = ['C0MIGR', 'C0LEADS', 'C0SECRET', 'C0PLAT'];
const place = toId(channel);
const createdAt = new Date('2026-11-20T15:00:00.123Z');
const delivery: PartKey = { id: 17n, createdAt, part: 0 };
const hello = card(text('hello'));

let slack: SlackPlatform;
let transport: Transport;
let since: Date;

beforeEach(async () => {
  slack = createSlackPlatform();
  await slack.start();
  transport = createTransport(
    createWebClients({ botToken: slack.botToken, apiUrl: slack.apiUrl }).deliveries,
  );
  since = new Date();
});

afterEach(() => slack.stop());

function find(where = place, more: Partial<PartKey> & { inThreadOf?: string; since?: Date } = {}) {
  const { inThreadOf, since: from = since, ...key } = more;
  return transport.find!(where, hello, { inThreadOf, delivery: { ...delivery, ...key }, since: from });
}

describe('looking for a message', () => {
  test.each([
    ['in a public channel', channel],
    ['in a private channel', leads],
    ["in a person's direct messages", 'U0DANA'],
  ])('finds a delivery %s', async (_name, id) => {
    const { id: ts } = await transport.post(toId(id), hello, { delivery });
    expect(await find(toId(id))).toEqual({ id: ts, rest: undefined });
  });

  test('finds a reply in its thread only', async () => {
    const { id: thread } = await transport.post(place, card(text('headline')));
    const { id: ts } = await transport.post(place, hello, { delivery, inThreadOf: thread });
    expect(await find()).toBe('absent');
    expect(await find(place, { inThreadOf: thread })).toMatchObject({ id: ts });
  });

  test.each([
    ['of another delivery', { id: 18n }],
    ['of an earlier database', { createdAt: new Date('2025-01-01T00:00:00Z') }],
    ['of another part', { part: 1 }],
  ])('ignores the message %s', async (_name, other) => {
    await transport.post(place, hello, { delivery: { ...delivery, ...other } });
    expect(await find()).toBe('absent');
  });

  test('finds a headline that was updated in the meantime', async () => {
    const { id: ts } = await transport.post(place, hello, { delivery });
    await transport.update(place, ts, card(text('changed')));
    expect(await find()).toMatchObject({ id: ts });
  });

  test('removes all but the newest message of a delivery', async () => {
    for (let i = 0; i < 3; i++) await transport.post(place, hello, { delivery });
    const newest = slack.messages(channel).at(-1)!.ts;
    expect(await find()).toMatchObject({ id: newest });
    expect(slack.messages(channel).map(({ ts }) => ts)).toEqual([newest]);
  });

  test('says what is left of a long card, as the message was drawn', async () => {
    const long = card(...Array.from({ length: 120 }, (_, i) => text(`line ${i} ${'word '.repeat(60)}`)));
    slack.faults.failNext('chat.postMessage', 'msg_blocks_too_long');
    const posted = await transport.post(place, long, { delivery });
    const found = await transport.find!(place, long, { delivery, since });
    expect(posted.rest).toBeDefined();
    expect(found).toEqual(posted);
  });

  test('reads back until the time when sending began, and finds what is there', async () => {
    const { id: ts } = await transport.post(place, hello, { delivery });
    for (let i = 0; i < 250; i++)
      slack.messages(channel).push({ ...slack.messages(channel)[0]!, ...chatter(i) });
    slack.calls.length = 0;
    expect(await find()).toMatchObject({ id: ts });
    expect(slack.calls.map(({ method }) => method)).toEqual(Array(2).fill('conversations.history'));
  });

  test('finds a message even if our clock is a month ahead', async () => {
    const { id: ts } = await transport.post(place, hello, { delivery });
    expect(await find(place, { since: new Date(Date.now() + 30 * 86_400_000) })).toMatchObject({ id: ts });
  });

  test('says that it cannot know if there are too many messages to read', async () => {
    await transport.post(place, hello, { delivery });
    for (let i = 0; i < 2_100; i++)
      slack.messages(channel).push({ ...slack.messages(channel)[0]!, ...chatter(i) });
    expect(await find()).toBe('unknowable');
  });

  test.each([
    ["in a channel that the bot isn't in", outside, []],
    ['in a hidden channel', secret, []],
    [
      'without a history scope',
      channel,
      ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    ],
  ])('says that it cannot know %s', async (_name, id, without) => {
    for (const scope of without) slack.scopes.delete(scope);
    expect(await find(toId(id))).toBe('unknowable');
  });

  test.each([
    ['limits the rate', { status: 429, headers: { 'retry-after': '30' }, body: '{}' }, 'rate-limited'],
    ['has an error', 'internal_error', 'unclear'],
    ['shows a web page', { status: 200, body: '<html></html>' }, 'unclear'],
    ['rejects the token', 'invalid_auth', 'temporary'],
  ] as const)('rejects if Slack %s', async (_name, fault, kind) => {
    slack.faults.failNext('conversations.history', fault);
    await expect(find()).rejects.toMatchObject({ name: 'TransportError', kind });
  });
});

test('posting a message makes no other call', async () => {
  await transport.post(place, hello, { delivery });
  expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
});

test.each([['{}'], ['{"ok":true}'], ['[]'], ['null'], ['"ok"'], ['']])(
  'posting reports the answer %s as unclear',
  async (body) => {
    slack.faults.failNext('chat.postMessage', { status: 200, body });
    await expect(transport.post(place, hello)).rejects.toMatchObject({ kind: 'unclear' });
  },
);

test('removing doubles keeps the recorded message, and the newest of each further part', async () => {
  const first = await transport.post(place, hello, { delivery });
  const kept = await transport.post(place, hello, { delivery });
  const part = { ...delivery, part: 1 };
  await transport.post(place, card(text('old part')), { delivery: part, inThreadOf: kept.id });
  await transport.post(place, card(text('new part')), { delivery: part, inThreadOf: kept.id });
  await transport.post(place, hello);
  const options = { keep: kept.id, threads: [kept.id], since };
  expect(await transport.removeDoubles!(place, delivery, options)).toBe(2);
  expect(await transport.removeDoubles!(place, delivery, options)).toBe(0);
  const left = slack.messages(channel);
  expect(left.map(({ ts }) => ts)).not.toContain(first.id);
  expect(left).toHaveLength(3);
});

/** A message of someone else. */
function chatter(i: number) {
  const ts = `${Math.floor(Date.now() / 1000) + 1}.${String(i).padStart(6, '0')}`;
  return { ts, user: 'U0DANA', bot_id: undefined, text: 'chatter', metadata: undefined };
}
