import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { createUser, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { dana, migrations, openLine, platformChanges, startDesk } from '../support/desk.ts';
import { replyTo, say, untilNothingOwed } from '../support/process.ts';
import { useScene } from '../support/process-scene.ts';

const scene = useScene();
let slack: SlackPlatform;

beforeEach(() => {
  slack = scene.slack;
});

describe('two processes on one database', () => {
  let database: Database;

  afterEach(async () => {
    expect(slack.protocolErrors).toEqual([]);
    await database.close();
  });

  async function startTwo(): Promise<void> {
    await Promise.all([scene.start(), scene.start()]);
    database = await scene.open();
  }

  test('advance a ticket once if ten people press the same button at the same time', async () => {
    await startTwo();
    const people = Array.from({ length: 10 }, (_, i) => createUser({ id: `U0TEN${i}`, name: `ten${i}` }));
    for (const person of people) slack.people.set(person.id, person);
    await say(slack, dana, openLine);
    await say(slack, dana, 'done 1 U-01 U-02 U-03 U-04');
    const command = { channel: migrations, command: '/migration', text: 'show 1' };
    const shown = await Promise.all(
      people.map(async ({ id }) => replyTo(slack, await slack.command({ ...command, user: id }))),
    );
    const told = await Promise.all(
      people.map(async ({ id }, i) => {
        const answer = await slack.press({ user: id, reply: shown[i], label: 'Move to Discovery' });
        return String((await replyTo(slack, answer)).body.text);
      }),
    );
    expect(told.filter((text) => text.includes('(MIG-1) is in Discovery now.'))).toHaveLength(1);
    expect(told.filter((text) => /Ten\d already moved MIG-1 to Discovery/.test(text))).toHaveLength(9);
    expect(await database.client.ticket.findFirst()).toMatchObject({ phase: 'discovery', lastEvent: 3 });
    expect(await database.client.event.count({ where: { type: 'phase' } })).toBe(1);
  });

  test('run a signed request once, even if both get it several times', async () => {
    await startTwo();
    await say(slack, dana, openLine);
    const text = 'note 1 said once';
    const first = await slack.command({ user: dana, channel: migrations, command: '/migration', text });
    const { body, headers } = first.sent;
    const repeats = await Promise.all(Array.from({ length: 8 }, () => slack.raw(body, headers)));
    await replyTo(slack, first);
    repeats.push(await slack.raw(body, headers), await slack.raw(body, headers));
    expect(repeats.map(({ status, body }) => [status, body])).toEqual(Array(10).fill([200, '']));
    await say(slack, dana, 'show 1');
    expect(await database.client.event.count({ where: { type: 'note' } })).toBe(1);
    expect(await database.client.ticket.findFirst()).toMatchObject({ lastEvent: 2 });
  });

  test('keep deliveries complete and in order if one process is killed', async () => {
    const killed = await scene.start();
    database = await scene.open();
    await say(slack, dana, 'subscribe', platformChanges);
    await say(slack, dana, openLine);
    await untilNothingOwed(killed);
    slack.faults.delayNext('chat.update', 3_600_000);
    for (const word of ['one', 'two', 'three']) await say(slack, dana, `note 1 ${word}`);
    await slack.until(() => slack.calls.find(({ method }) => method === 'chat.update'));
    const other = await scene.start();
    killed.kill('SIGKILL');
    await killed.ended;
    await untilNothingOwed(other);
    const thread = slack.messages(platformChanges).filter(({ thread_ts }) => thread_ts);
    expect(thread.map(({ text }) => text.split(' ').at(-1))).toEqual(['one', 'two', 'three']);
    expect(await database.client.delivery.groupBy({ by: ['state'], _count: true })).toEqual([
      { state: 'sent', _count: 7 },
    ]);
  });

  test('deliver each message to each place once and in order', async () => {
    await startTwo();
    await say(slack, dana, 'subscribe', platformChanges);
    await say(slack, dana, 'subscribe', migrations);
    await say(slack, dana, openLine);
    for (let i = 1; i <= 15; i++) await say(slack, dana, `note 1 n${i}`);
    for (const bot of scene.bots()) await untilNothingOwed(bot);
    for (const channel of [platformChanges, migrations]) {
      const posted = slack.messages(channel).filter(({ ephemeralTo }) => !ephemeralTo);
      expect(posted.filter(({ thread_ts }) => !thread_ts)).toHaveLength(1);
      const thread = posted.filter(({ thread_ts }) => thread_ts).map(({ text }) => text.split(' ').at(-1));
      expect(thread).toEqual(Array.from({ length: 15 }, (_, i) => `n${i + 1}`));
    }
  });
});

test('posts the scheduled digest once per day, even if two replicas tick at the same time', async () => {
  const url = await createTestDatabaseUrl();
  const clock = createTestClock();
  const one = await startDesk({ clock, database: connect(url) });
  const other = await startDesk({ clock, slack: one.slack, database: connect(url) });
  await one.say(dana, 'digest at 09:00 weekdays');
  await one.say(dana, 'digest at 09:00 weekdays', { channel: platformChanges });
  const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01', '2026-12-02'];
  for (const [i, day] of days.entries()) {
    clock.set(`${day}T09:00:30-06:00`);
    await Promise.all([one, other, one, other].map((desk) => desk.app.tick()));
    await Promise.all([one.app.drain(), other.app.drain()]);
    for (const channel of [migrations, platformChanges]) {
      expect(await one.posted(channel)).toHaveLength(i + 1);
    }
  }
  // A second digest on the same day would have updated the first one's message.
  expect(one.slack.calls.filter(({ method }) => method === 'chat.update')).toEqual([]);
  expect(await one.database.client.delivery.count()).toBe(2 * days.length);
  expect(await one.database.client.digestRun.count()).toBe(2 * days.length);
  const errors = [...one.log, ...other.log].filter((line) => JSON.parse(line).level >= 50);
  expect(errors).toEqual([]);
  await other.stop();
  await one.stop();
});
