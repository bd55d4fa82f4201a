import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { focused, message, useBrowser } from '../support/browser.ts';

const desk = useBrowser();

function panelOf(page: Page) {
  return page.getByRole('dialog', { name: 'DNS' });
}

/** Opens the panel, and chooses the ticket of a customer. */
async function openPanel(page: Page, customer: string) {
  await page.getByRole('button', { name: 'DNS panel' }).click();
  const panel = panelOf(page);
  const ticket = panel.getByRole('combobox', { name: /^Ticket/ });
  const label = await ticket.getByRole('option', { name: customer }).textContent();
  await ticket.selectOption({ label: label ?? '' });
  await panel.getByRole('table').waitFor();
  return panel;
}

/** The rows of the table, without their buttons. */
async function rows(page: Page): Promise<string[]> {
  const texts = await panelOf(page).getByRole('row').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').replace(/ Edit$/, ''));
}

test('a switch on one of two nameservers, made in the panel, is told after five minutes', async () => {
  const page = await desk.open('dana');
  const panel = await openPanel(page, 'Sablewood Furniture');
  // Something is wrong in this domain from the start.
  expect(await rows(page)).toContainEqual(
    expect.stringMatching(
      /^TXT v=spf1 include:emailsrvr\.com ~all v=spf1 include:spf\.protection\.outlook\.com -all/,
    ),
  );
  await panel.getByRole('button', { name: 'Put the old MX back' }).click();
  await panel.getByRole('status').filter({ hasText: 'Done: All nameservers have the old MX' }).waitFor();
  await panel.getByRole('button', { name: '+5 minutes' }).click();
  await panel.getByText('Migration Desk saw MX go back to the old system').waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
  await message(page, /Sablewood Furniture.*saw MX go back to the old system/).waitFor();
});

test('the panel works with the keyboard alone: a record changes on one nameserver, and a mistake is explained', async () => {
  const page = await desk.open('dana', 'migrations', { dark: true });
  await openPanel(page, 'Wrenfield Township');
  const panel = panelOf(page);
  await panel.getByRole('button', { name: 'Edit: MX, all servers' }).focus();
  await page.keyboard.press('Enter');
  const values = panel.getByRole('textbox', { name: /^Values/ });
  await values.fill('mail.wrenfield.example');
  await panel.getByRole('checkbox', { name: 'ns2.wrenfield.example' }).focus();
  await page.keyboard.press('Space');
  await panel.getByRole('button', { name: 'Save the record' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('alert').filter({ hasText: 'needs a priority and a host' }).waitFor();
  await values.fill('10 mail.wrenfield.example');
  await panel.getByRole('button', { name: 'Save the record' }).press('Enter');
  await panel.getByRole('status').filter({ hasText: 'the record is saved' }).waitFor();
  expect((await rows(page)).filter((row) => row.startsWith('MX'))).toEqual([
    'MX 10 mail.wrenfield.example 4 h ns1.wrenfield.example and the resolvers',
    'MX 10 mx1.emailsrvr.com 20 mx2.emailsrvr.com 4 h ns2.wrenfield.example',
  ]);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await focused(page.getByRole('button', { name: 'DNS panel' })).waitFor();
});

test('on a phone, the panel fits the width', async () => {
  const page = await desk.open('dana');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'DNS panel' }).click();
  await panelOf(page).getByRole('table').waitFor();
  const box = await panelOf(page).boundingBox();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(390);
});
