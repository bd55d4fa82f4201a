import { beforeEach, expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

/** The first message of the thread of MIG-1. */
let headline: SlackMessage;

beforeEach(async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  headline = (await desk.posted(migrations)).find(({ bot_id }) => bot_id)!;
});

/** What only Sam sees in the channel and its threads, oldest first. */
const answers = () => desk.slack.messages(migrations).filter(({ ephemeralTo }) => ephemeralTo === sam);

/** Does something, and waits for the next private answer. */
async function answered(act: () => Promise<unknown>): Promise<SlackMessage> {
  const before = answers().length;
  await act();
  return desk.slack.until(() => answers()[before]);
}

/** Writes to the bot in the thread of MIG-1. */
function mention(words: string): Promise<SlackMessage> {
  const text = `@migration_desk ${words}`;
  return answered(() => desk.slack.say({ user: sam, channel: migrations, text, thread_ts: headline.ts }));
}

/** Chooses a shortcut in a message's menu, and waits for its form. */
async function choose(callbackId: string, { ts }: SlackMessage): Promise<void> {
  const before = desk.slack.views.top(sam)?.id;
  await desk.slack.messageShortcut({ user: sam, callbackId, channel: migrations, messageTs: ts });
  await desk.slack.until(() => (desk.slack.views.top(sam)?.id ?? before) !== before);
}

const submit = (values: Record<string, unknown> = {}) =>
  answered(() => desk.slack.submit({ user: sam, values }));

/** Dana writes in the ticket's thread, without mentioning the bot. */
const replyInThread = (text: string) =>
  desk.slack.say({ user: dana, channel: migrations, text, thread_ts: headline.ts });

test("the answer to a button in a thread, and to that button's form, is in that thread", async () => {
  await mention('the pilot went fine');
  const saved = await desk.press({ user: sam, channel: migrations, label: 'Save as note' });
  expect(saved.reply.message).toMatchObject({ thread_ts: headline.ts, ephemeralTo: sam });
  await desk.pressForForm({ user: sam, channel: migrations, label: 'Record as contact…' });
  const told = await submit({ way: 'phone' });
  expect(told).toMatchObject({ thread_ts: headline.ts, text: expect.stringContaining('by phone') });
});

test('so is a form that asks again, and a refusal with buttons', async () => {
  await mention('hold');
  await desk.pressForForm({ user: sam, channel: migrations, label: 'Open the form…' });
  const wrong = await desk.slack.submit({
    user: sam,
    values: { until: '2026-12-04', reason: 'the password of ann@acme.com is Hunter2!xK9' },
  });
  expect(wrong.outcome).toBe('errors');
  expect((await submit({ reason: 'customer freeze' })).thread_ts).toBe(headline.ts);
  const refused = await mention('advance');
  expect(refused).toMatchObject({ thread_ts: headline.ts, text: expect.stringContaining("can't move") });
});

test("the answer to a shortcut's form is in the thread of a reply, and else in the channel", async () => {
  const reply = await replyInThread('Ann agreed to Friday');
  await choose('add-to-ticket', reply);
  expect((await submit()).thread_ts).toBe(headline.ts);
  // People see the first message of a thread in the channel, too.
  await choose('add-to-ticket', headline);
  expect(await submit()).not.toHaveProperty('thread_ts');
});

test('a shortcut that opens no form is answered in the thread of the message', async () => {
  const reply = await replyInThread('the password of ann@acme.com is Hunter2!xK9');
  const told = await answered(() =>
    desk.slack.messageShortcut({
      user: sam,
      callbackId: 'add-to-ticket',
      channel: migrations,
      messageTs: reply.ts,
    }),
  );
  expect(told).toMatchObject({
    thread_ts: headline.ts,
    text: expect.stringContaining('looks like a password'),
  });
});

test('an answer that replaces its question replaces it in the thread', async () => {
  const asked = await mention('nnoote the pilot went fine');
  const told = await desk.press({ user: sam, channel: migrations, label: 'Yes, note' });
  expect(told.reply.message).toMatchObject({ ts: asked.ts, thread_ts: headline.ts });
});

test('a button in the thread of a direct message is answered there', async () => {
  await desk.say(dana, 'assign 1 @sam');
  await desk.app.drain();
  const direct = [...desk.slack.channels.values()].find(({ isIm, user }) => isIm && user === sam)!.id;
  const [reminder] = desk.slack.messages(direct);
  await desk.slack.say({
    user: sam,
    channel: direct,
    text: 'Ann is back on Monday',
    thread_ts: reminder!.ts,
  });
  await desk.slack.until(() =>
    desk.slack.messages(direct).find(({ text }) => text.includes("isn't a command")),
  );
  const told = await desk.press({ user: sam, channel: direct, label: 'Save as note' });
  expect(told.reply.message).toMatchObject({ thread_ts: reminder!.ts, channel: direct });
});

test('a press in a thread is answered where the bot may post, even if the bot has left the channel', async () => {
  await mention('the pilot went fine');
  const channel = desk.slack.channels.get(migrations)!;
  channel.isPrivate = true;
  channel.members.delete(desk.slack.bot.userId);
  const told = await answered(() =>
    desk.slack.press({ user: sam, channel: migrations, label: 'Save as note' }),
  );
  expect(told.text).toContain('Added a note to Acme Corp (MIG-1).');
});
