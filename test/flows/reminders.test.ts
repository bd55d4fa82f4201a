import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';

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
  expect(told.filter(({ text }) => text.includes('Nudged Sam Okafor about Acme Corp (MIG-1).'))).toHaveLength(
    1,
  );
  const late =
    /(You|Dana Reyes|Lee Park) already nudged Sam Okafor about Acme Corp \(MIG-1\) a minute ago, so nothing was sent\./;
  expect(told.filter(({ text }) => late.test(text))).toHaveLength(4);
  expect(await desk.database.client.event.count({ where: { type: 'reminded' } })).toBe(1);
  desk.clock.advance(9);
  expect((await desk.say(lee, 'nudge 1')).text).toContain(
    'already nudged Sam Okafor about Acme Corp (MIG-1) 9 minutes ago',
  );
  desk.clock.advance(1);
  expect((await desk.say(lee, 'nudge 1')).text).toContain('Nudged Sam Okafor about Acme Corp (MIG-1).');
  await desk.say(sam, 'assign 1 @dana');
  expect((await desk.say(lee, 'nudge 1')).text).toContain('Nudged Dana Reyes about Acme Corp (MIG-1).');
});

test("includes a hold's end and reason in a reminder", async () => {
  await open();
  await desk.say(sam, 'hold 1 until:2026-12-15 customer freeze');
  await desk.say(dana, 'nudge 1');
  expect(await desk.direct(sam)).toEqual([
    expect.stringMatching(
      /^Dana Reyes is asking about Acme Corp \(MIG-1\): on hold until Tue, Dec 15 \(customer freeze\)\./,
    ),
  ]);
});

test('when a snooze ends, names the person who snoozed the ticket', async () => {
  await open();
  await desk.say(dana, 'snooze 1 days:1 waiting for the invoice');
  await desk.tickAt((await ticket()).snoozedUntil);
  expect(await desk.direct(sam)).toEqual([]);
  await runUntil(desk, '2026-11-24T09:00:00-06:00');
  expect(await desk.direct(sam)).toEqual([
    [
      'Good morning, Sam. 1 thing to look at.',
      'Since yesterday',
      '⏰ Acme Corp (MIG-1): Back from a snooze. Dana Reyes gave this reason for the snooze: waiting for the invoice: /migration done MIG-1 U-01',
    ].join('\n'),
  ]);
});

test("says at the end of a snooze that it's time to contact the customer", async () => {
  await open();
  await desk.say(sam, 'set 1 cadence:1');
  const told = await desk.say(sam, 'snooze 1 days:1 waiting for the invoice');
  expect(told.text).toContain(
    'Acme Corp (MIG-1) is snoozed for 1 business day, until Mon, Nov 23, 10 AM. Progress ends the snooze early.',
  );
  expect((await desk.say(sam, 'help snooze')).text).toContain('Progress ends the snooze early.');
  await desk.tickAt((await ticket()).snoozedUntil);
  await desk.app.tick();
  expect(await desk.direct(sam)).toEqual([]);
  await runUntil(desk, '2026-11-24T09:00:00-06:00');
  await desk.app.tick();
  expect((await desk.direct(sam)).map((text) => text.split('\n'))).toEqual([
    [
      'Good morning, Sam. 1 customer waiting to hear from you.',
      'Do this first',
      expect.stringMatching(
        /^📞 Acme Corp \(MIG-1\) · no contact yet, .* · back from a snooze\. You gave this reason for the snooze: waiting for the invoice · new since/,
      ),
    ],
  ]);
});

test('passes on to a new owner what the old one would have heard in the morning', async () => {
  await open();
  await desk.say(sam, 'set 1 cadence:1');
  await desk.tickAt((await ticket()).contactDueAt);
  await desk.say(lee, 'assign 1 @dana');
  const before = [(await desk.direct(sam)).length, (await desk.direct(dana)).length];
  await runUntil(desk, '2026-11-24T09:00:00-06:00');
  await desk.app.tick();
  expect((await desk.direct(sam)).slice(before[0])).toEqual([]);
  expect((await desk.direct(dana)).slice(before[1])).toEqual([
    expect.stringMatching(/📞 Acme Corp \(MIG-1\) · no contact yet, .* · new/),
  ]);
});

test('warns the owner about their scheduling conflict in the reminders of both tickets', async () => {
  await open();
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-12-04T09:00');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  await runUntil(desk, '2026-12-01T09:00:00-06:00');
  await desk.app.tick();
  const told = (await desk.direct(sam)).map((text) => text.split('\n')).at(-1);
  const line = (key: string, time: string, other: string) =>
    expect.stringMatching(
      new RegExp(`\\(${key}\\) · cutover Fri, Dec 4, ${time} .*same day as .*${other}.* · new`),
    );
  expect(told?.filter((text) => text.includes('cutover Fri'))).toEqual([
    line('MIG-2', '9 AM', 'MIG-1'),
    line('MIG-1', '6 PM', 'MIG-2'),
  ]);
});
