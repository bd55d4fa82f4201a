import { describe, expect, test } from 'vitest';
import { controlsOf } from '../../src/playground/slack/block-kit/elements.ts';
import type { Json } from '../../src/playground/slack/model.ts';
import { remindAgreed, remindContact } from '../../src/ticket/notices/remind-people.ts';
import { tellStall } from '../../src/ticket/notices/tell-stall.ts';
import { expireHold } from '../../src/ticket/operations/hold-ticket.ts';
import { wakeTicket } from '../../src/ticket/operations/snooze-ticket.ts';
import { changeLine, dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { conversationOf, runUntil } from '../support/run-until.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();

/** The lines of Sam's direct messages that ask for a contact with the customer. */
async function contacts(): Promise<string[]> {
  const lines = (await desk.direct(sam)).flatMap((text) => text.split('\n'));
  return lines.filter((line) => /^📞.* · new|ime to contact/.test(line));
}

/** Opens a ticket that Sam owns. */
async function open(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
}

/** Opens a platform change that Sam owns, with an agreed slot, and brings it to Readiness. */
async function openChange(slot: string): Promise<void> {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  await desk.say(sam, 'assign 1 me');
  const force = 'force:"all was agreed by phone"';
  await desk.say(lee, `set 1 slot:${slot} ${force}`);
  for (let phase = 1; phase < 4; phase += 1) await desk.say(lee, `advance 1 ${force}`);
  expect((await ticket()).phase).toBe('readiness');
}

describe('a nudge', () => {
  test('is due at the minute when the jobs run', async () => {
    desk.clock.set('2026-11-23T10:00:00.250-06:00');
    await open();
    const { nudgeAt } = await ticket();
    expect(nudgeAt!.getTime() % 60_000).toBe(250);
    const due = await desk.app.nextDue(desk.clock.now());
    expect(due!.getTime() % 60_000).toBe(0);
  });

  test('goes to the owner once when the ticket makes no progress', async () => {
    await desk.say(dana, 'subscribe');
    await open();
    expect(await desk.app.nextDue(desk.clock.now())).not.toBeNull();
    const { nudgeAt } = await ticket();
    expect(nudgeAt).toEqual(new Date('2026-11-24T10:00:00-06:00'));
    await desk.tickAt(nudgeAt);
    await Promise.all([desk.app.tick(), desk.app.tick()]);
    expect(await desk.direct(sam)).toEqual([]);
    await desk.tickAt('2026-11-25T09:00:00-06:00');
    await Promise.all([desk.app.tick(), desk.app.tick()]);
    expect(await desk.direct(sam)).toEqual([
      expect.stringMatching(
        /^Good morning, Sam\. 1 thing to look at\.\nSince yesterday\n⏳ Acme Corp \(MIG-1\): May stall soon: 2 business days in Prerequisites without progress, waiting on the customer's admin\. ☐ Tenant created/,
      ),
    ]);
    expect((await desk.posted(migrations)).some(({ text }) => text.includes('reminder'))).toBe(false);
    expect((await desk.say(sam, 'history 1')).text).toContain(
      'Migration Desk added a reminder for Sam Okafor',
    );
    await desk.say(sam, 'done 1 U-01');
    await runUntil(desk, '2026-12-01T09:00:00-06:00');
    expect(await desk.direct(sam)).toEqual([
      expect.anything(),
      expect.stringMatching(/without progress, .*\. ☐ Domain verified/),
    ]);
  });

  test('goes to nobody if the ticket is unassigned', async () => {
    await desk.say(dana, openLine);
    await desk.tickAt((await ticket()).nudgeAt);
    expect((await desk.say(dana, 'nudge 1')).text).toContain(
      'MIG-1 is unassigned, so there is nobody to nudge.',
    );
    expect((await desk.database.client.event.findMany()).map(({ type }) => type)).toEqual(['opened']);
    expect(await desk.database.client.delivery.count()).toBe(0);
  });

  test('names one party: it waits on the users only if the next step is theirs', async () => {
    await open();
    await forceTo(desk, 1, 'client-setup');
    await desk.say(dana, 'nudge 1');
    const told = (await desk.direct(sam)).at(-1) ?? '';
    expect(told).toMatch(/without progress\.\nNext, for the customer's admin: ☐ /);
    expect(told).not.toContain('waiting on');
  });

  test('about a stall names the step and who does it, or only the party that a person chose to wait on', async () => {
    await open();
    await forceTo(desk, 1, 'client-setup');
    await runUntil(desk, (await ticket()).stalledAt!.toISOString());
    const stalled = async () => (await desk.say(sam, 'today')).text;
    expect(await stalled()).toMatch(
      /· no progress since .* · ☐ Customer confirmed data \(customer's admin\)/,
    );
    expect(await stalled()).not.toContain('waiting on');
    await desk.say(sam, 'wait 1 end-user they are on holiday');
    expect(await stalled()).toMatch(/· no progress since [^☐]* · waiting on the users/);
  });

  test('asks in two lines, and offers the next step, the answer, and the whole ticket', async () => {
    await open();
    await desk.say(dana, 'nudge 1');
    expect((await desk.direct(sam))[0]?.split('\n')).toEqual([
      expect.stringMatching(/^Dana Reyes is asking about Acme Corp \(MIG-1\): .*\.$/),
      expect.stringMatching(/^Next, for the customer's admin: ☐ Tenant created /),
    ]);
    const blocks = desk.slack.calls.findLast(({ body }) => body.channel === sam)?.body.blocks as Json[];
    expect(controlsOf(blocks).map(({ element }) => element.value)).toEqual([
      'done MIG-1 U-01',
      'contact MIG-1',
      'show MIG-1',
    ]);
    expect(controlsOf(blocks).map(({ element }) => element.style)).toEqual(['primary', undefined, undefined]);
  });

  test('can be sent by anyone but the owner, with a command or a button', async () => {
    await open();
    expect((await desk.say(dana, 'nudge 1')).text).toContain('Nudged Sam Okafor about Acme Corp (MIG-1).');
    expect(await desk.direct(sam)).toEqual([
      expect.stringMatching(
        /^Dana Reyes is asking about Acme Corp \(MIG-1\): less than a business hour in Prerequisites without progress, /,
      ),
    ]);
    expect((await desk.say(sam, 'nudge 1')).text).toContain(
      "You own MIG-1, so there's nobody else to nudge.",
    );
    const buttonsOf = async (user: string) =>
      JSON.stringify((await desk.say(user, 'show 1')).reply.body.blocks);
    expect(await buttonsOf(dana)).toContain('nudge MIG-1');
    expect(await buttonsOf(sam)).not.toContain('nudge MIG-1');
  });
});

describe('a snooze', () => {
  test('keeps the ticket out of nudges and digests, and repeats its reason at the end', async () => {
    await open();
    const { nudgeAt } = await ticket();
    desk.clock.set(new Date(nudgeAt!.getTime() - 60_000).toISOString());
    const told = await desk.say(sam, 'snooze 1 days:2 waiting for the invoice');
    expect(told.text).toContain('Acme Corp (MIG-1) is snoozed for 2 business days, until Mon, Nov 30, 9');
    expect((await desk.say(dana, 'show 1')).text).toMatch(/Snoozed until .*: waiting for the invoice/);
    expect((await desk.say(dana, 'list snoozed')).text).toContain('MIG-1');
    await desk.tickAt(nudgeAt);
    desk.clock.set((await ticket()).stalledAt!.toISOString());
    await desk.say(dana, 'digest now');
    expect(await desk.direct(sam)).toEqual([]);
    expect((await desk.posted(migrations)).map(({ text }) => text)).toEqual([
      expect.not.stringContaining('MIG-1'),
    ]);
    const { snoozedUntil } = await ticket();
    await desk.tickAt(snoozedUntil);
    expect(snoozedUntil).toEqual(new Date('2026-11-30T09:59:00-06:00'));
    expect(await desk.direct(sam)).toEqual([]);
    await runUntil(desk, '2026-12-01T09:00:00-06:00');
    expect((await desk.direct(sam)).map((text) => text.split('\n'))).toEqual([
      [
        'Good morning, Sam. 1 stalled.',
        'Do this first',
        expect.stringMatching(
          /^🐢 Acme Corp \(MIG-1\) · .* · back from a snooze\. You gave this reason for the snooze: waiting for the invoice · new since yesterday/,
        ),
      ],
    ]);
    await desk.say(dana, 'digest now');
    expect((await desk.posted(migrations)).at(-1)?.text).toContain(
      'back from a snooze (waiting for the invoice)',
    );
  });

  test('delays a contact that was due before the snooze, and a snooze that is longer delays it again', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:1');
    await desk.tickAt((await ticket()).contactDueAt);
    expect(desk.clock.now()).toEqual(new Date('2026-11-23T10:00:00-06:00'));
    await desk.say(sam, 'snooze 1 days:1 waiting for the invoice');
    await runUntil(desk, '2026-11-24T09:30:00-06:00');
    await desk.say(sam, 'snooze 1 days:1 still waiting');
    await runUntil(desk, '2026-11-30T08:59:00-06:00');
    expect(await desk.direct(sam)).toEqual([]);
    await runUntil(desk, '2026-11-30T09:00:00-06:00');
    expect((await desk.direct(sam)).map((text) => text.split('\n'))).toEqual([
      [
        'Good morning, Sam. 1 customer waiting to hear from you.',
        'Do this first',
        expect.stringMatching(
          /^📞 Acme Corp \(MIG-1\) · no contact yet, .* · stalled \(3 business days in Prerequisites without progress, .*\) · back from a snooze\. You gave this reason for the snooze: still waiting · ☐ Tenant created · new since Wednesday/,
        ),
      ],
    ]);
  });

  test('ends when the ticket makes progress or someone ends the snooze, and has a maximum length', async () => {
    await open();
    await desk.say(sam, 'snooze 1 days:3 later');
    await desk.say(sam, 'done 1 U-01');
    expect(await ticket()).toMatchObject({ snoozedUntil: null, snoozeReason: null });
    await desk.say(sam, 'snooze 1 days:3 later');
    expect((await desk.say(sam, 'snooze 1 days:0 now')).text).toContain(
      'Acme Corp (MIG-1) is no longer snoozed.',
    );
    expect((await desk.say(sam, 'snooze 1 days:0 now')).text).toContain('MIG-1 is not snoozed.');
    expect((await desk.say(sam, 'snooze 1 days:30 holidays')).text).toContain(
      "“30” isn't a valid number of business days",
    );
  });
});

describe('contact with the customer', () => {
  test('is recorded, and the owner gets a reminder when the next contact is due', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:3');
    expect((await desk.say(sam, 'contact 1 phone agreed Friday')).text).toContain('due by Wed, Nov 25');
    expect(await ticket()).toMatchObject({ contactedVia: 'phone' });
    expect((await desk.say(dana, 'history 1')).text).toContain('by phone: agreed Friday');
    await desk.tickAt((await ticket()).contactDueAt);
    await desk.app.tick();
    expect((await desk.say(dana, 'show 1')).text).toContain(
      '📞 Last contact 3 business days ago, by phone; the next one is overdue',
    );
    expect(await contacts()).toEqual([]);
    await runUntil(desk, '2026-11-30T09:00:00-06:00');
    await desk.app.tick();
    expect(await contacts()).toEqual([
      expect.stringMatching(
        /^📞 Acme Corp \(MIG-1\) · no contact since Fri, Nov 20 · stalled \(.*\) · ☐ Tenant created · new since Wednesday: \/migration contact MIG-1$/,
      ),
    ]);
    await desk.pressForForm({
      user: sam,
      channel: await conversationOf(desk, sam),
      label: 'Record contact…',
    });
    await desk.say(sam, 'contact 1 ticket');
    expect((await ticket()).contactDueTold).toBe(false);
  });

  test('is due one interval after someone sets a schedule if there was no contact yet', async () => {
    await open();
    await desk.tickAt((await ticket()).escalatedAt);
    await desk.say(sam, 'set 1 cadence:1');
    const due = (await ticket()).contactDueAt!;
    const { calendar } = desk.app.desk;
    await runUntil(desk, due.toISOString());
    expect(await contacts()).toEqual([]);
    await runUntil(desk, calendar.nextOpening(due).toISOString());
    expect(await contacts()).toEqual([
      expect.stringMatching(/^📞 Acme Corp \(MIG-1\) · no contact yet, .* · new/),
    ]);
  });

  test('is reported as missing when it is overdue, or after a week if no schedule is set', async () => {
    await open();
    const missed = async () => (await desk.say(dana, 'show 1')).text.includes('No contact yet');
    desk.clock.set('2026-11-25T12:00:00-06:00');
    expect(await missed()).toBe(false);
    desk.clock.set('2026-12-01T12:00:00-06:00');
    expect(await missed()).toBe(true);
    await desk.say(sam, 'set 1 cadence:15');
    expect(await missed()).toBe(false);
  });

  test('is due on the day a hold ends if it would have been due during the hold', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:1');
    await desk.say(sam, 'hold 1 until:2026-12-01 the office is closed');
    await desk.tickAt((await ticket()).holdUntil);
    const due = (await ticket()).contactDueAt;
    expect(due).toEqual(new Date('2026-12-01T10:00:00-06:00'));
    await desk.say(sam, 'note 1 they are back');
    await desk.tickAt(due);
    await desk.say(sam, 'note 1 will call them');
    await runUntil(desk, '2026-12-02T12:00:00-06:00');
    expect(await contacts()).toHaveLength(1);
  });
});

describe('a single message to the owner', () => {
  test('names a ticket once if a nudge and a contact are due on the same day', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:2');
    const { nudgeAt, contactDueAt } = await ticket();
    expect([nudgeAt, contactDueAt]).toEqual([expect.any(Date), nudgeAt]);
    await runUntil(desk, '2026-11-25T09:00:00-06:00');
    await desk.app.tick();
    const lines = (await desk.direct(sam)).map((text) => text.split('\n'));
    expect(lines).toEqual([
      [
        'Good morning, Sam. 1 customer waiting to hear from you.',
        'Do this first',
        expect.stringMatching(
          /^📞 Acme Corp \(MIG-1\) · no contact yet, .* · may stall soon \(2 business days in Prerequisites without progress, .*\) · ☐ Tenant created · new since yesterday: \/migration/,
        ),
      ],
    ]);
  });

  test("says that a platform change's slot is near", async () => {
    await openChange('2026-12-04T16:00');
    await runUntil(desk, '2026-12-02T09:00:00-06:00');
    await desk.app.tick();
    const lines = (await desk.direct(sam)).flatMap((text) => text.split('\n'));
    expect(lines.filter((line) => line.includes('(PLC-1)'))).toEqual([
      expect.stringContaining('Acme Corp (PLC-1): Slot in 3 business days, Fri, Dec 4, 4 PM: 4 steps open'),
      expect.stringMatching(
        /^🕓 Acme Corp \(PLC-1\) · slot Fri, Dec 4, 4 PM · .* · may stall soon \(still in Readiness, .*\) · new since yesterday/,
      ),
    ]);
    await desk.say(sam, 'done 1 P-10');
    await desk.app.tick();
    expect(await desk.direct(sam)).toHaveLength(2);
  });
});

test('marks a platform change stalled without a nudge if it enters Readiness shortly before its slot', async () => {
  await openChange('2026-11-24T16:00');
  await desk.app.tick();
  expect(await desk.direct(sam)).toEqual([]);
  await desk.tickAt((await ticket()).stalledAt);
  expect((await desk.say(sam, 'show 1')).text).toContain(
    'Migration Desk marked it stalled: still in Readiness, with the slot on Tue, Nov 24, 4 PM',
  );
});

test("shows automatic reminders only in a ticket's history, not among its latest events", async () => {
  await open();
  await desk.say(sam, 'note 1 plan sent');
  await desk.tickAt((await ticket()).nudgeAt);
  await desk.say(lee, 'nudge 1');
  const { text } = await desk.say(sam, 'show 1');
  expect(text).toContain('plan sent');
  expect(text).toContain('Lee Park nudged Sam Okafor');
  expect(text).not.toContain('added a reminder');
  expect((await desk.say(sam, 'history 1')).text).toContain('Migration Desk added a reminder for Sam Okafor');
});

test('shows how long the ticket waited on us and on the customer', async () => {
  await open();
  desk.clock.set('2026-11-20T14:00:00-06:00');
  await desk.say(sam, 'wait 1 racker');
  desk.clock.set('2026-11-23T13:00:00-06:00');
  await desk.say(sam, 'wait 1 customer-admin');
  expect((await desk.say(sam, 'show 1')).text).toContain('Business days spent waiting us 0.9, customer 0.5');
});

test("doesn't let jobs change a ticket that was just canceled", async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'cancel 1 withdrew');
  for (const work of [tellStall, expireHold, wakeTicket, remindContact, remindAgreed])
    await work(desk.app.desk, 1);
  expect(await desk.database.client.event.count()).toBe(2);
});
