import { beforeEach, expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';
import { filledIn } from '../support/open-form.ts';
import { runUntil } from '../support/run-until.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

let reminder: SlackMessage;

beforeEach(async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 @sam');
  await desk.app.drain();
  reminder = directTo(sam).at(-1)!;
});

/** What is in the direct messages of a person with the bot. */
function directTo(user: string): SlackMessage[] {
  const rooms = [...desk.slack.channels.values()].filter((channel) => channel.isIm && channel.user === user);
  return rooms.flatMap(({ id }) => desk.slack.messages(id));
}

/** Writes in the thread of a message, and waits for the answer in that thread. */
async function reply(text: string, to = reminder): Promise<SlackMessage> {
  const { ts } = await desk.slack.say({ user: sam, channel: to.channel, text, thread_ts: to.ts });
  return desk.slack.until(() => directTo(sam).find((each) => each.ts > ts && each.bot_id));
}

async function lastEvent(number = 1): Promise<string> {
  const event = await desk.database.client.event.findFirstOrThrow({
    where: { ticketNumber: number },
    orderBy: { seq: 'desc' },
  });
  return event.text;
}

test('a reply to a reminder can be saved as a note with one press', async () => {
  const answer = await reply('Ann is back on Monday & will test <then>');
  expect(answer).toMatchObject({ thread_ts: reminder.ts });
  expect(answer.text).toContain("isn't a command.");
  expect(await lastEvent()).toContain('assigned');
  const told = await desk.press({ user: sam, channel: reminder.channel, label: 'Save as note' });
  expect(told.text).toContain('Added a note to Acme Corp (MIG-1).');
  expect(await lastEvent()).toBe('noted: Ann is back on Monday & will test <then>');
});

test('a reply to a reminder can be recorded as a contact, with its words in the form', async () => {
  await reply('Called Ann.\nShe agreed to Friday, "if it rains"');
  await desk.pressForForm({ user: sam, channel: reminder.channel, label: 'Record as contact…' });
  expect(filledIn(desk.slack, sam)).toEqual({
    which: 'MIG-1',
    text: 'Called Ann.\nShe agreed to Friday, "if it rains"',
  });
  await desk.slack.submit({ user: sam, values: { way: 'phone' } });
  await desk.slack.until(() =>
    directTo(sam).find(({ text }) => text.includes('Recorded a contact by phone')),
  );
  expect(await lastEvent()).toContain('by phone: Called Ann.');
});

test.each(['13 mailboxes are left', 'and 13 more came in', 'most of it is done, but MIG-2 is not'])(
  'a reply with a number is a note on the ticket of the reminder only: %s',
  async (words) => {
    await desk.say(dana, openLine.replaceAll('acme', 'b'));
    await reply(words);
    await desk.press({ user: sam, channel: reminder.channel, label: 'Save as note' });
    expect(await lastEvent()).toBe(`noted: ${words}`);
    expect(await lastEvent(2)).not.toContain('noted');
  },
);

test('a command in the thread of a reminder is carried out', async () => {
  expect((await reply('note the pilot went fine')).text).toContain('Added a note to Acme Corp (MIG-1).');
});

test('a sentence that begins like a command can be saved, too', async () => {
  await reply('contact Ann tomorrow about the pilot');
  await desk.press({ user: sam, channel: reminder.channel, label: 'Save as note' });
  expect(await lastEvent()).toBe('noted: contact Ann tomorrow about the pilot');
});

test('a reply that is too long for a button is answered with the way to save it', async () => {
  const answer = await reply('all 12 mailboxes are done, '.repeat(80));
  expect(answer.text).toContain(
    'too long for a button. To save it on MIG-1, open its menu and choose “Add to a ticket”.',
  );
  expect(JSON.stringify(answer.blocks)).not.toContain('Save as note');
});

test('a reply with a password is refused, and offers nothing', async () => {
  const answer = await reply('the password of ann@acme.com is Hunter2!xK9');
  expect(answer.text).toContain('This looks like a password or key. Nothing was saved.');
  expect(JSON.stringify(answer.blocks)).not.toContain('Save as note');
});

test('a reply to a morning message about one ticket is about that ticket', async () => {
  await desk.say(sam, 'set 1 cadence:1');
  await runUntil(desk, '2026-11-25T10:00:00-06:00');
  const morning = directTo(sam).findLast(({ text }) => text.includes('MIG-1'))!;
  expect(morning.ts).not.toBe(reminder.ts);
  await reply('Ann asked for a later date', morning);
  await desk.press({ user: sam, channel: reminder.channel, label: 'Save as note' });
  expect(await lastEvent()).toBe('noted: Ann asked for a later date');
});

test('words in the thread of a message about several tickets are only answered', async () => {
  await desk.say(dana, openLine.replaceAll('acme', 'b'));
  await desk.say(dana, 'assign 2 @sam');
  for (const number of [1, 2]) await desk.say(sam, `set ${number} cadence:1`);
  await runUntil(desk, '2026-11-25T10:00:00-06:00');
  const morning = directTo(sam).findLast(({ text }) => text.includes('2 contacts due'))!;
  const answer = await reply('Ann asked for a later date', morning);
  expect(JSON.stringify(answer.blocks)).not.toContain('Save as note');
});
