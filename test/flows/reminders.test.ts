import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();

async function open(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
}

test('sends an owner at most one reminder per ticket in ten minutes, no matter who asks', async () => {
  await open();
  const told = await Promise.all([dana, lee, dana, lee, dana].map((user) => desk.say(user, 'nudge 1')));
  expect(await desk.direct(sam)).toHaveLength(1);
  expect(told.filter(({ text }) => text.includes('Reminded sam about MIG-1.'))).toHaveLength(1);
  const late = /(You|dana|lee) already reminded sam about MIG-1 a minute ago, so nothing was sent\./;
  expect(told.filter(({ text }) => late.test(text))).toHaveLength(4);
  expect(await desk.database.client.event.count({ where: { type: 'reminded' } })).toBe(1);
  desk.clock.advance(9);
  expect((await desk.say(lee, 'nudge 1')).text).toContain('already reminded sam about MIG-1 9 minutes ago');
  desk.clock.advance(1);
  expect((await desk.say(lee, 'nudge 1')).text).toContain('Reminded sam about MIG-1.');
  await desk.say(sam, 'assign 1 @dana');
  expect((await desk.say(lee, 'nudge 1')).text).toContain('Reminded dana about MIG-1.');
});

test("includes a hold's end and reason in a reminder", async () => {
  await open();
  await desk.say(sam, 'hold 1 until:2026-12-15 customer freeze');
  await desk.say(dana, 'nudge 1');
  expect(await desk.direct(sam)).toEqual([
    expect.stringMatching(/^dana is asking about MIG-1: on hold until 2026-12-15 \(customer freeze\)\./),
  ]);
});

test('when a snooze ends, names the person who snoozed the ticket', async () => {
  await open();
  await desk.say(dana, 'snooze 1 days:1 waiting for the invoice');
  desk.clock.set((await ticket()).snoozedUntil!.toISOString());
  await desk.app.tick();
  expect(await desk.direct(sam)).toEqual([
    expect.stringMatching(
      /^MIG-1 is back from a snooze\. dana gave this reason for the snooze: waiting for the invoice\n/,
    ),
  ]);
});

test("says at the end of a snooze that it's time to contact the customer", async () => {
  await open();
  await desk.say(sam, 'set 1 cadence:1');
  const told = await desk.say(sam, 'snooze 1 days:1 waiting for the invoice');
  expect(told.text).toContain('MIG-1 is snoozed until 2026-11-23 10:00. Progress ends the snooze early.');
  expect((await desk.say(sam, 'help snooze')).text).toContain('Progress ends the snooze early.');
  desk.clock.set((await ticket()).snoozedUntil!.toISOString());
  await desk.app.tick();
  await desk.app.tick();
  expect(await desk.direct(sam)).toEqual([
    expect.stringContaining(
      "MIG-1 is back from a snooze. You gave this reason for the snooze: waiting for the invoice\nIt's also time to contact Acme Corp.",
    ),
  ]);
});

test('warns the owner about their scheduling conflict in the reminders of both tickets', async () => {
  await open();
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-12-04T09:00');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  desk.clock.set('2026-12-01T09:00:00-06:00');
  await desk.app.tick();
  const told = (await desk.direct(sam)).filter((text) => text.includes('cutover on'));
  expect(told).toHaveLength(2);
  expect(
    told.filter((text) => /Scheduling conflict: you also have MIG-[12] on 2026-12-04\./.test(text)),
  ).toHaveLength(2);
});
