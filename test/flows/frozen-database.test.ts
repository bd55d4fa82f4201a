import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUser, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine } from '../support/desk.ts';
import { askUntil, type Bot, replyTo, say } from '../support/process.ts';
import { useScene } from '../support/process-scene.ts';
import { listProcesses, serverPid } from '../support/store.ts';

const scene = useScene('own');
let slack: SlackPlatform;
let bot: Bot;

beforeEach(async () => {
  slack = scene.slack;
  bot = await scene.start();
});

// Let the server continue before the scene stops, because a frozen server can't stop.
afterEach(() => signalPostgres('SIGCONT'));

/** Sends a signal to the Postgres server and its child processes. */
function signalPostgres(signal: 'SIGSTOP' | 'SIGCONT'): void {
  const server = serverPid(scene.env.MD_DATA_DIR!);
  const parts = listProcesses().filter(({ pid, parent }) => pid === server || parent === server);
  for (const { pid } of parts) process.kill(pid, signal);
}

test('answers everyone while the database is frozen, and recovers afterward', async () => {
  const people = Array.from({ length: 30 }, (_, i) => createUser({ id: `U0ICE${i}`, name: `ice${i}` }));
  for (const person of people) slack.people.set(person.id, person);
  await say(slack, dana, openLine);
  await say(slack, dana, 'subscribe');
  const command = { channel: migrations, command: '/migration' };
  const shown = await replyTo(slack, await slack.command({ ...command, user: dana, text: 'show 1' }));

  signalPostgres('SIGSTOP');
  const texts = ['show 1', 'list', 'note 1 in the cold', 'done 1 U-01', 'open', 'role @ice1 lead'];
  const asked = await Promise.all([
    ...people.map(({ id }, i) => slack.command({ ...command, user: id, text: texts[i % texts.length]! })),
    slack.press({ user: dana, reply: shown, label: '☐ Tenant created' }),
  ]);
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200));
  const told = await Promise.all(asked.map((answer) => replyTo(slack, answer)));
  expect(
    told.filter(({ body }) => !/before anything was changed|Can't check/.test(String(body.text))),
  ).toEqual([]);
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);

  signalPostgres('SIGCONT');
  await askUntil(`${bot.url}/readyz`, ({ status }) => status === 200);
  expect(await say(slack, dana, 'note 1 warm again')).toContain('Added a note to Acme Corp (MIG-1).');
  bot.kill('SIGTERM');
  expect(await bot.ended).toMatchObject({ code: 0, stderr: '' });
});
