import { beforeEach, describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { forceTo, openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

/** The events that alarm people. */
const alarms = ['locked-out', 'escalated', 'missed', 'stalled'];

/** A state of a ticket of Sam's that people were told about, a mispress, and what others hear of both. */
interface Case {
  name: string;
  prepare(): Promise<void>;
  /** When the mispress happens, and the start of the next working day. */
  at: string;
  morning: string;
  by: string;
  act: string;
  /** The new direct messages to Sam and to Lee, the lead: their first lines. */
  afterAct: [sam: string[], lee: string[]];
  afterUndo: [sam: string[], lee: string[]];
}

const over = '✓ Acme Corp (PLC-1): The lockout is over: Dana Reyes checked off Passwords reset (P-18).';
const unlocked = 'Acme Corp (PLC-1): The lockout is over: Dana Reyes checked off Passwords reset (P-18).';
const nothing: [string[], string[]] = [[], []];

async function lockedOut(): Promise<void> {
  await openChange(desk);
  await runUntil(desk, '2026-12-02T18:00-06:00');
  await forceTo(desk, 1, 'maintenance');
}

async function escalated(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cadence:1');
}

const cases: Case[] = [
  {
    name: 'the last step of a lockout',
    async prepare() {
      await lockedOut();
      await desk.say(sam, 'done 1 P-16 P-17');
      await desk.say(sam, 'advance 1');
    },
    at: '2026-12-04T14:30-06:00',
    morning: '2026-12-07T09:00-06:00',
    by: dana,
    act: 'done 1 P-18',
    afterAct: [[unlocked], [unlocked]],
    afterUndo: nothing,
  },
  {
    name: 'the first part of a lockout',
    prepare: lockedOut,
    at: '2026-12-03T14:30-06:00',
    morning: '2026-12-04T09:00-06:00',
    by: dana,
    act: 'done 1 P-16 P-17',
    afterAct: nothing,
    afterUndo: nothing,
  },
  ...['hold 1 until:2026-12-30 freeze', 'snooze 1 days:5 freeze', 'wait 1 customer-admin sheet'].map(
    (act): Case => ({
      name: `an escalated ticket: ${act}`,
      prepare: escalated,
      at: '2026-12-11T14:30-06:00',
      morning: '2026-12-14T09:00-06:00',
      by: dana,
      act,
      afterAct: nothing,
      afterUndo: nothing,
    }),
  ),
  {
    name: 'a step of an escalated ticket',
    prepare: escalated,
    at: '2026-12-11T14:30-06:00',
    morning: '2026-12-14T09:00-06:00',
    by: dana,
    act: 'done 1 U-01',
    afterAct: nothing,
    afterUndo: nothing,
  },
  {
    name: 'the assignment of a ticket whose date is missed',
    prepare: () => openChange(desk),
    at: '2026-12-03T14:30-06:00',
    morning: '2026-12-04T09:00-06:00',
    by: dana,
    act: 'assign 1 @lee',
    afterAct: [[], ['Dana Reyes assigned Acme Corp (PLC-1) to you. It missed its slot: Wed, Dec 2, 6 PM.']],
    afterUndo: [
      ['Dana Reyes took back the assignment: Acme Corp (PLC-1) is yours again.'],
      ["Dana Reyes took back the assignment: Acme Corp (PLC-1) isn't yours anymore."],
    ],
  },
];

const told = async (user: string) => (await desk.direct(user)).map((text) => text.split('\n')[0]);
const both = async () => [await told(sam), await told(lee)] as const;
const alarmEvents = async () =>
  (
    await desk.database.client.event.findMany({ where: { type: { in: alarms } }, orderBy: { seq: 'asc' } })
  ).map(({ text }) => text);
/** What the channel shows outside of threads. */
const inChannel = async () =>
  (await desk.posted(migrations)).filter(({ thread_ts }) => !thread_ts).map(({ ts }) => ts);
/** A person's messages about the lockout, as they read now. */
async function kept(user: string): Promise<string[]> {
  const all = await desk.posted(await conversationOf(desk, user));
  return all.flatMap(({ text }) => (/^(🔒|✓)/u.test(text) ? [text.split('\n')[0]!] : []));
}

beforeEach(async () => {
  await desk.say(dana, 'subscribe normal');
});

describe('a mispress and its undo, a minute later', () => {
  test.each(cases)('alarms nobody again: $name', async ({ prepare, at, morning, by, act, ...expected }) => {
    await prepare();
    await runUntil(desk, at);
    const alarmed = await alarmEvents();
    expect(alarmed).not.toEqual([]);
    const before = await both();
    const since = async () => {
      const [ofSam, ofLee] = await both();
      return [ofSam.slice(before[0].length), ofLee.slice(before[1].length)];
    };
    const given = await desk.say(by, act);
    await desk.app.tick();
    expect(await since()).toEqual(expected.afterAct);
    const shown = await inChannel();
    desk.clock.advance(1);
    await desk.press({ user: by, reply: given.reply, label: 'Undo' });
    await runUntil(desk, new Date(Date.parse(morning) - 60_000).toISOString());
    const { afterAct, afterUndo } = expected;
    expect(await since()).toEqual([
      [...afterAct[0], ...afterUndo[0]],
      [...afterAct[1], ...afterUndo[1]],
    ]);
    expect(await alarmEvents()).toEqual(alarmed);
    expect(await inChannel()).toEqual(shown);
  });

  test('edits the messages about a lockout back, and the alarm goes on in the morning', async () => {
    const [lockout] = cases;
    await lockout!.prepare();
    await runUntil(desk, lockout!.at);
    const before = await kept(lee);
    const { reply } = await desk.say(dana, lockout!.act);
    expect((await kept(lee)).at(-1)).toBe(over);
    desk.clock.advance(1);
    await desk.press({ user: dana, reply, label: 'Undo' });
    expect(await kept(lee)).toEqual([
      ...before,
      expect.stringMatching(
        /^🔒 Acme Corp \(PLC-1\): Dana Reyes undid the end of the lockout: users locked out since Wed, Dec 2, 6 PM/,
      ),
    ]);
    await runUntil(desk, lockout!.morning);
    expect((await kept(lee)).length).toBe(before.length + 2);
  });
});
