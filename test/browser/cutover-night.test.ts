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

/** Writes a command, and waits for words of the answer. */
async function ask(page: Page, command: string, words: string): Promise<void> {
  await say(page, `/migration ${command}`);
  await answer(page, words).waitFor();
}

/** The steps of the README's "Play a cutover night". Doesn't wait for the agreed day. */
test('the tour of a cutover night works as the README has it', { timeout: 1_200_000 }, async () => {
  const page = await desk.open('dana');
  const mx = 'amberlock-example.mail.protection.outlook.com';
  await ask(page, `set 18 cutover:"in 30 minutes" mx:${mx}`, 'Set cutover');
  await ask(page, 'runbook 18', 'Cutover of Amberlock Savings');

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
  await ask(page, 'done 18 C-08', 'Users informed ✓');
  await ask(page, 'advance 18', 'Amberlock Savings (MIG-18) is in Delta now');

  await move(page, '+1 day');
  await play(page, ['Put the old MX back'], /saw MX go back to the old system/);
  await play(page, ['Switch MX on all nameservers'], /saw MX point to the new mailboxes again/);

  await ask(page, 'done 18 E-21', 'Last pass finished ✓');
  await ask(page, 'advance 18', 'Amberlock Savings (MIG-18) is in Client setup now');
  await play(page, ['Raise the TTL again'], /Raise the TTL again/);
  await ask(page, 'done 18 C-11 U-16 U-17 U-18', 'Phones and tablets set up ✓');
  await move(page, 'Next business morning');
  await ask(page, 'advance 18', 'Amberlock Savings (MIG-18) is in Decommission now');
  await ask(page, 'done 18 C-09 U-19', 'Old mailboxes deleted ✓');
  await ask(page, 'set 18 billing-stops:today', 'License removal requested (U-20) is done');
  await move(page, '+1 day', 8);
  await ask(page, 'done 18 C-14', 'Five-day watch finished ✓');
  await ask(page, 'advance 18', 'closed');
});
