import { TeamsInfo } from 'botbuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BareBot, createBareBot } from './bare-bot.ts';
import {
  type Connector,
  createConnector,
  dana,
  gus,
  migrations,
  personalChat,
  type TokenOverrides,
} from './connector.ts';

const chat = personalChat(dana);
const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
let connector: Connector;
let bot: BareBot;
let print: typeof console.error;

beforeEach(async () => {
  print = console.error;
  // Silences botbuilder, which prints every token that it refuses.
  console.error = () => undefined;
  connector = createConnector({ botUrl: () => bot.url() });
  await connector.start();
  bot = createBareBot(connector, async (context) => {
    const { type, text, name } = context.activity;
    if (name === 'adaptiveCard/action')
      await context.sendActivity({
        type: 'invokeResponse',
        value: { status: 200, body: { statusCode: 200, type: 'message', value: 'done' } },
      });
    else if (type === 'message' && text) await context.sendActivity(`you said ${text}`);
  });
  await bot.start();
});

afterEach(async () => {
  console.error = print;
  await bot.stop();
  await connector.stop();
});

function texts(conversation: string) {
  return connector.messages(conversation).map(({ activity }) => activity.text);
}

function posts(conversation: string) {
  return connector.calls.filter(({ path }) => path.includes(conversation)).map(({ status }) => status);
}

describe('requests to the bot', () => {
  it("carry a valid token and the sender's details", async () => {
    expect(await connector.say({ from: dana, conversation: chat, text: 'hi' })).toMatchObject({
      status: 200,
    });
    expect(texts(chat)).toEqual(['hi', 'you said hi']);
    expect(bot.heard[0]).toMatchObject({
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: dana, aadObjectId: 'aad-dana', name: 'Dana Reyes' },
      conversation: { id: chat, conversationType: 'personal', tenantId: connector.tenantId },
      channelData: { tenant: { id: connector.tenantId } },
    });
  });

  // botbuilder answers 500 if its JWT library refuses a token. The status doesn't matter, as long as no turn starts.
  it.each<[string, TokenOverrides, number?]>([
    ['expired', { expiresIn: -301 }],
    ['not yet valid', { validIn: 400 }, 500],
    ['for another bot', { audience: 'another-bot' }],
    ['from another issuer', { issuer: 'https://issuer.example' }],
    ["from the emulator's issuer", { issuer: emulatorIssuer }],
    ['for another serviceUrl', { serviceUrl: 'https://smba.example/emea/' }],
    ['signed by a forged key with a valid id', { key: 'forged' }, 500],
    ['signed by an unknown key', { key: 'unknown' }],
    ['signed by a key for another channel', { key: 'webchat' }],
    ['not signed', { key: 'none' }],
  ])('are refused if their token is %s', async (_name, overrides, answer = 401) => {
    const authorization = `Bearer ${connector.token(overrides)}`;
    const { status } = await connector.say({ from: dana, conversation: chat, text: 'hi', authorization });
    expect([status, bot.heard, texts(chat)]).toEqual([answer, [], ['hi']]);
  });

  it("are refused without a token, or if the serviceUrl doesn't match the token", async () => {
    const first = await connector.say({ from: dana, conversation: chat, text: 'hi', authorization: '' });
    const second = await connector.raw({ ...first.activity, serviceUrl: 'https://evil.example/' });
    expect([first.status, second.status, bot.heard]).toEqual([401, 401, []]);
  });

  it('include threads, mentions, button presses, installations, and removals', async () => {
    await connector.say({ from: dana, conversation: migrations, text: 'hi' });
    const [asked, answered] = connector.messages(migrations);
    expect(asked!.activity).toMatchObject({
      text: '<at>Migration Desk</at> hi',
      conversation: { id: `${migrations};messageid=${asked!.id}`, isGroup: true },
      entities: [{ type: 'clientInfo' }, { type: 'mention', mentioned: connector.bot }],
      channelData: { channel: { id: migrations }, team: { name: 'Rackspace Migrations' } },
    });
    expect(answered!.thread).toBe(asked!.id);
    const press = {
      from: dana,
      conversation: migrations,
      activityId: answered!.id,
      verb: 'go',
      data: { a: 1 },
    };
    expect(await connector.execute(press)).toMatchObject({ status: 200, body: { value: 'done' } });
    expect(await connector.submit(press)).toMatchObject({ status: 200 });
    expect(await connector.uninstall({ conversation: chat })).toMatchObject({ status: 200 });
    await expect(bot.post(chat, 'hi')).rejects.toMatchObject({ code: 'BotNotInConversationRoster' });
    await connector.install({ conversation: chat });
    expect(
      bot.heard.map(({ type, action, value }) => action ?? value?.action?.verb ?? value?.a ?? type),
    ).toEqual(['message', 'go', 1, 'conversationUpdate', 'remove', 'conversationUpdate', 'add']);
  });
});

describe('requests from the bot', () => {
  it("post, edit, and delete messages, or fail with the Connector's errors", async () => {
    const id = await bot.post(chat, 'one');
    const { adapter } = bot;
    const reference = { serviceUrl: connector.url, conversation: { id: chat } } as never;
    await adapter.continueConversationAsync(connector.appId, reference, async (context) => {
      await context.updateActivity({ id, type: 'message', text: 'two' });
      expect(connector.messages(chat)).toMatchObject([
        { id, activity: { text: 'two' }, edits: [{ text: 'one' }] },
      ]);
      await context.deleteActivity(id);
      await expect(context.deleteActivity(id)).rejects.toMatchObject({
        statusCode: 404,
        code: 'ActivityNotFoundInConversation',
      });
      expect(await TeamsInfo.getMember(context, dana)).toMatchObject({
        name: 'Dana Reyes',
        userRole: 'user',
      });
      await expect(TeamsInfo.getMember(context, gus)).rejects.toMatchObject({ statusCode: 404 });
    });
    expect(texts(chat)).toEqual([]);
    await expect(bot.post('a:nowhere', 'x')).rejects.toMatchObject({ code: 'ConversationNotFound' });
    await expect(bot.post(chat, 'x'.repeat(103_000))).rejects.toMatchObject({
      statusCode: 413,
      code: 'MessageSizeTooBig',
    });
  });

  it('are refused without a token', async () => {
    const { status } = await fetch(`${connector.url}v3/conversations/${chat}/members`);
    expect(status).toBe(401);
  });

  it('are rate limited until the limit is lifted', async () => {
    connector.faults.rateLimit(chat, {});
    await expect(bot.post(chat, 'x')).rejects.toMatchObject({ statusCode: 429 });
    connector.faults.clear();
    await bot.post(chat, 'y');
    expect(posts(chat)).toEqual([429, 201]);
  });
});
