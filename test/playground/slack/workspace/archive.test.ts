import { afterEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../src/playground/slack/platform.ts';
import type { Archive } from '../../../../src/playground/slack/workspace/archive.ts';

const running: SlackPlatform[] = [];

afterEach(async () => {
  for (const slack of running.splice(0)) await slack.stop();
});

/** An archive that stores JSON, as the archive on disk does. */
function createArchive(): Archive {
  const kinds = new Map<string, Map<string, string>>();
  const of = (kind: string) => kinds.get(kind) ?? kinds.set(kind, new Map()).get(kind)!;
  return {
    all: (kind) => [...of(kind)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => JSON.parse(value)),
    put: (kind, key, value) => void of(kind).set(key, JSON.stringify(value)),
    remove: (kind, key) => void of(kind).delete(key),
  };
}

async function open(archive: Archive): Promise<SlackPlatform> {
  const slack = createSlackPlatform({ archive });
  await slack.start();
  running.push(slack);
  return slack;
}

async function call(slack: SlackPlatform, method: string, body: Record<string, unknown>) {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, string>;
  expect(answer).toMatchObject({ ok: true });
  return answer;
}

async function uploadFile(slack: SlackPlatform): Promise<string> {
  const query = new URLSearchParams({ filename: 'sheet.csv', length: '3' });
  const { upload_url, file_id: id } = await call(slack, `files.getUploadURLExternal?${query}`, {});
  await fetch(upload_url!, { method: 'POST', body: 'a,b' });
  await call(slack, 'files.completeUploadExternal', { files: [{ id }], channel_id: 'C0MIGR' });
  return id!;
}

test('keeps channels, messages, forms, and files across a restart', async () => {
  const archive = createArchive();
  const slack = await open(archive);
  const { ts } = await call(slack, 'chat.postMessage', { channel: 'C0MIGR', text: 'one' });
  await call(slack, 'chat.postMessage', { channel: 'C0MIGR', text: 'two', thread_ts: ts });
  await call(slack, 'chat.update', { channel: 'C0MIGR', ts, text: 'one, edited' });
  const { ts: dropped } = await call(slack, 'chat.postMessage', { channel: 'C0MIGR', text: 'three' });
  await call(slack, 'chat.delete', { channel: 'C0MIGR', ts: dropped });
  await call(slack, 'chat.postEphemeral', { channel: 'C0MIGR', user: 'U0DANA', text: 'for Dana' });
  const invited = { user: 'U0SAM', channel: 'C0SECRET', invited: slack.bot.userId };
  await expect(slack.invite(invited)).rejects.toThrow('the bot has no URL');
  const blocks = [{ type: 'divider' }];
  await call(slack, 'views.publish', { user_id: 'U0DANA', view: { type: 'home', blocks } });
  const file = await uploadFile(slack);

  const again = await open(archive);
  expect(again.messages('C0MIGR')).toEqual(slack.messages('C0MIGR'));
  expect(again.messages('C0MIGR').map(({ text }) => text)).toEqual(['one, edited', 'two', 'for Dana', '']);
  expect(again.messages('C0SECRET')).toEqual(slack.messages('C0SECRET'));
  expect([...again.channels.values()]).toEqual([...slack.channels.values()]);
  expect(again.channels.get('C0SECRET')?.members).toContain(slack.bot.userId);
  expect(again.views.home('U0DANA')).toEqual(slack.views.home('U0DANA'));
  const { file: kept } = await call(again, `files.info?file=${file}`, {});
  expect(kept).toMatchObject({ name: 'sheet.csv', size: 3 });
});

test('after a restart, new messages get later timestamps than old messages, even if the clock was set back', async () => {
  const archive = createArchive();
  const first = createSlackPlatform({ archive, now: () => 5_000 });
  await first.start();
  running.push(first);
  const before = await call(first, 'chat.postMessage', { channel: 'C0MIGR', blocks: [{ type: 'divider' }] });
  // The second platform's clock is behind the clock of the first platform.
  const second = createSlackPlatform({ archive, now: () => 4_000, messageTime: () => 1_000 });
  await second.start();
  running.push(second);
  const after = await call(second, 'chat.postMessage', { channel: 'C0MIGR', text: 'later' });
  expect(Number(after.ts)).toBeGreaterThan(Number(before.ts));
});

test('forgets ephemeral messages permanently on request', async () => {
  const archive = createArchive();
  const slack = await open(archive);
  await call(slack, 'chat.postEphemeral', { channel: 'C0MIGR', user: 'U0DANA', text: 'for Dana' });
  await call(slack, 'chat.postMessage', { channel: 'C0MIGR', text: 'for all' });
  slack.forget(({ ephemeralTo }) => ephemeralTo !== undefined);
  expect(slack.messages('C0MIGR').map(({ text }) => text)).toEqual(['for all']);
  expect((await open(archive)).messages('C0MIGR').map(({ text }) => text)).toEqual(['for all']);
});

test('keeps only the newest API calls if a limit is set', async () => {
  const slack = createSlackPlatform({ remembers: 3 });
  await slack.start();
  running.push(slack);
  for (const text of ['1', '2', '3', '4', '5'])
    await call(slack, 'chat.postMessage', { channel: 'C0MIGR', text });
  expect(slack.calls.map(({ body }) => body.text)).toEqual(['3', '4', '5']);
});
