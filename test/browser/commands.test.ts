import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import {
  answer,
  answers,
  composer,
  focused,
  isReady,
  openHome,
  say,
  useBrowser,
} from '../support/browser.ts';
import { plainSpaces } from '../support/shown-text.ts';

const desk = useBrowser();

/**
 * Placeholders, in this order: a ticket's key, the steps of its first phase, the last of those steps, its first phase,
 * and its second phase.
 */
type Place = 'KEY' | 'STEPS' | 'LAST' | 'START' | 'NEXT';

/**
 * Every subcommand, in an order that works for a new ticket. `says` is text that appears only in this subcommand's
 * answer.
 */
const commands: [name: string, words: string, says: string][] = [
  ['', '', 'Open a ticket'],
  ['today', 'today', 'Open a ticket'],
  ['next', 'next KEY', 'KEY). Next'],
  ['show', 'show KEY', 'History'],
  ['list', 'list stalled', 'then longest stalled'],
  ['assign', 'assign KEY me', '(KEY) now'],
  ['done', 'done KEY STEPS', ' ✓\n'],
  ['undo', 'undo KEY LAST', 'Reopened: '],
  ['done', 'done KEY LAST', ' ✓\n'],
  ['advance', 'advance KEY all there', '(KEY) is in NEXT now'],
  ['move', 'move KEY START that was too early', '(KEY) is in START now'],
  ['close', 'close KEY', 'KEY is in START. A ticket closes after'],
  ['wait', 'wait KEY customer-admin the sheet', '(KEY) is now waiting on'],
  ['set', 'set KEY mailboxes:140', 'Set mailboxes'],
  ['note', 'note KEY called them', 'Added a note to '],
  ['block', 'block KEY CUSTOMER_UNRESPONSIVE two weeks', 'Usual fix'],
  ['unblock', 'unblock KEY CUSTOMER_UNRESPONSIVE they called', 'is no longer blocked'],
  ['contact', 'contact KEY phone agreed Friday', 'Recorded a contact by phone'],
  ['mute', 'mute KEY', 'You get no more direct messages about'],
  ['unmute', 'unmute KEY', 'You get direct messages about'],
  ['snooze', 'snooze KEY days:2 waiting for the invoice', 'is snoozed for'],
  ['nudge', 'nudge KEY', 'You own KEY, so'],
  ['draft', 'draft KEY', 'KEY'],
  ['items', 'items exchange-2010 office-365', 'calendars'],
  ['glossary', 'glossary tenant', 'enant'],
  ['faq', 'faq is there downtime', 'owntime'],
  ['hold', 'hold KEY until:2027-06-01 freeze', '(KEY) is on hold until Tue, Jun 1, 2027'],
  ['resume', 'resume KEY freeze is over', '(KEY) is off hold'],
  ['history', 'history KEY', 'freeze is over'],
  ['mailboxes', 'mailboxes KEY', "doesn't list its mailboxes yet"],
  ['sheet', 'sheet KEY', 'Here is the sheet of mailboxes for'],
  ['dns', 'dns KEY', 'DNS of '],
  ['records', 'records KEY', 'Records for '],
  ['runbook', 'runbook KEY', ', so it has no runbook'],
  ['cutovers', 'cutovers', 'in the next two weeks'],
  ['cancel', 'cancel KEY withdrew', '(KEY) is canceled'],
  ['reopen', 'reopen KEY back again', '(KEY) is open again'],
  ['bulk', 'bulk show 99999', 'This change is no longer stored'],
  ['subscribe', 'subscribe -notes kind:migration', 'Tickets: kind:migration'],
  ['unsubscribe', 'unsubscribe', 'no longer gets ticket updates'],
  ['digest', 'digest at 09:00', 'This channel now gets a digest at 9 AM'],
  ['digest', 'digest off', 'no longer gets a scheduled digest'],
  ['deliveries', 'deliveries failed', 'Deliveries: failed'],
  ['role', 'role @dana lead', 'Dana Reyes is a lead now'],
  ['link', 'link @dana', 'are linked now'],
  ['unlink', 'unlink @dana', 'are no longer linked'],
  ['help', 'help open', 'Examples'],
];

const ways = [
  {
    by: 'keyboard',
    slash: '/migration',
    places: { STEPS: 'U-01 U-02 U-03 U-04', LAST: 'U-04', START: 'Prerequisites', NEXT: 'Discovery' },
    open: 'open ostrich.example from:rackspace-email to:office-365 service:assisted customer:Ostrich account:1112223',
    // All at once, because the page draws each key. The other tests of the keyboard type key by key.
    write: (page: Page, words: string) => page.keyboard.insertText(words),
    send: (page: Page) => page.keyboard.press('Enter'),
  },
  {
    by: 'mouse',
    slash: '/platform-change',
    places: { STEPS: 'P-02', LAST: 'P-02', START: 'Intake', NEXT: 'Plan review' },
    open: 'open emu.example to:hosted-exchange via:chat customer:Emu account:3332221 ticket:261118-09111',
    write: (page: Page, words: string) => composer(page).fill(words),
    send: (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click(),
  },
];

test.each(ways)(
  'every command works when a person sends it with the $by',
  async ({ slash, places, open, write, send }) => {
    const page = await desk.open('lee', 'desk');
    await composer(page).focus();

    /** Sends a command, and returns the text of its private answer. */
    async function ask(words: string): Promise<string> {
      const before = await answers(page).count();
      // Adds a space to end a mention. Without the space, Enter would pick the suggestion, as in Slack.
      await write(page, `${slash} ${words} `);
      await send(page);
      await answers(page).nth(before).waitFor();
      await focused(composer(page)).waitFor();
      return plainSpaces(await answers(page).nth(before).innerText());
    }

    const KEY = /Opened ((MIG|PLC)-\d+)/.exec(await ask(open))?.[1] ?? '';
    const fill = (text: string) =>
      text.replace(/\b(KEY|STEPS|LAST|START|NEXT)\b/g, (place) => ({ KEY, ...places })[place as Place]);
    for (const [, words, says] of commands) expect(await ask(fill(words))).toContain(fill(says));
    const tried = new Set(['open', ...commands.map(([name]) => name)]);
    expect(subcommands.filter(({ name }) => !tried.has(name))).toEqual([]);
  },
);

test('a person can reach the commands with only the mouse, from help, App Home, and a ticket', async () => {
  const page = await desk.open('lee', 'leads');
  const press = (within: Locator, name: string | RegExp) =>
    within.getByRole('button', { name }).first().click();
  /** Waits for the form with this title, and closes it. */
  async function seeForm(title: string): Promise<void> {
    const form = page.getByRole('dialog', { name: title });
    await form.getByRole('button', { name: /^(Cancel|Keep ticket)$/ }).click();
    await form.waitFor({ state: 'detached' });
  }

  await page.getByRole('button', { name: 'Write a command' }).click();
  await page.getByRole('option', { name: /\/migration/ }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await press(answer(page, 'Open a ticket'), 'Help');
  const help = answer(page, 'Migration Desk: help');
  for (const [name, title] of [
    ['Open…', 'Open a ticket'],
    ['Role…', 'Set a role'],
    ['Link…', 'Link accounts'],
    ['Unlink…', 'Unlink accounts'],
  ] as const) {
    await press(help, name);
    await seeForm(title);
  }

  await say(page, '/migration list');
  await answer(page, '1 to 20 of')
    .getByRole('combobox', { name: 'Show a ticket' })
    .selectOption({ index: 1 });
  const ticket = answer(page, 'in this phase');
  for (const [name, title] of [['Add note…', 'Add a note']] as const) {
    await press(ticket, name);
    await seeForm(title);
  }
  const more = ticket.getByRole('combobox', { name: 'More' });
  for (const [name, title] of [
    ['Reassign…', 'Assign a ticket'],
    ['Put on hold…', 'Put on hold'],
    ['Edit…', 'Change a ticket'],
    ['Waiting on…', 'Waiting on'],
    ['Change phase…', 'Move a ticket'],
    ['Reopen a step…', 'Reopen a step'],
    ['Cancel ticket…', 'Cancel a ticket'],
  ] as const) {
    await more.selectOption(name);
    await seeForm(title);
  }
  await more.selectOption('History');
  await answer(page, 'History of').waitFor();

  await page.getByRole('link', { name: 'Migration Desk' }).click();
  const home = await openHome(page);
  await press(home, 'Open a ticket…');
  await seeForm('Open a ticket');
  await press(home, 'Help');
  await home.getByRole('heading', { name: 'Migration Desk: help' }).waitFor();
  await press(home, 'Role…');
  await seeForm('Set a role');
});

test('a person can complete a command, fill in a form, press a button, and change the channel with only the keyboard', async () => {
  const page = await desk.open('sam');
  await focused(composer(page)).waitFor();
  await page.keyboard.type('/pl');
  await page.getByRole('option', { name: /\/platform-change/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await composer(page).inputValue()).toBe('/platform-change ');
  await page.getByText('[help | open | show').waitFor();
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

  // Shift+Tab goes from the composer back to the answer's buttons.
  const show = answer(page, /Opened PLC-/).getByRole('button', { name: /^Show PLC-/ });
  for (let i = 0; i < 40 && (await focused(show).count()) === 0; i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');

  // The ticket's card comes below the reply, whose button keeps the focus. Tab goes to the card, and Enter opens what is folded.
  const card = answer(page, 'in this phase');
  await card.waitFor();
  await focused(show).waitFor();
  const details = card.locator('summary', { hasText: 'Details' });
  for (let i = 0; i < 20 && (await focused(details).count()) === 0; i++) await page.keyboard.press('Tab');
  expect(await card.getByText('7788990').isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  await card.getByText('7788990').waitFor();
  const note = card.getByRole('button', { name: 'Add note…' });
  for (let i = 0; i < 20 && (await focused(note).count()) === 0; i++) await page.keyboard.press('Tab');
  await isReady(note);
  await page.keyboard.press('Enter');
  await focused(page.getByRole('dialog').getByRole('textbox').first()).waitFor();
  await page.keyboard.press('Escape');
  await focused(note).waitFor();

  const here = page.getByRole('navigation').getByRole('link', { name: 'migrations' });
  for (let i = 0; i < 400 && (await focused(here).count()) === 0; i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'platform-changes' }).waitFor();
});

test('an unknown command stays in the composer, with the reason for the refusal', async () => {
  const page = await desk.open('dana');
  await say(page, '/foo');
  await page.getByRole('alert').filter({ hasText: "/foo isn't a command here" }).waitFor();
  expect(await composer(page).inputValue()).toBe('/foo');
});

test('the up arrow brings back the last command', async () => {
  const page = await desk.open('dana');
  await say(page, '/migration show 2');
  await answer(page, 'MIG-2').waitFor();
  await page.keyboard.press('ArrowUp');
  expect(await composer(page).inputValue()).toBe('/migration show 2');
});
