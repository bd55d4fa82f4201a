import { describe, expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/platform.ts';
import { dana, lee, openLine, outsideLine, sam, useDesk } from '../support/desk.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;
const ticket = (number = 1) => desk.database.client.ticket.findFirstOrThrow({ where: { number } });

async function open(domain = 'acme.com', owner = sam): Promise<void> {
  await desk.say(dana, openLine.replace('acme.com', domain));
  const { number } = await desk.database.client.ticket.findFirstOrThrow({ orderBy: { number: 'desc' } });
  await desk.say(owner, `assign ${number} me`);
}

/** When the direct messages to a person were sent, in the team's time zone. */
async function sentAt(user: string): Promise<string[]> {
  const rows = await desk.database.client.delivery.findMany({
    where: { place: `slack:${user}` },
    orderBy: { id: 'asc' },
  });
  const { calendar } = desk.app.desk;
  return rows.map(({ createdAt }) => `${calendar.localDay(createdAt)} ${calendar.localTime(createdAt)}`);
}

describe('messages to a person', () => {
  test('wait for the start of the next working day, and come as one message, most urgent first', async () => {
    for (const domain of ['acme.com', 'globex.com', 'initech.com']) await open(domain);
    await desk.say(sam, 'set 1 cutover:2026-12-02T20:00');
    await desk.say(sam, 'set 2 cutover:2026-12-02T18:00');
    await desk.say(sam, 'set 3 cadence:1');
    await runUntil(desk, '2026-11-25T09:00:00-06:00');
    const told = await desk.direct(sam);
    const times = await sentAt(sam);
    expect(new Set(times).size).toBe(times.length);
    for (const time of times) expect(time).toMatch(/ 09:00$/);
    expect(told.at(-1)).toMatch(
      /^Good morning, Sam\. 2 dates soon, 1 customer waiting to hear from you\.\nDo this first\n🕓 .*\(MIG-2\) · cutover Wed, Dec 2, 6 PM .* · new.*\nUpcoming dates\n🕓 .*\(MIG-1\) · cutover Wed, Dec 2, 8 PM .* · new.*\nContact due\n📞 .*\(MIG-3\) .* · new/,
    );
  });

  test('never come at night, on a weekend, or on a holiday', async () => {
    await open();
    await open('globex.com', dana);
    await desk.say(sam, 'set 1 cadence:2');
    await desk.say(dana, 'set 2 cadence:1');
    await runUntil(desk, '2026-12-31T23:00:00-06:00');
    for (const user of [sam, dana, lee]) {
      const times = await sentAt(user);
      expect(times.length).toBeGreaterThan(0);
      for (const time of times) {
        const [day = '', hour] = time.split(' ');
        expect(desk.app.desk.calendar.isBusinessDay(day)).toBe(true);
        expect(hour).toBe('09:00');
      }
      expect(new Set(times).size).toBe(times.length);
    }
  });

  test("use the person's own time zone, with the team's hours", async () => {
    desk.slack.people.set('U0TOKYO', createUser({ id: 'U0TOKYO', name: 'kei', tz: 'America/Los_Angeles' }));
    await open('acme.com', 'U0TOKYO');
    await runUntil(desk, '2026-12-31T09:00:00-06:00');
    const times = await sentAt('U0TOKYO');
    expect(times.length).toBeGreaterThan(0);
    for (const time of times) expect(time).toMatch(/ 11:00$/);
  });

  test('leave out what is no longer true, and what now concerns someone else', async () => {
    await open();
    await open('globex.com');
    await open('initech.com');
    const { nudgeAt } = await ticket();
    await desk.tickAt(nudgeAt);
    expect(await desk.database.client.notice.count()).toBe(3);
    await desk.say(sam, 'done 1 U-01');
    await desk.say(sam, 'assign 2 @dana');
    const before = (await desk.direct(sam)).length;
    await runUntil(desk, '2026-11-25T09:00:00-06:00');
    const told = (await desk.direct(sam)).slice(before);
    expect(told).toEqual([expect.stringContaining('(MIG-3)')]);
    expect(told.join()).not.toMatch(/MIG-[12]\b/);
    expect(await desk.database.client.notice.count({ where: { dueAt: { lte: desk.clock.now() } } })).toBe(0);
  });

  test('come later if nothing could be sent at the start of the day, but never after hours', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:2');
    await desk.tickAt((await ticket()).contactDueAt);
    await desk.tickAt('2026-11-25T22:00:00-06:00');
    expect(await sentAt(sam)).toEqual([]);
    await desk.tickAt('2026-11-30T11:30:00-06:00');
    expect(await sentAt(sam)).toEqual(['2026-11-30 11:30']);
  });

  test('are sent once, even if two replicas send at the same moment', async () => {
    await open();
    await desk.tickAt((await ticket()).nudgeAt);
    desk.clock.set('2026-11-25T09:00:00-06:00');
    await Promise.all([desk.app.tick(), desk.app.tick(), desk.app.tick()]);
    expect(await desk.direct(sam)).toHaveLength(1);
  });

  test('have a button on each line that answers just that line', async () => {
    await open();
    await desk.say(sam, 'set 1 cutover:2026-12-02T18:00');
    await forceTo(desk, 1, 'cutover');
    await desk.say(sam, 'done 1 C-08 U-13');
    await runUntil(desk, '2026-12-01T09:00:00-06:00');
    await desk.app.drain();
    const last = desk.slack.calls.findLast(({ body }) => body.channel === sam)?.body;
    expect(String(last?.text)).toContain('First: Acme Corp (MIG-1) · cutover tomorrow, 6 PM');
    const blocks = JSON.stringify(last?.blocks);
    expect(blocks).toContain('TTL lowered');
    expect(blocks).not.toMatch(/DNS records switched"/);
    await desk.press({ user: sam, channel: await conversationOf(desk, sam), label: '☐ TTL lowered' });
    expect(await say(dana, 'show 1')).toMatch(/✓ TTL lowered \(E-16\)/);
  });

  test('from another person come at once, at any hour', async () => {
    await open();
    desk.clock.set('2026-11-20T22:00:00-06:00');
    await desk.say(dana, 'nudge 1');
    await desk.say(sam, 'assign 1 @dana');
    expect(await desk.direct(sam)).toEqual([
      expect.stringContaining('Dana Reyes is asking about Acme Corp (MIG-1)'),
    ]);
    expect(await desk.direct(dana)).toEqual([
      expect.stringContaining('Sam Okafor assigned Acme Corp (MIG-1) to you.'),
    ]);
  });
});

describe('a ticket without progress', () => {
  test('is reported to the owner when it is stalled, and also to the leads when it is escalated', async () => {
    await open();
    const { stalledAt, escalatedAt } = await ticket();
    await runUntil(desk, stalledAt!.toISOString());
    await runUntil(desk, '2026-11-30T09:00:00-06:00');
    const stalled = (await desk.direct(sam)).filter((text) => text.includes('🐢'));
    expect(stalled.filter((text) => / · new\b/.test(text))).toEqual([
      expect.stringMatching(
        /\n🐢 Acme Corp \(MIG-1\) · no progress since Fri, Nov 20 · ☐ .* · waiting on the customer's admin · new/,
      ),
    ]);
    expect((await desk.direct(lee)).filter((text) => text.includes('MIG-1'))).toEqual([]);
    await runUntil(desk, escalatedAt!.toISOString());
    await runUntil(desk, '2026-12-10T09:00:00-06:00');
    for (const user of [sam, lee]) {
      expect((await desk.direct(user)).filter((text) => /⬆.* · new/.test(text))).toEqual([
        expect.stringContaining("waiting on the customer's admin"),
      ]);
    }
    expect(await say(dana, 'history 1')).toContain(
      "Migration Desk escalated it: 7 business days in Prerequisites without progress, waiting on the customer's admin (the customer's delay)",
    );
  });

  test('names our own delay when it waits on us', async () => {
    await open();
    await desk.say(sam, 'wait 1 racker');
    await runUntil(desk, '2026-12-10T09:00:00-06:00');
    expect(await say(dana, 'history 1')).toContain('waiting on us (our delay)');
  });

  test('is not reported to a workspace admin who is not a lead of the team', async () => {
    desk.slack.people.set('U0ADMIN', createUser({ id: 'U0ADMIN', name: 'ada', is_admin: true }));
    await desk.say('U0ADMIN', 'list');
    await desk.say(lee, 'role @sam lead');
    await open('acme.com', dana);
    await runUntil(desk, '2026-12-10T09:00:00-06:00');
    expect((await desk.direct(sam)).join()).toMatch(/⬆ .* · new/);
    expect((await desk.direct(lee)).join()).toMatch(/⬆ .* · new/);
    expect(await desk.direct('U0ADMIN')).toEqual([]);
  });
});

test('Forced MX Routing that is still on after the switch waits on Support, and is in the top of the digest', async () => {
  await desk.say(dana, outsideLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-02T18:00');
  await desk.say(sam, 'done 1 E-10');
  await forceTo(desk, 1, 'cutover');
  desk.clock.set('2026-12-02T18:00:00-06:00');
  await desk.say(sam, 'done 1 C-08 E-16 E-17');
  expect(await say(sam, 'show 1')).not.toContain('Forced MX Routing is still on');
  await desk.say(sam, 'done 1 E-18');
  const shown = await say(sam, 'show 1');
  expect(shown).toContain('🔴 Forced MX Routing is still on: mail may not arrive until Support turns it off');
  expect(shown).toContain('waiting on Support: Forced MX Routing is still on');
  await desk.say(sam, 'digest now');
  const [digest = ''] = (await desk.posted('C0MIGR')).map(({ text }) => text);
  expect(digest).toMatch(
    /^.*: 1 ticket needs you\n1 with mail at risk\..*\n.* \(MIG-1\) · Forced MX Routing/,
  );
  await desk.say(sam, 'done 1 E-20');
  expect(await ticket()).toMatchObject({ forcedMxOn: false, waitingOn: 'customer-admin', waitingFor: null });
});
