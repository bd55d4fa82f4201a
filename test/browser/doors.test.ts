import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answer, composer, focused, isReady, message, say, useBrowser } from '../support/browser.ts';

const desk = useBrowser();
const line =
  'from:rackspace-email to:office-365 service:assisted mailboxes:40 customer:"Heron Ltd" account:1234567';

/** The private answers that screen readers announce. */
const announced = (page: Page, words: string): Locator =>
  page.locator('[aria-live="polite"]').filter({ hasText: words });

const threadOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });

test('a mention is completed by keyboard in a channel, and by mouse in the thread of a ticket', async () => {
  const page = await desk.open('dana');
  await focused(composer(page)).waitFor();
  await page.keyboard.type('@mig');
  await page.getByRole('option', { name: /^Migration Desk/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(`open heron.example ${line}`);
  await page.keyboard.press('Enter');
  await message(page, '@Migration Desk open heron.example').waitFor();
  const opened = answer(page, 'Opened MIG-');
  await opened.waitFor();
  const key = /MIG-\d+/.exec(await opened.innerText())?.[0];

  // On a phone, the thread covers the channel.
  await page.setViewportSize({ width: 390, height: 844 });
  const headline = page
    .getByRole('article')
    .filter({ hasText: `heron.example · ${key}` })
    .filter({ hasNotText: 'Only visible to you' })
    .last();
  await headline.hover();
  await headline.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = threadOf(page);
  await thread.getByRole('button', { name: 'Mention someone' }).click();
  await thread.getByRole('option', { name: /^Migration Desk/ }).click();
  await page.keyboard.type('note the pilot went fine');
  await thread.getByRole('button', { name: 'Send', exact: true }).click();
  const told = thread.getByRole('article').filter({ hasText: 'Only visible to you' }).last();
  await told.filter({ hasText: key! }).waitFor();
  await announced(page, 'only visible to you').waitFor({ state: 'attached' });
  const [log, box] = [await thread.getByRole('log').boundingBox(), await told.boundingBox()];
  expect(box!.y).toBeGreaterThanOrEqual(log!.y - 1);
  expect(box!.y + box!.height).toBeLessThanOrEqual(log!.y + log!.height + 1);
  await message(thread, '@Migration Desk note the pilot went fine').waitFor();

  // A full name that nobody picked is a mention, too. A command says what to write instead.
  await page.keyboard.type('/migration show');
  await page.keyboard.press('Enter');
  await thread
    .getByRole('alert')
    .filter({ hasText: 'Write @migration_desk instead of /migration.' })
    .waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('@Migration Desk assign me');
  await page.keyboard.press('Enter');
  await thread.getByRole('article').filter({ hasText: 'You own' }).last().waitFor();

  // What goes to a direct message is one press away, also from a thread.
  await page.keyboard.type('/my');
  await page.keyboard.press('Enter');
  await thread.getByRole('button', { name: 'See the answer in Migration Desk' }).click();
  await message(page, /Good (morning|afternoon|evening), Dana\./).waitFor();
});

test('a direct message needs no name, and a mention where the bot is no member says so', async () => {
  const page = await desk.open('dana', 'desk');
  await composer(page).fill('list unassigned');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await message(page, /unassigned/i).waitFor();
  await announced(page, 'Migration Desk:').waitFor({ state: 'attached' });

  await page.getByRole('link', { name: 'platform-changes' }).click();
  await page.getByRole('heading', { name: 'platform-changes' }).waitFor();
  await composer(page).fill('@migration_desk list');
  await composer(page).press('Enter');
  await page.getByRole('alert').filter({ hasText: "isn't in #platform-changes" }).waitFor();
  expect(await composer(page).inputValue()).toBe('');
});

test("a message's menu opens a form with the message's words, by mouse and by keyboard, also on a phone", async () => {
  const page = await desk.open('dana');
  await say(page, 'Osprey called, account 7654321. Please move osprey.example.');
  const asked = message(page, 'Osprey called');
  await asked.hover();
  const more = asked.getByRole('button', { name: 'More message actions' });
  await more.click();
  await asked.getByRole('menuitem', { name: 'New ticket from message' }).click();
  const form = page.getByRole('dialog');
  const domain = form.getByRole('textbox', { name: 'Domain' });
  await domain.waitFor();
  expect(await domain.inputValue()).toBe('osprey.example');
  expect(await form.getByRole('textbox', { name: 'Account number' }).inputValue()).toBe('7654321');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await focused(more).waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  await asked.focus();
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await focused(asked.getByRole('menuitem', { name: 'New ticket from message' })).waitFor();
  await page.keyboard.press('ArrowDown');
  const box = await asked.getByRole('menu').boundingBox();
  const isCut = `[...document.querySelectorAll('[role=menuitem]')].some((one) => one.scrollWidth > one.clientWidth)`;
  expect(await page.evaluate(isCut)).toBe(false);
  expect([box!.x >= 0, box!.x + box!.width <= 390]).toEqual([true, true]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /note/i }).getByText('Osprey called').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a global shortcut is chosen by mouse from its menu, and by keyboard after a slash', async () => {
  const page = await desk.open('dana');
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  const [menu, main] = [page.getByRole('menu'), page.getByRole('main')];
  expect((await menu.boundingBox())!.x).toBeGreaterThanOrEqual((await main.boundingBox())!.x);
  await page.getByRole('menuitem', { name: /^Open a ticket/ }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await composer(page).focus();
  await page.keyboard.type('/my');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await composer(page).inputValue()).toBe('');
  await page.getByRole('button', { name: 'See the answer in Migration Desk' }).click();
  await message(page, /Good (morning|afternoon|evening), Dana\./).waitFor();
});

/** Whether people see which control has the focus. */
const isFocusVisible = `(() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
})()`;

/** Presses a key until a control has the focus, and checks that the focus is visible. */
async function reach(control: Locator, key = 'Shift+Tab'): Promise<void> {
  const page = control.page();
  await control.waitFor({ state: 'attached' });
  for (let i = 0; i < 40 && (await focused(control).count()) === 0; i++) await page.keyboard.press(key);
  await focused(control).waitFor();
  expect(await page.evaluate(isFocusVisible)).toBe(true);
}

/** Reaches a button, and presses it with Enter. */
async function enter(button: Locator, key?: string): Promise<void> {
  await reach(button, key);
  await isReady(button);
  await button.page().keyboard.press('Enter');
}

/** Opens a ticket with a mention, and returns the ticket's message in the channel. */
async function openByMention(page: Page, domain: string): Promise<Locator> {
  await page.keyboard.type(`@migration_desk open ${domain} ${line}`);
  await page.keyboard.press('Enter');
  await answer(page, 'Opened MIG-').filter({ hasText: 'Heron' }).waitFor();
  const headline = page
    .getByRole('article')
    .filter({ hasText: `${domain} · MIG-` })
    .filter({ hasNotText: 'Only visible to you' })
    .last();
  await headline.waitFor();
  return headline;
}

test('a mention, a thread, its buttons, and their form work with only the keyboard, and the focus is always visible', async () => {
  const page = await desk.open('dana');
  await focused(composer(page)).waitFor();
  const headline = await openByMention(page, 'plover.example');
  await focused(composer(page)).waitFor();

  // The buttons that a message shows on hover come after its own ones.
  const own = headline.getByRole('button', { name: 'Assign to me' });
  await reach(own);
  await enter(headline.getByRole('button', { name: 'Reply in thread' }), 'Tab');
  const thread = threadOf(page);
  await focused(thread.getByRole('textbox')).waitFor();
  await page.keyboard.type('@mig');
  await thread.getByRole('option', { name: /^Migration Desk/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('the pilot went fine today');
  await page.keyboard.press('Enter');

  // The bot's buttons in the thread, and the form that one of them opens, are answered in the thread.
  await enter(thread.getByRole('button', { name: 'Save as note' }));
  await message(thread, 'Added a note to Heron Ltd').waitFor();
  await enter(thread.getByRole('button', { name: 'Record as contact…' }), 'Tab');
  const form = page.getByRole('dialog');
  await reach(form.getByRole('combobox', { name: 'How' }), 'Tab');
  await page.keyboard.type('Phone');
  await enter(form.getByRole('button', { name: 'Record' }), 'Tab');
  await form.waitFor({ state: 'detached' });
  await message(thread, 'Recorded a contact by phone').waitFor();

  // The menu of a reply. Escape closes it, and leads back to its button.
  const written = message(thread, 'the pilot went fine today').filter({ hasNotText: 'Only visible' });
  await reach(thread.getByRole('log'));
  for (let i = 0; i < 20 && (await focused(written).count()) === 0; i++) await page.keyboard.press('ArrowUp');
  const more = written.getByRole('button', { name: 'More message actions' });
  await enter(more, 'Tab');
  await focused(written.getByRole('menuitem').first()).waitFor();
  await page.keyboard.press('Escape');
  await focused(more).waitFor();
});

test('a direct message and its buttons work with only the keyboard', async () => {
  const page = await desk.open('dana', 'desk');
  await composer(page).focus();
  await page.keyboard.type('list unassigned');
  await page.keyboard.press('Enter');
  const list = message(page, /unassigned/i);
  await list.waitFor();
  await page.keyboard.type('show 2');
  await page.keyboard.press('Enter');
  const card = message(page, 'in this phase');
  await card.waitFor();
  await enter(card.getByRole('button', { name: 'Add note…' }));
  const form = page.getByRole('dialog', { name: 'Add a note' });
  await focused(form.getByRole('textbox').first()).waitFor();
  await page.keyboard.type('the customer called');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  await message(page, 'Added a note').waitFor();
});

test('every door works with only the mouse', async () => {
  const page = await desk.open('dana');
  await page.getByRole('button', { name: 'Mention someone' }).click();
  await page.getByRole('option', { name: /^Migration Desk/ }).click();
  await page.keyboard.type('list unassigned');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await answer(page, /unassigned/i).waitFor();

  await composer(page).click();
  const headline = await openByMention(page, 'dunlin.example');
  await headline.hover();
  await headline.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = threadOf(page);
  await thread.getByRole('button', { name: 'Mention someone' }).click();
  await thread.getByRole('option', { name: /^Migration Desk/ }).click();
  await page.keyboard.type('the pilot went fine today');
  await thread.getByRole('button', { name: 'Send', exact: true }).click();
  await thread.getByRole('button', { name: 'Save as note' }).click();
  await message(thread, 'Added a note to Heron Ltd').waitFor();
  const record = thread.getByRole('button', { name: 'Record as contact…' });
  await isReady(record);
  await record.click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: 'How' }).selectOption('Phone');
  await form.getByRole('button', { name: 'Record' }).click();
  await form.waitFor({ state: 'detached' });
  await message(thread, 'Recorded a contact by phone').waitFor();

  const written = message(thread, 'the pilot went fine today').filter({ hasNotText: 'Only visible' });
  await written.hover();
  await written.getByRole('button', { name: 'More message actions' }).click();
  await written.getByRole('menuitem', { name: 'Add to a ticket' }).click();
  await form.getByRole('button', { name: 'Add' }).click();
  await form.waitFor({ state: 'detached' });
  await expect.poll(() => thread.getByText('Added a note to Heron Ltd').count()).toBe(2);
  await thread.getByRole('button', { name: 'Close thread' }).click();
  await thread.waitFor({ state: 'detached' });
});

test('a file is attached with the paper clip, by pasting, and by dropping, and downloaded again', async () => {
  const page = await desk.open('dana', 'desk');
  const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await page.locator('.composer input[type=file]').setInputFiles([file('one.csv')]);
  const attached = page.locator('.composer li');
  await attached.filter({ hasText: 'one.csv' }).waitFor();
  for (const kind of ['paste', 'drop'])
    await composer(page).evaluate((box, type) => {
      // The tests are compiled without the browser's types.
      type Made = Event & { items: { add(file: File): void } };
      const browser = globalThis as unknown as Record<string, new (...given: unknown[]) => Made>;
      const data = new browser.DataTransfer!();
      data.items.add(new File(['a,b'], `${type}.csv`, { type: 'text/csv' }));
      const more = { clipboardData: data, dataTransfer: data, bubbles: true, cancelable: true };
      box.dispatchEvent(new browser[type === 'paste' ? 'ClipboardEvent' : 'DragEvent']!(type, more));
    }, kind);
  for (const name of ['paste.csv', 'drop.csv'])
    await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const answered = page.getByRole('article').filter({ hasText: 'You sent “one.csv”.' }).last();
  await answered.waitFor();
  await expect.poll(() => attached.count()).toBe(0);
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /one\.csv/ })
    .last()
    .click();
  expect((await downloading).suggestedFilename()).toBe('one.csv');
});

test('a sample file is attached to a message, with the command that uploads it, and can be downloaded', async () => {
  const page = await desk.open('dana');
  const dialog = page.getByRole('dialog', { name: 'Sample files' });
  await composer(page).fill('what does mig-3 need?');
  await page.getByRole('button', { name: 'Sample files' }).click();
  await expect.poll(() => dialog.getByLabel('Ticket').inputValue()).toBe('MIG-3');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download: Statistics: trial finished' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('MIG-3-trial.csv');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await composer(page).fill('');

  await page.getByRole('button', { name: 'Sample files' }).press('Enter');
  await dialog.getByLabel('Ticket').selectOption('MIG-3');
  await dialog.getByRole('button', { name: "Attach: The customer's sheet, filled in" }).press('Enter');
  await page.getByText('MIG-3-filled-sheet.xlsx').waitFor();
  await expect.poll(() => composer(page).inputValue()).toBe('@Migration Desk mailboxes MIG-3 upload');
  await composer(page).press('Enter');
  await answer(page, 'lists 33 mailboxes now: 17 updated.').waitFor();
});
