import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });

/** What someone was told of dates. */
async function direct(user: string): Promise<string[]> {
  return (await desk.direct(user)).filter((text) => / is on | is 20/.test(text));
}

async function digest(): Promise<string> {
  await desk.say(dana, 'digest now');
  return (await desk.posted(migrations)).at(-1)?.text ?? '';
}

const force = 'force:"all was agreed by phone"';

/** Sam's, and in a phase. */
async function openIn(phase: string): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await advanceTo(phase);
}

/** The same of a platform change. */
async function openChange(slot: string): Promise<void> {
  await desk.say(
    dana,
    'open acme.com to:hosted-exchange via:chat customer:"Acme Corp" account:1234567 ticket:180621-01234',
    { command: '/platform-change' },
  );
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, `set 1 slot:${slot}`);
}

async function advanceTo(phase: string): Promise<string> {
  for (let told = ''; ; ) {
    if ((await ticket()).phase === phase) return told;
    told = (await desk.say(lee, `advance 1 ${force}`)).text;
  }
}

describe('an owner is reminded late, once', () => {
  test('of the next bill, when the phase that ends the old one is entered days before it', async () => {
    await openIn('client-setup');
    await desk.say(sam, 'set 1 next-billing:2026-11-25');
    await desk.app.tick();
    expect(await direct(sam)).toEqual([]);
    await desk.say(sam, 'advance 1');
    await desk.say(lee, `advance 1 ${force}`);
    await desk.app.tick();
    await desk.say(sam, 'note 1 licences are next');
    await desk.app.tick();
    expect(await direct(sam)).toEqual([
      expect.stringContaining('the next billing date is 2026-11-25, in 5 business days or less'),
    ]);
  });

  test('of a cutover that somebody else sets for tomorrow, the nearest reminder alone', async () => {
    await openIn('discovery');
    await desk.say(dana, 'set 1 cutover:2026-11-23T18:00');
    await desk.app.tick();
    await desk.app.tick();
    expect(await direct(sam)).toEqual([
      expect.stringContaining('the cutover is on 2026-11-23 18:00, in 1 business day or less.'),
    ]);
    await desk.say(dana, 'set 1 mailboxes:50');
    await desk.tickAt('2026-11-23T12:00:00-06:00');
    expect(await direct(sam)).toHaveLength(1);
  });

  test('and not of what they have set themselves, nor of a day that has come', async () => {
    await openIn('decommission');
    await desk.say(sam, 'set 1 cutover:2026-11-23T18:00 next-billing:2026-11-24');
    await desk.app.tick();
    await desk.say(dana, 'set 1 next-billing:2026-11-20');
    await desk.app.tick();
    expect(await direct(sam)).toEqual([]);
  });
});

describe('a phase that is further than the agreed date', () => {
  test('is told of where users are locked out before their slot, and not from then on', async () => {
    await openChange('2026-12-10T12:00');
    const says = 'and its slot is 2026-12-10 12:00: move it back, if that slot still holds.';
    expect(await advanceTo('readiness')).not.toContain(says);
    expect(await advanceTo('maintenance')).toContain(
      `PLC-1 moved to maintenance.\nIt is in maintenance, ${says}`,
    );
    expect((await desk.say(dana, 'show 1')).text).toContain(`It is in maintenance, ${says}`);
    expect(await digest()).toContain(
      `2026-12-10 12:00 change · PLC-1 Acme Corp · owner sam: It is in maintenance, ${says}`,
    );
    const moved = await desk.say(lee, 'move 1 readiness too early');
    expect(moved.text).not.toContain(says);
    await advanceTo('maintenance');
    desk.clock.set('2026-12-10T12:00:00-06:00');
    expect((await desk.say(dana, 'show 1')).text).not.toContain(says);
  });

  test('is told of once a cutover is left before its day, which is then no longer announced', async () => {
    await openIn('discovery');
    await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
    const says =
      'It has left cutover, and its cutover is 2026-12-08 18:00: move it back, if that cutover still holds.';
    expect(await advanceTo('cutover')).not.toContain('and its cutover');
    expect((await ticket()).remindAt).toEqual(new Date('2026-12-03T09:00:00-06:00'));
    expect(await advanceTo('delta')).toContain(says);
    expect((await ticket()).remindAt).toBeNull();
    expect((await desk.say(dana, 'show 1')).text).toContain(says);
    await desk.tickAt('2026-12-07T12:00:00-06:00');
    expect((await direct(sam)).filter((text) => text.includes('the cutover is on'))).toEqual([]);
    await desk.say(lee, 'move 1 cutover it was too early');
    await desk.app.tick();
    expect((await direct(sam)).filter((text) => text.includes('the cutover is on'))).toHaveLength(1);
  });
});

test('a hold that covers the agreed date is told of at once, in the reminders, and after that day', async () => {
  await openIn('discovery');
  await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
  expect((await desk.say(sam, 'hold 1 until:2026-12-08 customer freeze')).text).not.toContain('lasts past');
  await desk.say(sam, 'resume 1');
  const says = 'The hold, until 2026-12-15, lasts past its cutover, 2026-12-08 18:00.';
  const told = await desk.say(sam, 'hold 1 until:2026-12-15 customer freeze');
  expect(told.text).toContain(`Its clock stands still.\n${says}`);
  await desk.tickAt('2026-12-03T09:00:00-06:00');
  expect(await direct(sam)).toEqual([expect.stringContaining(`in 3 business days or less.\n${says}`)]);
  expect(await digest()).toContain(says);
  desk.clock.set('2026-12-09T09:00:00-06:00');
  expect(await digest()).toContain(
    `2026-12-08 18:00 cutover · MIG-1 Acme Corp · owner sam · on hold until 2026-12-15: ${says}`,
  );
  expect((await desk.say(dana, 'show 1')).text).toContain(says);
  await desk.say(sam, 'resume 1');
  expect(await digest()).toMatch(/Cutover or target date missed\nMIG-1 .* · cutover was 2026-12-08 18:00/);
});

test('a hold ends on a later day, as its field says', async () => {
  await openIn('discovery');
  const told = await desk.say(sam, 'hold 1 until:2026-11-20 customer freeze');
  expect(told.text).toContain('A hold ends on a later day than today.');
  expect((await desk.say(sam, 'help hold')).text).toContain('later than today');
  expect((await desk.say(sam, 'help hold')).text).not.toContain('today or later');
});

test('an hour that no clock shows is said as it is stored', async () => {
  await openIn('discovery');
  const told = await desk.say(sam, 'set 1 cutover:2027-03-14T02:30');
  expect(told.text).toMatch(/^Set cutover \(2027-03-14 03:00\) of MIG-1\./);
});

test('a ticket that only waits for the end of the watch does not stand still before that', async () => {
  await openIn('decommission');
  await desk.say(sam, 'set 1 cutover:2026-11-23T12:00');
  await desk.say(sam, 'set 1 billing-stops:2026-12-31');
  const { steps } = await desk.state(1);
  const open = steps.filter(({ gate, doneAt, required }) => gate === 'decommission' && required && !doneAt);
  const others = open.map(({ id }) => id).filter((id) => id !== 'C-14');
  expect(open).toHaveLength(others.length + 1);
  await desk.say(sam, `done 1 ${others.slice(1).join(' ')}`);
  const before = await ticket();
  expect(before.stalledAt).toEqual(new Date('2026-12-01T10:00:00-06:00'));
  await desk.say(sam, `done 1 ${others[0]}`);
  // The watch ends on 2026-12-02 at 12:00; then there are three business days to the nudge, five and ten.
  expect(await ticket()).toMatchObject({
    nudgeAt: new Date('2026-12-07T12:00:00-06:00'),
    stalledAt: new Date('2026-12-09T12:00:00-06:00'),
    escalatedAt: new Date('2026-12-16T12:00:00-06:00'),
  });
});

test('two people at once get a polite sentence, also if a newer release wrote the event of the first', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  const shown = await desk.say(sam, 'show 1');
  await desk.say(dana, 'advance 1');
  await desk.say(dana, 'assign 1 me');
  await desk.say(sam, 'nudge 1');
  await desk.database.client.$executeRaw`UPDATE "Event" SET "data" = "data" || '{"mood": "good"}'`;
  const pressed = await desk.press({ user: sam, reply: shown.reply, label: 'Advance' });
  expect(pressed.text).toContain('MIG-1 is in discovery, not in prerequisites, so nothing was changed.');
  expect((await desk.say(sam, 'nudge 1')).text).toBe('dana is reminded of MIG-1.');
});
