import { describe, expect, test } from 'vitest';
import { ownersOnly, topics } from '../../src/ticket/announcements/topics.ts';
import { eventTypes } from '../../src/ticket/ticket-event.ts';
import { dana, migrations, openLine, platformChanges, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const changeLine =
  'open globex.com to:hosted-exchange via:chat customer:Globex account:7654321 ticket:180621-01234';

async function openBoth(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(dana, changeLine, { command: '/platform-change' });
}

/** Returns the texts of a channel's headlines, and of the lines in the headlines' threads. */
async function heard(channel = migrations): Promise<{ lines: string[]; headlines: string[] }> {
  const posted = await desk.posted(channel);
  const texts = (inThread: boolean) =>
    posted
      .filter(({ thread_ts, ts }) => (thread_ts !== undefined && thread_ts !== ts) === inThread)
      .map(({ text }) => text);
  return { lines: texts(true), headlines: texts(false) };
}

describe('a subscribed channel', () => {
  test('gets only events on its topics, but always an up-to-date headline', async () => {
    const told = await desk.say(dana, 'subscribe opened phase');
    expect(told.text).toContain('Topics: new tickets and phase changes');
    await desk.say(dana, openLine);
    await desk.say(dana, 'note 1 called them');
    await desk.say(dana, 'assign 1 me');
    await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
    await desk.say(dana, 'advance 1');
    const { lines, headlines } = await heard();
    expect(lines).toEqual([expect.stringContaining('Dana Reyes moved it from Prerequisites to Discovery')]);
    expect(headlines).toEqual([expect.stringMatching(/Dana Reyes\nDiscovery \(2 of /)]);
  });

  test('gets every event except those on topics that it leaves out', async () => {
    const told = await desk.say(dana, 'subscribe -notes -steps');
    expect(told.text).toContain('Topics: all except completed steps and notes');
    await desk.say(dana, openLine);
    await desk.say(dana, 'note 1 called them');
    await desk.say(dana, 'done 1 U-01');
    await desk.say(dana, 'assign 1 me');
    expect((await heard()).lines).toEqual([expect.stringContaining('Dana Reyes took it')]);
  });

  test('is told all of its topics if a topic that it leaves out shares an event with another topic', async () => {
    const told = await desk.say(dana, 'subscribe -escalated');
    expect(told.text).toMatch(/Topics: new tickets, .*, stalls, .*, and notes$/m);
  });

  test('gets only tickets that match its filter, and the filter has the syntax of the list command', async () => {
    await desk.say(dana, 'subscribe kind:platform-change');
    await desk.say(dana, 'subscribe -to:hosted-exchange acme', { channel: platformChanges });
    await openBoth();
    await desk.say(dana, 'note 1 one');
    await desk.say(dana, 'note 2 two');
    const [here, there] = [await heard(), await heard(platformChanges)];
    expect(here.headlines).toEqual([expect.stringContaining('PLC-2')]);
    expect(here.lines).toEqual([expect.stringContaining('two')]);
    expect(there.headlines).toEqual([expect.stringContaining('MIG-1')]);
    expect(there.lines).toEqual([expect.stringContaining('one')]);
  });

  test('keeps an up-to-date headline of a ticket that no longer matches, but gets no more of its events', async () => {
    await desk.say(dana, 'subscribe unowned');
    await desk.say(dana, openLine);
    await desk.say(dana, 'assign 1 @sam');
    await desk.say(sam, 'note 1 mine now');
    const { lines, headlines } = await heard();
    expect(lines).toEqual([]);
    expect(headlines).toEqual([expect.stringContaining(' · Sam Okafor\n')]);
  });

  test('can subscribe to everything', async () => {
    const told = await desk.say(dana, 'subscribe everything');
    expect(told.text).toContain(
      "This channel now gets every update, in the ticket's thread and in the channel.",
    );
  });

  test('has only its latest subscription, with a button to restore the previous one', async () => {
    await desk.say(dana, 'subscribe phase from:gmail');
    const told = await desk.say(sam, 'subscribe normal');
    expect(told.text).toContain('Previous subscription: everything phase from:gmail.');
    const blocks = JSON.stringify(told.reply.body.blocks);
    expect(blocks).toContain('subscribe everything phase from:gmail');
    await desk.say(dana, openLine);
    expect((await heard()).headlines).toHaveLength(1);
    await desk.say(sam, 'unsubscribe');
    await desk.say(dana, 'note 1 nobody hears this');
    expect((await heard()).lines).toEqual([]);
  });

  test.each([
    ['subscribe opend', 'Did you mean opened?'],
    ['subscribe from:gmial', 'Did you mean gmail?'],
    ['subscribe from:all', "“all” isn't a valid source"],
    ['subscribe form:gmail', 'Did you mean from:?'],
    ['subscribe -acme', "“-acme” isn't a topic. Only a topic or a key can have a minus."],
    ['subscribe phase -phase', 'This leaves out every topic. Keep at least one.'],
  ])('gets no subscription from an invalid command: %s', async (command, says) => {
    expect((await desk.say(dana, command)).text).toContain(says);
    expect(await desk.database.client.subscription.count()).toBe(0);
  });
});

test.each(eventTypes.filter((type) => !ownersOnly.includes(type)))(
  'every announced event has a topic: %s',
  (type) => {
    expect(topics.filter(({ events }) => events.includes(type)).length).toBeGreaterThan(0);
  },
);

describe('stall announcements', () => {
  async function untilDue(): Promise<Date> {
    const due = await desk.app.nextDue(desk.clock.now());
    desk.clock.set(due!.toISOString());
    await desk.app.tick();
    return due!;
  }

  test('appear once for a stall and once for an escalation', async () => {
    await desk.say(dana, 'subscribe stalled hold');
    await desk.say(dana, openLine);
    const { stalledAt, escalatedAt } = await desk.database.client.ticket.findFirstOrThrow();
    while (desk.clock.now() < stalledAt!) await untilDue();
    await desk.app.tick();
    expect(desk.clock.now()).toEqual(stalledAt);
    const stalled = await heard();
    expect(stalled.lines).toEqual([
      expect.stringContaining(
        'Migration Desk marked it stalled: 3 business days in Prerequisites without progress, waiting on',
      ),
    ]);
    expect(stalled.headlines).toEqual([expect.stringContaining('Stalled since')]);
    while (desk.clock.now() < escalatedAt!) await untilDue();
    await desk.app.tick();
    const escalated = await heard();
    expect(escalated.lines.slice(1)).toEqual([
      expect.stringMatching(
        /Migration Desk escalated it: 7 business days in Prerequisites without progress, waiting on/,
      ),
    ]);
    expect(escalated.headlines).toEqual([expect.stringContaining('Escalated since')]);
    expect((await desk.say(dana, 'history 1')).text).toMatch(/escalated it.*marked it stalled/s);
    const events = await desk.database.client.event.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ type }) => type)).toEqual(['opened', 'stalled', 'escalated']);
  });

  test('appear again after progress, but not while the ticket is on hold', async () => {
    await desk.say(dana, openLine);
    const ticket = () => desk.database.client.ticket.findFirstOrThrow();
    desk.clock.set((await ticket()).stalledAt!.toISOString());
    await desk.say(dana, 'hold 1 until:2027-01-15 customer freeze');
    await desk.app.tick();
    expect((await ticket()).stallLevelTold).toBeNull();
    await desk.say(dana, 'resume 1');
    await desk.app.tick();
    expect((await ticket()).stallLevelTold).toBe('stalled');
    await desk.say(dana, 'note 1 progress:yes they answered');
    expect((await ticket()).stallLevelTold).toBeNull();
    desk.clock.set((await ticket()).escalatedAt!.toISOString());
    await Promise.all([desk.app.tick(), desk.app.tick()]);
    const events = await desk.database.client.event.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ type }) => type)).toEqual([
      'opened',
      'hold',
      'resume',
      'stalled',
      'note',
      'escalated',
    ]);
  });
});

test.each([
  ['is malformed', { topics: 7 }],
  [
    'filters by an unknown state',
    { topics: null, filter: { status: ['open'], only: {}, not: {}, words: [], states: ['sleepy'] } },
  ],
])("still changes tickets and tells other channels if one channel's subscription %s", async (_, wish) => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'subscribe', { channel: platformChanges });
  await desk.database.client.subscription.update({ where: { place: `slack:${migrations}` }, data: { wish } });
  await desk.say(dana, openLine);
  expect((await desk.say(dana, 'note 1 called them')).text).toBe('Added a note to Acme Corp (MIG-1).');
  expect((await heard(platformChanges)).lines).toEqual([expect.stringContaining('called them')]);
  expect((await heard()).lines).toEqual([]);
  const logged = desk.log.filter((line) => line.includes('a subscription cannot be read'));
  expect(logged[0]).toContain(`slack:${migrations}`);
});
