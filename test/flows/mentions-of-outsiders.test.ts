import { beforeEach, expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, guest, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { filledIn } from '../support/open-form.ts';

const desk = useDesk();
const stranger = 'U0FOREIGN';

/** The first message of the thread of MIG-1. */
let headline: SlackMessage;

beforeEach(async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  headline = (await desk.posted(migrations)).find(({ bot_id }) => bot_id)!;
});

/** What the bot wrote to a person, privately in the channel or directly. */
const answers = (user: string) =>
  [...desk.slack.channels.values()].flatMap((channel) =>
    desk.slack
      .messages(channel.id)
      .filter(({ ephemeralTo, bot_id }) =>
        channel.isIm ? channel.user === user && bot_id : ephemeralTo === user,
      ),
  );

/** Sends the event of a mention, and waits for the answer. */
async function mention(user: string, words: string, more: { thread_ts?: string; ts?: string } = {}) {
  const before = answers(user).length;
  const text = `<@${desk.slack.bot.userId}> ${words}`;
  await desk.slack.event('app_mention', { user, channel: migrations, text, ts: '1.1', ...more });
  return desk.slack.until(() => answers(user)[before]);
}

async function timeline(): Promise<string[]> {
  const events = await desk.database.client.event.findMany({ orderBy: { seq: 'asc' } });
  return events.map(({ text }) => text);
}

test.each([
  ['a guest', guest, /guest/],
  ['someone from another company', stranger, /other compan/],
])('%s learns nothing in the thread of a ticket, and changes nothing', async (_, user, reason) => {
  desk.slack.channels.get(migrations)!.members.add(user);
  const before = await timeline();
  for (const words of [
    '',
    'show',
    'next',
    'note the pilot went fine',
    'ping',
    'cancel 1 customer withdrew',
    'take',
    'nothing of that',
    'how much is it?',
  ]) {
    const told = await mention(user, words, { thread_ts: headline.ts });
    expect(told.text, words).toMatch(reason);
    expect(JSON.stringify(told), words).not.toMatch(/acme|MIG-1/i);
  }
  expect(await timeline()).toEqual(before);
});

test('in a channel that another company shares, only the person who asks sees the answer', async () => {
  desk.slack.channels.get(migrations)!.shared = 'accepted';
  const told = await mention(sam, 'show MIG-1');
  expect(told.text).toContain('acme.com');
  expect(told).toMatchObject({ ephemeralTo: sam });
});

test.each([undefined, 'thread'])('is answered directly where the bot is no member: %s', async (where) => {
  const channel = desk.slack.channels.get(migrations)!;
  channel.isPrivate = true;
  channel.members.delete(desk.slack.bot.userId);
  const told = await mention(sam, 'note MIG-1 pass 2 is done', where ? { thread_ts: headline.ts } : {});
  expect(told.text).toContain('Added a note to Acme Corp (MIG-1).');
  expect(desk.slack.channels.get(told.channel)).toMatchObject({ isIm: true, user: sam });
  expect(told.thread_ts).toBeUndefined();
});

test('in the thread of a canceled ticket, the ticket can be shown, noted on, and reopened, but not moved', async () => {
  await desk.say(dana, 'cancel 1 customer withdrew');
  const inThread = (words: string) => mention(dana, words, { thread_ts: headline.ts });
  expect((await inThread('advance')).text).toContain('canceled');
  expect((await inThread('')).text).toContain('acme.com');
  expect((await inThread('restore')).text).toContain('could mean several things');
  expect((await inThread('reopen customer is back')).text).toContain('is open again');
});

test('a form that could not open keeps what was typed, however often that happens', async () => {
  await mention(dana, 'open beta.com customer:"Beta & Co" account:7654321');
  for (const label of ['Open the form…', 'Open the form…']) {
    const before = answers(dana).length;
    desk.slack.faults.failNext('views.open', 'expired_trigger_id');
    await desk.slack.press({ user: dana, channel: migrations, label });
    expect((await desk.slack.until(() => answers(dana)[before])).text).toContain(
      'Nothing you typed is lost.',
    );
  }
  await desk.pressForForm({ user: dana, channel: migrations, label: 'Open the form…' });
  expect(filledIn(desk.slack, dana)).toMatchObject({
    domain: 'beta.com',
    customer: 'Beta & Co',
    account: '7654321',
  });
});
