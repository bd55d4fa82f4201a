import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../src/playground/slack/platform.ts';
import { clientOf, refusal } from '../bolt-bot.ts';

let platform: SlackPlatform;
let client: ReturnType<typeof clientOf>;

beforeEach(async () => {
  platform = createSlackPlatform();
  await platform.start();
  client = clientOf(platform);
});

afterEach(() => platform.stop());

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('the Web API', () => {
  test("returns the bot's own ids from auth.test", async () => {
    const { ok, user_id, bot_id, team_id } = await client.auth.test();
    expect({ ok, user_id, bot_id, team_id }).toEqual({
      ok: true,
      user_id: 'U0DESKBOT',
      bot_id: 'B0DESK',
      team_id: 'T0DESK',
    });
  });

  test.each([
    ['an unknown token', 'xoxb-wrong', 'invalid_auth'],
    ['an app token where a bot token is needed', 'xapp-loopback', 'not_allowed_token_type'],
  ])('refuses a call with %s', async (_name, token, error) => {
    expect((await refusal(clientOf(platform, token).auth.test())).error).toBe(error);
  });

  test('refuses a call without a token', async () => {
    const answer = await fetch(`${platform.apiUrl}auth.test`, { method: 'POST' });
    expect(await answer.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  test('refuses an unknown method', async () => {
    expect((await refusal(client.apiCall('chat.shout'))).error).toBe('unknown_method');
    expect((await refusal(client.apiCall('constructor'))).error).toBe('unknown_method');
  });

  test('refuses a call without the needed scope', async () => {
    platform.scopes.delete('users:read');
    expect((await refusal(client.users.info({ user: 'U0DANA' }))).error).toBe('missing_scope');
  });
});

describe('people and channels', () => {
  test('users.info returns email addresses only with the scope users:read.email', async () => {
    expect((await client.users.info({ user: 'U0DANA' })).user?.profile?.email).toBe('dana@rackspace.example');
    platform.scopes = new Set(['users:read']);
    expect((await client.users.info({ user: 'U0DANA' })).user?.profile?.email).toBeUndefined();
    const refused = await refusal(client.users.lookupByEmail({ email: 'dana@rackspace.example' }));
    expect(refused.error).toBe('missing_scope');
  });

  test('users.info distinguishes leads, guests, strangers, bots, and deactivated people', async () => {
    const flags = async (user: string) => {
      const { user: record } = await client.users.info({ user });
      const { name, team_id, is_admin, is_restricted, is_ultra_restricted, is_stranger, is_bot, deleted } =
        record!;
      return { name, team_id, is_admin, is_restricted, is_ultra_restricted, is_stranger, is_bot, deleted };
    };
    const none = {
      team_id: 'T0DESK',
      is_admin: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_stranger: false,
      is_bot: false,
      deleted: false,
    };
    expect(await flags('U0DANA')).toEqual({ name: 'dana', ...none });
    expect(await flags('U0LEE')).toEqual({ name: 'lee', ...none, is_admin: true });
    expect(await flags('U0GUEST')).toEqual({ name: 'gus', ...none, is_restricted: true });
    expect(await flags('U0ULTRA')).toEqual({
      name: 'uma',
      ...none,
      is_restricted: true,
      is_ultra_restricted: true,
    });
    expect(await flags('U0FOREIGN')).toEqual({ name: 'fay', ...none, team_id: 'T0OTHER', is_stranger: true });
    expect(await flags('U0ROBOT')).toEqual({ name: 'robo', ...none, is_bot: true });
    expect(await flags('U0GONE')).toEqual({ name: 'del', ...none, deleted: true });
    expect((await refusal(client.users.info({ user: 'U0NOBODY' }))).error).toBe('user_not_found');
  });

  test('users.info returns changes that a test makes to a person', async () => {
    platform.people.get('U0DANA')!.is_restricted = true;
    expect((await client.users.info({ user: 'U0DANA' })).user?.is_restricted).toBe(true);
  });

  test('users.list returns people page by page', async () => {
    const first = await client.users.list({ limit: 5 });
    const second = await client.users.list({ limit: 5, cursor: first.response_metadata!.next_cursor! });
    const names = [first, second].map(({ members }) => members!.map(({ name }) => name));
    expect(names).toEqual([
      ['dana', 'sam', 'lee', 'gus', 'uma'],
      ['fay', 'robo', 'del', 'migration_desk'],
    ]);
    expect(second.response_metadata!.next_cursor).toBe('');
  });

  test("conversations.info hides private conversations that the bot isn't in", async () => {
    const { channel } = await client.conversations.info({ channel: 'C0LEADS' });
    expect(channel).toMatchObject({ id: 'C0LEADS', name: 'leads', is_private: true, is_member: true });
    for (const hidden of ['C0SECRET', 'D0PRIVATE', 'C0NONE']) {
      expect((await refusal(client.conversations.info({ channel: hidden }))).error).toBe('channel_not_found');
    }
  });

  test('conversations.list and conversations.members return what the bot can see', async () => {
    const { channels } = await client.conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
    });
    expect(channels!.map(({ name }) => name)).toEqual(['migrations', 'platform-changes', 'leads']);
    expect((await client.conversations.members({ channel: 'C0LEADS' })).members).toEqual([
      'U0LEE',
      'U0DANA',
      'U0DESKBOT',
    ]);
  });

  test('conversations.join adds the bot to public channels only', async () => {
    await client.conversations.join({ channel: 'C0PLAT' });
    expect(platform.channels.get('C0PLAT')!.members.has('U0DESKBOT')).toBe(true);
    expect((await refusal(client.conversations.join({ channel: 'C0SECRET' }))).error).toBe(
      'channel_not_found',
    );
  });

  test('conversations.open opens direct messages, but not with bots or deactivated people', async () => {
    expect((await client.conversations.open({ users: 'U0DANA' })).channel?.id).toBe('D0DANA');
    expect((await refusal(client.conversations.open({ users: 'U0GONE' }))).error).toBe('user_disabled');
    expect((await refusal(client.conversations.open({ users: 'U0ROBOT' }))).error).toBe('cannot_dm_bot');
  });
});

describe('chat.postMessage', () => {
  test('adds ids to blocks and elements', async () => {
    const blocks = [
      section('hi'),
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
    ];
    const { ts, channel } = await client.chat.postMessage({ channel: 'C0MIGR', text: 'hi', blocks });
    const [message] = platform.messages('C0MIGR');
    expect({ ts, channel }).toEqual({ ts: message!.ts, channel: 'C0MIGR' });
    expect(message).toMatchObject({ user: 'U0DESKBOT', bot_id: 'B0DESK', text: 'hi' });
    expect(message!.blocks.map(({ block_id }) => typeof block_id)).toEqual(['string', 'string']);
    expect((message!.blocks[1]!.elements as { action_id: string }[])[0]!.action_id).toMatch(/^a/);
  });

  test("posts to a person's direct messages when given the person's id", async () => {
    expect((await client.chat.postMessage({ channel: 'U0DANA', text: 'hi' })).channel).toBe('D0DANA');
    expect(platform.messages('D0DANA')).toHaveLength(1);
  });

  test.each([
    ['a message to an unknown channel', { channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
    [
      'a message to a private channel without the bot',
      { channel: 'C0SECRET', text: 'x' },
      'channel_not_found',
    ],
    ["a message to other people's direct messages", { channel: 'D0PRIVATE', text: 'x' }, 'channel_not_found'],
    ['a message to a deactivated person', { channel: 'U0GONE', text: 'x' }, 'channel_not_found'],
    ['a message to another bot', { channel: 'U0ROBOT', text: 'x' }, 'cannot_dm_bot'],
    ['a message to an archived channel', { channel: 'C0OLD', text: 'x' }, 'is_archived'],
    ['a message without text', { channel: 'C0MIGR', text: '' }, 'no_text'],
    ['a message with too much text', { channel: 'C0MIGR', text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [
      'a reply in an unknown thread',
      { channel: 'C0MIGR', text: 'x', thread_ts: '1.000001' },
      'thread_not_found',
    ],
    [
      'a message with too much text in its blocks',
      { channel: 'C0MIGR', text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2500))) },
      'msg_blocks_too_long',
    ],
    [
      'a message with 40 blocks of 201 characters, because each block counts like 100 characters',
      { channel: 'C0MIGR', text: 'x', blocks: Array.from({ length: 40 }, () => section('x'.repeat(201))) },
      'msg_blocks_too_long',
    ],
  ])('refuses %s', async (_name, args, error) => {
    expect((await refusal(client.chat.postMessage(args))).error).toBe(error);
    expect([...platform.channels.keys()].flatMap((id) => platform.messages(id))).toEqual([]);
  });

  test('reports the pointer and the broken rule for every invalid block', async () => {
    const blocks = [section(''), { type: 'nope' }];
    expect(await refusal(client.chat.postMessage({ channel: 'C0MIGR', text: 'x', blocks }))).toEqual({
      error: 'invalid_blocks',
      messages: [
        '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
        '[ERROR] unsupported type: nope [json-pointer:/blocks/1/type]',
      ],
    });
  });

  test('refuses blocks that are not valid JSON', async () => {
    const call = client.apiCall('chat.postMessage', { channel: 'C0MIGR', text: 'x', blocks: '[{' });
    expect((await refusal(call)).error).toBe('invalid_blocks_format');
  });

  test("needs the scope chat:write.public for a public channel that the bot isn't in", async () => {
    await client.chat.postMessage({ channel: 'C0PLAT', text: 'x' });
    platform.scopes.delete('chat:write.public');
    expect((await refusal(client.chat.postMessage({ channel: 'C0PLAT', text: 'x' }))).error).toBe(
      'not_in_channel',
    );
  });

  test('refuses a message to a read-only channel', async () => {
    platform.channels.get('C0MIGR')!.isReadOnly = true;
    const { error } = await refusal(client.chat.postMessage({ channel: 'C0MIGR', text: 'x' }));
    expect(error).toBe('restricted_action_read_only_channel');
  });

  test('puts a reply to a reply into the same thread', async () => {
    const { ts } = await client.chat.postMessage({ channel: 'C0MIGR', text: 'first' });
    const { ts: reply } = await client.chat.postMessage({
      channel: 'C0MIGR',
      text: 'second',
      thread_ts: ts!,
    });
    await client.chat.postMessage({ channel: 'C0MIGR', text: 'third', thread_ts: reply! });
    expect(platform.messages('C0MIGR').map(({ thread_ts }) => thread_ts)).toEqual([undefined, ts, ts]);
  });

  test('gives each message a unique ts, later than the ts of every earlier message', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => client.chat.postMessage({ channel: 'C0MIGR', text: 'x' })),
    );
    const stamps = platform.messages('C0MIGR').map(({ ts }) => ts);
    expect(new Set(stamps).size).toBe(20);
    expect(stamps).toEqual([...stamps].sort());
  });

  test('accepts JSON bodies as well as form bodies', async () => {
    const answer = await fetch(`${platform.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${platform.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({ channel: 'C0MIGR', text: 'x', blocks: [section('x')] }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, channel: 'C0MIGR' });
  });
});

describe('changing messages', () => {
  test('chat.update replaces text and blocks, and keeps the ts', async () => {
    const { ts } = await client.chat.postMessage({ channel: 'C0MIGR', text: 'a', blocks: [section('a')] });
    await client.chat.update({ channel: 'C0MIGR', ts: ts!, text: 'b' });
    expect(platform.messages('C0MIGR')).toMatchObject([
      { ts, text: 'b', blocks: [], edited: { user: 'U0DESKBOT' } },
    ]);
  });

  test('accepts a message with 40 blocks of 200 characters', async () => {
    const blocks = Array.from({ length: 40 }, () => section('x'.repeat(200)));
    expect((await client.chat.postMessage({ channel: 'C0MIGR', text: 'x', blocks })).ok).toBe(true);
  });

  test('chat.update refuses a text of more than 4,000 bytes', async () => {
    const { ts } = await client.chat.postMessage({ channel: 'C0MIGR', text: 'ü'.repeat(2_001) });
    const update = (text: string) => client.chat.update({ channel: 'C0MIGR', ts: ts!, text });
    expect((await refusal(update('ü'.repeat(2_001)))).error).toBe('msg_too_long');
    expect((await update('ü'.repeat(2_000))).ok).toBe(true);
  });

  test('blocks.validate accepts what is valid, and takes exactly one of blocks, message, and view', async () => {
    const blocks = [section('x')];
    const view = { type: 'home' as const, blocks };
    for (const given of [{ blocks }, { message: { blocks } }, { view }])
      expect((await client.blocks.validate(given)).ok).toBe(true);
    for (const given of [{}, { blocks, view }])
      expect((await refusal(client.blocks.validate(given))).error).toBe('invalid_arguments');
  });

  test("chat.update refuses deleted messages, ephemeral messages, and other people's messages", async () => {
    await client.chat.postEphemeral({ channel: 'C0MIGR', user: 'U0DANA', text: 'psst' });
    const { ts } = await platform.say({ user: 'U0DANA', channel: 'C0MIGR', text: 'hello' });
    const update = (stamp: string) => client.chat.update({ channel: 'C0MIGR', ts: stamp, text: 'x' });
    expect((await refusal(update('1.000001'))).error).toBe('message_not_found');
    expect((await refusal(update(platform.messages('C0MIGR')[0]!.ts))).error).toBe('message_not_found');
    expect((await refusal(update(ts))).error).toBe('cant_update_message');
    expect((await refusal(client.chat.delete({ channel: 'C0MIGR', ts }))).error).toBe('cant_delete_message');
  });

  test('chat.delete removes a message, so that replies to it are refused', async () => {
    const { ts } = await client.chat.postMessage({ channel: 'C0MIGR', text: 'a' });
    await client.chat.delete({ channel: 'C0MIGR', ts: ts! });
    expect(platform.messages('C0MIGR')).toEqual([]);
    const reply = client.chat.postMessage({ channel: 'C0MIGR', text: 'b', thread_ts: ts! });
    expect((await refusal(reply)).error).toBe('thread_not_found');
  });

  test('chat.postEphemeral needs a person who is in the channel', async () => {
    await client.chat.postEphemeral({ channel: 'C0MIGR', user: 'U0DANA', text: 'psst' });
    expect(platform.messages('C0MIGR')).toMatchObject([{ text: 'psst', ephemeralTo: 'U0DANA' }]);
    const absent = client.chat.postEphemeral({ channel: 'C0MIGR', user: 'U0GONE', text: 'psst' });
    expect((await refusal(absent)).error).toBe('user_not_in_channel');
  });

  test('chat.getPermalink returns a link to a message', async () => {
    const { ts } = await client.chat.postMessage({ channel: 'C0MIGR', text: 'a' });
    const { permalink } = await client.chat.getPermalink({ channel: 'C0MIGR', message_ts: ts! });
    expect(permalink).toBe(`https://desk.slack.com/archives/C0MIGR/p${ts!.replace('.', '')}`);
  });
});

describe('reading messages', () => {
  const metadata = { event_type: 'sent', event_payload: { id: '7' } };
  const posted = async (text: string, more = {}) =>
    String((await client.chat.postMessage({ channel: 'C0MIGR', text, metadata, ...more })).ts);
  const read = (more = {}) =>
    client.conversations.history({ channel: 'C0MIGR', include_all_metadata: true, ...more });

  test('conversations.history returns messages outside threads, newest first, page by page', async () => {
    const first = await posted('first');
    const second = await posted('second');
    await posted('reply', { thread_ts: first });
    await client.chat.postEphemeral({ channel: 'C0MIGR', user: 'U0DANA', text: 'private' });
    const page = await read({ limit: 1 });
    expect(page).toMatchObject({ has_more: true, messages: [{ ts: second, metadata }] });
    const next = await read({ limit: 1, cursor: page.response_metadata?.next_cursor });
    expect(next).toMatchObject({ has_more: false, messages: [{ ts: first }] });
    expect((await read({ oldest: first })).messages).toMatchObject([{ ts: second }]);
    expect((await read({ latest: first, inclusive: true })).messages).toMatchObject([{ ts: first }]);
  });

  test('a broadcast reply is in the history of the channel and in its thread', async () => {
    const first = await posted('first');
    const reply = await posted('reply', { thread_ts: first, reply_broadcast: true });
    await posted('no reply', { reply_broadcast: true });
    const [alone, shown] = (await read()).messages ?? [];
    expect(alone?.subtype).toBeUndefined();
    expect(shown).toMatchObject({ ts: reply, thread_ts: first, subtype: 'thread_broadcast' });
    const { messages } = await client.conversations.replies({ channel: 'C0MIGR', ts: first });
    expect(messages).toMatchObject([{ ts: first }, { ts: reply, subtype: 'thread_broadcast' }]);
  });

  test('conversations.replies returns the first message of a thread and its replies, oldest first', async () => {
    const first = await posted('first');
    const replies = [await posted('one', { thread_ts: first }), await posted('two', { thread_ts: first })];
    const thread = { channel: 'C0MIGR', ts: first };
    expect((await client.conversations.replies(thread)).messages).toMatchObject(
      [first, ...replies].map((ts) => ({ ts })),
    );
    const { messages } = await client.conversations.replies({ ...thread, oldest: replies[0] });
    expect(messages).toMatchObject([{ ts: first }, { ts: replies[1] }]);
    const refused = await refusal(client.conversations.replies({ channel: 'C0MIGR', ts: '1.000001' }));
    expect(refused.error).toBe('thread_not_found');
  });

  test('conversations.history shows what is in the metadata only on request', async () => {
    await posted('first');
    const { messages } = await read({ include_all_metadata: false });
    expect(messages).toMatchObject([{ metadata: { event_type: 'sent', event_payload: {} } }]);
  });

  test.each([
    ["a public channel that the bot isn't in", 'C0PLAT', 'not_in_channel'],
    ["a private channel that the bot isn't in", 'C0SECRET', 'channel_not_found'],
    ["a person's id", 'U0DANA', 'channel_not_found'],
  ])('conversations.history refuses %s', async (_name, channel, error) => {
    expect((await refusal(client.conversations.history({ channel }))).error).toBe(error);
  });

  test.each([
    ['channels:history', 'C0MIGR'],
    ['groups:history', 'C0LEADS'],
    ['im:history', 'D0DANA'],
  ])('conversations.history needs the scope %s', async (scope, channel) => {
    await client.conversations.history({ channel });
    platform.scopes.delete(scope);
    expect((await refusal(client.conversations.history({ channel }))).error).toBe('missing_scope');
  });

  test.each([
    ['is not an object', 'words', 'invalid_metadata_format'],
    ['has no type', { event_payload: {} }, 'invalid_metadata_schema'],
    ['has no payload', { event_type: 'sent' }, 'invalid_metadata_schema'],
  ])('chat.postMessage refuses metadata that %s', async (_name, given, error) => {
    const call = client.apiCall('chat.postMessage', { channel: 'C0MIGR', text: 'hi', metadata: given });
    expect((await refusal(call)).error).toBe(error);
  });

  test('chat.update keeps the metadata of a message', async () => {
    const ts = await posted('first');
    await client.chat.update({ channel: 'C0MIGR', ts, text: 'changed' });
    expect((await read()).messages).toMatchObject([{ text: 'changed', metadata }]);
  });
});

describe('files', () => {
  test('filesUploadV2 posts a file in the channel, and only a caller with the token can read the file', async () => {
    const file = Buffer.from('a,b\n1,2\n');
    await client.filesUploadV2({
      channel_id: 'C0MIGR',
      filename: 'open.csv',
      file,
      initial_comment: 'the export',
    });
    const [message] = platform.messages('C0MIGR');
    expect(message).toMatchObject({
      text: 'the export',
      files: [{ name: 'open.csv', mimetype: 'text/csv', size: 8 }],
    });
    const address = message!.files![0]!.url_private as string;
    const read = async (headers: Record<string, string>) => (await fetch(address, { headers })).text();
    expect(await read({ authorization: `Bearer ${platform.botToken}` })).toBe('a,b\n1,2\n');
    expect(await read({})).toContain('Sign in');
  });

  test('files.info refuses a file whose upload is not complete', async () => {
    const { file_id } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    expect((await refusal(client.files.info({ file: file_id! }))).error).toBe('file_not_found');
    const complete = client.files.completeUploadExternal({ files: [{ id: file_id! }] });
    expect((await refusal(complete)).error).toBe('file_not_found');
  });
});

test('records every call, but not its token', async () => {
  await client.chat.postMessage({ channel: 'C0MIGR', text: 'a' });
  await refusal(client.chat.postMessage({ channel: 'C0OLD', text: 'b' }));
  expect(platform.calls).toMatchObject([
    { method: 'chat.postMessage', body: { channel: 'C0MIGR', text: 'a' }, status: 200, ok: true },
    {
      method: 'chat.postMessage',
      body: { channel: 'C0OLD', text: 'b' },
      status: 200,
      ok: false,
      error: 'is_archived',
    },
  ]);
  expect(JSON.stringify(platform.calls)).not.toContain(platform.botToken);
});

test('calls listeners on every change until they unsubscribe', async () => {
  const heard: string[] = [];
  const leave = platform.onChange((change) => heard.push(change.kind));
  await client.chat.postMessage({ channel: 'C0MIGR', text: 'a' });
  await platform.until(() => heard.includes('answer'));
  leave();
  await client.chat.postMessage({ channel: 'C0MIGR', text: 'b' });
  expect(heard).toEqual(['call', 'message', 'answer']);
});
