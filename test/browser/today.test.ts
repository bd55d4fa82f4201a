import { expect, test } from 'vitest';
import { answer, answers, focused, isReady, openHome, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();

test("Today starts with a summary, and a line's button and its menu do the work", async () => {
  const page = await desk.open('dana');
  await say(page, '/migration');
  const today = answer(page, /Good (morning|afternoon|evening), Dana\. \d/);
  const more = today.getByRole('button', { name: 'More actions' });
  await more.first().click();
  await today.getByRole('menuitem', { name: 'Show ticket' }).click();
  await answer(page, 'in this phase').waitFor();

  await say(page, '/migration today');
  await answers(page).nth(1).waitFor();
  const again = answer(page, 'Open a ticket');
  await again.getByRole('button', { name: 'Assign to me' }).first().click();
  await answer(page, /You own .*\((MIG|PLC)-\d+\) now/).waitFor();
});

test('App Home shows the same work, and answers there what is pressed there', async () => {
  const page = await desk.open('dana', 'desk');
  const home = await openHome(page);
  await home.getByRole('button', { name: 'Assign to me' }).first().click();
  await home.getByText(/You own .*\((MIG|PLC)-\d+\) now/).waitFor();
  const dismiss = home.getByRole('button', { name: 'Dismiss' });
  await dismiss.click();
  await dismiss.waitFor({ state: 'detached' });
  expect(await home.getByText(/You own .*\((MIG|PLC)-\d+\) now/).count()).toBe(0);

  const more = home.getByRole('button', { name: 'More actions' }).last();
  await isReady(more);
  await more.click();
  await home.getByRole('menuitem', { name: 'Snooze…' }).click();
  const form = page.getByRole('dialog', { name: /Snooze/ });
  const until = form.getByLabel('Until');
  const monday = await until.inputValue();
  await until.fill('');
  await form.getByRole('button', { name: 'Snooze' }).click();
  await expect.poll(() => until.getAttribute('aria-invalid')).toBe('true');
  await until.fill(monday);
  await form.getByRole('textbox', { name: 'Reason' }).fill('waiting for the invoice');
  await form.getByRole('button', { name: 'Snooze' }).click();
  await form.waitFor({ state: 'detached' });
  await home.getByText('is snoozed until').waitFor();
  await page.getByRole('tab', { name: 'Messages' }).click();
  expect(await page.getByRole('log').getByText('is snoozed until').count()).toBe(0);
});

test('an answer in App Home is in view, even when the pressed button is far below it', async () => {
  const page = await desk.open('dana', 'desk');
  await page.setViewportSize({ width: 1280, height: 600 });
  const home = await openHome(page);
  await home.getByRole('button', { name: 'Help', exact: true }).click();
  const top = async () =>
    (await home.getByRole('heading', { name: 'Migration Desk: help' }).boundingBox())?.y;
  await expect.poll(top).toBeGreaterThan(0);
  expect(await top()).toBeLessThan(600);
  // The focus is above the answer, so that Tab reaches its buttons first.
  await page.keyboard.press('Tab');
  await focused(home.getByRole('button', { name: 'Today' })).waitFor();
});

test("the lead's Today is about the team", async () => {
  const page = await desk.open('lee', 'leads');
  await say(page, '/migration');
  const today = answer(page, 'Open a ticket');
  await today.getByText('Open tickets by owner:', { exact: true }).waitFor();
  await today.getByRole('button', { name: 'More actions' }).first().click();
  await today.getByRole('menuitem', { name: 'Reassign…' }).click();
  await page.getByRole('dialog', { name: 'Assign a ticket' }).waitFor();
});
