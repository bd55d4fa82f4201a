import { expect, test } from 'vitest';
import { derivationVersion } from '../../src/ticket/derive.ts';
import { dana, lee, outsideLine, sam, useDesk } from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

/** Makes the tickets look as an older release stored them. */
async function forget(): Promise<void> {
  await desk.database.client.ticket.updateMany({
    data: {
      derivedBy: 0,
      missedAt: null,
      lockoutEndsAt: null,
      alarmAt: null,
      forcedMxOn: false,
      stepDueAt: null,
      mailboxesFailedAt: null,
    },
  });
}

const tickets = () => desk.database.client.ticket.findMany({ orderBy: { number: 'asc' } });

test('after an upgrade, open tickets get what the new release derives, without an event', async () => {
  for (const domain of ['acme.com', 'globex.com', 'initech.com'])
    await desk.say(
      dana,
      `open ${domain} to:hosted-exchange via:chat customer:${domain} account:1234567 ticket:180621-01234`,
      { command: '/platform-change' },
    );
  for (const number of [1, 2, 3]) await desk.say(sam, `assign ${number} me`);
  for (const number of [1, 2]) await desk.say(lee, `set ${number} slot:2026-12-02T18:00`);
  await forceTo(desk, 2, 'readiness');
  desk.clock.set('2026-12-02T18:00:00-06:00');
  await forceTo(desk, 2, 'maintenance');
  await desk.say(lee, 'cancel 3 not needed');
  const before = await tickets();
  const events = await desk.database.client.event.count();
  await forget();
  await desk.tickAt('2026-12-02T20:00:00-06:00');
  expect(await tickets()).toMatchObject([
    { missedAt: before[0]!.missedAt, missedTold: true, derivedBy: derivationVersion },
    { lockoutEndsAt: new Date('2026-12-02T20:00:00-06:00'), derivedBy: derivationVersion },
    { status: 'canceled', derivedBy: 0 },
  ]);
  const added = await desk.database.client.event.findMany({ orderBy: { at: 'asc' }, skip: events });
  expect(new Set(added.map(({ type }) => type))).toEqual(
    new Set(['missed', 'locked-out', 'escalated', 'reminded']),
  );
  await desk.tickAt('2026-12-02T20:01:00-06:00');
  expect(await desk.database.client.event.count()).toBe(events + added.length);
});

test('after an upgrade, a ticket with Forced MX Routing still on waits on Support, which is on record', async () => {
  await desk.say(dana, outsideLine);
  await desk.say(sam, 'set 1 cutover:2026-12-02T18:00');
  await desk.say(sam, 'done 1 E-10');
  await forceTo(desk, 1, 'cutover');
  desk.clock.set('2026-12-02T18:00:00-06:00');
  await desk.say(sam, 'done 1 E-16 E-17 E-18');
  await forget();
  await desk.database.client.ticket.updateMany({ data: { waitingOn: 'customer-admin', waitingFor: null } });
  await desk.app.tick();
  expect(await tickets()).toMatchObject([{ forcedMxOn: true, waitingOn: 'support' }]);
  expect((await desk.say(dana, 'history 1')).text).toContain(
    'Migration Desk set it to waiting on Support: Forced MX Routing is still on',
  );
});

test('after an upgrade, a ticket with a cutover knows the deadline of the step before it', async () => {
  await desk.say(dana, outsideLine);
  await desk.say(sam, 'set 1 cutover:2026-12-02T18:00');
  await forget();
  await desk.app.tick();
  expect(await tickets()).toMatchObject([{ stepDueAt: new Date('2026-12-01T18:00:00-06:00') }]);
  await desk.say(sam, 'done 1 E-16');
  expect(await tickets()).toMatchObject([{ stepDueAt: null }]);
});
