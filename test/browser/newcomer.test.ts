import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  answer,
  answers,
  composer,
  digests,
  focused,
  isReady,
  message,
  say,
  useBrowser,
} from '../support/browser.ts';

const desk = useBrowser();
const line =
  'from:rackspace-email to:office-365 service:assisted mailboxes:40 customer:"Wren Ltd" account:1234567';

/** Whether at least the start of an element is in view. */
async function inView(page: Page, what: ReturnType<typeof message>): Promise<boolean> {
  const [log, box] = [await page.getByRole('log').first().boundingBox(), await what.boundingBox()];
  if (!log || !box) return false;
  return box.y >= log.y - 1 && box.y < log.y + log.height - 20;
}

/** Scrolls the list of messages, and waits until the page gets the scroll event. */
async function scrollLog(page: Page, top: string): Promise<void> {
  await page.evaluate(`new Promise((noticed) => {
    const log = document.querySelector('[role=log]');
    log.addEventListener('scroll', noticed, { once: true });
    log.scrollTop = ${top};
  })`);
}

/**
 * A script that keeps the page's event streams and its `fetch` in global variables. With them, the test can break and
 * restore the connection.
 */
const watchStreams = `
  globalThis.streams = [];
  globalThis.reach = fetch;
  globalThis.EventSource = class extends EventSource {
    constructor(url) {
      super(url);
      streams.push(this);
    }
  };`;

/** Opens the same page in a second tab. */
async function tab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await composer(other).waitFor();
  return other;
}

test('picking a suggestion replaces only the word at the caret', async () => {
  const page = await desk.open('dana');
  await composer(page).focus();
  await page.keyboard.type('/migration assign 44 @sam');
  await page.keyboard.press('Tab');
  expect(await composer(page).inputValue()).toBe('/migration assign 44 @sam ');
});

test.each(['Escape', 'Cancel', 'Close'])(
  'the composer receives focus after a form is closed with %s',
  async (how) => {
    const page = await desk.open('dana');
    await focused(composer(page)).waitFor();
    await page.keyboard.type('/migration note 1 ');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.waitFor();
    if (how === 'Escape') await page.keyboard.press('Escape');
    else await form.getByRole('button', { name: how }).click();
    await form.waitFor({ state: 'detached' });
    await page.keyboard.type('hello');
    expect(await composer(page).inputValue()).toBe('hello');
    await composer(page).fill('');
    await page.keyboard.type('/');
    await page.getByRole('option', { name: /^\/migration/ }).waitFor();
  },
);

test('a form stays in the tab that opened it, even after a reload', async () => {
  const page = await desk.open('dana');
  const other = await tab(page);
  await say(page, '/migration note 1');
  const form = page.getByRole('dialog');
  await form.getByRole('textbox').first().fill('Half a note');
  await say(other, 'Meanwhile.');
  await message(other, 'Meanwhile.').waitFor();
  await message(page, 'Meanwhile.').waitFor({ state: 'attached' });
  expect(await other.getByRole('dialog').count()).toBe(0);
  expect(await form.getByRole('textbox').first().inputValue()).toBe('Half a note');
  await page.reload();
  await form.waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

test('a message that is too long is refused, and stays in the composer with a note of its length', async () => {
  const page = await desk.open('dana');
  await say(page, 'x'.repeat(52_310));
  await page
    .getByRole('alert')
    .filter({ hasText: 'Your message has 52,310 characters. The limit is 40,000.' })
    .waitFor();
  expect(await composer(page).inputValue()).toHaveLength(52_310);
  await composer(page).fill('');
});

test('each conversation keeps its own draft, even after a reload', async () => {
  const page = await desk.open('dana');
  await composer(page).fill('Not done yet');
  await page.reload();
  await expect.poll(() => composer(page).inputValue()).toBe('Not done yet');
  await page.getByRole('link', { name: 'platform-changes' }).click();
  await page.getByRole('heading', { name: 'platform-changes' }).waitFor();
  expect(await composer(page).inputValue()).toBe('');
});

test('the page replaces an unknown conversation in the URL with the conversation that it shows', async () => {
  const page = await desk.open('dana', 'nowhere');
  await expect.poll(() => page.url()).toContain('in=migrations');
});

test('a notice says that the server cannot be reached, and disappears after reconnecting', async () => {
  const page = await desk.open('dana');
  await page.addInitScript(watchStreams);
  await page.reload();
  await composer(page).waitFor();
  await page.evaluate('window.fetch = () => Promise.reject(new TypeError("Failed to fetch"))');
  await page.getByRole('button', { name: '+1 hour' }).click();
  const alert = page.locator('.notices').getByRole('alert');
  await alert.filter({ hasText: "The clock didn't move. Can't reach the playground." }).waitFor();
  expect(await page.getByRole('status').filter({ hasText: 'It is now' }).count()).toBe(0);
  await say(page, 'Are you there?');
  await page.locator('.composer-problem').waitFor();
  expect(await composer(page).inputValue()).toBe('Are you there?');

  await page.evaluate('window.fetch = reach; streams.at(-1).dispatchEvent(new Event("error"))');
  await alert.waitFor({ state: 'detached' });
  await page.locator('.composer-problem').waitFor({ state: 'detached' });
  expect(await composer(page).inputValue()).toBe('Are you there?');
});

test('the clock moves once for each press of its button', async () => {
  const page = await desk.open('dana');
  const clock = page.getByRole('group', { name: 'Clock' }).getByRole('time');
  const before = Date.parse((await clock.getAttribute('datetime')) ?? '');
  const hour = page.getByRole('button', { name: '+1 hour' });
  for (let i = 0; i < 3; i++) await hour.click();
  await expect
    .poll(async () => Date.parse((await clock.getAttribute('datetime')) ?? '') - before)
    .toBeGreaterThanOrEqual(3 * 3_600_000);
});

test('pressing a button in an old message scrolls to the answer, in the channel and in a thread', async () => {
  const page = await desk.open('dana');
  const show = { name: /^Show (MIG|PLC)-/ } as const;
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('button', show) })
    .first();
  await card.getByRole('button', show).click();
  await answers(page).first().waitFor();
  await expect.poll(() => inView(page, answers(page).first())).toBe(true);

  await card.hover();
  await card.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('button', show).first().click();
  await answers(page).nth(1).waitFor();
  await expect.poll(() => inView(page, answers(page).nth(1))).toBe(true);
});

test('the channel shows the start of a message that is taller than the view', async () => {
  const page = await desk.open('lee', 'leads');
  await page.setViewportSize({ width: 1280, height: 500 });
  const before = await digests(page).count();
  await scrollLog(page, '0');
  await scrollLog(page, 'log.scrollHeight');
  await page.getByRole('button', { name: 'Next business morning' }).click();
  await expect.poll(() => digests(page).count()).toBeGreaterThan(before);
  await expect.poll(() => inView(page, digests(page).last())).toBe(true);
});

test('a chart that is viewed as a table has a header for its first column', async () => {
  const page = await desk.open('lee', 'leads');
  await digests(page)
    .last()
    .getByRole('button', { name: /repl(y|ies)/ })
    .click();
  await page.getByRole('button', { name: 'View as table' }).first().click();
  await page.getByRole('columnheader', { name: 'Business day' }).first().waitFor();
});

test("a person's message uses the full width of the channel", async () => {
  const page = await desk.open('dana');
  await say(page, 'A rather long line of plain words. '.repeat(10));
  const words = message(page, 'A rather long line').locator('.blocks');
  expect((await words.boundingBox())?.width).toBeGreaterThan(700);
});

test('a double click does not press the button that appears under the pointer', async () => {
  const page = await desk.open('dana');
  await say(page, `/migration open wren.example ${line}`);
  const opened = answer(page, '(wren.example), in Prerequisites');
  await opened.getByRole('button', { name: '☐ Tenant created' }).click();
  const undo = answer(page, 'Tenant created ✓').getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  await isReady(undo);
  // Stops the page's clock, so that no time passes between the press and the click, even on a slow machine.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  // `press` focuses the button and presses Enter in one call. Between two separate calls, the composer could take the
  // focus.
  await undo.press('Enter');
  // What Undo did takes the place of the reply, and its button is where the reply's buttons were.
  const reply = answer(page, 'Reopened: Tenant created');
  const next = reply.getByRole('button', { name: '☐ Tenant created' });
  await next.waitFor();
  await focused(reply).waitFor();
  expect(await page.locator('button:focus').count()).toBe(0);
  const acts: string[] = [];
  page.on('request', (request) => request.url().endsWith('/playground/act') && acts.push(request.url()));
  expect(await next.getAttribute('aria-disabled')).toBe('true');
  await next.click({ force: true });
  expect(await next.count()).toBe(1);
  expect(await reply.getByText('(edited)').count()).toBe(0);
  await page.clock.resume();
  // Playwright waits with the click until the button is enabled again.
  await next.click();
  await answer(page, 'Tenant created ✓').waitFor();
  expect(acts).toHaveLength(1);
});
