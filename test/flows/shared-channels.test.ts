import { describe, expect, test } from 'vitest';
import { createSlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { dana, lee, migrations, openLine, sam, startDesk, useDesk } from '../support/desk.ts';

// Lee is the only lead.
const desk = useDesk({ env: { MD_LEADS: lee } });

const commands = ['subscribe', 'subscribe phase', 'digest now', 'digest at 09:00'];
const states = [
  ['pending', 'is about to be shared with another company'],
  ['accepted', 'is shared with another company'],
] as const;

async function settings(): Promise<unknown[]> {
  const { subscription, digestSchedule } = desk.database.client;
  return [...(await subscription.findMany()), ...(await digestSchedule.findMany())];
}

function share(state: 'pending' | 'accepted' | undefined, channel = migrations): void {
  desk.slack.channels.get(channel)!.shared = state;
}

/** Subscribes the channel, gives it a digest, and opens a ticket. */
async function prepare(): Promise<void> {
  await desk.say(lee, 'help');
  await desk.say(sam, 'subscribe phase opened notes');
  await desk.say(dana, 'digest at 09:00 weekdays');
  await desk.say(dana, openLine);
  await desk.posted(migrations);
}

describe('a channel that is shared with another company', () => {
  for (const [state, says] of states) {
    test.each(commands)(`refuses %s: ${state}`, async (text) => {
      share(state);
      const told = await desk.say(dana, text);
      expect(told.text).toContain(
        `This channel ${says}, which would see customers' names and account numbers.`,
      );
      expect(told.text).toContain('Type the command in a channel that only your company can see.');
      expect(await settings()).toEqual([]);
      expect(await desk.posted(migrations)).toEqual([]);
    });
  }

  test('still lets people unsubscribe and turn off the digest', async () => {
    await prepare();
    share('pending');
    expect((await desk.say(sam, 'unsubscribe')).text).toContain('no longer gets ticket updates');
    expect((await desk.say(dana, 'digest off')).text).toContain('no longer gets a scheduled digest');
  });

  test('is a direct message, too', async () => {
    share('accepted', 'D0DANA');
    expect((await desk.say(dana, 'subscribe', { channel: 'D0DANA' })).text).toContain('is shared with');
  });
});

test.each(commands)("refuses %s while Slack doesn't say whether the channel is shared", async (text) => {
  desk.slack.faults.failNext('conversations.info', { status: 500 });
  const told = await desk.say(dana, text);
  expect(told.text).toContain("Can't check who can see this channel right now, so nothing changed.");
  expect(told.text).toContain("Slack isn't responding. Try again in a minute.");
  expect(await settings()).toEqual([]);
  expect(await desk.posted(migrations)).toEqual([]);
});

describe('a subscribed channel that becomes shared', () => {
  test('gets no more updates or digests, and the lead and those who set them up are told why', async () => {
    await prepare();
    const before = desk.slack.messages(migrations).length;
    await desk.slack.share(migrations, 'accepted');
    await desk.app.drain();
    expect(await settings()).toEqual([]);

    await desk.say(dana, 'note 1 Ann called');
    await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
    await desk.tickAt('2026-11-24T09:00:00-06:00');
    await desk.app.drain();
    const later = desk.slack.messages(migrations).slice(before);
    expect(later.filter(({ ephemeralTo }) => !ephemeralTo)).toEqual([]);

    for (const person of [lee, sam, dana]) {
      const [told, ...more] = await desk.direct(person);
      expect(told).toContain(
        "#migrations is shared with another company, so it no longer gets ticket updates or a digest. The other company would see customers' names and account numbers.",
      );
      expect(told).toContain('Earlier messages are still in the channel.');
      expect(told).toContain('Set up by Sam Okafor and Dana Reyes.');
      expect(told).toContain(
        '/migration subscribe everything phase opened notes and /migration digest at 09:00 weekdays',
      );
      expect(more).toEqual([]);
    }
  });

  test('gets nothing that was still waiting to be sent, and nobody can send it again', async () => {
    await prepare();
    desk.slack.faults.failChannel(migrations, 'internal_error');
    await desk.say(dana, 'note 1 Ann called');
    await desk.app.drain();
    desk.slack.faults.failChannel(migrations, undefined);
    const before = (await desk.posted(migrations)).length;
    await desk.slack.share(migrations, 'accepted');
    await desk.app.drain();
    desk.clock.advance(10);
    await desk.app.drain();

    const { delivery } = desk.database.client;
    const failed = await delivery.findMany({ where: { place: `slack:${migrations}`, state: 'failed' } });
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every(({ reason }) => reason === 'the channel is shared with another company')).toBe(true);
    await desk.say(dana, `deliveries retry ${failed[0]!.id}`);
    expect(await desk.posted(migrations)).toHaveLength(before);
    expect((await desk.say(dana, 'deliveries failed')).text).toContain('is shared with another company');
  });

  test('is closed once, however often Slack repeats the event', async () => {
    await prepare();
    await desk.slack.share(migrations, 'accepted');
    await desk.slack.event('channel_shared', { channel: migrations, connected_team_id: 'T0OTHER' });
    await desk.app.drain();
    await desk.app.tick();
    expect(await desk.direct(lee)).toHaveLength(1);
  });

  test("is closed even if Slack doesn't answer when the event comes", async () => {
    await prepare();
    desk.slack.faults.failNext('conversations.info', { status: 500 }, 2);
    await desk.slack.share(migrations, 'accepted');
    expect((await desk.direct(lee)).join()).toContain(`${migrations} is shared with another company`);
    expect(await settings()).toEqual([]);
  });

  test('stays subscribed if the event is late and the channel is no longer shared', async () => {
    await prepare();
    await desk.slack.event('channel_shared', { channel: migrations, connected_team_id: 'T0OTHER' });
    await desk.app.drain();
    expect(await settings()).toHaveLength(2);
    expect(await desk.direct(lee)).toEqual([]);
  });

  test('can be subscribed again once it is no longer shared', async () => {
    await prepare();
    await desk.slack.share(migrations, 'accepted');
    await desk.app.drain();
    share(undefined);
    expect((await desk.say(sam, 'subscribe')).text).toContain('This channel now gets one message per ticket');
    await desk.say(dana, 'note 1 Ann called');
    expect((await desk.posted(migrations)).at(-1)?.text).toContain('Ann called');
  });
});

describe('the hourly check', () => {
  test('finds an invitation, for which Slack sends no event', async () => {
    await prepare();
    await desk.app.tick();
    await desk.slack.share(migrations, 'pending');
    await desk.app.tick();
    expect(await settings()).toHaveLength(2);
    desk.clock.advance(60);
    await desk.app.tick();
    expect(await settings()).toEqual([]);
    expect((await desk.direct(lee)).join()).toContain(
      '#migrations is about to be shared with another company',
    );
  });

  test('asks about a channel once an hour, and again after a minute if Slack does not answer', async () => {
    await prepare();
    const asked = () => desk.slack.calls.filter(({ method }) => method === 'conversations.info').length;
    await desk.app.tick();
    const before = asked();
    desk.clock.advance(59);
    await desk.app.tick();
    expect(asked()).toBe(before);
    desk.clock.advance(1);
    desk.slack.faults.failNext('conversations.info', { status: 500 });
    await desk.app.tick();
    expect(asked()).toBe(before + 1);
    desk.clock.advance(1);
    await desk.app.tick();
    expect(asked()).toBe(before + 2);
    expect(await settings()).toHaveLength(2);
  });
});

test('closes a channel that is already shared when the bot starts, before anything is sent', async () => {
  let url = '';
  const slack = createSlackPlatform({ botUrl: () => url });
  await slack.start();
  const clock = createTestClock();
  const database = await createTestDatabase();
  const start = async () => {
    const started = await startDesk({
      slack,
      clock,
      database: { ...database, close: async () => {} },
      env: { MD_LEADS: lee },
    });
    url = `${started.url}/slack/events`;
    return started;
  };
  const old = await start();
  await old.say(lee, 'help');
  await old.say(sam, 'subscribe');
  // The message about the ticket stays owed.
  slack.faults.failChannel(migrations, 'internal_error');
  await old.say(dana, openLine);
  await old.stop();
  slack.faults.failChannel(migrations, undefined);
  clock.advance(10);
  expect(await database.client.delivery.count({ where: { state: 'owed' } })).toBeGreaterThan(0);
  slack.channels.get(migrations)!.shared = 'accepted';

  const renewed = await start();
  expect(await renewed.posted(migrations)).toEqual([]);
  expect(await database.client.subscription.count()).toBe(0);
  expect((await renewed.direct(lee)).join()).toContain('#migrations is shared with another company');
  await renewed.stop();
  await slack.stop();
  await database.close();
});
