import { expect, test } from 'vitest';
import { seedPlan } from '../../src/playground/seed/plan.ts';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, lee, migrations, openLine, sam, startDesk, type TestDesk } from '../support/desk.ts';
import { passTime, play } from '../support/play-seed.ts';
import { runUntil } from '../support/run-until.ts';
import { forceTo, walkTo } from '../support/walk.ts';

const forced = 'force:"all was agreed by phone"';

/** Whether people see a message in the channel itself, and not only in a thread. */
function isInChannel({ thread_ts, ts, subtype }: SlackMessage): boolean {
  return !thread_ts || thread_ts === ts || subtype === 'thread_broadcast';
}

/** The open migrations with an owner, by phase. */
async function openMigrations({ database }: TestDesk) {
  const tickets = await database.client.ticket.findMany({
    where: { status: 'open', kind: 'migration', ownerId: { not: null }, heldAt: null },
    orderBy: { number: 'asc' },
  });
  return (...phases: string[]) => tickets.filter(({ phase }) => phases.includes(phase));
}

/** The customers whose tickets were opened, blocked, closed, or switched to the new system on a day. */
interface Day {
  opened: string;
  blocked: string;
  closed: string;
  switched: string;
}

/** A day on which a team opens, blocks, switches, and closes a ticket each, and works on many others. */
async function work(desk: TestDesk, day: string): Promise<Day> {
  const inPhase = await openMigrations(desk);
  const early = inPhase('prerequisites', 'discovery', 'provisioning');
  const [last] = inPhase('decommission', 'client-setup');
  const [switched] = inPhase('cutover');
  const count = await desk.database.client.ticket.count();

  await runUntil(desk, `${day}T09:30:00-06:00`);
  const opened = 'Larkfield';
  await desk.say(dana, openLine.replace('acme.com', 'larkfield.example').replace('Acme Corp', opened));
  await desk.say(lee, `assign ${count + 1} @sam`);
  await desk.say(sam, `contact ${count + 1} phone introduced ourselves`);

  await runUntil(desk, `${day}T11:00:00-06:00`);
  const [blocked, ...moved] = early.slice(0, 7);
  for (const { number } of moved) {
    await desk.say(sam, `note ${number} called the admin`);
    await desk.say(lee, `assign ${number} @dana`);
    await desk.say(lee, `advance ${number} ${forced}`);
  }
  await desk.say(sam, `block ${blocked!.number} CREDS_INVALID 3 of 40 fail`);
  const asked = await desk.say(lee, 'snooze phase:credentials days:2 waiting for the list');
  await desk.press({ user: lee, reply: asked.reply, label: /Snooze \d+ tickets/.exec(asked.text)![0] });

  await runUntil(desk, `${day}T14:00:00-06:00`);
  await walkTo(desk, switched!.number, 'delta');
  await forceTo(desk, last!.number, 'decommission');
  await desk.say(lee, `advance ${last!.number} ${forced}`);
  await runUntil(desk, `${day}T23:00:00-06:00`);
  return { opened, blocked: blocked!.customer, closed: last!.customer, switched: switched!.customer };
}

test('a busy Tuesday, two weeks after the seed, has at most five messages in the channel, which tell what happened', async () => {
  const desk = await startDesk();
  try {
    const plan = seedPlan(desk.app.desk.calendar, new Date('2026-11-27T10:00:00-06:00'));
    desk.clock.set(plan[0]!.at.toISOString());
    expect(await play(desk, plan)).toEqual([]);
    await passTime(desk, new Date('2026-12-14T23:00:00-06:00'));
    const before = (await desk.posted(migrations)).length;
    const { opened, blocked, closed, switched } = await work(desk, '2026-12-15');
    const posted = (await desk.posted(migrations)).slice(before);
    const shown = posted.filter(isInChannel).map(({ text }) => text);
    expect(shown.length).toBeLessThanOrEqual(5);

    expect(shown).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`${opened} · `),
        expect.stringMatching(`${blocked} .* blocked it`),
        expect.stringMatching(`${closed} .* closed it`),
        expect.stringMatching(`${switched} .*DNS records switched`),
      ]),
    );
    // The rest of what people did is in the threads.
    const { ts } = posted.find(({ text }) => text.startsWith(`${opened} · `))!;
    const thread = posted.filter(({ thread_ts }) => thread_ts === ts).map(({ text }) => text);
    expect(thread).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Lee Park assigned it to Sam Okafor'),
        expect.stringContaining('introduced ourselves'),
      ]),
    );
  } finally {
    await desk.stop();
  }
}, 600_000);
