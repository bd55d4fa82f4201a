import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { createDns } from '../../src/dns/create-dns.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { dana, lee, migrations, startDesk, type TestDesk } from '../support/desk.ts';
import { walkTo } from '../support/walk.ts';

const old = { name: '@', type: 'MX', value: 'mail.acme-old.example', priority: 10 } as const;
const target = { name: '@', type: 'MX', value: 'mx1.emailsrvr.com', priority: 10 } as const;

let own: OwnDns;
let database: Database;
let desk: TestDesk;

beforeEach(async () => {
  own = await createOwnDns();
  database = await createTestDatabase();
  desk = await startDesk({
    ...{ database: { ...database, close: async () => {} }, env: { MD_LEADS: lee } },
    clock: createTestClock('2026-11-30T10:00:00-06:00'),
  });
  await desk.say(dana, 'subscribe');
  await desk.say(
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567',
  );
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, 'set 1 cutover:2026-12-01T16:00');
  await walkTo(desk, 1, 'cutover');
});

afterEach(async () => {
  await desk.stop();
  await database.close();
  own.stop();
});

/** Turns DNS on, as with a new release or another configuration, and runs the jobs for an hour. */
async function turnOnDns(): Promise<void> {
  const { clock } = desk;
  await desk.stop();
  desk = await startDesk({ clock, database, env: { MD_LEADS: lee }, dns: createDns(own.settings, clock) });
  for (let look = 0; look < 12; look += 1) {
    desk.clock.advance(5);
    await desk.app.tick();
  }
}

async function sights(): Promise<string[]> {
  const where = { ticketNumber: 1, type: 'dns' };
  const events = await database.client.event.findMany({ where, orderBy: { seq: 'asc' } });
  return events.map(({ text }) => text);
}

/** What the channel shows beside the ticket's message. */
async function channel(): Promise<string[]> {
  const posted = await desk.posted(migrations);
  return posted.map(({ text }) => text).filter((text) => text.includes('Migration Desk saw'));
}

async function switchByHand(): Promise<void> {
  await desk.tickAt('2026-12-01T16:00:00-06:00');
  await walkTo(desk, 1, 'client-setup');
}

test('the first look after a switch that a person completed only records the records', async () => {
  await switchByHand();
  own.setZone('acme.com', [{ ...target, ttl: 3600 }]);
  await turnOnDns();
  expect(await sights()).toEqual([expect.stringMatching(/^recorded the mail records of acme\.com/)]);
  expect(await channel()).toEqual([]);
  const { dnsFacts } = (await desk.state(1)).ticket;
  expect(dnsFacts).toMatchObject({ state: 'propagated', switchedAt: '2026-12-01T22:00:00.000Z' });
  // Nobody knows what the TTL of the old MX was.
  expect(dnsFacts?.shown).not.toHaveProperty('ttl-raised');
});

test('if a person completed the switch and the first look shows the old MX, people are told at once', async () => {
  await desk.say(dana, 'set 1 old-mx:mail.acme-old.example');
  await switchByHand();
  own.setZone('acme.com', [old]);
  await turnOnDns();
  expect(await sights()).toEqual([
    expect.stringContaining('saw MX go back to the old system: 10 mail.acme-old.example'),
  ]);
  expect((await desk.state(1)).blockers.map(({ code }) => code)).toEqual(['MX_REGRESSED']);
});

test('if a person completed the switch and the first look shows a host that nobody knows, it may filter the mail', async () => {
  await desk.say(dana, 'set 1 old-mx:mail.acme-old.example');
  await switchByHand();
  const filter = { ...old, value: 'in.filter.example' };
  own.setZone('acme.com', [filter]);
  await turnOnDns();
  expect(await sights()).toEqual([expect.stringMatching(/^recorded the mail records of acme\.com/)]);
  expect((await desk.state(1)).blockers).toEqual([]);

  // The person's decision stands until DNS shows the old MX.
  const { name, type, ...record } = old;
  own.change('acme.com', { name, type, records: [{ ...record, ttl: 300 }] });
  desk.clock.advance(5);
  await desk.app.tick();
  expect((await desk.state(1)).blockers.map(({ code }) => code)).toEqual(['MX_REGRESSED']);
  own.change('acme.com', { name, type, records: [{ ...record, value: filter.value, ttl: 300 }] });
  desk.clock.advance(5);
  await desk.app.tick();
  expect((await desk.state(1)).blockers).toEqual([]);
});

test('if the first look shows nameservers that disagree, people are told at once', async () => {
  own.setZone('acme.com', [old]);
  const { name, type, ...record } = target;
  own.change('acme.com', { name, type, records: [record] }, ['ns2.acme.com']);
  await turnOnDns();
  expect(await channel()).toEqual([
    expect.stringContaining('saw MX switched on 1 of 2 nameservers; ns1.acme.com still has the old MX'),
  ]);
});
