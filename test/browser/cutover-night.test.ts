import type { Locator, Page } from 'playwright-core';
import { test } from 'vitest';
import { answer, message, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();

/** Waits for the clock's moves. They can take long, because everything that is due on the way happens. */
async function move(page: Page, label: string, times = 1): Promise<void> {
  const clock = page.getByRole('group', { name: 'Clock' });
  for (let count = 0; count < times; count += 1) {
    await clock.getByRole('button', { name: label }).click();
    await clock.getByText('Moving the clock').waitFor();
    await clock.getByText('Moving the clock').waitFor({ state: 'detached', timeout: 300_000 });
  }
}

/** Plays scenes in the panel, and moves the clock five minutes. Waits until the panel shows what the bot saw. */
async function play(page: Page, scenes: string[], saw: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'DNS panel' }).click();
  const panel: Locator = page.getByRole('dialog', { name: 'DNS' });
  const option = panel.getByRole('option', { name: /Amberlock Savings/ });
  await panel.getByRole('combobox', { name: /^Ticket/ }).selectOption((await option.getAttribute('value'))!);
  for (const scene of scenes) {
    await panel.getByRole('button', { name: scene }).click();
    await panel.getByRole('status').filter({ hasText: 'Done: ' }).waitFor();
  }
  await panel.getByRole('button', { name: '+5 minutes' }).click();
  await panel.getByText(saw).waitFor({ timeout: 120_000 });
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

/** The steps of the README's "Play a cutover night", up to the regression that is mended. Doesn't wait for the agreed day. */
test('the tour of a cutover night works as the README has it', { timeout: 1_200_000 }, async () => {
  const page = await desk.open('dana');
  await say(
    page,
    '/migration set 18 cutover:"in 30 minutes" mx:amberlock-example.mail.protection.outlook.com',
  );
  await answer(page, 'Set cutover on Amberlock Savings').waitFor();
  await say(page, '/migration runbook 18');
  await answer(page, 'Cutover of Amberlock Savings').waitFor();

  await play(page, ['Lower the TTL'], /saw the TTL of MX lowered/);
  await play(page, ['Switch MX on ns1 only'], /saw MX switched on 1 of 2 nameservers/);
  await play(page, [], /saw MX switched on 1 of 2 nameservers/);
  await message(page, /Amberlock Savings.*ns2\.amberlock\.example still has the old MX/).waitFor();
  await play(
    page,
    ['Resolvers keep the old MX', 'Switch MX on all nameservers'],
    /saw MX switched on both nameservers/,
  );
  await play(page, ['Resolvers have the new MX', 'Set SPF and autodiscover'], /at 4 of 4 resolvers/);
  await move(page, '+1 hour', 2);
  await say(page, '/migration done 18 C-08');
  await answer(page, 'Users informed ✓').waitFor();
  await say(page, '/migration advance 18');
  await answer(page, 'Amberlock Savings (MIG-18) is in Delta now').waitFor();

  await move(page, '+1 day');
  await play(page, ['Put the old MX back'], /saw MX go back to the old system/);
  await play(page, ['Switch MX on all nameservers'], /saw MX point to the new mailboxes again/);
});
