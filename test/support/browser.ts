import { cpSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { type Bot, createFolder, startPlayground } from './process.ts';

export interface BrowserDesk {
  /** The playground's URL. */
  readonly url: string;
  /** Opens a page as a person, in a conversation. `as` and `where` are names as in the page's URL. */
  open(as: string, where?: string, options?: { dark?: boolean }): Promise<Page>;
  /** Stops the playground as a person would, and restarts it with the same data. */
  restart(): Promise<void>;
}

/**
 * Runs a seeded playground in a separate process for the tests of a file. A page that writes to its console fails the
 * test.
 */
export function useBrowser(): BrowserDesk {
  const folder = createFolder();
  const pages: Page[] = [];
  const said: string[] = [];
  let browser: Browser;
  let bot: Bot;

  async function start(): Promise<void> {
    bot = await startPlayground({ MD_DATA_DIR: folder.path, LOG_LEVEL: 'warn' });
  }

  async function stop(): Promise<void> {
    bot.kill('SIGTERM');
    const { code, stdout, stderr } = await bot.ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => line.startsWith('{'))).toEqual([]);
  }

  beforeAll(async () => {
    cpSync(inject('seeded'), folder.path, { recursive: true });
    [browser] = await Promise.all([launchChromium(), start()]);
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    expect(said.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await stop();
    folder.remove();
  });

  return {
    get url() {
      return bot.url;
    },
    async open(as, where = 'migrations', { dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
      });
      const page = await context.newPage();
      pages.push(page);
      page.setDefaultTimeout(45_000);
      page.on('console', (message) => void said.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => void said.push(String(error)));
      await page.goto(`${bot.url}/?as=${as}&in=${where}`);
      await page.getByRole('textbox', { name: /^Message/ }).waitFor();
      return page;
    },
    async restart() {
      await stop();
      await start();
    },
  };
}

export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message/ });
}

/** Types a line into the composer and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Finds the newest message with these words, in a page or in a part of a page. */
export function message(within: Page | Locator, words: string | RegExp): Locator {
  return within.getByRole('article').filter({ hasText: words }).last();
}

/** Finds the messages that only the page's person can see. */
export function answers(page: Page): Locator {
  return page.getByRole('article').filter({ hasText: 'Only visible to you' });
}

/** Finds the newest private answer with these words. */
export function answer(page: Page, words: string | RegExp): Locator {
  return answers(page).filter({ hasText: words }).last();
}

/** Finds the digests, which start with how much is urgent. */
export function digests(page: Page): Locator {
  return page.getByRole('article').filter({
    // The next line of the message follows the words without a space.
    hasText: /^.*: (nothing (new )?is urgent|[\d,]+ tickets? needs? you)/,
  });
}

/** Waits until a control can be pressed. A control that has just appeared can't, so that a double click doesn't press it. */
export async function isReady(control: Locator): Promise<void> {
  await expect.poll(() => control.getAttribute('aria-disabled')).not.toBe('true');
}

/** Opens App Home, and waits until it shows what the person should do now, without an earlier answer. */
export async function openHome(page: Page): Promise<Locator> {
  const drawn = page.waitForResponse(
    (response) => response.request().postData()?.includes('"home"') ?? false,
  );
  await page.getByRole('tab', { name: 'Home' }).click();
  await drawn;
  const home = page.getByRole('tabpanel', { name: 'Home' });
  await home.getByRole('button', { name: 'Open a ticket…' }).waitFor();
  await home.getByRole('button', { name: 'Dismiss' }).waitFor({ state: 'detached' });
  return home;
}

/**
 * Presses a control until something shows. A control that is drawn again at that moment takes no press, so a person presses it
 * again.
 */
export async function pressUntil(control: Locator, shown: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await control.click();
      return shown.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    })
    .toBe(true);
}

/** Narrows a locator to the control that has the focus. */
export function focused(control: Locator): Locator {
  return control.and(control.page().locator(':focus'));
}
