import { expect, test } from 'vitest';
import { makeSampleFile } from '../../src/playground/tool/sample-files.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, useDesk } from '../support/desk.ts';
import { rowsOf, sendSheet } from '../support/send-sheet.ts';

const desk = useDesk();

/** The steps that mailboxes complete. Nobody may complete them in this file. */
const ofMailboxes = ['E-05', 'E-08', 'E-09', 'E-11', 'E-14', 'E-21'];

/** What people typed, other than sheets and exports. */
const typed: string[] = [];

async function say(text: string): Promise<string> {
  typed.push(text);
  return (await desk.say(dana, text)).text;
}

/** Sends a sample file of the playground, as a newcomer does. Returns the answer. */
async function send(name: string): Promise<string> {
  const { bytes, ...file } = (await makeSampleFile(desk.app.desk, 1, name))!;
  return (await sendSheet(desk, { ...file, content: bytes })).text;
}

async function doneSteps(): Promise<string[]> {
  const { steps } = await desk.state(1);
  return ofMailboxes.filter((id) => steps.some((step) => step.id === id && isDone(step)));
}

test('sheets and exports alone complete every step about mailboxes, from the template to the closed ticket', async () => {
  await say(
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  await say('assign 1 me');
  await say('advance 1');
  await say(
    'set 1 contact:"Ann Lee" cadence:5 method:migrationwiz method-reason:"small mailboxes" source-url:imap.acme.com',
  );
  await say('contact 1 phone introduced ourselves');
  await say('done 1 E-02 E-13');
  expect(await say('advance 1')).toContain('is in Credentials now');

  const template = await sheetFromBot();
  expect(template.length).toBe(3);
  await say('done 1 E-04');
  const filled = await makeSampleFile(desk.app.desk, 1, 'filled-sheet.xlsx');
  const rows = await rowsOf({ name: filled!.name, content: Buffer.from(filled!.bytes) });
  expect(rows[0]).toEqual(template[0]);
  expect(rows.length).toBe(41);

  const faults = await send('sheet-with-faults.xlsx');
  expect(faults).toContain('38 of 40 rows can be taken. Nothing was changed yet.');
  expect(faults).toContain('Row 2 is about the same mailbox');
  expect(await doneSteps()).toEqual([]);

  const taken = await send('filled-sheet.xlsx');
  expect(taken).toContain('lists 40 mailboxes now: 40 added.');
  expect(await doneSteps()).toEqual(['E-05', 'E-08', 'E-09']);
  expect(await say('advance 1')).toContain('is in Provisioning now');
  expect(await say('advance 1')).toContain('is in Trial now');

  await secondSheet();

  expect(await send('verified.csv')).toContain('Completed: Credentials verified (E-11).');
  expect(await send('trial.csv')).toContain('40 mailboxes ready.');
  await say('done 1 C-07 E-12');
  expect(await say('advance 1')).toContain('is in Prestage now');

  expect(await send('running.csv')).toContain('40 mailboxes running.');
  const failed = await send('two-failed.csv');
  expect(failed).toContain(
    '37 mailboxes done, 1 done with errors, and 2 failed. Reopened: Credentials verified (E-11).',
  );
  expect(failed).toContain('Blocked now: Invalid credentials and Source unreachable.');
  expect(await doneSteps()).toEqual(['E-05', 'E-08', 'E-09']);
  const mended = await send('finished.csv');
  expect(mended).toContain('40 mailboxes done.');
  expect(mended).toContain('First pass finished (E-14)');
  expect(mended).toContain('No longer blocked: Invalid credentials and Source unreachable.');
  expect(await say('advance 1')).toContain('is in Customer testing now');

  await say('set 1 sign-off:"Ann Lee" cutover:2026-12-01T16:00');
  expect(await say('advance 1')).toContain('is in Cutover now');
  await say('done 1 C-08 E-16 E-17');
  desk.clock.set('2026-12-01T16:30:00-06:00');
  await say('done 1 E-18 E-19');
  expect(await say('advance 1')).toContain('is in Delta now');
  expect(isOpen((await desk.state(1)).steps.find(({ id }) => id === 'E-21')!)).toBe(true);
  expect(await send('finished.csv')).toContain('Completed: Last pass finished (E-21).');
  expect(await say('advance 1')).toContain('is in Client setup now');

  desk.clock.set('2026-12-09T10:00:00-06:00');
  await say('done 1 C-11 C-13 E-22 E-23 C-09 C-14');
  expect(await say('advance 1')).toContain('closed');
  expect((await desk.state(1)).ticket.status).toBe('closed');
  expect(await doneSteps()).toEqual(ofMailboxes);
  expect(typed.filter((text) => ofMailboxes.some((id) => text.includes(id)))).toEqual([]);
  expect(typed.filter((text) => / (supplied|created):|force:/.test(text))).toEqual([]);
});

/** Gets the template, and returns its rows. */
async function sheetFromBot(): Promise<string[][]> {
  await say('sheet 1');
  const sent = () => [...desk.slack.files.values()].find(({ name }) => name.endsWith('.csv'));
  const { name, content } = await desk.slack.until(sent);
  return rowsOf({ name, content });
}

/** Sends the sheet again without one mailbox and with another one. The answer shows the difference, and changes nothing yet. */
async function secondSheet(): Promise<void> {
  const { name, bytes } = (await makeSampleFile(desk.app.desk, 1, 'filled-sheet.xlsx'))!;
  const [header, gone, ...rest] = await rowsOf({ name, content: Buffer.from(bytes) });
  const line = (row: string[]) => row.map((cell) => `"${cell}"`).join(',');
  const added = gone!.map((cell) => cell.replace('ann.ames', 'zoe.zander'));
  const content = [header!, added, ...rest].map(line).join('\n');
  const { text, channel } = await sendSheet(desk, { content, name: 'second.csv' });
  expect(text).toContain("1 mailbox of MIG-1 isn't in this sheet:");
  expect(text).toContain('ann.ames@acme.com');
  const { text: answer } = await desk.press({ user: dana, channel, label: /^Take .*, remove/ });
  expect(answer).toContain('lists 40 mailboxes now: 1 added and 1 removed.');
  expect(await doneSteps()).toEqual(['E-05', 'E-08', 'E-09']);
}
