import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import {
  type ApiCall,
  createSlackPlatform,
  type SlackPlatform,
} from '../../src/playground/slack/platform.ts';
import { databaseKind } from '../support/database.ts';
import { dana, migrations, platformChanges } from '../support/desk.ts';
import { type Bot, killAll, runBot, say, startBot } from '../support/process.ts';
import { createProcessData, type ProcessData } from '../support/process-data.ts';
import { type Deed, hireWriters, work } from '../support/process-work.ts';

let slack: SlackPlatform;
let data: ProcessData;
let bot: Bot | undefined;

beforeEach(async () => {
  bot = undefined;
  slack = createSlackPlatform({ botUrl: () => `${bot?.url}/slack/events` });
  await slack.start();
  hireWriters(slack);
  data = await createProcessData();
});

afterEach(async () => {
  killAll();
  await bot?.ended;
  await slack.stop();
  data.remove();
});

/** Where a kill falls: at the nth HTTP 200, private answer, or Web API call (as it arrives, or is answered). */
const kills: [at: string, nth: number][] = [
  ['HTTP 200', 1],
  ['HTTP 200', 4],
  ['HTTP 200', 7],
  ['HTTP 200', 13],
  ['HTTP 200', 21],
  ['private answer', 1],
  ['private answer', 6],
  ['private answer', 17],
  ['call of users.info', 2],
  ['call of views.open', 2],
  ['call of chat.postMessage', 1],
  ['call of chat.postMessage', 8],
  ['answer of chat.postMessage', 3],
  ['answer of chat.postMessage', 14],
  ['call of chat.update', 2],
  ['answer of chat.update', 3],
];

describe('kill -9 loses nothing that was confirmed, and leaves no half change', () => {
  test.each(kills)('at %s number %i', async (at, nth) => {
    bot = await startBot(slack, data.env);
    await say(slack, dana, 'subscribe', platformChanges);
    const count = killAtNth(bot, at, nth);
    const deeds = await work(slack, bot, () => count('HTTP 200'));
    expect((await bot.ended).signal).toBe('SIGKILL');

    bot = await startBot(slack, data.env);
    const shown = await showAll();
    await slack.until(() => shown.every(isDelivered), 10_000);
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);

    const database = await data.open();
    try {
      await expectWhole(database, deeds);
      await expectToldInOrder(database);
      for (const { number, events, phase } of shown) {
        const ticket = await database.client.ticket.findUnique({ where: { number } });
        expect(ticket).toMatchObject({ lastEvent: events, phase });
      }
      expect(await database.client.ticket.count()).toBe(shown.length);
    } finally {
      await database.close();
    }
    expect(slack.protocolErrors.filter(({ kind }) => kind !== 'no_ack')).toEqual([]);
  });
});

/** Kills the bot when the count of what happens comes to `nth`; the result counts what the platform does not see. */
function killAtNth(bot: Bot, at: string, nth: number): (what: string) => void {
  let left = nth;
  const count = (what: string) => {
    if (what === at && --left === 0) bot.kill('SIGKILL');
  };
  slack.onChange((change) => {
    if (change.kind === 'reply') count('private answer');
    if (change.kind === 'call' || change.kind === 'answer') count(`${change.kind} of ${change.call.method}`);
  });
  return count;
}

interface Shown {
  number: number;
  phase: string;
  events: number;
  assigned: boolean;
}

/** What the desk says of each ticket, numbers counting from 1. */
async function showAll(): Promise<Shown[]> {
  const all: Shown[] = [];
  for (let number = 1; ; number++) {
    const show = await say(slack, dana, `show ${number}`);
    if (!show.includes(`MIG-${number} `)) return all;
    const history = await say(slack, dana, `history ${number}`);
    all.push({
      number,
      phase: /Phase (\S+)/.exec(show)?.[1] ?? '',
      events: Number(/of (\d+), oldest first/.exec(history)?.[1]),
      assigned: history.includes('gave it to lee'),
    });
  }
}

/** Whether the channel has a headline that says the phase, and a line for each event; and the owner was told. */
function isDelivered({ number, phase, events, assigned }: Shown): boolean {
  const posted = slack.messages(platformChanges);
  const headline = posted.some(
    ({ text }) => text.startsWith(`MIG-${number} `) && text.includes(`Phase ${phase}`),
  );
  const lines = new Set(posted.filter(({ thread_ts }) => thread_ts).map(({ text }) => text));
  const ofTicket = [...lines].filter((text) => text.startsWith(`MIG-${number} · `));
  const told = slack.messages('D0LEE').some(({ text }) => text.includes(`gave you MIG-${number}.`));
  return headline && ofTicket.length === events - 1 && told === assigned;
}

/** Every ticket is what its events make of it, every event has its deliveries, every deed is there once or not at all. */
async function expectWhole({ client }: Database, deeds: Deed[]): Promise<void> {
  const tickets = await client.ticket.findMany({
    include: { events: { orderBy: { seq: 'asc' } }, steps: true },
    orderBy: { number: 'asc' },
  });
  for (const { number, events, steps, ...ticket } of tickets) {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(ticket.lastEvent).toBe(events.length);
    const ticked = steps.filter(({ doneAt, fact }) => doneAt && !fact).map(({ id }) => id);
    expect(ticked.sort()).toEqual(
      events.flatMap(({ data }) => (data as { done?: string[] }).done ?? []).sort(),
    );
    const moved = events.findLast(({ type }) => type === 'phase');
    expect(ticket.phase).toBe((moved?.data as { to?: string } | undefined)?.to ?? 'prerequisites');
    const given = events.filter(({ type }) => type === 'owner').length;
    expect(ticket.ownerId).toBe(given ? 'slack:U0LEE' : null);
    const owed = await client.delivery.groupBy({
      by: ['mode', 'state'],
      where: { anchor: `ticket:${number}` },
      _count: true,
      orderBy: { mode: 'asc' },
    });
    expect(owed).toEqual([
      { mode: 'anchor', state: 'sent', _count: events.length },
      ...(events.length > 1 ? [{ mode: 'reply', state: 'sent', _count: events.length - 1 }] : []),
    ]);
  }
  const events = tickets.flatMap(({ domain, events }) => events.map(({ text }) => ({ domain, text })));
  for (const { domain, leaves, confirmed } of deeds) {
    const found = events.filter((event) => event.domain === domain && event.text.startsWith(leaves)).length;
    expect(found, `${leaves} (${domain})`).toBeLessThanOrEqual(1);
    if (confirmed()) expect(found, `${leaves} (${domain})`).toBe(1);
  }
  // Each by its own request, and one more that subscribed the channel.
  expect(await client.seenRequest.count()).toBe(events.length + 1);
  expect(await client.delivery.count({ where: { state: { not: 'sent' } } })).toBe(0);
}

/** The thread of each ticket tells its events in their order; twice only what was on its way at the kill. */
async function expectToldInOrder({ client }: Database): Promise<void> {
  const restarted = slack.calls.findLastIndex(({ method }) => method === 'auth.test');
  const isPost = ({ method }: ApiCall) => method === 'chat.postMessage';
  const textOf = ({ body }: ApiCall) => String(body.text);
  for (const place of [platformChanges, 'U0LEE']) {
    const posts = slack.calls.filter((call) => isPost(call) && call.body.channel === place);
    const onItsWay = slack.calls
      .slice(0, restarted)
      .filter((call) => isPost(call) && call.body.channel === place)
      .at(-1);
    const twice = posts.map(textOf).filter((text, i, all) => all.indexOf(text) !== i);
    expect([[], [onItsWay && textOf(onItsWay)]]).toContainEqual(twice);
  }
  const lines = [
    ...new Set(
      slack
        .messages(platformChanges)
        .filter(({ thread_ts }) => thread_ts)
        .map(({ text }) => text),
    ),
  ];
  const events = await client.event.findMany({ where: { seq: { gt: 1 } }, orderBy: { seq: 'asc' } });
  for (const number of new Set(events.map((event) => event.ticketNumber))) {
    const told = lines.filter((text) => text.startsWith(`MIG-${number} · `));
    const happened = events.filter((event) => event.ticketNumber === number).map(({ text }) => text);
    expect(told).toEqual(happened.map((text) => expect.stringContaining(text)));
  }
}

describe.runIf(databaseKind() === 'embedded')('one data folder', () => {
  test('a second process gets a clear error and ends with 1; the first is unharmed', async () => {
    bot = await startBot(slack, data.env);
    await say(
      slack,
      dana,
      'open acme.com from:rackspace-email to:office-365 service:assisted customer:A account:1234',
    );
    const second = await runBot(slack, data.env);
    expect(second).toMatchObject({ code: 1, signal: null });
    expect(second.stderr).toContain(
      `The data folder ${data.env.MD_DATA_DIR} is in use by another Migration Desk`,
    );
    expect(second.stderr).not.toContain('    at ');
    expect(await say(slack, dana, 'show 1', migrations)).toContain('MIG-1 · acme.com');
  });
});
