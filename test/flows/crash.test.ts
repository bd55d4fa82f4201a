import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import type { ApiCall, SlackPlatform } from '../../src/playground/slack/platform.ts';
import { phaseLabel, toPhaseSlug } from '../../src/ticket/playbooks/phases.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { loadTicket } from '../../src/ticket/state.ts';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { readEvent } from '../../src/ticket/ticket-event.ts';
import { dana, platformChanges } from '../support/desk.ts';
import { type Bot, say, untilNothingOwed } from '../support/process.ts';
import { createScene } from '../support/process-scene.ts';
import { type Deed, hireWriters, work } from '../support/process-work.ts';
import { shownText } from '../support/shown-text.ts';

/**
 * When to kill the bot: at the nth HTTP 200, private answer, Web API call, or answer to a Web API call. `npm run torture` kills
 * it at 50 random moments.
 */
const kills: [at: string, nth: number][] = [
  ['HTTP 200', 21],
  ['private answer', 1],
  ['call of views.open', 2],
  ['call of chat.postMessage', 8],
  ['answer of chat.postMessage', 3],
  ['answer of chat.update', 3],
];

describe('kill -9 loses no confirmed change and leaves no change half done', () => {
  test.for(kills)('if the bot is killed at %s number %i', async ([at, nth], { onTestFinished }) => {
    const scene = await createScene('own');
    onTestFinished(scene.stop);
    const { slack } = scene;
    hireWriters(slack);
    slack.channels.get(platformChanges)?.members.add(slack.bot.userId);
    const killed = await scene.start();
    await say(slack, dana, 'subscribe', platformChanges);
    const count = killAtNth(slack, killed, at, nth);
    const deeds = await work(slack, killed, () => count('HTTP 200'));
    expect((await killed.ended).signal).toBe('SIGKILL');

    const restarted = await scene.start();
    await untilNothingOwed(restarted);
    const shown = await showAll(slack);
    restarted.kill('SIGTERM');
    expect((await restarted.ended).code).toBe(0);

    const database = await scene.open();
    try {
      expect(await rowsOf(database)).toEqual(shown);
      await expectWhole(database, deeds);
      await expectToldInOrder(database, slack);
    } finally {
      await database.close();
    }
    expect(slack.protocolErrors.filter(({ kind }) => kind !== 'no_ack')).toEqual([]);
  });
});

/**
 * Kills the bot when `at` happens for the `nth` time. Returns a function for events that the simulated Slack can't
 * observe. Call this function at each of these events.
 */
function killAtNth(slack: SlackPlatform, bot: Bot, at: string, nth: number): (what: string) => void {
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
  lastEvent: number;
}

/** Asks the bot about each ticket. A number may be missing if the bot was killed while opening a ticket. */
async function showAll(slack: SlackPlatform): Promise<Shown[]> {
  const all: Shown[] = [];
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const show = await say(slack, dana, `show ${number}`);
    if (!show.split('\n')[0]?.endsWith(` · MIG-${number}`)) continue;
    const history = await say(slack, dana, `history ${number}`);
    const phase = toPhaseSlug(/^(.+?) \(\d+ of \d+\) · /m.exec(show)?.[1] ?? '');
    all.push({ number, phase, lastEvent: Number(/of (\d+), newest first/.exec(history)?.[1]) });
  }
  return all;
}

async function rowsOf({ client }: Database): Promise<Shown[]> {
  const select = { number: true, phase: true, lastEvent: true };
  return client.ticket.findMany({ select, orderBy: { number: 'asc' } });
}

const plans = createPlans(playbooks);

/**
 * Checks that every ticket matches its events, and that every event has its deliveries. Also checks that every request
 * changed something once or not at all.
 */
async function expectWhole({ client }: Database, deeds: Deed[]): Promise<void> {
  const tickets = await client.ticket.findMany({
    include: { events: { orderBy: { seq: 'asc' } } },
  });
  for (const { number, events, ...ticket } of tickets) {
    const { steps } = await loadTicket({ plans }, client, number);
    const ticked = steps.filter((step) => step.fact === null && isDone(step));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(ticket.lastEvent).toBe(events.length);
    const told = events.map((event) => readEvent(event)!);
    const done = told.flatMap((event) =>
      event.type === 'steps' && 'done' in event.data ? event.data.done : [],
    );
    expect(ticked.map(({ id }) => id).sort()).toEqual(done.sort());
    expect(ticket.phase).toBe(told.findLast((event) => event.type === 'phase')?.data.to ?? 'prerequisites');
    expect(ticket.ownerId).toBe(told.findLast((event) => event.type === 'owner')?.data.to ?? null);
    const sent = (mode: string) =>
      client.delivery.count({ where: { anchor: `ticket:${number}`, mode, state: 'sent' } });
    expect([await sent('anchor'), await sent('reply')]).toEqual([events.length, events.length - 1]);
  }
  const events = tickets.flatMap(({ domain, events }) => events.map(({ text }) => ({ domain, text })));
  for (const { domain, leaves, confirmed } of deeds) {
    const found = events.filter((event) => event.domain === domain && event.text.startsWith(leaves)).length;
    expect(found, `${leaves} (${domain})`).toBeLessThanOrEqual(1);
    if (confirmed()) expect(found, `${leaves} (${domain})`).toBe(1);
  }
  // Each event comes from one request. One more request subscribed the channel.
  expect(await client.seenRequest.count()).toBe(events.length + 1);
  const given = events.filter(({ text }) => text.startsWith('assigned it to Lee Park')).length;
  expect(await client.delivery.count({ where: { place: 'slack:U0LEE', state: 'sent' } })).toBe(given);
  expect(await client.delivery.count({ where: { state: { not: 'sent' } } })).toBe(0);
}

/**
 * Checks that each ticket's thread lists its events in order, and that no message appears twice. The one that the bot was
 * sending when it was killed was looked for before it was sent again.
 */
async function expectToldInOrder({ client }: Database, slack: SlackPlatform): Promise<void> {
  for (const place of [platformChanges, 'U0LEE']) {
    const toPlace = ({ method, body }: ApiCall) => method === 'chat.postMessage' && body.channel === place;
    const texts = slack.calls
      .filter((call) => toPlace(call) && call.ok)
      .map(({ body }) => JSON.stringify([body.thread_ts, body.blocks]));
    expect(new Set(texts).size).toBe(texts.length);
  }
  const posted = slack.messages(platformChanges);
  const tickets = await client.ticket.findMany({ include: { events: { orderBy: { seq: 'asc' } } } });
  for (const { number, events, phase } of tickets) {
    const [headline, ...others] = posted.filter((message) =>
      shownText(message).split('\n')[0]?.endsWith(` · MIG-${number}`),
    );
    expect(others).toEqual([]);
    expect(shownText(headline!)).toContain(`\n${phaseLabel(phase)} (`);
    const thread = posted.filter(({ ts, thread_ts }) => thread_ts === headline!.ts && ts !== thread_ts);
    expect(thread.map(shownText)).toEqual(events.slice(1).map(({ text }) => expect.stringContaining(text)));
  }
}
