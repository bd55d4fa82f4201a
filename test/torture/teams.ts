import { dana, type Fault, migrations, personalChat } from '../support/connector/connector.ts';
import { openLine, sam, sendAll } from '../support/desk.ts';
import { linesOf, startTeamsScene, type TeamsScene } from '../support/teams-scene.ts';
import type { Tally } from './tally.ts';

/** What Teams does instead of an answer, and how often the page's run does it. */
export const teamsAnswers: [what: string, times: number, begin: (scene: TeamsScene) => void][] = [
  ['429', 5, (scene) => fail(scene, { status: 429, headers: { 'retry-after': '1' } })],
  ['500', 5, (scene) => fail(scene, { status: 500 })],
  ['nothing for a minute', 1, ({ connector }) => connector.faults.delay('/v3/conversations', 60_000)],
  ['a reset, before it took the message', 5, (scene) => fail(scene, 'cut')],
  [
    'an HTML page with status 200',
    5,
    (scene) =>
      fail(scene, { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }),
  ],
];

function fail({ connector }: TeamsScene, fault: Fault): void {
  connector.faults.failConversation(migrations, fault);
}

/** Writes ten notes during each outage, and counts them in a Teams channel afterward. */
export async function runTeamsTrial(times: number, begin: (scene: TeamsScene) => void): Promise<Tally> {
  const scene = await startTeamsScene();
  try {
    const { connector } = scene;
    await connector.install({ conversation: migrations });
    await connector.say({ from: dana, conversation: migrations, text: 'subscribe' });
    await connector.until(() => scene.written(migrations)[0]);
    await connector.say({ from: dana, conversation: personalChat(dana), text: 'help' });
    await scene.desk.say(sam, openLine);
    await sendAll(scene.desk);
    const confirmed: string[] = [];
    for (let round = 1; round <= times; round++) {
      begin(scene);
      for (let n = 1; n <= 10; n++) {
        const text = `torture-${round}-${n}.`;
        const told = await scene.desk.say(sam, `note 1 ${text}`);
        if (told.text.includes('Added a note')) confirmed.push(text);
      }
      await scene.desk.app.drain();
      connector.faults.delay('/v3/conversations', 0);
      connector.faults.failConversation(migrations, undefined);
      connector.faults.clear();
      await sendAll(scene.desk);
    }
    const lines = scene.written(migrations).map((message) => linesOf(message).join(' '));
    const counts = confirmed.map((text) => lines.filter((line) => line.includes(`noted: ${text}`)).length);
    const events = await scene.desk.database.client.event.findMany({ where: { type: 'note' } });
    return {
      confirmed: confirmed.length,
      lost: confirmed.filter((text) => !events.some((event) => event.text.includes(text))).length,
      repeated: events.length - new Set(events.map(({ text }) => text)).size,
      torn: 0,
      doubled: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
      missing: counts.filter((count) => count === 0).length,
    };
  } finally {
    await scene.stop();
  }
}
