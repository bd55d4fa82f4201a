import { expect, test } from 'vitest';
import { dana, guest, lee, platformChanges, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();
const secret = 'C0SECRET';

/** Adds the bot to a channel, and returns the messages that it posts there. */
async function invite(channel: string, user = sam) {
  await desk.slack.invite({ user, channel, invited: desk.slack.bot.userId });
  return (await desk.posted(channel)).filter(({ bot_id }) => bot_id);
}

test('a channel that the bot is added to learns in four lines what it does, once', async () => {
  const [told, ...others] = await invite(secret);
  expect(others).toEqual([]);
  expect(told?.text.split('\n')).toHaveLength(4);
  expect(told?.text).toContain('@Migration Desk list stalled');
  desk.slack.channels.get(secret)?.members.delete(desk.slack.bot.userId);
  expect(await invite(secret)).toHaveLength(1);
  await desk.press({ user: sam, channel: secret, label: 'Subscribe this channel' });
  await desk.press({ user: sam, channel: secret, label: 'Digest at 9 AM' });
  expect(await desk.database.client.subscription.count({ where: { place: `slack:${secret}` } })).toBe(1);
  expect(await desk.database.client.digestSchedule.count({ where: { place: `slack:${secret}` } })).toBe(1);
  await desk.pressForForm({ user: sam, channel: secret, label: 'Open a ticket…' });
});

test('nobody is welcomed when another person joins, or in a channel that another company shares', async () => {
  await desk.slack.invite({ user: dana, channel: 'C0MIGR', invited: guest });
  expect((await desk.posted('C0MIGR')).filter(({ bot_id }) => bot_id)).toEqual([]);
  await desk.slack.share(platformChanges, 'accepted');
  desk.slack.channels.get(platformChanges)?.members.delete(desk.slack.bot.userId);
  expect(await invite(platformChanges)).toEqual([]);
});

test('a person who opens the conversation with the bot for the first time is told what it does, once, unless the person is a guest', async () => {
  const open = (user: string) =>
    desk.slack.event('app_home_opened', { user, channel: 'D0X', tab: 'messages' });
  await open(lee);
  await open(lee);
  await open(guest);
  const told = (user: string) =>
    desk.slack.calls.filter(({ method, body }) => method === 'chat.postMessage' && body.channel === user);
  await desk.slack.until(() => told(lee).length > 0);
  await desk.app.drain();
  expect(told(lee).map(({ body }) => String(body.text))).toEqual([
    expect.stringContaining('Migration Desk is here'),
  ]);
  expect(told(guest)).toEqual([]);
});
