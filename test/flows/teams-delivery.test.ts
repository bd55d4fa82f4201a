import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTimeMachine } from '../../src/playground/time-machine.ts';
import { dana, type Fault, migrations, personalChat, sam } from '../support/connector/connector.ts';
import { openLine, sendAll, sam as slackSam } from '../support/desk.ts';
import { linesOf, startTeamsScene, type TeamsScene } from '../support/teams-scene.ts';

let scene: TeamsScene;
const place = `teams:${migrations}`;

beforeEach(async () => {
  scene = await startTeamsScene();
  await scene.connector.install({ conversation: migrations });
  await inTeams(sam, 'subscribe', migrations);
  await scene.desk.say(slackSam, openLine);
  await sendAll(scene.desk);
  scene.connector.calls.splice(0);
});

afterEach(() => scene.stop());

const error = (code: string) => ({ error: { code, message: code } });

describe('a delivery that Teams refuses temporarily', () => {
  test.each<[string, Fault, waits: number[]]>([
    [
      '429 for 20 seconds',
      { status: 429, headers: { 'retry-after': '20' }, body: error('Throttled') },
      [20, 20],
    ],
    ['429 without a time', { status: 429, body: error('Throttled') }, [1, 2]],
    ['412', { status: 412, body: error('PreconditionFailed') }, [1, 2]],
    ['502', { status: 502, body: error('ServiceError') }, [1, 2]],
    ['504', { status: 504 }, [1, 2]],
    ['401', { status: 401, body: error('BotNotRegistered') }, [1, 2]],
    ['a connection that is cut', 'cut', [1, 2]],
  ])('is sent again later, in order and one request at a time: %s', async (_, fault, waits) => {
    scene.connector.faults.failNext(migrations, fault, 2);
    for (const words of ['one', 'two']) await scene.desk.say(slackSam, `note 1 ${words}`);
    await sendAll(scene.desk);
    expect(events()).toEqual(['one', 'two']);
    // The courier updates the ticket's card once for both notes. Then the courier posts the notes, one second apart.
    expect(waitsBetweenCalls()).toEqual([...waits, 1, 1]);
    expect(await refused()).toEqual([]);
  });
});

describe('a delivery that Teams refuses permanently', () => {
  test.each([
    ['BotNotInConversationRoster', 'Migration Desk was removed from this conversation'],
    ['MessageWritesBlocked', 'messages to this conversation are blocked'],
    ['BotDisabledByAdmin', 'an administrator has blocked Migration Desk'],
  ])(
    'stops all messages to the conversation, with a reason, until the bot is added again: %s',
    async (code, words) => {
      const reason = `${words} (${code})`;
      scene.connector.faults.failConversation(migrations, { status: 403, body: error(code) });
      await scene.desk.say(slackSam, 'note 1 one');
      await scene.desk.say(slackSam, 'note 1 two');
      await sendAll(scene.desk);
      expect(new Set(await refused())).toEqual(new Set([reason]));
      expect(scene.connector.calls).toHaveLength(1);
      const { teamsConversation } = scene.desk.database.client;
      expect(await teamsConversation.findUnique({ where: { place } })).toMatchObject({ retired: reason });
      expect(scene.desk.log.join()).toContain(reason);

      scene.connector.faults.clear();
      await scene.connector.install({ conversation: migrations });
      await scene.desk.say(slackSam, 'note 1 three');
      await sendAll(scene.desk);
      expect(events()).toEqual(['three']);
    },
  );

  test('stops messages to the conversation only until a person writes there', async () => {
    scene.connector.faults.failNext(migrations, { status: 403, body: error('ConversationBlockedByUser') });
    await scene.desk.say(slackSam, 'note 1 one');
    await sendAll(scene.desk);
    await inTeams(sam, 'note 1 two', migrations);
    await sendAll(scene.desk);
    expect(events()).toEqual(['two']);
  });

  test('fails without stopping later deliveries if its card is too large', async () => {
    scene.connector.faults.failNext(migrations, { status: 413, body: error('MessageSizeTooBig') }, 1);
    await scene.desk.say(slackSam, 'note 1 one');
    await sendAll(scene.desk);
    expect(await refused()).toEqual(['MessageSizeTooBig']);
    expect(events()).toEqual(['one']);
  });
});

describe('a lost answer', () => {
  test('makes the courier repeat the request, so a message may appear twice', async () => {
    scene.connector.faults.dropAnswer('PUT', 1);
    scene.connector.faults.dropAnswer('POST', 1);
    await scene.desk.say(slackSam, 'note 1 one');
    await sendAll(scene.desk);
    expect(scene.connector.calls.map(({ method, dropped = false }) => [method, dropped])).toEqual([
      ['PUT', true],
      ['PUT', false],
      ['POST', true],
      ['POST', false],
    ]);
    expect(events()).toEqual(['one', 'one']);
  });

  test("leads to only one message if Teams didn't get the request", async () => {
    scene.connector.faults.failNext('*', 'cut', 3);
    await scene.desk.say(slackSam, 'note 1 one');
    await sendAll(scene.desk);
    expect(events()).toEqual(['one']);
  });
});

describe('a message to someone who has never written to the bot', () => {
  beforeEach(async () => {
    // The bot knows Dana only from the channel, not from a chat.
    await inTeams(dana, 'show 1', migrations);
    await sendAll(scene.desk);
  });

  async function giveToDana(): Promise<void> {
    const text = 'assign 1 <at>Dana Reyes</at>';
    await scene.connector.say({ from: sam, conversation: migrations, text, mentions: ['bot', dana] });
    await sendAll(scene.desk);
  }

  test('opens a chat with the person only once', async () => {
    await giveToDana();
    await inTeams(sam, 'assign 1 me', migrations);
    await giveToDana();
    const told = scene.written(personalChat(dana)).map((message) => linesOf(message)[0]);
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('assigned Acme Corp (MIG-1) to you');
    expect(scene.connector.calls.filter(({ path }) => path === '/v3/conversations')).toHaveLength(1);
    expect(await refused()).toEqual([]);
  });

  test("fails with a reason if the person hasn't installed the app", async () => {
    scene.connector.conversations.get(personalChat(dana))!.installed = false;
    await giveToDana();
    expect(await refused()).toEqual([
      'the person has not installed Migration Desk (BotNotInConversationRoster)',
    ]);
  });
});

test('delivers one message a second while someone moves the clock ahead by a minute', async () => {
  for (let i = 0; i < 20; i++) await scene.desk.say(slackSam, `note 1 n${i}`);
  const { app, clock } = scene.desk;
  const set = (moment: Date) => clock.set(moment.toISOString());
  const machine = createTimeMachine({
    app: () => app,
    clock: { now: clock.now, set },
    opens: '09:00',
    onChange() {},
  });
  const then = clock.now().getTime() + 60_000;
  expect((await machine.advance('PT1M')).getTime()).toBe(then);
  expect(events()).toEqual(Array.from({ length: 20 }, (_, i) => `n${i}`));
  expect(Math.min(...waitsBetweenCalls())).toBe(1);
  expect(scene.connector.calls.at(-1)!.at).toBeLessThan(then);
});

async function inTeams(from: string, text: string, conversation = personalChat(from)): Promise<void> {
  const before = scene.written(conversation).length;
  await scene.connector.say({ from, conversation, text });
  await scene.connector.until(() => scene.written(conversation)[before]);
}

/** Returns the last word of each note that the bot announced in the channel. */
function events(): string[] {
  const lines = scene.written(migrations).map((message) => linesOf(message).join());
  return lines.filter((line) => / noted: /.test(line)).map((line) => line.split(' ').at(-1)!);
}

/** Returns the seconds between requests to the channel. */
function waitsBetweenCalls(): number[] {
  const at = scene.connector.calls.filter(({ path }) => path.includes(migrations)).map((call) => call.at);
  return at.slice(1).map((moment, i) => (moment - at[i]!) / 1_000);
}

async function refused(): Promise<(string | null)[]> {
  const rows = await scene.desk.database.client.delivery.findMany({ where: { state: 'failed' } });
  return rows.map(({ reason }) => reason);
}
