import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { conversations } from '../../src/playground/teams/tenant.ts';
import type { TeamsClient, TeamsMessage } from '../../test/support/teams-client.ts';
import { type Shots, width } from './picture.ts';
import type { TeamsScene } from './scene.ts';
import { hostConfig, styles, type Theme } from './teams-look.ts';

const renderer = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);
const elements = readFileSync(new URL('./teams-elements.js', import.meta.url), 'utf8');

/**
 * Plays a scene in Microsoft's Agents Playground, and draws the card that it got with Microsoft's renderer. The Agents
 * Playground itself has no dark theme, and shows a badge as plain text.
 */
export async function takeTeams(browser: Browser, teams: TeamsClient, scene: TeamsScene): Promise<Shots> {
  const { says = [], shows = '' } = scene;
  const answers = await askAll(teams, scene, says);
  const { card } = answers.at(-1) ?? (await teams.until(shows));
  const [{ content }] = JSON.parse(card);
  return { light: await draw(browser, content, 'light'), dark: await draw(browser, content, 'dark') };
}

/** Sends what a scene needs before the clock moves. */
export async function prepareTeams(teams: TeamsClient, scene: TeamsScene): Promise<void> {
  await askAll(teams, scene, scene.prepares ?? []);
}

async function askAll(teams: TeamsClient, { where }: TeamsScene, lines: string[]): Promise<TeamsMessage[]> {
  const conversation = where ? conversations[where] : conversations.personal;
  const answers: TeamsMessage[] = [];
  for (const line of lines) answers.push(await teams.ask('dana', line, conversation));
  return answers;
}

async function draw(browser: Browser, content: unknown, theme: Theme): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width, height: 100 },
    locale: 'en-US',
    timezoneId: 'America/Chicago',
  });
  const page = await context.newPage();
  await page.setContent(
    `<style>${styles[theme]}</style><main><p>Migration Desk</p><div id="card"></div></main>`,
  );
  await page.addScriptTag({ content: renderer });
  await page.addScriptTag({ content: elements });
  await page.evaluate(`drawCard(${JSON.stringify({ content, hostConfig: hostConfig(theme) })})`);
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height });
  const picture = await page.screenshot();
  await context.close();
  return picture;
}
