import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();

async function open(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
}

test('one reminder is enough for ten minutes, whoever asks and however often', async () => {
  await open();
  const told = await Promise.all([dana, lee, dana, lee, dana].map((user) => desk.say(user, 'nudge 1')));
  expect(await desk.direct(sam)).toHaveLength(1);
  expect(told.filter(({ text }) => text.includes('sam is reminded of MIG-1.'))).toHaveLength(1);
  const late = /(You|dana|lee) reminded sam of MIG-1 a minute ago, so nothing more was sent\./;
  expect(told.filter(({ text }) => late.test(text))).toHaveLength(4);
  expect(await desk.database.client.event.count({ where: { type: 'reminded' } })).toBe(1);
  desk.clock.advance(9);
  expect((await desk.say(lee, 'nudge 1')).text).toContain('reminded sam of MIG-1 9 minutes ago');
  desk.clock.advance(1);
  expect((await desk.say(lee, 'nudge 1')).text).toContain('sam is reminded of MIG-1.');
  await desk.say(sam, 'assign 1 @dana');
  expect((await desk.say(lee, 'nudge 1')).text).toContain('dana is reminded of MIG-1.');
});

test('a reminder of a ticket on hold says until when, and why', async () => {
  await open();
  await desk.say(sam, 'hold 1 until:2026-12-15 customer freeze');
  await desk.say(dana, 'nudge 1');
  expect(await desk.direct(sam)).toEqual([
    expect.stringMatching(/^dana reminds you of MIG-1: on hold until 2026-12-15 \(customer freeze\)\./),
  ]);
});

test('who snoozed a ticket of somebody else is named when it is back', async () => {
  await open();
  await desk.say(dana, 'snooze 1 days:1 waiting for the invoice');
  desk.clock.set((await ticket()).snoozedUntil!.toISOString());
  await desk.app.tick();
  expect(await desk.direct(sam)).toEqual([
    expect.stringMatching(/^MIG-1 is back\. dana snoozed it for: waiting for the invoice\n/),
  ]);
});

test('a ticket that is back tells of a contact that is due, too', async () => {
  await open();
  await desk.say(sam, 'set 1 cadence:1');
  const told = await desk.say(sam, 'snooze 1 days:1 waiting for the invoice');
  expect(told.text).toContain('MIG-1 is snoozed until 2026-11-23 10:00, or the next progress.');
  expect((await desk.say(sam, 'help snooze')).text).toContain('or sooner with any progress');
  desk.clock.set((await ticket()).snoozedUntil!.toISOString());
  await desk.app.tick();
  await desk.app.tick();
  expect(await desk.direct(sam)).toEqual([
    expect.stringContaining(
      'MIG-1 is back. You snoozed it for: waiting for the invoice\nAcme Corp is to hear from you, too.',
    ),
  ]);
});

test('an owner is told of a clash as theirs', async () => {
  await open();
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-12-04T09:00');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  desk.clock.set('2026-12-01T09:00:00-06:00');
  await desk.app.tick();
  const told = (await desk.direct(sam)).filter((text) => text.includes('the cutover is on'));
  expect(told).toHaveLength(2);
  expect(told.filter((text) => /You have MIG-[12] on the same day, 2026-12-04\./.test(text))).toHaveLength(2);
});
