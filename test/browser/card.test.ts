import { expect, test } from 'vitest';
import { answer, isReady, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();

test('what is folded on a card opens with the mouse and with the keyboard', async () => {
  const page = await desk.open('dana');
  await say(page, '/migration show 3');
  const card = answer(page, 'in this phase');
  const details = card.getByText('Details', { exact: true });
  const account = card.getByText('Account', { exact: false }).first();
  await details.waitFor();
  expect(await account.isVisible()).toBe(false);
  await details.click();
  await account.waitFor();
  await details.click();
  await account.waitFor({ state: 'hidden' });

  const history = card.locator('summary', { hasText: 'History' });
  const whole = card.getByRole('button', { name: 'Whole history' });
  expect(await whole.isVisible()).toBe(false);
  await history.press('Enter');
  await isReady(whole);
  await whole.click();
  await answer(page, 'History of MIG-3').waitFor();
});

test('a list has one pair of buttons that turns its pages, and a heading sorts it', async () => {
  const page = await desk.open('dana');
  await say(page, '/migration list');
  const list = answer(page, '1 to 20 of');
  const table = list.getByRole('table', { name: /^\d+ open tickets, lockouts and missed dates first/ });
  await table.waitFor();
  expect(await table.getByRole('rowheader').count()).toBe(20);

  const customer = table.getByRole('columnheader', { name: 'Customer' });
  await customer.getByRole('button').click();
  await expect.poll(() => customer.getAttribute('aria-sort')).toBe('ascending');
  const names = await table.locator('tbody tr td:nth-of-type(1)').allInnerTexts();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));

  await list.getByRole('button', { name: 'Next' }).click();
  await answer(page, '21 to 40 of').waitFor();
});
