import { expect, test } from 'vitest';
import { dana, lee, migrations, openLine, platformChanges, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

test('keeps one headline per ticket up to date in a subscribed channel, with the events in its thread', async () => {
  await desk.say(dana, 'subscribe', { channel: platformChanges });
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01');
  await desk.say(sam, 'note 1 waiting for the domain');
  await desk.say(dana, 'done 1 U-02 U-03 U-04');
  await desk.say(dana, 'advance 1');
  const posted = await desk.posted(platformChanges);
  const [headline, ...thread] = posted;
  expect(headline?.thread_ts).toBeUndefined();
  expect(headline?.edited).toBeDefined();
  expect(headline?.text).toContain('acme.com · MIG-1');
  expect(headline?.text).toContain('Discovery (');
  expect(thread.every((message) => message.thread_ts === headline?.ts)).toBe(true);
  expect(thread.map((message) => message.text)).toEqual([
    expect.stringMatching(/^Dana Reyes checked off Tenant created \(U-01\)/),
    expect.stringMatching(/^Sam Okafor noted: waiting for the domain/),
    expect.stringContaining(
      'Dana Reyes checked off Domain verified (U-02), Licenses added (U-03), and Licenses assigned (U-04)',
    ),
    expect.stringContaining('Dana Reyes moved it from Prerequisites to Discovery'),
  ]);
});

test('tells a new owner by direct message, unless the owner assigned the ticket to themselves', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 @sam');
  await desk.say(lee, 'assign 1 me');
  await desk.app.drain();
  const direct = (user: string) =>
    desk.slack.calls.filter(({ method, body }) => method === 'chat.postMessage' && body.channel === user);
  expect(direct(sam)).toHaveLength(1);
  expect(String(direct(sam)[0]?.body.text)).toBe('Dana Reyes assigned Acme Corp (MIG-1) to you.');
  expect(direct(lee)).toHaveLength(0);
});

test("doesn't delay other channels if one channel is archived or rate limited", async () => {
  desk.slack.channels.get('C0LEADS')?.members.add(dana);
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'subscribe', { channel: platformChanges });
  await desk.say(dana, 'subscribe', { channel: 'C0LEADS' });
  desk.slack.faults.failChannel(migrations, 'is_archived');
  desk.slack.faults.rateLimitChannel('C0LEADS', { retryAfter: 30, times: 1 });
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 first');
  await desk.say(dana, 'note 1 second');
  const posted = await desk.posted(platformChanges);
  expect(posted.map((message) => message.text)).toEqual([
    expect.stringContaining('MIG-1'),
    expect.stringContaining('first'),
    expect.stringContaining('second'),
  ]);
  const { client } = desk.database;
  expect(
    await client.delivery.count({ where: { place: 'slack:C0MIGR', state: 'failed', reason: 'is_archived' } }),
  ).toBeGreaterThan(0);
  expect(await client.delivery.count({ where: { place: 'slack:C0LEADS', state: 'sent' } })).toBe(0);
  desk.clock.advance(1);
  const late = await desk.posted('C0LEADS');
  expect(late.map((message) => message.text)).toEqual([
    expect.stringContaining('MIG-1'),
    expect.stringContaining('first'),
    expect.stringContaining('second'),
  ]);
});

test("doesn't subscribe a channel where the bot can't post, and says how to fix that", async () => {
  const secret = await desk.say(dana, 'subscribe', { channel: 'C0SECRET' });
  expect(secret.text).toContain('/invite @Migration Desk');
  const other = await desk.say(dana, 'subscribe', { channel: 'D0PRIVATE' });
  expect(other.text).toContain("isn't in this conversation");
  const old = await desk.say(dana, 'digest at 09:00', { channel: 'C0OLD' });
  expect(old.text).toContain('archived');
  expect(await desk.database.client.subscription.count()).toBe(0);
  expect(await desk.database.client.digestSchedule.count()).toBe(0);
});

test('never turns typed text into mentions, links, or formatting', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine.replace('Acme Corp', 'Acme <!channel> & <https://evil.example|bank>'));
  await desk.say(dana, 'note 1 <!here> @everyone <@U0LEE> *bold* `code` <script>alert(1)</script> ‮rtl 🙂');
  const posted = await desk.posted(migrations);
  for (const message of posted) {
    expect(message.mentions.filter(({ kind }) => kind !== 'channel')).toEqual([]);
    expect(message.links.filter(({ label }) => label)).toEqual([]);
  }
  expect(posted[1]?.text).toContain('@everyone');
});
