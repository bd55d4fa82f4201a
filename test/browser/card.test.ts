import { expect, test } from 'vitest';
import { answer, focused, isReady, say, useBrowser } from '../support/browser.ts';

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

  const history = card.locator('summary', { hasText: 'History (last: ' });
  const whole = card.getByRole('button', { name: 'Whole history' });
  expect(await whole.isVisible()).toBe(false);
  await history.press('Enter');
  await isReady(whole);
  await whole.click();
  await answer(page, 'History of MIG-3').waitFor();
});

test("a table's pages turn with the mouse and with the keyboard, and a heading sorts it", async () => {
  const page = await desk.open('dana');
  await say(page, '/migration list');
  const list = answer(page, '1 to 20 of');
  const table = list.getByRole('table', { name: /^\d+ tickets$/ });
  const first = table.getByRole('rowheader').first();
  const shown = list.getByRole('status');
  await expect.poll(() => shown.innerText()).toBe('1–10 of 20');
  const before = await first.innerText();
  const next = list.locator('.table-pages').getByRole('button', { name: 'Next' });
  await next.click();
  await expect.poll(() => shown.innerText()).toBe('11–20 of 20');
  expect(await first.innerText()).not.toBe(before);
  await page.keyboard.press('Shift+Tab');
  await focused(list.locator('.table-pages').getByRole('button', { name: 'Previous' })).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => first.innerText()).toBe(before);

  const customer = table.getByRole('columnheader', { name: 'Customer' });
  await customer.getByRole('button').click();
  await expect.poll(() => customer.getAttribute('aria-sort')).toBe('ascending');
  const names = await table.locator('tbody tr td:nth-of-type(1)').allInnerTexts();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));

  // Below the table, Next shows the tickets that the message has no room for.
  await list.getByRole('button', { name: 'Next' }).last().click();
  await answer(page, '21 to 40 of').waitFor();
});
