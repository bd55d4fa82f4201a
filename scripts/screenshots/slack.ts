import type { Browser, Locator, Page } from 'playwright-core';
import { openPage } from '../../test/support/page-client.ts';
import { type Shots, width } from './picture.ts';
import type { Deed, SlackScene } from './scene.ts';

/** How long the bot may take to answer, in ms. */
const patience = 60_000;

/** Tall, so that no message has to be scrolled. */
const viewport = { width, height: 5_000 };

/** Plays a scene in the playground's page, and takes it in both themes. @param url of the playground */
export async function takeSlack(browser: Browser, url: string, scene: SlackScene): Promise<Shots> {
  const { who, where, first, does = [], takes = 'message', shows } = scene;
  const context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'America/Chicago' });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${url}/?as=${who}&in=${where}${takes === 'home' ? '&tab=home' : ''}`);
  if (first) await send(url, first);
  for (const deed of does) await play(page, deed);
  const [part, end] = await find(page, takes, shows);
  // Space below the last message.
  if (takes !== 'form')
    await end.evaluate((element) => element.setAttribute('style', 'padding-bottom: 16px'));
  const light = await shoot(page, part, end, 'light');
  const dark = await shoot(page, part, end, 'dark');
  const phone = takes === 'replies' ? undefined : await phoneOf(url, who, message(page, shows));
  await context.close();
  return { light, dark, ...(phone ? { phone } : {}) };
}

function message(page: Page, words: string): Locator {
  return page.getByRole('article').filter({ hasText: words }).last();
}

/** Sends a command in a person's direct messages with the bot, without a page, and waits for the answer. */
export async function send(url: string, { who, line }: NonNullable<SlackScene['first']>): Promise<void> {
  const client = await openPage(url, who);
  const { me, channels } = client.seen();
  const { id: channel } = channels.find(({ kind }) => kind === 'app')!;
  const answers = () =>
    client.seen().messages.filter((one) => one.channel === channel && one.user !== me.id).length;
  const before = answers();
  const outcome = await client.act({ do: 'send', channel, text: line });
  if (!outcome.ok) throw new Error(`The playground refused ${line}: ${JSON.stringify(outcome)}`);
  await client.until(() => answers() > before);
  client.close();
}

async function play(page: Page, deed: Deed): Promise<void> {
  if (typeof deed !== 'string' && 'submit' in deed) {
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: deed.into }).fill(deed.enter);
    await form.getByRole('button', { name: deed.submit }).click();
    await form.locator('[aria-invalid=true]').first().waitFor();
    return;
  }
  if (typeof deed !== 'string') {
    await message(page, deed.on).getByRole('button', { name: deed.press }).first().click();
    return;
  }
  const answers = page.getByRole('article').filter({ hasText: 'Only visible to you' });
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.waitFor();
  const before = await answers.count();
  await composer.fill(deed);
  await composer.press('Enter');
  await answers.nth(before).or(page.getByRole('dialog')).first().waitFor();
}

/** Finds the part of the page that a scene shows, and the last thing in it. */
async function find(
  page: Page,
  takes: NonNullable<SlackScene['takes']>,
  shows: string,
): Promise<[Locator, Locator]> {
  if (takes === 'home') {
    const home = page.locator('.app-home').filter({ hasText: shows });
    return [home, home];
  }
  if (takes === 'form') {
    const form = page.getByRole('dialog').filter({ hasText: shows });
    // Otherwise, a long form would be scrolled.
    await form.evaluate((dialog) => dialog.setAttribute('style', 'max-height: none'));
    return [form, form];
  }
  const found = message(page, shows);
  if (takes === 'message') return [found, found];
  await found.getByRole('button', { name: /^\d+ repl/ }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const last = thread.getByRole('article').last();
  return [takes === 'replies' ? thread.locator('.reply-line') : thread, last];
}

async function shoot(page: Page, part: Locator, end: Locator, theme: 'light' | 'dark'): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await part.waitFor();
  await end.waitFor();
  await page.mouse.move(0, 0);
  const [box, last] = [await part.boundingBox(), await end.boundingBox()];
  if (!box || !last) throw new Error('The message is gone.');
  const height = last.y + last.height - box.y;
  if (box.y + height > viewport.height) throw new Error('The message is taller than the page.');
  // Only a form is narrower than the page.
  const { x, width: wide } = part === end ? box : { x: 0, width };
  return page.screenshot({ clip: { x, y: box.y, width: wide, height }, animations: 'disabled' });
}

/**
 * What a phone shows of a message. Undefined for answers that only one person sees, for other parts of the page, and for a
 * message that was changed since a phone showed it.
 */
async function phoneOf(url: string, who: string, found: Locator): Promise<string | undefined> {
  if ((await found.count()) === 0) return undefined;
  const ts = await found.getAttribute('data-ts');
  const client = await openPage(url, who);
  const shown = client.seen().messages.find((one) => one.ts === ts);
  client.close();
  return shown && !shown.ephemeral && !shown.edited ? shown.text.split('\n')[0] : undefined;
}
