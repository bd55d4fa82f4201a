import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answer, answers, digests, openHome, pressUntil, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The accessibility problems that axe finds in the page, one per line. Without selectors and the details of what passes, which
 * take most of axe's time on a long page.
 */
async function faultsOf(page: Page, { dark }: { dark: boolean }): Promise<string[]> {
  await page.evaluate(axe);
  // The other rules don't depend on the theme.
  const rules = dark ? ", runOnly: ['color-contrast', 'link-in-text-block']" : '';
  const { violations } = (await page.evaluate(
    `axe.run({ resultTypes: ['violations'], selectors: false${rules} })`,
  )) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

/** Asks for what a person reads on a working day: Today, a list, a refusal, a reply, and a ticket. */
async function showWork(page: Page): Promise<void> {
  const asked: [words: string, says: string | RegExp][] = [
    ['/migration', 'Open a ticket'],
    ['/migration list', '1 to 20 of'],
    ['/migration advance 3', 'yet. '],
    ['/migration note 3 called them', /Added a note to .+ \(MIG-3\)/],
    ['/migration show 3', 'in this phase'],
  ];
  for (const [words, says] of asked) {
    await say(page, words);
    await answer(page, says).waitFor();
  }
}

/** What reaches past the right edge of the window, and isn't in a table that scrolls by itself. */
function tooWide(page: Page): Promise<unknown> {
  return page.evaluate(`[
    ...[document.documentElement, ...document.querySelectorAll('[role=log], #app-home')]
      .filter((box) => box.scrollWidth > box.clientWidth),
    ...[...document.querySelectorAll('main *, aside *')].filter((one) =>
      one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table-frame, .visually-hidden')),
  ].map((one) => one.outerHTML.slice(0, 200))`);
}

test.each([
  { name: 'light', dark: false },
  { name: 'dark', dark: true },
])('the page has no accessibility problems in the $name theme', async (theme) => {
  const page = await desk.open('dana', 'migrations', theme);
  await say(page, '/migration');
  await answer(page, 'Open a ticket').waitFor();
  expect(await faultsOf(page, theme)).toEqual([]);

  await page
    .getByRole('button', { name: /repl(y|ies)/ })
    .last()
    .click();
  await page.getByRole('complementary', { name: 'Thread' }).waitFor();
  await say(page, '/mi');
  expect(await faultsOf(page, theme)).toEqual([]);

  await say(page, '/migration open');
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  expect(await faultsOf(page, theme)).toEqual([]);
  await page.keyboard.press('Escape');

  const leads = await desk.open('lee', 'leads', theme);
  await leads.getByRole('article').filter({ hasText: 'Stalled' }).first().waitFor();
  expect(await faultsOf(leads, theme)).toEqual([]);

  const home = await desk.open('dana', 'desk', theme);
  await openHome(home);
  expect(await faultsOf(home, theme)).toEqual([]);
});

test.each([
  { name: 'light', dark: false },
  { name: 'dark', dark: true },
])('the messages of a working day have no accessibility problems in the $name theme', async (theme) => {
  const page = await desk.open('dana', 'migrations', theme);
  await showWork(page);
  await answer(page, 'in this phase').getByText('Details', { exact: true }).click();
  await page.getByRole('button', { name: 'More actions' }).last().click();
  await page.getByRole('menu').waitFor();
  expect(await faultsOf(page, theme)).toEqual([]);

  const home = await desk.open('dana', 'desk', theme);
  const panel = await openHome(home);
  await pressUntil(
    panel.getByRole('button', { name: 'All my tickets' }),
    panel.getByRole('button', { name: 'Dismiss' }),
  );
  expect(await faultsOf(home, theme)).toEqual([]);

  const leads = await desk.open('lee', 'leads', theme);
  await digests(leads).last().getByRole('button', { name: 'Show changes' }).click();
  await answers(leads).last().waitFor();
  await digests(leads)
    .last()
    .getByRole('button', { name: /repl(y|ies)/ })
    .click();
  await leads.getByRole('complementary', { name: 'Thread' }).waitFor();
  expect(await faultsOf(leads, theme)).toEqual([]);
});

test('the page fits into a narrow window', async () => {
  const page = await desk.open('dana');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('link', { name: 'leads' }).click();
  await page.getByRole('heading', { name: 'leads' }).waitFor();
  expect(await tooWide(page)).toEqual([]);
});

test('no message is wider than a phone', async () => {
  const page = await desk.open('dana');
  await page.setViewportSize({ width: 390, height: 800 });
  await showWork(page);
  for (const fold of await answer(page, 'in this phase').locator('summary').all()) await fold.click();
  expect(await tooWide(page)).toEqual([]);

  const home = await desk.open('dana', 'desk');
  await home.setViewportSize({ width: 390, height: 800 });
  const panel = await openHome(home);
  await pressUntil(
    panel.getByRole('button', { name: 'All my tickets' }),
    panel.getByRole('button', { name: 'Dismiss' }),
  );
  expect(await tooWide(home)).toEqual([]);

  const leads = await desk.open('lee', 'leads');
  await leads.setViewportSize({ width: 390, height: 800 });
  await digests(leads).last().getByRole('button', { name: 'Show changes' }).click();
  await answers(leads).last().waitFor();
  expect(await tooWide(leads)).toEqual([]);
  await digests(leads)
    .last()
    .getByRole('button', { name: /repl(y|ies)/ })
    .click();
  await leads.getByRole('complementary', { name: 'Thread' }).waitFor();
  expect(await tooWide(leads)).toEqual([]);
});

test.each(['dns', 'records'])('on a phone, the table of %s needs no scrolling sideways', async (command) => {
  const page = await desk.open('dana');
  await page.setViewportSize({ width: 390, height: 844 });
  await say(page, `/migration ${command} 18`);
  const told = answer(page, 'amberlock.example (MIG-18)');
  const cell = told
    .getByRole('table')
    .first()
    .getByRole('cell', { name: 'mx1.emailsrvr.com (10), mx2.emailsrvr.com (20)' })
    .first();
  await cell.waitFor();
  const wide = await told
    .locator('.table-frame')
    .evaluateAll((frames) => frames.filter((one) => one.scrollWidth > one.clientWidth).length);
  expect(wide).toBe(0);
  expect(await told.getByRole('rowheader').count()).toBeGreaterThan(1);
  expect(await faultsOf(page, { dark: false })).toEqual([]);
});
