import { describe, expect, test } from 'vitest';
import { isOpen } from '../../src/ticket/steps/marks.ts';
import { changeLine, dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });

/** Returns the reminders of dates that a person got: lines of their own, and lines of Today with news. */
async function direct(user: string): Promise<string[]> {
  const lines = (await desk.direct(user)).flatMap((text) => text.split('\n'));
  return lines.filter((line) =>
    /[:·] (?:cutover|slot|next billing date) (?:today|in \d)|^(?:🕓|💳) .* · new since /i.test(line),
  );
}

/** When the direct messages to a person were sent. */
async function sentTo(user: string): Promise<Date[]> {
  const rows = await desk.database.client.delivery.findMany({
    where: { place: `slack:${user}` },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ createdAt }) => createdAt);
}

/** Posts a digest, and returns the words of its messages. */
async function digest(): Promise<string> {
  const before = (await desk.posted(migrations)).length;
  await desk.say(dana, 'digest now');
  return (await desk.posted(migrations))
    .slice(before)
    .map(({ text }) => text)
    .join('\n');
}

const force = 'force:"all was agreed by phone"';

/** Opens an upgrade that Sam owns, and moves it to a phase. */
async function openIn(phase: string): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await advanceTo(phase);
}

/** Opens a platform change that Sam owns, with an agreed slot. */
async function openChange(slot: string): Promise<void> {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, `set 1 slot:${slot}`);
}

const advanceTo = (phase: string) => forceTo(desk, 1, phase);

describe('reminders whose usual time has already passed', () => {
  test('tell the owner once about the next bill if Decommission begins shortly before the bill', async () => {
    await openIn('client-setup');
    await desk.say(sam, 'set 1 next-billing:2026-11-25');
    await desk.app.tick();
    expect(await direct(sam)).toEqual([]);
    await desk.say(sam, 'advance 1');
    await desk.say(lee, `advance 1 ${force}`);
    await desk.app.tick();
    await desk.say(sam, 'note 1 licenses are next');
    await runUntil(desk, '2026-11-23T08:59:00-06:00');
    expect(await direct(sam)).toEqual([]);
    await runUntil(desk, '2026-11-25T12:00:00-06:00');
    expect(await direct(sam)).toEqual([
      expect.stringMatching(
        /^💳 Acme Corp \(MIG-1\) · next billing date Wed, Nov 25 · ☐ License removal requested .* · new since Friday/,
      ),
    ]);
    expect((await sentTo(sam)).at(0)).toEqual(new Date('2026-11-23T09:00:00-06:00'));
  });

  test('name the next bill although the old billing should end before it', async () => {
    await openIn('decommission');
    await desk.say(dana, 'set 1 billing-target:2026-11-23 next-billing:2026-11-25');
    await runUntil(desk, '2026-11-23T09:00:00-06:00');
    expect((await desk.direct(sam)).join('\n')).toMatch(
      /💳 .*old billing should end by today · next billing date Wed, Nov 25 · .* · new since Friday/,
    );
  });

  test('tell the owner once if someone else sets the cutover for the next business day', async () => {
    await openIn('discovery');
    await desk.say(dana, 'set 1 cutover:2026-11-23T18:00');
    await desk.app.tick();
    await desk.app.tick();
    await runUntil(desk, '2026-11-23T08:59:00-06:00');
    expect(await direct(sam)).toEqual([]);
    await runUntil(desk, '2026-11-23T09:00:00-06:00');
    expect(await direct(sam)).toEqual([
      expect.stringMatching(
        /^🕓 Acme Corp \(MIG-1\) · cutover today, 6 PM · ☐ TTL lowered.* · and \d+ more steps · new since Friday/,
      ),
    ]);
    await desk.say(dana, 'set 1 mailboxes:50');
    await runUntil(desk, '2026-11-23T17:59:00-06:00');
    expect(await direct(sam)).toHaveLength(1);
  });

  test('are not sent for a date that the owner set or a date that has already come', async () => {
    await openIn('discovery');
    expect((await desk.say(sam, 'set 1 cutover:2026-11-23T18:00')).text).toContain('Set cutover');
    await desk.app.tick();
    await advanceTo('decommission');
    expect((await desk.say(sam, 'set 1 next-billing:2026-11-24')).text).toContain('Set next-billing');
    await desk.app.tick();
    await desk.say(dana, 'set 1 next-billing:2026-11-20');
    await runUntil(desk, '2026-11-24T12:00:00-06:00');
    expect(await direct(sam)).toEqual([]);
  });
});

test('reminds the owner in the morning of a cutover that the owner has just set', async () => {
  await openIn('discovery');
  await desk.say(sam, 'set 1 cutover:2026-11-23T18:00');
  await runUntil(desk, '2026-11-23T08:59:00-06:00');
  expect(await direct(sam)).toEqual([]);
  await runUntil(desk, '2026-11-23T17:59:00-06:00');
  expect(await direct(sam)).toEqual([
    expect.stringMatching(/ · cutover today, 6 PM · .* · and \d+ more steps · new since Friday/),
  ]);
});

describe('a ticket that is ahead of its agreed date', () => {
  test('warns that users are locked out too early, until the agreed slot begins', async () => {
    await openChange('2026-12-10T12:00');
    const says =
      'The ticket has already entered Maintenance, but the agreed slot is Thu, Dec 10, 12 PM. If that date is still right, move the ticket back.';
    expect(await advanceTo('readiness')).not.toContain(says);
    expect(await advanceTo('maintenance')).toContain(
      `(PLC-1) is in Maintenance now. 2 steps here.\n${says}\nNext, for the Internal Migration team: `,
    );
    expect((await desk.say(dana, 'show 1')).text).toContain(says);
    expect(await digest()).toMatch(/Acme Corp \(PLC-1\) · .* · Sam Okafor.*has already entered Maintenance/);
    const moved = await desk.say(lee, 'move 1 readiness too early');
    expect(moved.text).not.toContain(says);
    await advanceTo('maintenance');
    desk.clock.set('2026-12-10T12:00:00-06:00');
    expect((await desk.say(dana, 'show 1')).text).not.toContain(says);
  });

  test('warns that the ticket left Cutover too early, and sends no reminders of the agreed date', async () => {
    await openIn('discovery');
    await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
    const says =
      'The ticket has already left Cutover, but the agreed cutover is Tue, Dec 8, 6 PM. If that date is still right, move the ticket back.';
    expect(await advanceTo('cutover')).not.toContain('agreed cutover');
    expect((await ticket()).remindAt).toEqual(new Date('2026-12-03T00:00:00-06:00'));
    expect(await advanceTo('delta')).toContain(says);
    expect((await ticket()).remindAt).toBeNull();
    expect((await desk.say(dana, 'show 1')).text).toContain(says);
    await runUntil(desk, '2026-12-07T12:00:00-06:00');
    expect(await direct(sam)).toEqual([]);
    await desk.say(lee, 'move 1 cutover it was too early');
    await runUntil(desk, '2026-12-08T17:59:00-06:00');
    expect(await direct(sam)).toEqual([
      expect.stringMatching(
        / · cutover today, 6 PM · ☐ TTL lowered \(customer's admin\), was due yesterday, 6 PM · .* · new since yesterday/,
      ),
    ]);
  });
});

test('warns about a hold that covers the agreed date, and still warns after that date', async () => {
  await openIn('discovery');
  await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
  expect((await desk.say(sam, 'hold 1 until:2026-12-08 customer freeze')).text).not.toContain(
    'The hold lasts',
  );
  await desk.say(sam, 'resume 1');
  const says = 'The hold lasts until Tue, Dec 15, but the agreed cutover is Tue, Dec 8, 6 PM.';
  const told = await desk.say(sam, 'hold 1 until:2026-12-15 customer freeze');
  expect(told.text).toContain(`The timer is paused.\n${says}`);
  await runUntil(desk, '2026-12-03T09:00:00-06:00');
  expect(await direct(sam)).toEqual([
    expect.stringMatching(
      new RegExp(
        ` · cutover Tue, Dec 8, 6 PM · on hold until Tue, Dec 15 · .* · and \\d+ more steps · ${says.slice(0, -1)} · new since yesterday`,
      ),
    ),
  ]);
  expect(await digest()).toContain(says.slice(0, -1));
  desk.clock.set('2026-12-09T09:00:00-06:00');
  expect(await digest()).toMatch(/🔴 Acme Corp \(MIG-1\) · cutover missed yesterday/);
  expect((await desk.say(dana, 'show 1')).text).toContain(says);
  await desk.say(sam, 'resume 1');
  expect(await digest()).toMatch(/\(MIG-1\) · cutover missed \S/);
});

test('rejects a hold that ends today', async () => {
  await openIn('discovery');
  const told = await desk.say(sam, 'hold 1 until:2026-11-20 customer freeze');
  expect(told.text).toContain('until must be later than today.');
  expect((await desk.say(sam, 'help hold')).text).toContain('later than today');
  expect((await desk.say(sam, 'help hold')).text).not.toContain('today or later');
});

test('refuses a time that is skipped or repeated by daylight saving time', async () => {
  await openIn('discovery');
  const told = await desk.say(sam, 'set 1 cutover:2027-03-14T02:30');
  expect(told.text).toContain("2:30 AM doesn't exist on Sun, Mar 14, because clocks go forward then.");
  const twice = await desk.say(sam, 'set 1 cutover:2027-11-07T01:30');
  expect(twice.text).toContain('Sun, Nov 7, 2027, 1:30 AM happens twice, because clocks go back then.');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ cutover: null });
  await desk.press({ user: sam, reply: twice.reply, label: '1:30 AM, after the shift' });
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    cutover: new Date('2027-11-07T01:30:00-06:00'),
  });
});

test('starts the stall clock at the end of the five-day watch if no other step is left', async () => {
  await openIn('cutover');
  desk.clock.set('2026-11-23T12:00:00-06:00');
  await advanceTo('decommission');
  await desk.say(sam, 'set 1 billing-stops:2026-12-31');
  const { steps } = await desk.state(1);
  const open = steps.filter((step) => step.gate === 'decommission' && step.required && isOpen(step));
  const others = open.map(({ id }) => id).filter((id) => id !== 'C-14');
  expect(open).toHaveLength(others.length + 1);
  await desk.say(sam, `done 1 ${others.slice(1).join(' ')}`);
  const before = await ticket();
  expect(before.stalledAt).toEqual(new Date('2026-12-02T12:00:00-06:00'));
  await desk.say(sam, `done 1 ${others[0]}`);
  // The watch ends on 2026-12-02 at 12:00. The thresholds of 3, 5, and 10 business days count from then on.
  expect(await ticket()).toMatchObject({
    nudgeAt: new Date('2026-12-07T12:00:00-06:00'),
    stalledAt: new Date('2026-12-09T12:00:00-06:00'),
    escalatedAt: new Date('2026-12-16T12:00:00-06:00'),
  });
});

test('tells a person who presses an outdated button what has changed, even if a newer release recorded the change', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  const shown = await desk.say(sam, 'show 1');
  await desk.say(dana, 'advance 1');
  await desk.say(dana, 'assign 1 me');
  await desk.say(sam, 'nudge 1');
  await desk.database.client.$executeRaw`UPDATE "Event" SET "data" = "data" || '{"mood": "good"}'`;
  const pressed = await desk.press({ user: sam, reply: shown.reply, label: 'Move to Discovery' });
  expect(pressed.text).toContain('MIG-1 is in Discovery, not in Prerequisites, so nothing changed.');
  expect((await desk.say(sam, 'nudge 1')).text).toBe('Nudged Dana Reyes about Acme Corp (MIG-1).');
});
