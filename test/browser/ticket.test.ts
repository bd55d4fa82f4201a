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
  'from:rackspace-email to:office-365 service:assisted mailboxes:40 customer:"Acme Corp" account:1234567';

test("opens a ticket with a command, and shows the ticket's later changes in its thread", async () => {
  const page = await desk.open('dana');
  await say(page, `/migration open acme.com ${line}`);
  const opened = answer(page, 'Opened MIG-');
  await opened.waitFor();
  const key = /MIG-\d+/.exec(await opened.innerText())?.[0];
  await page
    .getByRole('article')
    .filter({ hasText: `acme.com · ${key}` })
    .first()
    .waitFor();

  await say(page, `/migration advance ${key}`);
  const missing = answer(page, "can't move to Discovery yet");
  await missing.waitFor();
  for (const step of ['U-01', 'U-02', 'U-03', 'U-04']) expect(await missing.innerText()).toContain(step);
  await missing.getByRole('button', { name: '☐ Tenant created' }).click();
  const ticked = answer(page, 'Tenant created ✓');
  expect(await ticked.innerText()).toContain('3 steps left before Discovery');
  // The reply to a tick has the button for the next step.
  await ticked.getByRole('button', { name: '☐ Domain verified' }).click();
  await answer(page, 'Domain verified ✓').waitFor();

  await say(page, `/migration done ${key} licenses added, U-04`);
  await answer(page, 'Licenses added and Licenses assigned ✓').waitFor();
  await say(page, `/migration advance ${key} tenant is ready`);
  await answer(page, `(${key}) is in Discovery now`).waitFor();

  const headline = page
    .getByRole('article')
    .filter({ hasText: `acme.com · ${key}` })
    .filter({ hasNotText: 'Only visible to you' });
  await headline.filter({ hasText: 'Discovery (2 of 11)' }).waitFor();
  // Besides what Dana did, the thread may already have what the bot saw in DNS.
  const replies = headline.getByRole('button', { name: /^\d+ replies/ });
  await replies.click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await message(thread, 'tenant is ready').waitFor();
  await thread.getByRole('textbox', { name: 'Reply in thread' }).fill('Well done.');
  await page.keyboard.press('Enter');
  await message(thread, 'Well done.').waitFor();
  const count = async () => Number(/(\d+) replies/.exec(await replies.innerText())?.[1]);
  await expect.poll(count).toBeGreaterThanOrEqual(5);
  await page.keyboard.press('Escape');
  await thread.waitFor({ state: 'detached' });
});

test('opens a ticket with a form, which shows errors below its fields', async () => {
  const page = await desk.open('sam');
  await say(page, '/migration open globex.example');
  const form = page.getByRole('dialog', { name: 'Open a ticket' });
  await form.getByRole('textbox', { name: 'Domain' }).waitFor();
  expect(await form.getByRole('textbox', { name: 'Domain' }).inputValue()).toBe('globex.example');
  await form.getByRole('combobox', { name: 'From' }).selectOption('rackspace-email');
  await form.getByRole('combobox', { name: 'To', exact: true }).selectOption('office-365');
  await form.getByRole('combobox', { name: 'Service' }).selectOption('assisted');

  // Slack's client checks required fields without asking the bot.
  await form.getByRole('button', { name: 'Open' }).click();
  const customer = form.getByRole('textbox', { name: 'Customer', exact: true });
  await expect.poll(() => customer.getAttribute('aria-invalid')).toBe('true');
  await customer.fill('Globex');
  const account = form.getByRole('textbox', { name: 'Account number' });
  await account.fill('12');
  await form.getByRole('button', { name: 'Open' }).click();
  await form.getByText('3 to 10 digits').first().waitFor();
  await expect.poll(() => account.getAttribute('aria-invalid')).toBe('true');
  await focused(account).waitFor();

  await account.fill('7654321');
  await form.getByRole('button', { name: 'Open' }).click();
  await form.waitFor({ state: 'detached' });
  await answer(page, 'globex.example').waitFor();
  await focused(composer(page)).waitFor();
});

test('refuses a guest and someone from another company, and says why', async () => {
  for (const [person, reason] of [
    ['gus', 'guest'],
    ['fay', 'other companies'],
  ] as const) {
    const page = await desk.open(person);
    await say(page, '/migration list');
    await answer(page, reason).waitFor();
    await page
      .getByRole('article')
      .getByRole('button', { name: /^(Show|Assign to me|Add note)/ })
      .last()
      .click();
    await expect.poll(() => answers(page).count()).toBe(2);
    expect(await page.getByRole('dialog').count()).toBe(0);
  }
});

test('posts a digest with working buttons when the clock moves', async () => {
  const page = await desk.open('lee', 'leads');
  const before = await digests(page).count();
  await page.getByRole('button', { name: 'Next business morning' }).click();
  await expect.poll(() => digests(page).count()).toBeGreaterThan(before);
  await expect
    .poll(() => page.getByRole('group', { name: 'Clock' }).getByRole('time').innerText())
    .toContain('9:00 AM');

  const digest = digests(page).last();
  await digest
    .getByRole('button', { name: /^Nudge / })
    .first()
    .click();
  await answer(page, /Nudged .+ about /).waitFor();
  // With the next tick of the clock, the line in the channel says who acted, so that nobody else does the same.
  await page.getByRole('button', { name: '+1 hour' }).click();
  await digest.getByText(/Lee Park nudged /).waitFor();

  const more = digest.getByRole('button', { name: 'More actions' }).last();
  await more.click();
  await digest.getByRole('menuitem', { name: 'Show ticket' }).click();
  await answer(page, 'in this phase').waitFor();
  await isReady(more);
  await more.press('Enter');
  await digest.getByRole('menu').waitFor();
  const snooze = focused(digest.getByRole('menuitem', { name: 'Snooze…' }));
  for (let i = 0; i < 5 && (await snooze.count()) === 0; i++) await page.keyboard.press('ArrowDown');
  await snooze.waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: /Snooze/ });
  const until = form.getByLabel('Until');
  const monday = await until.inputValue();
  expect(monday).toMatch(/^\d{4}-\d\d-\d\d$/);
  await until.fill('');
  await form.getByRole('button', { name: 'Snooze' }).click();
  await expect.poll(() => until.getAttribute('aria-invalid')).toBe('true');
  await until.fill(monday);
  await form.getByRole('textbox', { name: 'Reason' }).fill('waiting for the invoice');
  await form.getByRole('button', { name: 'Snooze' }).click();
  await form.waitFor({ state: 'detached' });
  await answer(page, 'is snoozed until').waitFor();
});

test('keeps all messages across a restart', async () => {
  const page = await desk.open('dana');
  await say(page, 'Remember this line.');
  await message(page, 'Remember this line.').waitFor();
  await say(page, '/migration show 1');
  await answer(page, 'MIG-1').waitFor();
  const before = await readMessages(page);
  await page.close();
  await desk.restart();
  const again = await desk.open('dana');
  await message(again, 'Remember this line.').waitFor();
  const after = await readMessages(again);
  expect(after.kept).toEqual(before.kept);
  expect(after.count).toBeGreaterThanOrEqual(before.count);
});

/**
 * Reads the messages of a page. `kept` has the texts of what people wrote and of private answers. The time changes the
 * other messages, such as the message of a ticket that becomes stalled, so they are only counted.
 */
async function readMessages(page: Page): Promise<{ kept: string[]; count: number }> {
  const all = page.getByRole('log').getByRole('article');
  const texts = await all.allInnerTexts();
  const kept = texts.filter((text) => !/\bAPP\b/.test(text) || text.includes('Only visible to you'));
  return { kept, count: texts.length };
}
