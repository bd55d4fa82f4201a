/** `npm run screenshots` takes the README's screenshots: a ticket, and the digest of the next business morning. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { createPlayground } from '../src/playground/playground.ts';
import { launchChromium } from './chromium.ts';

const pictures = join(import.meta.dirname, '../docs');
const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
const app = await createPlayground(readConfig({ PORT: '0', MD_DATA_DIR: folder, LOG_LEVEL: 'warn' }));
const url = `http://127.0.0.1:${await app.start()}`;
const browser = await launchChromium();

mkdirSync(pictures, { recursive: true });
await takeTicket(await open('dana', 'migrations', 920));
await takeDigest(await open('lee', 'leads', 1500));
await browser.close();
await app.stop();
rmSync(folder, { recursive: true });

async function open(person: string, channel: string, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height } });
  // The first page waits until all sample tickets exist.
  page.setDefaultTimeout(120_000);
  await page.goto(`${url}/?as=${person}&in=${channel}`);
  return page;
}

async function takeTicket(page: Page): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill('/migration show MIG-45');
  await composer.press('Enter');
  await page.getByRole('article').filter({ hasText: 'Only visible to you' }).last().waitFor();
  await take(page, 'ticket.png');
}

async function takeDigest(page: Page): Promise<void> {
  const digests = page.getByRole('article').filter({ hasText: 'in the thread ↓' });
  await digests.first().waitFor();
  const before = await digests.count();
  await page.getByRole('button', { name: 'Next business morning' }).click();
  await page.getByText('Moving the clock…').waitFor();
  await page.getByText('Moving the clock…').waitFor({ state: 'detached' });
  const digest = digests.nth(before);
  await digest.evaluate((article) => article.scrollIntoView());
  await take(page, 'digest.png');
}

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(640, 20);
  await page.screenshot({ path: join(pictures, name) });
  console.log(`Wrote docs/${name}`);
}
