import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import { answer, answers, composer, focused, message, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();

/** Everything that help names, as it says it itself, about a ticket that is there. */
const examples = subcommands.flatMap(({ name, examples }) =>
  examples
    .slice(0, 1)
    .map((example) => ({ name, text: `/migration ${example}`.replace('MIG-12', 'MIG-1').trim() })),
);

/** Waits for the private answer to what was just sent, or its form, which is closed again. */
async function outcomeOf(page: Page, text: string, before: number): Promise<void> {
  const form = page.getByRole('dialog');
  const isThere = async () => (await answers(page).count()) > before || (await form.count()) > 0;
  await expect.poll(isThere, { message: text, timeout: 5_000 }).toBe(true);
  if ((await form.count()) > 0) {
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  }
}

test('every command of help is answered, sent by the keyboard and by the mouse', async () => {
  const page = await desk.open('lee', 'desk');
  await composer(page).focus();
  for (const [index, { text }] of examples.entries()) {
    const before = await answers(page).count();
    // The blank ends a mention: until then Enter takes the suggestion, as in Slack.
    await page.keyboard.type(`${text} `);
    if (index % 2 === 0) await page.keyboard.press('Enter');
    else await page.getByRole('button', { name: 'Send' }).click();
    await outcomeOf(page, text, before);
    await focused(composer(page)).waitFor();
  }
  expect(examples.length).toBe(subcommands.length);
});

test('help, an overview and a ticket lead on by the mouse alone', async () => {
  const page = await desk.open('dana', 'desk');
  await page.getByRole('button', { name: 'Write a command' }).click();
  await page.getByRole('option', { name: /\/migration/ }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  const overview = answer(page, 'Yours');
  await overview.getByRole('button', { name: 'All open' }).click();
  const list = answer(page, 'Page 1 of');
  await list
    .getByRole('button', { name: /^(MIG|PLC)-/ })
    .first()
    .click();
  const ticket = answer(page, 'Phase');
  await ticket.getByRole('button', { name: 'Note' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('tab', { name: 'Home' }).click();
  const home = page.getByRole('tabpanel', { name: 'Home' });
  await home.getByRole('button', { name: 'Open a ticket' }).click();
  await page.getByRole('dialog', { name: 'Open a ticket' }).getByRole('button', { name: 'Close' }).click();
  await home.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await message(page, 'Migration Desk: help').waitFor();
});

test('by the keyboard alone: complete a command, fill in its form, press a button, go elsewhere', async () => {
  const page = await desk.open('sam');
  await focused(composer(page)).waitFor();
  await page.keyboard.type('/pl');
  await page.getByRole('option', { name: /\/platform-change/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await composer(page).inputValue()).toBe('/platform-change ');
  await page.getByText('[open | show').waitFor();
  await page.keyboard.type('open umber.example');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Open a ticket' });
  await focused(form.getByRole('textbox', { name: 'Domain' })).waitFor();
  for (const typed of ['Hosted Exchange', 'Umber Foundry', '7788990', '261118-09110', 'Chat']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(typed);
  }
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  await answer(page, /Opened PLC-/).waitFor();
  await focused(composer(page)).waitFor();

  // Back from the composer to the buttons of the answer.
  const note = answer(page, /Opened PLC-/).getByRole('button', { name: 'Note' });
  for (let i = 0; i < 40 && (await focused(note).count()) === 0; i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await focused(page.getByRole('dialog').getByRole('textbox').first()).waitFor();
  await page.keyboard.press('Escape');
  await focused(note).waitFor();

  const here = page.getByRole('navigation').getByRole('link', { name: 'migrations' });
  for (let i = 0; i < 80 && (await focused(here).count()) === 0; i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'platform-changes' }).waitFor();
});

test('what the composer keeps and says', async () => {
  const page = await desk.open('dana');
  await say(page, '/foo');
  await page.getByRole('alert').filter({ hasText: '/foo is not a command here' }).waitFor();
  expect(await composer(page).inputValue()).toBe('/foo');
  await say(page, '/migration show 2');
  await answer(page, 'MIG-2').waitFor();
  await page.keyboard.press('ArrowUp');
  expect(await composer(page).inputValue()).toBe('/migration show 2');
});
