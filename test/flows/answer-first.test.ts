import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestDatabase } from '../support/database.ts';
import { dana, migrations, openLine, sam, startDesk, type TestDesk } from '../support/desk.ts';
import { askUntil, replyTo } from '../support/process.ts';
import { holdDatabase } from '../support/process-hold.ts';

let slack: SlackPlatform;
let desk: TestDesk;

beforeEach(async () => {
  slack = createSlackPlatform({ botUrl: () => `${desk.url}/slack/events` });
  await slack.start();
});

afterEach(async () => {
  expect(slack.protocolErrors).toEqual([]);
  await desk.stop();
  await slack.stop();
});

const command = { user: dana, channel: migrations, command: '/migration' };

/** The methods of the calls that Slack has answered so far. */
function answered(): string[] {
  return slack.calls.filter(({ status }) => status !== undefined).map(({ method }) => method);
}

async function readiness(): Promise<[number, unknown]> {
  const response = await fetch(`${desk.url}/readyz`);
  return [response.status, await response.json()];
}

test('acknowledges the first command after a start without waiting for a slow Slack API', async () => {
  slack.faults.delay('*', 2_000);
  desk = await startDesk({ slack });
  const answer = await slack.command({ ...command, text: openLine });
  expect([answer.status, answer.body, answered(), slack.replies]).toEqual([200, '', [], []]);
  expect(String((await replyTo(slack, answer)).body.text)).toMatch(/Opened MIG-1|Can't check who you are/);
});

test('acknowledges forms, buttons, and commands from new people without waiting for a slow Slack API', async () => {
  desk = await startDesk({ slack });
  const told = await desk.say(dana, openLine);
  desk.clock.advance(11);
  slack.faults.delay('*', 2_000);
  const before = answered();
  const replies = slack.replies.length;
  const answers: Answer[] = await Promise.all([
    slack.command({ ...command, text: 'show 1' }),
    slack.command({ ...command, text: 'note 1' }),
    slack.command({ ...command, user: sam, text: 'show 1' }),
    slack.press({ user: dana, reply: told.reply, label: '☐ Tenant created' }),
  ]);
  expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(4).fill([200, '']));
  expect([answered(), slack.replies.length]).toEqual([before, replies]);
  // Dana, whose account is stored, gets her answers and the form. Sam, who is new, gets an answer, too.
  expect((await replyTo(slack, answers[0]!)).body.text).toContain('acme.com · MIG-1');
  expect((await replyTo(slack, answers[3]!)).body.text).toContain('Tenant created ✓');
  await replyTo(slack, answers[2]!);
  await slack.until(() => slack.views.top(dana));
});

test('acknowledges commands and buttons without waiting for a busy database', async () => {
  desk = await startDesk({ slack });
  const told = await desk.say(dana, openLine);
  const release = await holdDatabase(desk.database);
  const replies = slack.replies.length;
  const answers = await Promise.all([
    slack.command({ ...command, text: 'note 1 while it was busy' }),
    slack.command({ ...command, text: 'hold 1' }),
    slack.press({ user: dana, reply: told.reply, label: '☐ Tenant created' }),
  ]);
  expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, '']));
  expect([slack.replies.length, slack.views.modals(dana)]).toEqual([replies, []]);
  await release();
  expect((await replyTo(slack, answers[0]!)).body.text).toContain('Added a note to Acme Corp (MIG-1).');
  expect((await replyTo(slack, answers[2]!)).body.text).toContain('Tenant created ✓');
  await slack.until(() => slack.views.top(dana));
  expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(1);
});

test("the bot reports that it isn't ready until auth.test has answered", async () => {
  slack.faults.delay('auth.test', 60_000);
  desk = await startDesk({ slack });
  const [status, body] = await readiness();
  expect([status, body]).toMatchObject([
    503,
    {
      status: 'not ready',
      checks: {
        database: { state: 'ok' },
        slack: { state: 'failing', problem: expect.stringContaining('auth.test') },
      },
    },
  ]);
  await desk.stop();

  slack.faults.delay('auth.test', 0);
  slack.faults.failNext('auth.test', { status: 500 }, 2);
  desk = await startDesk({ slack });
  expect((await readiness())[0]).toBe(503);
  await askUntil(`${desk.url}/readyz`, (answer) => answer.status === 200);
  expect(answered().filter((method) => method === 'auth.test')).toHaveLength(3);
});

test("runs commands with the bot's stored identity while auth.test fails", async () => {
  const database = await createTestDatabase();
  desk = await startDesk({ slack, database: { ...database, close: async () => {} } });
  await desk.say(dana, openLine);
  await askUntil(`${desk.url}/readyz`, ({ status }) => status === 200);
  await desk.stop();

  slack.faults.failNext('auth.test', { status: 500 }, 1_000);
  desk = await startDesk({ slack, database });
  expect((await desk.say(dana, 'note 1 from memory')).text).toContain('Added a note to Acme Corp (MIG-1).');
  expect((await desk.say(sam, 'note 1 somebody new')).text).toContain('Added a note to Acme Corp (MIG-1).');
  expect((await readiness())[0]).toBe(503);
});
