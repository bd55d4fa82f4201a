import { expect, test } from 'vitest';
import {
  dana,
  migrations,
  openLine,
  platformChanges,
  sam,
  startDesk,
  type TestDesk,
  useDesk,
} from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

// The clock starts on Friday, November 20, 2026, at 10 AM in Chicago. The team is off on November 26 and 27.
const desk = useDesk();

/** Each day from the first one to the last one, as `2026-11-23`. */
function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Moves the clock to a moment. Both replicas run the jobs at each moment on the way when one of them has work. */
async function runBoth(replica: TestDesk, moment: string): Promise<void> {
  const end = new Date(moment);
  for (let next: Date | null = end; next; ) {
    next = await desk.app.nextDue(desk.clock.now());
    if (next && next > end) next = null;
    desk.clock.set((next ?? end).toISOString());
    await Promise.all([desk.app.tick(), replica.app.tick()]);
  }
}

interface Posted {
  day: string;
  time: string;
  /** Lines such as `Opened MIG-3`, from the list that the digest's button shows. */
  changes: string[];
}

/** The digests of a channel, each with the changes that its button lists. */
async function digestsIn(channel: string): Promise<Posted[]> {
  const { calendar } = desk.app.desk;
  const messages = (await desk.posted(channel)).filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts);
  // Slack's times are real ones, so the time of a digest is the recorded one.
  const runs = await desk.database.client.digestRun.findMany({
    where: { place: `slack:${channel}` },
    orderBy: { at: 'asc' },
  });
  expect(messages).toHaveLength(runs.length);
  const found: Posted[] = [];
  for (const [i, { at }] of runs.entries()) {
    const command = /digest changes since:\S+ until:[^\s"]+(?: [^"\\]+)?/.exec(
      JSON.stringify(messages[i]?.blocks),
    )?.[0];
    const shown = command ? (await desk.say(dana, command, { channel })).text : '';
    found.push({ day: calendar.localDay(at), time: calendar.localTime(at), changes: changesIn(shown) });
  }
  return found;
}

function changesIn(shown: string): string[] {
  let kind = '';
  return shown.split('\n').flatMap((line) => {
    kind = /^(.+) \(\d+\)$/.exec(line)?.[1] ?? kind;
    const key = /^• .* \((\w+-\d+)\) · /.exec(line)?.[1];
    return key ? [`${kind} ${key}`] : [];
  });
}

/** What happened to tickets, from the timeline: `Opened MIG-3`. */
async function changesOf(source: string | null, until: string): Promise<string[]> {
  const kinds = {
    escalated: 'Escalated',
    phase: 'Moved',
    opened: 'Opened',
    stalled: 'Newly stalled',
    canceled: 'Canceled',
  };
  const events = await desk.database.client.event.findMany({
    where: {
      type: { in: Object.keys(kinds) },
      at: { lte: new Date(until) },
      ...(source && { ticket: { source } }),
    },
  });
  return events.map(({ type, ticketNumber }) => `${kinds[type as keyof typeof kinds]} MIG-${ticketNumber}`);
}

test('a month has one digest per channel and business day, and each change is in one digest of each channel', async () => {
  const { database, clock, slack } = desk;
  const replica = await startDesk({ database: { ...database, close: async () => {} }, clock, slack });
  await desk.say(dana, 'digest at 09:00 weekdays');
  await desk.say(sam, 'digest at 16:30 mon,wed,fri from:gmail', { channel: platformChanges });
  const all = daysFrom('2026-11-21', '2026-12-21');
  let tickets = 0;
  for (const [i, day] of all.entries()) {
    // People also work on weekends and holidays, and before, between, and after the digests.
    const hour = ['08:59:59', '09:00:05', '12:00:00', '16:29:55', '20:00:00'][i % 5];
    await runBoth(replica, `${day}T${hour}-06:00`);
    tickets += 1;
    const line = i % 3 ? openLine : openLine.replace('rackspace-email', 'gmail');
    await desk.say(dana, line.replace('acme.com', `acme${tickets}.com`));
    if (i % 4 === 3) await forceTo(desk, tickets - 2, 'discovery');
    if (i % 7 === 6) await desk.say(dana, `cancel ${tickets - 4} customer withdrew`);
    await runBoth(replica, `${day}T23:59:00-06:00`);
  }

  const { calendar } = desk.app.desk;
  const businessDays = ['2026-11-20', ...all].filter((day) => calendar.isBusinessDay(day));
  const main = await digestsIn(migrations);
  const gmail = await digestsIn(platformChanges);
  expect(main.map(({ day, time }) => `${day} ${time}`)).toEqual(
    businessDays.slice(1).map((day) => `${day} 09:00`),
  );
  const isWanted = (day: string) => [1, 3, 5].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  expect(gmail.map(({ day, time }) => `${day} ${time}`)).toEqual(
    businessDays.filter(isWanted).map((day) => `${day} 16:30`),
  );

  const said = (digests: Posted[]) => digests.flatMap(({ changes }) => changes).sort();
  expect(said(main)).toEqual((await changesOf(null, '2026-12-21T08:59:50-06:00')).sort());
  expect(said(gmail)).toEqual((await changesOf('gmail', '2026-12-21T16:29:50-06:00')).sort());
  expect(said(main).filter((change) => change.startsWith('Opened'))).toHaveLength(tickets - 1);
  for (const kind of ['Moved', 'Newly stalled', 'Canceled'])
    expect(said(main).some((change) => change.startsWith(kind))).toBe(true);
  await replica.stop();
}, 600_000);

test('a digest after a day of downtime says what happened since the last one that was posted', async () => {
  await desk.say(dana, 'digest at 09:00 weekdays');
  await desk.tickAt('2026-11-23T09:00:00-06:00');
  desk.clock.set('2026-11-23T15:00:00-06:00');
  await desk.say(dana, openLine);
  // The bot is down from Monday evening to Wednesday.
  desk.clock.set('2026-11-25T08:00:00-06:00');
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.tickAt('2026-11-25T11:00:00-06:00');
  const digests = await digestsIn(migrations);
  expect(digests.map(({ day, time }) => `${day} ${time}`)).toEqual(['2026-11-23 09:00', '2026-11-25 11:00']);
  expect(digests[1]?.changes).toEqual(['Opened MIG-1', 'Opened MIG-2']);
});
