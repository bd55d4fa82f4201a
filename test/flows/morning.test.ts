import { describe, expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/platform.ts';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;
const row = (user = sam) => desk.database.client.morning.findUnique({ where: { personId: `slack:${user}` } });

/** Opens a ticket that never stalls within a week, and whose customer waits to hear from its owner. */
async function openDue(owner = sam, domain = 'acme.com'): Promise<void> {
  await desk.say(dana, openLine.replace('acme.com', domain));
  const { number } = await desk.database.client.ticket.findFirstOrThrow({ where: { domain } });
  await desk.say(owner, `assign ${number} me`);
  await desk.say(owner, `set ${number} cadence:1`);
}

/** Opens a ticket that its owner never hears about, except when it makes no progress. */
async function openOwned(domain: string): Promise<void> {
  await desk.say(dana, openLine.replace('acme.com', domain));
  const { number } = await desk.database.client.ticket.findFirstOrThrow({ where: { domain } });
  await desk.say(sam, `assign ${number} me`);
}

/** When a person got each message, in the team's time zone, and how it begins on a phone. */
async function sent(user = sam): Promise<string[]> {
  const rows = await desk.database.client.delivery.findMany({
    where: { place: `slack:${user}` },
    orderBy: { id: 'asc' },
  });
  const { calendar } = desk.app.desk;
  return rows.map(({ createdAt, card }) => {
    const { event } = card as { event?: string };
    return `${calendar.localDay(createdAt)} ${calendar.localTime(createdAt)} ${event?.split('. First')[0]}`;
  });
}

const at = (day: string, time = '12:00') => `2026-${day}T${time}:00-06:00`;

describe('the morning message', () => {
  test('comes on each business day on which an owner has something to do, when the day starts', async () => {
    await openDue();
    await runUntil(desk, at('12-02'));
    expect((await sent()).map((line) => line.slice(0, 16))).toEqual([
      '2026-11-24 09:00',
      '2026-11-25 09:00',
      '2026-11-30 09:00',
      '2026-12-01 09:00',
      '2026-12-02 09:00',
    ]);
    const [daily = ''] = await desk.daily(sam);
    expect(daily).toMatch(/^Good morning, Sam\. .*\nDo this first\n📞 Acme Corp \(MIG-1\) · /);
    expect(await desk.direct(sam)).not.toContain(daily);
  });

  test('stays away if all of the tickets are on track, and from people who own none', async () => {
    await desk.say(dana, openLine);
    await desk.say(sam, 'assign 1 me');
    await runUntil(desk, at('11-24', '08:00'));
    expect(await sent(sam)).toEqual([]);
    expect(await sent(dana)).toEqual([]);
    expect(await row(dana)).toBeNull();
  });

  test('leaves out muted tickets', async () => {
    await openDue();
    await desk.say(sam, 'mute 1');
    await runUntil(desk, at('12-02'));
    expect(await sent()).toEqual([]);
  });

  test('shows the team to a lead who owns nothing', async () => {
    await desk.say(lee, 'list');
    await desk.say(dana, openLine);
    await runUntil(desk, at('11-23'));
    expect(await sent(lee)).toEqual(['2026-11-23 09:00 Today: 1 unassigned']);
    expect((await desk.daily(lee))[0]).toMatch(/^Good morning, Lee\. Team: 1 unassigned\.\nDo this first\n/);
  });

  test('does not come to someone who left, and the leads hear of that ticket', async () => {
    await desk.say(lee, 'list');
    await openDue();
    await desk.say(sam, 'set 1 cutover:2026-11-30T18:00');
    await desk.say(dana, 'set 1 cutover:2026-11-25T18:00');
    await desk.app.tick();
    expect(await desk.database.client.notice.count({ where: { personId: `slack:${sam}` } })).toBeGreaterThan(
      0,
    );
    await desk.slack.changePerson(sam, { deleted: true });
    await desk.slack.until(() =>
      desk.database.client.person.findFirst({
        where: { id: `slack:${sam}`, refusal: { not: null } },
      }),
    );
    await runUntil(desk, at('11-25', '09:01'));
    expect(await sent(sam)).toEqual([]);
    expect(await row(sam)).toBeNull();
    expect((await desk.direct(lee)).join()).toMatch(/\(MIG-1\) · cutover today, .*: \/migration/);
  });

  test('is one message with what happened, and notices later on that day come without Today', async () => {
    await openDue();
    await runUntil(desk, at('11-24', '10:00'));
    expect(await desk.direct(sam)).toHaveLength(1);
    desk.clock.set(at('11-24', '10:30'));
    await openDue(sam, 'globex.com');
    await desk.say(dana, 'set 2 cutover:2026-11-24T20:00');
    await runUntil(desk, at('11-24', '23:00'));
    const [later = ''] = (await desk.direct(sam)).slice(1);
    expect(later).toMatch(/^Since this morning\n🕓 Acme Corp \(MIG-2\): Cutover today/);
    expect(later).not.toContain('Good');
  });

  test('marks as new only what the previous message did not tell', async () => {
    await desk.say(dana, openLine);
    await desk.say(sam, 'assign 1 me');
    await desk.say(dana, 'set 1 cutover:2026-12-01T18:00');
    await runUntil(desk, at('11-25', '08:59'));
    const before = (await desk.received(sam)).length;
    await runUntil(desk, at('11-25', '10:00'));
    await desk.say(sam, 'done 1 U-01');
    await runUntil(desk, at('11-30', '10:00'));
    await desk.say(sam, 'done 1 U-02');
    await runUntil(desk, at('12-01', '09:00'));
    const lines = (await desk.received(sam))
      .slice(before)
      .map((text) => text.match(/^🕓 .*\(MIG-1\) .*$/m)?.[0] ?? '');
    expect(lines).toEqual([
      expect.stringMatching(/ · cutover Tue, Dec 1, 6 PM · .* · new since yesterday: /),
      expect.not.stringContaining('new since'),
      expect.stringMatching(/ · cutover today, 6 PM · (?:(?!new since).)*$/),
    ]);
  });

  test('marks a new stall as new, although the previous message told an earlier one', async () => {
    await openOwned('acme.com');
    await runUntil(desk, at('11-25', '10:30'));
    desk.clock.set(at('11-30', '10:00'));
    await desk.app.tick();
    expect((await desk.received(sam)).at(-1)).toMatch(/^🐢 Acme Corp \(MIG-1\) .* · new since /m);
    await desk.say(sam, 'done 1 U-01');
    await runUntil(desk, at('12-04', '09:00'));
    expect((await desk.received(sam)).at(-1)).toMatch(/^🐢 Acme Corp \(MIG-1\) .* · new since /m);
  });

  test('does not call a ticket stalled that Today does not count as stalled', async () => {
    await openOwned('acme.com');
    await runUntil(desk, at('11-25', '09:00'));
    const [text = ''] = await desk.received(sam);
    expect(text).not.toContain('🐢');
    expect(text).toMatch(
      /^Good morning, Sam\. 1 thing to look at\.\nSince yesterday\n⏳ Acme Corp \(MIG-1\): May stall soon: .*$/m,
    );
    expect(text).not.toContain('on track');
  });

  test('names each ticket of its counts once, or counts it in “and 5 more” of its section', async () => {
    for (let i = 1; i <= 14; i++) await openOwned(`acme-${i}.com`);
    await runUntil(desk, at('12-01', '09:00'));
    const text = (await desk.received(sam)).find((one) => one.includes('14 stalled')) ?? '';
    expect(text).toMatch(/^Good morning, Sam\. 14 stalled\.$/m);
    const named = text.match(/\(MIG-\d+\)/g) ?? [];
    expect(new Set(named).size).toBe(named.length);
    const more = [...text.matchAll(/^and (\d+) more/gm)].map(([, count]) => Number(count));
    expect(more.reduce((sum, count) => sum + count, named.length)).toBe(14);
  });

  test('comes late after a stop, but not after hours, and then on the next business day', async () => {
    await openDue();
    await desk.app.tick();
    await desk.tickAt(at('11-23', '22:00'));
    expect(await sent()).toEqual([]);
    await desk.tickAt(at('11-24', '11:30'));
    await desk.tickAt(at('11-24', '15:00'));
    expect((await sent()).map((line) => line.slice(0, 16))).toEqual(['2026-11-24 11:30']);
  });

  test('comes once, although several replicas run the jobs at the same moment', async () => {
    await openDue();
    await desk.app.tick();
    desk.clock.set(at('11-24', '09:00'));
    await Promise.all([desk.app.tick(), desk.app.tick(), desk.app.tick()]);
    await desk.app.tick();
    expect(await sent()).toHaveLength(1);
  });

  test('comes later if Today fails, which does not hold back what waits', async () => {
    await openDue();
    await runUntil(desk, at('11-24'));
    const before = [await desk.direct(sam), await desk.daily(sam)].map(({ length }) => length);
    await desk.database.client.$executeRaw`ALTER TABLE "PlanPhase" RENAME COLUMN "billed" TO "charged"`;
    await desk.tickAt(at('11-25', '09:00'));
    expect((await desk.direct(sam)).slice(before[0])).toEqual([
      expect.stringMatching(/^Since yesterday\n⏳ Acme Corp \(MIG-1\): May stall soon: /),
    ]);
    expect(await desk.daily(sam)).toHaveLength(before[1] ?? 0);
    await desk.database.client.$executeRaw`ALTER TABLE "PlanPhase" RENAME COLUMN "charged" TO "billed"`;
    await desk.tickAt(at('11-25', '09:01'));
    await desk.tickAt(at('11-25', '09:02'));
    expect(await desk.daily(sam)).toHaveLength((before[1] ?? 0) + 1);
  });

  test('does not come twice on a day, or stay away on one, if the clock is set back', async () => {
    await openDue();
    await runUntil(desk, at('11-24', '09:30'));
    const { length } = await sent();
    await desk.tickAt(at('11-24', '08:30'));
    await runUntil(desk, at('11-24', '23:00'));
    expect(await sent()).toHaveLength(length);
    await runUntil(desk, at('12-04', '10:00'));
    const ahead = (await sent()).length;
    await desk.tickAt(at('11-30', '10:00'));
    await runUntil(desk, at('12-04', '10:00'));
    expect((await sent()).slice(ahead).map((line) => line.slice(0, 16))).toEqual([
      '2026-12-01 09:00',
      '2026-12-02 09:00',
      '2026-12-03 09:00',
      '2026-12-04 09:00',
    ]);
  });
});

describe('`digest me`', () => {
  test('says when the message comes, and turns it off and on', async () => {
    await openDue();
    const shown = await desk.say(sam, 'digest me');
    expect(shown.text).toBe(
      'Your morning message comes at 9 AM on business days.\nTimes are in America/Chicago. No message comes on a day with nothing to do. Next: Mon, Nov 23, 9 AM.',
    );
    const off = await desk.press({ user: sam, reply: shown.reply, label: 'Turn off' });
    expect(off.text).toMatch(/^Your morning message is off\.\n/);
    await runUntil(desk, at('11-25'));
    expect(await desk.daily(sam)).toEqual([]);
    const told = await desk.direct(sam);
    expect(told.length).toBeGreaterThan(0);
    for (const text of told) expect(text).toMatch(/^Since yesterday\n/);
    const on = await desk.press({ user: sam, reply: off.reply, label: 'Turn on' });
    expect(on.text).toContain('Next: Mon, Nov 30, 9 AM.');
    await runUntil(desk, at('12-02'));
    expect((await desk.daily(sam)).length).toBeGreaterThan(0);
  });

  test('sets the time in the zone of the person', async () => {
    const kei = 'U0KEI';
    desk.slack.people.set(kei, createUser({ id: kei, name: 'kei', tz: 'America/Los_Angeles' }));
    await openDue(kei);
    expect(await say(kei, 'digest me')).toContain(
      'at 9 AM on business days.\nTimes are in America/Los_Angeles.',
    );
    const set = await say(kei, 'digest me at 8:30 am');
    expect(set).toContain('at 8:30 AM on business days.\nTimes are in America/Los_Angeles.');
    expect(set).toContain('Next: Fri, Nov 20, 8:30 AM.');
    await runUntil(desk, at('11-25'));
    expect((await sent(kei)).map((line) => line.slice(0, 16))).toEqual([
      '2026-11-23 10:30',
      '2026-11-24 10:30',
      '2026-11-25 10:30',
    ]);
  });

  test.each([
    ['07:00', ['11-24', '11-25', '11-30']],
    ['11:15', ['11-23', '11-24', '11-25', '11-30']],
    ['18:30', ['11-23', '11-24', '11-25', '11-30']],
  ])('moves the whole message to %s', async (time, days) => {
    await openDue();
    await desk.say(sam, `digest me at ${time}`);
    await runUntil(desk, at('11-30', '23:00'));
    const times = (await sent()).map((line) => line.slice(0, 16));
    expect(times).toEqual(days.map((day) => `2026-${day} ${time}`));
  });

  test('takes a new time only from the next day on if the message has already come', async () => {
    await openDue();
    await runUntil(desk, at('11-24', '10:00'));
    const before = await sent();
    expect(await say(sam, 'digest me 11:00')).toContain('Next: Wed, Nov 25, 11 AM.');
    await runUntil(desk, at('11-24', '23:00'));
    expect(await sent()).toEqual(before);
  });

  test('asks for the time in a form, and refuses what is no time and what is about a channel', async () => {
    await openDue();
    const shown = await desk.say(sam, 'digest me');
    await desk.pressForForm({ user: sam, reply: shown.reply, label: 'Change time…' });
    expect(JSON.stringify(desk.slack.views.top(sam))).toContain('in your own time zone');
    expect(await say(sam, 'digest me at noonish')).toContain("“noonish” isn't a time of day.");
    expect(await say(sam, 'digest me at 08:30 weekdays')).toContain('takes only a time');
    expect(await say(sam, 'digest me at 08:30 from:gmail')).toContain('takes only a time');
  });

  test('turns the message on for someone who owns no tickets', async () => {
    await desk.say(dana, openLine);
    const shown = await desk.say(sam, 'digest me');
    expect(shown.text).toBe('You own no open tickets, so you get no morning message.');
    await desk.press({ user: sam, reply: shown.reply, label: 'Turn on' });
    await runUntil(desk, at('11-23'));
    expect(await sent(sam)).toEqual(['2026-11-23 09:00 Today: 1 unassigned']);
  });
});
