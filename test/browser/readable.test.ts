import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answer, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The accessibility problems that axe finds in the page, one per line. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

test.each([
  { name: 'light', dark: false },
  { name: 'dark', dark: true },
])('the page has no accessibility problems in the $name theme', async (theme) => {
  const page = await desk.open('dana', 'migrations', theme);
  await say(page, '/migration');
  await answer(page, 'Open a ticket').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page
    .getByRole('button', { name: /repl(y|ies)/ })
    .last()
    .click();
  await page.getByRole('complementary', { name: 'Thread' }).waitFor();
  await say(page, '/mi');
  expect(await faultsOf(page)).toEqual([]);

  await say(page, '/migration open');
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const leads = await desk.open('lee', 'leads', theme);
  await leads.getByRole('article').filter({ hasText: 'Stalled' }).first().waitFor();
  expect(await faultsOf(leads)).toEqual([]);

  const home = await desk.open('dana', 'desk', theme);
  await home.getByRole('tab', { name: 'Home' }).click();
  await home.getByRole('tabpanel', { name: 'Home' }).getByRole('button', { name: 'Help' }).waitFor();
  expect(await faultsOf(home)).toEqual([]);
});

test('the page fits into a narrow window', async () => {
  const page = await desk.open('dana');
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('link', { name: 'leads' }).click();
  await page.getByRole('heading', { name: 'leads' }).waitFor();
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
});
