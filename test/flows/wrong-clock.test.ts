import { describe, expect, test } from 'vitest';
import { moments } from '../../src/ticket/mending/moments.ts';
import { recordedColumns } from '../../src/ticket/mending/set-aside.ts';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const right = '2026-11-20T10:00:00-06:00';
const ahead = '2026-12-30T10:00:00-06:00';
const behind = '2026-10-12T10:00:00-06:00';

const ticket = (number = 1) => desk.database.client.ticket.findUniqueOrThrow({ where: { number } });
const jumps = () => desk.log.filter((line) => /the clock was set (ahead|back)|since the last run/.test(line));

/** Opens a ticket that sam owns, with a cadence, a contact, and a digest in the channel. */
async function work(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cadence:2');
  await desk.say(sam, 'contact 1 phone agreed Friday');
  await desk.say(sam, 'done 1 U-01');
  await desk.say(dana, 'subscribe');
  await desk.say(dana, 'digest at 09:00 weekdays');
}

/** The rows of every table with moments, apart from the clock's own record, and from what is in real time. */
async function everything(): Promise<Record<string, unknown[]>> {
  const apart = ['ClockRecord', 'MendedMoment', 'Replica'];
  const tables = Object.keys(moments).filter((table) => !apart.includes(table));
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const { rows } = await desk.database.executeSql(`SELECT * FROM "${table}" t ORDER BY t::text`);
    found[table] = rows;
  }
  return found;
}

/** The columns with a recorded moment that is later than now, as `Table.column`. */
async function future(): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column } of recordedColumns()) {
    const { rows } = await desk.database.executeSql(
      `SELECT 1 FROM "${table}" WHERE "${column}" > $1 LIMIT 1`,
      [desk.clock.now()],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

describe('after a start with the clock 40 days ahead', () => {
  test('a ticket from that start stalls, is escalated, and asks for a contact at its usual times', async () => {
    desk.clock.set(right);
    await work();
    await desk.app.tick();
    const usual = await ticket();
    await desk.database.client.$executeRaw`TRUNCATE "Ticket", "ClockRecord" RESTART IDENTITY CASCADE`;
    await desk.database.client.digestSchedule.deleteMany();

    desk.clock.set(ahead);
    await work();
    await desk.app.tick();
    await desk.tickAt(right);
    expect(await future()).toEqual([]);
    const { nudgeAt, stalledAt, escalatedAt, contactDueAt } = usual;
    expect(await ticket()).toMatchObject({ nudgeAt, stalledAt, escalatedAt, contactDueAt });

    await runUntil(desk, '2026-12-04T17:00:00-06:00');
    const events = await desk.database.client.event.findMany({ orderBy: { seq: 'asc' } });
    const told = Object.fromEntries(events.map(({ type, at }) => [type, at]));
    expect(told).toMatchObject({ stalled: stalledAt, escalated: escalatedAt });
    expect(await desk.direct(sam)).toContainEqual(expect.stringMatching(/contact/i));
    expect(await desk.direct(lee)).toContainEqual(expect.stringMatching(/MIG-1/));
  });

  test('what people were told in that start is told again when it is true', async () => {
    await work();
    await desk.app.tick();
    const before = await ticket();
    await desk.tickAt(ahead);
    expect(await ticket()).toMatchObject({ stallLevelTold: 'escalated', contactDueTold: true });

    await desk.tickAt(right);
    expect(await ticket()).toMatchObject({ ...before, lastEvent: expect.any(Number) });
    const { lastEvent } = await ticket();
    await runUntil(desk, '2026-12-04T17:00:00-06:00');
    const later = await desk.database.client.event.findMany({ where: { seq: { gt: lastEvent } } });
    expect(later.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['stalled', 'escalated', 'reminded']),
    );
  });

  test('the digest comes at its time, once a day, also on the days that had a digest in that start', async () => {
    desk.clock.set(ahead);
    await desk.say(dana, 'digest at 09:00 weekdays');
    for (const day of ['31', '04', '05']) {
      await desk.tickAt(day === '31' ? '2026-12-31T09:00:00-06:00' : `2027-01-${day}T09:00:00-06:00`);
    }
    const posted = (await desk.posted(migrations)).length;
    expect(posted).toBe(3);
    await desk.tickAt(right);
    await runUntil(desk, '2027-01-05T10:00:00-06:00');
    const { calendar } = desk.app.desk;
    const days = (await desk.database.client.digestRun.findMany({ orderBy: { day: 'asc' } })).map(
      ({ day, at }) => [day, calendar.localDay(at), calendar.localTime(at)],
    );
    expect(days.map(([day]) => day)).toContain('2027-01-05');
    // Today's digest is late, because nobody knew that it was due.
    expect(days[0]).toEqual(['2026-11-20', '2026-11-20', '10:00']);
    for (const [day, on, time] of days.slice(1)) expect([on, time]).toEqual([day, '09:00']);
    expect(await desk.posted(migrations)).toHaveLength(days.length + posted);
  });

  test('owed deliveries go out, although the platform asked for a pause in that start', async () => {
    await work();
    await desk.app.drain();
    desk.clock.set(ahead);
    desk.slack.faults.rateLimitChannel(migrations, { retryAfter: 3_600 });
    await desk.say(sam, 'note 1 said while the clock was ahead');
    await desk.posted(migrations);
    expect(await desk.database.client.delivery.count({ where: { state: 'owed' } })).toBeGreaterThan(0);
    desk.slack.faults.clear();
    await desk.app.drain();
    expect(await desk.database.client.delivery.count({ where: { state: 'owed' } })).toBeGreaterThan(0);
    desk.clock.set(right);
    await desk.app.drain();
    expect(await desk.database.client.delivery.count({ where: { state: 'owed' } })).toBe(0);
  });

  test('a snooze from that start ends after as many days, and a step that starts a wait starts it now', async () => {
    desk.clock.set(ahead);
    await work();
    await desk.say(sam, 'snooze 1 days:2 waiting for the invoice');
    await desk.app.tick();
    await desk.tickAt(right);
    expect((await ticket()).snoozedUntil).toEqual(new Date('2026-11-24T10:00:00-06:00'));
    const marks = await desk.database.client.stepMark.findMany({ where: { stepId: 'U-01' } });
    expect(marks.map(({ at }) => at)).toEqual([new Date(right)]);
  });

  test('commands work, people are asked about again, and a repeated nudge is accepted', async () => {
    desk.clock.set(ahead);
    await work();
    await desk.say(dana, 'nudge 1');
    desk.clock.set(right);
    const asked = desk.slack.calls.filter(({ method }) => method === 'users.info').length;
    expect((await desk.say(dana, 'nudge 1')).text).toContain('Nudged');
    expect(desk.slack.calls.filter(({ method }) => method === 'users.info').length).toBeGreaterThan(asked);
    expect((await desk.say(sam, 'note 1 all is well')).text).toContain('MIG-1');
  });

  test('the events keep their order, and time spent waiting has no days that never were', async () => {
    await work();
    await desk.tickAt(ahead);
    await desk.say(dana, 'waiting 1 customer the sheet');
    await desk.tickAt(right);
    const events = await desk.database.client.event.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => +a - +b));
    const periods = await desk.database.client.ticketPeriod.findMany();
    expect(periods.map(({ businessMs }) => businessMs ?? 0).every((ms) => ms === 0)).toBe(true);
  });

  test('each jump is logged once, with its size', async () => {
    await desk.app.tick();
    await desk.tickAt(ahead);
    await desk.app.tick();
    await desk.tickAt(right);
    await desk.app.tick();
    expect(jumps()).toHaveLength(1);
    expect(jumps()[0]).toContain('the clock was set back by 40 days');
  });
});

describe('after a start with the clock 40 days behind', () => {
  test('everything is as before, and nothing is sent twice', async () => {
    await work();
    await desk.tickAt('2026-11-23T09:00:00-06:00');
    await desk.app.drain();
    const before = await everything();
    const sent = (await desk.posted(migrations)).length;

    await desk.tickAt(behind);
    await desk.app.tick();
    await desk.tickAt('2026-11-23T09:30:00-06:00');
    await desk.app.drain();
    expect(await desk.posted(migrations)).toHaveLength(sent);
    const after = await everything();
    expect({ ...after, DailyFigure: [] }).toEqual({ ...before, DailyFigure: [] });
  });

  test('a ticket that was told as stalled is not forgotten', async () => {
    await work();
    await runUntil(desk, '2026-12-04T17:00:00-06:00');
    expect(await ticket()).toMatchObject({ stallLevelTold: 'escalated' });
    await desk.tickAt(behind);
    await desk.tickAt('2026-12-04T17:01:00-06:00');
    expect(await ticket()).toMatchObject({ stallLevelTold: 'escalated' });
  });
});
