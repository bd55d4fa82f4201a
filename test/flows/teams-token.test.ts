import { afterEach, beforeEach, expect, test } from 'vitest';
import { dana, migrations, personalChat, sam } from '../support/connector/connector.ts';
import { openLine, sendAll, sam as slackSam } from '../support/desk.ts';
import { linesOf, startTeamsScene, type TeamsScene } from '../support/teams-scene.ts';

let scene: TeamsScene;

beforeEach(async () => {
  scene = await startTeamsScene();
  await scene.connector.install({ conversation: migrations });
  await inTeams(sam, 'subscribe', migrations);
  await scene.desk.say(slackSam, openLine);
  await sendAll(scene.desk);
});

afterEach(() => scene.stop());

test('renews a token that Teams refuses, so answers and updates arrive once', async () => {
  const { connector, desk } = scene;
  const fetched = connector.login.asked.length;
  connector.botToken = 'a newer token';
  expect(await inTeams(dana, 'show MIG-1')).toContain('MIG-1');
  connector.botToken = 'a third token';
  await desk.say(slackSam, 'note 1 one');
  await sendAll(desk);
  expect(notes()).toEqual(['one']);
  expect(connector.login.asked.length - fetched).toBe(2);
  expect(await unclear()).toBe(0);
});

test('keeps messages while Microsoft gives no token, and then sends each of them once', async () => {
  const { connector, clock } = scene;
  // After a restart, the bot has no token.
  connector.login.fault = { status: 503 };
  await scene.restart();
  await scene.desk.say(slackSam, 'note 1 one');
  await scene.desk.say(slackSam, 'note 1 two');
  const before = connector.calls.length;
  for (let minute = 0; minute < 5; minute++) {
    await scene.desk.app.drain();
    clock.advance(1);
  }
  expect(connector.calls).toHaveLength(before);
  expect(await unclear()).toBe(0);
  connector.login.fault = undefined;
  await sendAll(scene.desk);
  expect(notes()).toEqual(['one', 'two']);
});

test('refuses an activity whose service URL is not secure, and remembers nothing of it', async () => {
  const { connector, desk } = scene;
  const { activity } = await connector.say({ from: dana, conversation: personalChat(dana), text: 'help' });
  for (const serviceUrl of ['http://teams.example/', 'ftp://teams.example/']) {
    const authorization = `Bearer ${connector.token({ serviceUrl })}`;
    const { status } = await connector.raw({ ...activity, id: serviceUrl, serviceUrl }, { authorization });
    expect(status).toBe(401);
  }
  const known = await desk.database.client.teamsConversation.findMany();
  expect(new Set(known.map(({ serviceUrl }) => serviceUrl))).toEqual(new Set([connector.url]));
});

async function inTeams(from: string, text: string, conversation = personalChat(from)): Promise<string> {
  const before = scene.written(conversation).length;
  await scene.connector.say({ from, conversation, text });
  return linesOf(await scene.connector.until(() => scene.written(conversation)[before])).join('\n');
}

/** Returns the notes in the ticket's thread, oldest first. */
function notes(): string[] {
  const lines = scene.written(migrations).map((message) => linesOf(message).join('\n'));
  return lines.flatMap((line) => / noted: (\w+)/.exec(line)?.[1] ?? []);
}

/** Counts the deliveries that may have been posted although no answer came. */
function unclear(): Promise<number> {
  return scene.desk.database.client.delivery.count({ where: { unclearSince: { not: null } } });
}
