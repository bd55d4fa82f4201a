import { afterEach, beforeEach, expect, test } from 'vitest';
import { dana, type Fault, migrations, personalChat, sam } from '../support/connector/connector.ts';
import { openLine, sendAll, migrations as slackChannel, sam as slackSam } from '../support/desk.ts';
import { shownText } from '../support/shown-text.ts';
import { linesOf, startTeamsScene, type TeamsScene } from '../support/teams-scene.ts';

let scene: TeamsScene;

beforeEach(async () => {
  scene = await startTeamsScene();
});

afterEach(() => scene.stop());

const overloaded = { error: { code: 'ServiceError', message: 'busy' } };

/** How Teams answers in each minute of the outage. */
const outage: Fault[] = [
  { status: 503 },
  'cut',
  { status: 502, body: overloaded },
  { status: 429, headers: { 'retry-after': '20' }, body: overloaded },
  'cut',
  { status: 504 },
  { status: 412, body: overloaded },
  { status: 429, body: overloaded },
  { status: 500, body: overloaded },
  { status: 401, body: overloaded },
];

test('loses and reorders no messages during a ten-minute Teams outage, without delaying Slack', async () => {
  const { connector, clock } = scene;
  await connector.install({ conversation: migrations });
  await inTeams(sam, 'subscribe', migrations);
  await inTeams(dana, 'help');
  await scene.desk.say(slackSam, 'subscribe');
  await scene.desk.say(slackSam, openLine);
  await sendAll(scene.desk);
  const [headline] = headlines();

  const began = clock.now().getTime();
  for (const [minute, fault] of outage.entries()) {
    for (const conversation of [migrations, personalChat(dana)])
      connector.faults.failConversation(conversation, fault);
    if (minute === 5) await scene.restart();
    await scene.desk.say(slackSam, `note 1 from Slack ${minute}`);
    await connector.say({
      from: dana,
      conversation: personalChat(dana),
      text: `note 1 from Teams ${minute}`,
    });
    if (minute === 7) await scene.desk.say(slackSam, 'assign 1 me');
    await scene.desk.app.drain();
    // Slack gets the note immediately: the clock hasn't moved.
    expect(inSlack().at(minute === 7 ? -2 : -1)).toContain(`from Teams ${minute}`);
    clock.advance(1);
  }
  expect(clock.now().getTime() - began).toBe(600_000);
  expect(inTeamsThread(headline!.id)).toEqual([]);

  for (const conversation of [migrations, personalChat(dana)])
    connector.faults.failConversation(conversation, undefined);
  await sendAll(scene.desk, await scene.join());
  expect(inSlack()).toHaveLength(21);
  expect(inTeamsThread(headline!.id)).toEqual(inSlack());
  expect(headlines().map(({ id }) => id)).toEqual([headline!.id]);
  expect(linesOf(headlines()[0]!).join('\n')).toBe(
    slackHeadline().replaceAll('/migration ', '@Migration Desk '),
  );
  expect(linesOf(headlines()[0]!).join()).toContain(' · Sam Okafor');
  const { delivery } = scene.desk.database.client;
  expect(await delivery.count({ where: { NOT: { state: 'sent' } } })).toBe(0);
  expect(tooSoon()).toEqual([]);
});

async function inTeams(from: string, text: string, conversation = personalChat(from)): Promise<void> {
  const before = scene.written(conversation).length;
  await scene.connector.say({ from, conversation, text });
  await scene.connector.until(() => scene.written(conversation)[before]);
}

/** Returns the bot's messages about the ticket, without the replies in threads. */
function headlines() {
  return scene
    .written(migrations)
    .filter((message) => message.thread === message.id && linesOf(message).join().includes('MIG-1'));
}

function inTeamsThread(root: string): string[] {
  return scene
    .written(migrations)
    .filter(({ id, thread }) => thread === root && id !== root)
    .map((message) => linesOf(message).join('\n'));
}

function inSlack(): string[] {
  const posted = scene.slack.messages(slackChannel).filter(({ ephemeralTo }) => !ephemeralTo);
  return posted.filter(({ thread_ts }) => thread_ts).map(shownText);
}

function slackHeadline(): string {
  const posted = scene.slack.messages(slackChannel).filter(({ ephemeralTo }) => !ephemeralTo);
  return shownText(posted.find(({ thread_ts }) => !thread_ts)!);
}

/** Returns the courier's posts that Teams accepted within one second of the previous post. */
function tooSoon() {
  const taken = scene.connector.calls.filter(
    ({ method, path, status, body }) =>
      method !== 'GET' &&
      path.includes(migrations) &&
      status !== undefined &&
      status < 300 &&
      body.type === 'message',
  );
  const byCourier = taken.filter(({ body }) => String(body.summary).includes('acme.com'));
  return byCourier.slice(1).filter(({ at }, i) => at - byCourier[i]!.at < 1_000);
}
