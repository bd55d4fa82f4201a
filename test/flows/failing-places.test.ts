import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, platformChanges, sam, sendAll, useDesk } from '../support/desk.ts';

// Lee is the only lead.
const desk = useDesk({ env: { MD_LEADS: lee } });

const maintenance = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><h1>We will be back soon</h1></html>',
};

async function states(): Promise<Record<string, number>> {
  const rows = await desk.database.client.delivery.groupBy({ by: ['state'], _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

/** Subscribes the channel, makes the lead known, and opens a ticket that the channel can't get. */
async function failOne(): Promise<void> {
  await desk.say(lee, 'help');
  await desk.say(dana, 'subscribe');
  desk.slack.faults.failChannel(migrations, 'is_archived');
  await desk.say(dana, openLine);
  await sendAll(desk);
}

describe('an answer that is not from Slack', () => {
  test.each([
    ['a web page with the status 200', maintenance],
    ['a redirect', { status: 302, headers: { location: 'https://proxy.example/' } }],
    ['JSON without `ok`', { status: 200, body: '{"hello":"there"}' }],
    ['an unknown code', 'something_new'],
  ])('fails no delivery: %s', async (_name, fault) => {
    await desk.say(dana, 'subscribe');
    await desk.say(dana, 'subscribe', { channel: platformChanges });
    await desk.say(dana, openLine);
    for (let i = 0; i < 34; i++) await desk.say(dana, `note 1 number ${i}`);
    desk.slack.faults.failNext('*', fault, 20);
    await sendAll(desk);
    expect(Object.keys(await states())).toEqual(['sent']);
    for (const channel of [migrations, platformChanges]) {
      const [headline, ...replies] = await desk.posted(channel);
      expect(headline!.thread_ts).toBeUndefined();
      expect(replies.map(({ text }) => text.split(' ').at(-1))).toEqual(
        Array.from({ length: 34 }, (_, i) => String(i)),
      );
    }
  });

  test('is retried with growing pauses for a day, and then the delivery fails', async () => {
    await desk.say(dana, 'subscribe');
    await desk.say(dana, openLine);
    const began = desk.clock.now().getTime();
    desk.slack.faults.failNext('*', maintenance, 1_000);
    await sendAll(desk);
    const [row] = await desk.database.client.delivery.findMany();
    expect(row).toMatchObject({ state: 'failed', reason: 'unreadable answer' });
    expect(desk.clock.now().getTime() - began).toBeGreaterThanOrEqual(86_400_000);
  });
});

describe('a place where messages fail for good', () => {
  test('is told to the leads once, with the reason and what to do', async () => {
    await failOne();
    await desk.say(dana, 'note 1 more');
    await sendAll(desk);
    await desk.app.tick();
    await desk.app.tick();
    const [told, ...more] = await desk.direct(lee);
    expect(told).toContain(
      "Messages to #migrations can't be delivered: the channel is archived (is_archived).",
    );
    expect(told).toContain('Unarchive the channel, or type `subscribe` in another one.');
    expect(told).toContain('deliveries retry all place:slack:C0MIGR');
    expect(more).toEqual([]);
    expect(await desk.direct(dana)).toEqual([]);
  });

  test('is told again if it fails again after something was delivered', async () => {
    await failOne();
    await desk.app.tick();
    desk.slack.faults.failChannel(migrations, undefined);
    await desk.say(dana, 'note 1 works');
    await desk.posted(migrations);
    desk.slack.faults.failChannel(migrations, 'not_in_channel');
    await desk.say(dana, 'note 1 fails again');
    await sendAll(desk);
    await desk.app.tick();
    expect(await desk.direct(lee)).toEqual([
      expect.stringContaining('is_archived'),
      expect.stringContaining('not_in_channel'),
    ]);
  });

  test('is not told if its messages only wait', async () => {
    await desk.say(lee, 'help');
    await desk.say(dana, 'subscribe');
    desk.slack.faults.failChannel(migrations, 'internal_error');
    await desk.say(dana, openLine);
    await desk.app.drain();
    await desk.app.tick();
    expect(await desk.direct(lee)).toEqual([]);
  });

  test('is told without the lead whose own messages fail', async () => {
    await desk.say(lee, 'help');
    desk.slack.faults.failChannel('D0LEE', 'messages_tab_disabled');
    await desk.say(dana, openLine);
    await desk.say(dana, 'assign 1 @lee');
    await sendAll(desk);
    await desk.app.tick();
    await sendAll(desk);
    expect(await desk.database.client.delivery.count({ where: { place: `slack:${lee}` } })).toBe(1);
  });

  test('gets everything at the press of the button that the lead was given', async () => {
    await failOne();
    await desk.say(dana, 'note 1 more');
    await sendAll(desk);
    await desk.app.tick();
    await desk.direct(lee);
    desk.slack.faults.failChannel(migrations, undefined);
    const told = await desk.press({ user: lee, channel: 'D0LEE', label: 'Send again' });
    expect(told.text).toContain('Sending 3 deliveries to #migrations again.');
    const [headline, reply] = await desk.posted(migrations);
    expect(reply).toMatchObject({ thread_ts: headline!.ts, text: expect.stringContaining('more') });
    expect(await states()).toMatchObject({ sent: 4 });
  });
});

describe('deliveries retry all', () => {
  test('sends everything that has failed, everywhere', async () => {
    await desk.say(dana, 'subscribe', { channel: platformChanges });
    desk.slack.faults.failChannel(platformChanges, 'is_archived');
    await failOne();
    desk.slack.faults.failChannel(migrations, undefined);
    desk.slack.faults.failChannel(platformChanges, undefined);
    const told = await desk.say(lee, 'deliveries retry all');
    expect(told.text).toContain('Sending 2 deliveries to #migrations and #platform-changes again.');
    expect(await desk.posted(migrations)).toHaveLength(1);
    expect(await desk.posted(platformChanges)).toHaveLength(1);
    expect((await desk.say(lee, 'deliveries retry all')).text).toContain('There is nothing to send again.');
  });

  test.each([
    'place:#migrations',
    'place:migrations',
    `place:#${migrations}`,
    'place:here',
    `place:${migrations}`,
  ])('sends what has failed in one place: %s', async (where) => {
    await desk.say(dana, 'subscribe', { channel: platformChanges });
    desk.slack.faults.failChannel(platformChanges, 'is_archived');
    await failOne();
    desk.slack.faults.failChannel(migrations, undefined);
    const told = await desk.say(lee, `deliveries retry all ${where}`);
    expect(told.text).toContain('Sending 1 delivery to #migrations again.');
    expect(await desk.posted(migrations)).toHaveLength(1);
    expect(await states()).toMatchObject({ failed: 1, sent: 1 });
  });

  test('says that nothing has failed in another place', async () => {
    await failOne();
    const told = await desk.say(lee, 'deliveries retry all place:#leads');
    expect(told.text).toContain('No delivery to “#leads” has failed.');
  });

  test('is the only action that takes a place', async () => {
    const told = await desk.say(lee, 'deliveries failed place:#migrations');
    expect(told.text).toContain('place: works only with deliveries retry all.');
  });

  test('is only for leads, but anyone can send one delivery again', async () => {
    await failOne();
    const told = await desk.say(sam, 'deliveries retry all');
    expect(told.text).toContain('Only a lead can send all failed deliveries again.');
    expect(told.text).toContain('Anyone can send one again, such as with deliveries retry 7.');
    expect((await desk.say(sam, 'deliveries retry 1')).text).toContain('Sending delivery 1 again.');
  });

  test('leaves out a card that a newer one has replaced', async () => {
    await failOne();
    desk.slack.faults.failChannel(migrations, undefined);
    await desk.say(dana, 'note 1 newer');
    await desk.posted(migrations);
    const told = await desk.say(lee, 'deliveries retry all');
    expect(told.text).toContain('There is nothing to send again.');
  });
});
