import { describe, expect, test } from 'vitest';
import { dana, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow();

/** What someone was told by direct message, once nothing more is owed. */
async function direct(user: string): Promise<string[]> {
  await desk.app.drain();
  const calls = desk.slack.calls.filter(
    ({ method, body }) => method === 'chat.postMessage' && body.channel === user,
  );
  return calls.map(({ body }) => String(body.text));
}

async function tickAt(moment: Date | null): Promise<void> {
  desk.clock.set(moment!.toISOString());
  await desk.app.tick();
}

/** Opened, and Sam's. */
async function open(): Promise<void> {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
}

describe('an owner', () => {
  test('is reminded once when the ticket stands still, and nobody else', async () => {
    await desk.say(dana, 'subscribe');
    await open();
    expect(await desk.app.nextDue(desk.clock.now())).not.toBeNull();
    await tickAt((await ticket()).nudgeAt);
    await Promise.all([desk.app.tick(), desk.app.tick()]);
    expect(await direct(sam)).toEqual([
      expect.stringMatching(
        /^MIG-1 stands still: no progress in prerequisites for 2 business days, waiting on/,
      ),
    ]);
    expect((await desk.posted(migrations)).some(({ text }) => text.includes('reminded'))).toBe(false);
    expect((await desk.say(sam, 'history 1')).text).toContain('Migration Desk reminded sam');
    await desk.say(sam, 'done 1 U-01');
    await tickAt((await ticket()).nudgeAt);
    expect(await direct(sam)).toHaveLength(2);
  });

  test('is nobody, so nobody is reminded', async () => {
    await desk.say(dana, openLine);
    await tickAt((await ticket()).nudgeAt);
    expect((await desk.say(dana, 'nudge 1')).text).toContain('MIG-1 has no owner to remind.');
    expect((await desk.database.client.event.findMany()).map(({ type }) => type)).toEqual(['opened']);
    expect(await desk.database.client.delivery.count()).toBe(0);
  });

  test('is reminded by others with nudge, and not by themselves', async () => {
    await open();
    expect((await desk.say(dana, 'nudge 1')).text).toContain('sam is reminded of MIG-1.');
    expect(await direct(sam)).toEqual([expect.stringMatching(/^dana reminds you of MIG-1: no progress in/)]);
    expect((await desk.say(sam, 'nudge 1')).text).toContain('MIG-1 is your own.');
    const buttonsOf = async (user: string) =>
      JSON.stringify((await desk.say(user, 'show 1')).reply.body.blocks);
    expect(await buttonsOf(dana)).toContain('nudge MIG-1');
    expect(await buttonsOf(sam)).not.toContain('nudge MIG-1');
  });
});

describe('a snoozed ticket', () => {
  test('is in no nudge and no digest, and comes back with its reason', async () => {
    await open();
    const { nudgeAt } = await ticket();
    desk.clock.set(new Date(nudgeAt!.getTime() - 60_000).toISOString());
    const told = await desk.say(sam, 'snooze 1 days:2 waiting for the invoice');
    expect(told.text).toContain('MIG-1 is snoozed until 2026-11-');
    expect((await desk.say(dana, 'show 1')).text).toMatch(/Snoozed until .*: waiting for the invoice/);
    expect((await desk.say(dana, 'list snoozed')).text).toContain('MIG-1');
    await tickAt(nudgeAt);
    desk.clock.set((await ticket()).stalledAt!.toISOString());
    await desk.say(dana, 'digest now');
    expect(await direct(sam)).toEqual([]);
    expect((await desk.posted(migrations)).map(({ text }) => text)).toEqual([
      expect.not.stringContaining('MIG-1'),
    ]);
    await tickAt((await ticket()).snoozedUntil);
    expect(await direct(sam)).toEqual([
      expect.stringContaining('MIG-1 is back. You snoozed it for: waiting for the invoice'),
    ]);
    await desk.say(dana, 'digest now');
    expect((await desk.posted(migrations)).at(-1)?.text).toContain(
      'back from a snooze: waiting for the invoice',
    );
  });

  test('is brought back by progress or by hand, and its days have bounds', async () => {
    await open();
    await desk.say(sam, 'snooze 1 days:3 later');
    await desk.say(sam, 'done 1 U-01');
    expect(await ticket()).toMatchObject({ snoozedUntil: null, snoozeReason: null });
    await desk.say(sam, 'snooze 1 days:3 later');
    expect((await desk.say(sam, 'snooze 1 days:0 now')).text).toContain('MIG-1 is back.');
    expect((await desk.say(sam, 'snooze 1 days:0 now')).text).toContain('MIG-1 is not snoozed.');
    expect((await desk.say(sam, 'snooze 1 days:30 holidays')).text).toContain('days cannot be 30');
  });
});

describe('a contact', () => {
  test('is recorded, its age is shown, and the next one is due by the cadence', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:3');
    expect((await desk.say(sam, 'contact 1 phone agreed Friday')).text).toContain('due by 2026-11-25');
    expect(await ticket()).toMatchObject({ contactedBy: 'phone' });
    expect((await desk.say(dana, 'history 1')).text).toContain('by phone: agreed Friday');
    await tickAt((await ticket()).contactDueAt);
    await desk.app.tick();
    const due = (await direct(sam)).filter((text) => text.includes('is to hear from you'));
    expect(due).toEqual([
      expect.stringContaining(
        'Acme Corp is to hear from you about MIG-1: last contact 3 business days ago by phone',
      ),
    ]);
    expect((await desk.say(dana, 'show 1')).text).toContain(
      'last contact 3 business days ago by phone, the next is due',
    );
    await desk.say(sam, 'contact 1 ticket');
    expect((await ticket()).contactTold).toBe(false);
  });

  test('that never was is due a cadence after the opening', async () => {
    await open();
    await desk.say(sam, 'set 1 cadence:1');
    await tickAt((await ticket()).contactDueAt);
    expect((await direct(sam)).at(-1)).toContain('no contact yet, the next is due');
  });
});

test('both clocks are told: ours and the customer’s', async () => {
  await open();
  desk.clock.set('2026-11-20T14:00:00-06:00');
  await desk.say(sam, 'wait 1 racker');
  desk.clock.set('2026-11-23T13:00:00-06:00');
  await desk.say(sam, 'wait 1 customer-admin');
  expect((await desk.say(sam, 'show 1')).text).toContain(
    'waited 0.9 business days for us, 0.5 for the customer',
  );
});
