import { request as httpRequest } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import { sam as teamsSam } from '../support/connector/connector.ts';
import { dana, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { startTeamsDesk } from '../support/teams-desk.ts';

const desk = useDesk({ env: { MD_OPS_PORT: '0' } });
let url: string;

beforeEach(() => {
  url = desk.app.metricsUrl()!;
});

/** Returns the product's own metrics: each line's name with labels, and its value. */
async function read(): Promise<Map<string, number>> {
  const text = await (await fetch(url)).text();
  const lines = text.split('\n').filter((line) => line.startsWith('migration_desk_'));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]));
}

async function figure(name: string): Promise<number | undefined> {
  return (await read()).get(`migration_desk_${name}`);
}

/** Fetches a URL with another `Host` header. `fetch` can't set that header. */
function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { headers: { host } }, ({ statusCode }) => resolve(statusCode));
    sent.once('error', reject).end();
  });
}

test('are on their own port, and only for this machine', async () => {
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(`${desk.url}/metrics`)).status).toBe(404);
  expect(await statusFor('attacker.example')).toBe(403);
  expect(await statusFor('localhost:9464')).toBe(200);
});

test('say how long acknowledgments and answers took, by command and kind of answer', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 called them');
  await desk.say(dana, 'note 99 nothing there');
  await desk.say(sam, 'role @dana lead');
  await desk.say(dana, 'nonsense');
  const count = (kind: string, command: string) =>
    figure(`answers_total{command="${command}",platform="slack",kind="${kind}"}`);
  await expect.poll(() => count('fault', 'none')).toBe(1);
  expect(await count('done', 'note')).toBe(1);
  expect(await count('fault', 'note')).toBe(1);
  expect(await count('refused', 'role')).toBe(1);
  expect(await figure('answer_seconds_count{command="note",platform="slack"}')).toBe(2);
  expect(await figure('acknowledgment_seconds_count{command="note",platform="slack"}')).toBe(2);
  const [acknowledged, answered] = [
    await figure('acknowledgment_seconds_sum{command="open",platform="slack"}'),
    await figure('answer_seconds_sum{command="open",platform="slack"}'),
  ];
  expect(acknowledged).toBeGreaterThan(0);
  expect(answered).toBeGreaterThan(acknowledged!);
});

test('count a repeated request, but not requests that ask for nothing', async () => {
  const { answer } = await desk.say(dana, openLine);
  await desk.slack.raw(answer.sent.body, answer.sent.headers);
  await expect.poll(() => figure('answers_total{command="open",platform="slack",kind="repeat"}')).toBe(1);
  await desk.slack.raw('{"type":"url_verification","challenge":"x"}', answer.sent.headers);
  const answers = [...(await read())].filter(([name]) => name.startsWith('migration_desk_answers_total'));
  expect(answers.reduce((sum, [, value]) => sum + value, 0)).toBe(2);
});

test('count every fault by what the log says, also those that were not written', async () => {
  await desk.say(dana, openLine);
  await desk.database.client.$executeRaw`ALTER TABLE "Event" RENAME TO "Lost"`;
  for (let i = 0; i < 3; i++) await desk.say(dana, 'note 1 again');
  await desk.database.client.$executeRaw`ALTER TABLE "Lost" RENAME TO "Event"`;
  expect(await figure('faults_total{level="error",kind="a command failed"}')).toBe(3);
});

test('say for how long the oldest message could have been sent', async () => {
  await desk.say(dana, 'subscribe');
  desk.slack.faults.rateLimitChannel(migrations, { retryAfter: 60 });
  await desk.say(dana, openLine);
  await desk.app.drain();
  expect(await figure('oldest_owed_seconds')).toBe(0);
  // Stops the courier, which would send the message after the pause.
  await desk.database.client.destination.updateMany({ data: { leasedBy: 'stuck', leaseEnds: moment(3) } });
  desk.clock.advance(2);
  expect(await figure('oldest_owed_seconds')).toBe(60);
});

function moment(minutes: number): Date {
  return new Date(desk.clock.now().getTime() + minutes * 60_000);
}

describe('of digests', () => {
  const digests = async () => {
    const all = await Promise.all(
      ['sent', 'late', 'overdue'].map((state) => figure(`digests_today{state="${state}"}`)),
    );
    return all.join(' ');
  };

  test('tell those that came in time from late and overdue ones', async () => {
    await desk.tickAt('2026-12-01T13:00:00Z');
    await desk.say(dana, 'digest at 09:00 weekdays');
    await desk.say(dana, 'digest at 10:00 weekdays', { channel: 'C0PLAT' });
    expect(await digests()).toBe('0 0 0');
    await desk.tickAt('2026-12-01T15:01:00Z');
    await desk.app.drain();
    expect(await digests()).toBe('1 0 0');
    desk.clock.set('2026-12-01T16:30:00Z');
    expect(await digests()).toBe('1 0 1');
    await desk.app.tick();
    await desk.app.drain();
    expect(await digests()).toBe('1 1 0');
  });
});

test('say when the jobs last ran', async () => {
  expect(await figure('last_tick_age_seconds')).toBeUndefined();
  await desk.app.tick();
  expect(await figure('last_tick_age_seconds')).toBeLessThan(60);
});

test('have no personal data in labels, and few values', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 called Ann Lee');
  await desk.say(dana, 'acme.com is a word');
  await desk.app.drain();
  const names = [...(await read()).keys()].join('\n');
  for (const word of ['acme', 'Ann', dana, migrations, 'MIG-']) expect(names).not.toContain(word);
  const commands = new Set([...names.matchAll(/command="([^"]*)"/g)].map(([, command]) => command!));
  const known = ['none', ...subcommands.map(({ name }) => name)];
  expect([...commands].filter((command) => !known.includes(command))).toEqual([]);
});

test('measure requests from Teams, too', async () => {
  const both = await startTeamsDesk({ env: { MD_OPS_PORT: '0' } });
  url = both.app.metricsUrl()!;
  await both.ask(teamsSam, 'help');
  await expect.poll(() => figure('acknowledgment_seconds_count{command="help",platform="teams"}')).toBe(1);
  expect(await figure('check_ok{check="teams"}')).toBe(1);
  await both.stop();
});

test('show what they can if the database is missing a table', async () => {
  await desk.database.client.$executeRaw`ALTER TABLE "Ticket" RENAME TO "Lost"`;
  const names = [...(await read()).keys()];
  await desk.database.client.$executeRaw`ALTER TABLE "Lost" RENAME TO "Ticket"`;
  expect(names).toContain('migration_desk_oldest_owed_seconds');
  expect(names.filter((name) => name.startsWith('migration_desk_tickets'))).toEqual([]);
});
