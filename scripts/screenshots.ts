/** `npm run screenshots` takes the pictures of docs/messages.md: each kind of message, in Slack and in Teams. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { createPlayground } from '../src/playground/playground.ts';
import { openPage } from '../test/support/page-client.ts';
import { openTeams } from '../test/support/teams-client.ts';
import { launchChromium } from './chromium.ts';
import { pictures, writePicture } from './screenshots/picture.ts';
import { type Moment, momentOf, moments, pictureOf, type Scene } from './screenshots/scene.ts';
import { scenes } from './screenshots/scenes.ts';
import { send, takeSlack } from './screenshots/slack.ts';
import { prepareTeams, takeTeams } from './screenshots/teams.ts';

/** A Monday, one hour before business. The clock stands still, so that every run gives the same pictures. */
const start = new Date('2026-11-30T14:00:00Z');

/** Only these scenes are taken, but all of them are played. By default, all are taken. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenes.some((scene) => scene.name === name));
if (unknown.length > 0)
  throw new Error(`No scene is named ${unknown.join(' or ')}: scripts/screenshots/scenes.ts`);

const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
const config = readConfig({ PORT: '0', MD_DATA_DIR: folder, LOG_LEVEL: 'warn' });
const app = await createPlayground(config, { now: () => start });
mkdirSync(pictures, { recursive: true });
const url = `http://127.0.0.1:${await app.start()}`;
const browser = await launchChromium();
const client = await openPage(url, 'dana');
const teams = await openTeams(await client.until((seen) => seen.teams ?? undefined));

for (const moment of moments) {
  await comeTo(moment);
  for (const scene of scenes) await play(scene, moment);
}

client.close();
teams.close();
await browser.close();
await app.stop();
rmSync(folder, { recursive: true });

async function comeTo(moment: Moment): Promise<void> {
  for (const scene of scenes)
    if (scene.teams && momentOf(scene, 'teams') === moment) await prepareTeams(teams, scene.teams);
  if (moment === 'morning') await advance('next-business-morning');
  if (moment === 'later') await advance('PT1H');
  if (moment === 'linked') await send(url, { who: 'lee', line: '/migration link @dana' });
}

async function advance(by: string): Promise<void> {
  const answer = await fetch(`${url}/playground/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: by }),
  });
  if (!answer.ok) throw new Error(`The clock didn't move: ${await answer.text()}`);
}

async function play(scene: Scene, moment: Moment): Promise<void> {
  const { name, slack, teams: inTeams } = scene;
  const isWanted = wanted.length === 0 || wanted.includes(name);
  if (slack && momentOf(scene, 'slack') === moment) {
    const shots = await takeSlack(browser, url, slack);
    if (isWanted) await writePicture(browser, pictureOf(scene, 'slack'), shots);
  }
  if (inTeams && momentOf(scene, 'teams') === moment) {
    const shots = await takeTeams(browser, teams, inTeams);
    if (isWanted) await writePicture(browser, pictureOf(scene, 'teams'), shots);
  }
}
