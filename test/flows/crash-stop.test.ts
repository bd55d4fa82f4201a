import { connect } from 'node:net';
import { beforeEach, expect, test } from 'vitest';
import type { SlackPlatform } from '../../src/playground/slack/platform.ts';
import { dana, lee, migrations, openLine, platformChanges, sam } from '../support/desk.ts';
import { askUntil, type Bot, findReply, replyTo, say } from '../support/process.ts';
import { useScene } from '../support/process-scene.ts';

const scene = useScene('own');
let slack: SlackPlatform;
let bot: Bot;

beforeEach(async () => {
  slack = scene.slack;
  bot = await scene.start();
});

const command = '/migration';
const inTime = 45_000;

/** Resolves to the bot's exit code. Rejects if stopping takes too long. */
function endedInTime(): Promise<{ code: number | null }> {
  const late = AbortSignal.timeout(inTime);
  return Promise.race([
    bot.ended,
    new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason))),
  ]);
}

function isCalled(method: string): Promise<unknown> {
  return slack.until(() => slack.calls.find((call) => call.method === method));
}

test('SIGTERM makes the bot refuse new requests, answer the running ones, and exit with 0', async () => {
  slack.faults.delayNext('users.info', 1_500);
  const underWay = await slack.command({ user: dana, channel: migrations, command, text: openLine });
  await isCalled('users.info');
  bot.kill('SIGTERM');
  await askUntil(`${bot.url}/healthz`, ({ status }) => status === 0);
  const late = await slack.command({ user: dana, channel: migrations, command, text: openLine });
  expect([underWay.status, late.status, findReply(slack, underWay)]).toEqual([200, 0, undefined]);
  expect((await replyTo(slack, underWay)).body.text).toContain('Opened MIG-1');
  expect(await endedInTime()).toMatchObject({ code: 0 });

  bot = await scene.start();
  expect(await say(slack, dana, 'show 1')).toContain('acme.com · MIG-1');
  expect(await say(slack, dana, 'show 2')).toContain('no ticket');
});

test('SIGTERM during a burst lets the bot answer every request that got a 200', async () => {
  const people = [dana, sam, lee];
  for (const user of people) await say(slack, user, openLine.replace('acme', user.toLowerCase()));
  let accepted = 0;
  const burst = Array.from({ length: 30 }, async (_, i) => {
    const answer = await slack.command({
      user: people[i % people.length]!,
      channel: migrations,
      command,
      text: `note 1 number ${i}.`,
    });
    accepted += answer.status === 200 ? 1 : 0;
    if (accepted === 3) bot.kill('SIGTERM');
    return { i, answer };
  });
  const all = await Promise.all(burst);
  expect(await endedInTime()).toMatchObject({ code: 0 });
  const taken = all.filter(({ answer }) => answer.status === 200);
  const told = taken.map(({ answer }) => findReply(slack, answer)?.body.text);
  // On a slow machine, some of them are still waiting when the bot has to stop.
  expect(told).toEqual(taken.map(() => expect.stringMatching(/Added a note|is restarting/)));
  expect(all.filter(({ answer }) => ![0, 200].includes(answer.status))).toEqual([]);
});

test('SIGTERM makes the bot exit with 0 even if Slack hangs during a command, a delivery, and a form', async () => {
  await say(slack, dana, 'subscribe', platformChanges);
  slack.faults.delay('*', 60_000);
  await slack.command({ user: dana, channel: migrations, command, text: openLine });
  await slack.command({ user: sam, channel: migrations, command, text: 'show 1' });
  await slack.command({ user: dana, channel: migrations, command, text: 'note 1' });
  await isCalled('chat.postMessage');
  await slack.until(() => slack.calls.filter(({ status }) => status === undefined).length >= 2);
  bot.kill('SIGTERM');
  expect(await endedInTime()).toMatchObject({ code: 0 });
});

test('SIGTERM makes the bot exit with 0 even if a client has sent only half a request', async () => {
  const { hostname, port } = new URL(bot.url);
  const half = connect(Number(port), hostname);
  half.on('error', () => {});
  half.write('POST /slack/events HTTP/1.1\r\nHost: desk\r\nContent-Length: 100\r\n\r\nhalf');
  await fetch(`${bot.url}/healthz`);
  bot.kill('SIGTERM');
  expect(await endedInTime()).toMatchObject({ code: 0 });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the signal %s right after the start makes the bot exit with 0',
  async (signal) => {
    bot.kill(signal);
    expect(await endedInTime()).toMatchObject({ code: 0 });
  },
);
