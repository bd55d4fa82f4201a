import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { createDns } from '../../src/dns/create-dns.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { dana, lee, migrations, startDesk, type TestDesk } from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

const domain = 'acme.com';
const old = [{ value: 'mail.acme-old.example', priority: 10, ttl: 86_400 }];
const target = [
  { value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 },
  { value: 'mx2.emailsrvr.com', priority: 20, ttl: 3600 },
];

let own: OwnDns;
let desk: TestDesk;
let database: Database;

beforeEach(async () => {
  own = await createOwnDns();
  own.setZone(domain, [
    { name: '@', type: 'MX', ...old[0]! },
    { name: '@', type: 'TXT', value: 'v=spf1 include:spf.acme-old.example ~all' },
  ]);
  const clock = createTestClock('2026-11-30T10:00:00-06:00');
  database = await createTestDatabase();
  const kept = { ...database, close: async () => {} };
  desk = await startDesk({
    clock,
    database: kept,
    env: { MD_LEADS: lee },
    dns: createDns(own.settings, clock),
  });
});

afterEach(async () => {
  await desk.stop();
  await database.close();
  own.stop();
});

function setMx(records: typeof old, only?: string[]): void {
  own.change(domain, { name: '@', type: 'MX', records }, only);
}

/** Runs all jobs every five minutes until a moment. */
async function watchUntil(moment: string): Promise<void> {
  const end = new Date(moment);
  while (desk.clock.now() < end) {
    desk.clock.advance(5);
    await desk.app.tick();
  }
}

/** What the timeline says about DNS. */
async function sights(): Promise<string> {
  const where = { ticketNumber: 1, type: 'dns' };
  const events = await desk.database.client.event.findMany({ where, orderBy: { seq: 'asc' } });
  return events.map(({ text }) => text).join('\n');
}

/** Stops the bot, and starts another process on the same database. */
async function restart(): Promise<void> {
  const { clock, database } = desk;
  await desk.stop();
  desk = await startDesk({ clock, database, env: { MD_LEADS: lee }, dns: createDns(own.settings, clock) });
}

/** The steps that DNS completes and that are done. */
async function done(): Promise<string[]> {
  const { steps } = await desk.state(1);
  return steps.filter((step) => step.dns && isDone(step)).map(({ id }) => id);
}

/** What the channel shows beside the ticket's message. */
async function channel(): Promise<string[]> {
  const posted = await desk.posted(migrations);
  return posted
    .map(({ text }) => text)
    .filter((text) => text.startsWith('Acme Corp (MIG-1) · Migration Desk saw'));
}

async function blockers(): Promise<string[]> {
  return (await desk.state(1)).blockers.map(({ code }) => code);
}

test('a simulated Friday: every DNS step is completed by what was seen, until the ticket is closed', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  await desk.say(dana, 'assign 1 me');
  await forceTo(desk, 1, 'discovery');
  await desk.tickAt('2026-11-30T10:05:00-06:00');
  expect(await sights()).toBe(
    'recorded the mail records of acme.com as they are: MX 10 mail.acme-old.example (TTL 86,400 s); SPF v=spf1 include:spf.acme-old.example ~all; autodiscover no record',
  );

  await forceTo(desk, 1, 'customer-testing');
  await desk.say(dana, 'set 1 cutover:2026-12-04T16:00');
  setMx([{ ...old[0]!, ttl: 300 }]);
  await desk.tickAt('2026-12-02T09:00:00-06:00');
  expect(await sights()).toContain('saw the TTL of MX lowered: 10 mail.acme-old.example (TTL 300 s)');
  expect(await done()).toEqual(['E-16']);
  await forceTo(desk, 1, 'cutover');
  await desk.tickAt('2026-12-04T15:50:00-06:00');

  // The admin changes one nameserver. That is normal for five minutes.
  setMx(target, ['ns1.acme.com']);
  await watchUntil('2026-12-04T15:55:00-06:00');
  expect(await sights()).toContain('saw MX switched on 1 of 2 nameservers');
  expect(await channel()).toEqual([]);
  await watchUntil('2026-12-04T16:00:00-06:00');
  expect(await channel()).toEqual([
    'Acme Corp (MIG-1) · Migration Desk saw MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX',
  ]);
  expect((await desk.direct(dana)).join()).toContain(
    'Acme Corp (MIG-1): MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX.',
  );
  expect(await done()).toEqual(['E-16']);
  const { text: refused } = await desk.say(dana, 'done 1 E-18');
  expect(refused).toContain(
    "MX switched (E-18) completes by itself when DNS shows it. DNS doesn't show it yet.",
  );

  // The other nameserver follows. Two resolvers still have the old MX.
  const slow = own.resolvers.slice(1, 3);
  for (const address of slow) own.setServer(domain, address, { shows: 'old' });
  setMx(target);
  await watchUntil('2026-12-04T16:05:00-06:00');
  expect((await channel()).at(-1)).toContain(
    'saw MX switched on both nameservers: 10 mx1.emailsrvr.com and 20 mx2.emailsrvr.com (TTL 3,600 s); some servers may still use the old MX until Fri, Dec 4, 4:10 PM',
  );
  expect(await done()).toEqual(['E-16', 'E-17', 'E-18']);
  expect(await blockers()).toEqual(['DNS_PROPAGATING']);

  await restart();
  for (const address of slow) own.setServer(domain, address, { shows: 'new' });
  const spf = 'v=spf1 include:emailsrvr.com include:spf.acme-old.example ~all';
  own.change(domain, { name: '@', type: 'TXT', records: [{ value: spf }] });
  const records = [{ value: 'autodiscover.emailsrvr.com' }];
  own.change(domain, { name: 'autodiscover', type: 'CNAME', records });
  await watchUntil('2026-12-04T17:05:00-06:00');
  expect(await sights()).toContain('the TTL of the old MX has run out');
  expect(await sights()).toContain('saw SPF and autodiscover set as listed');
  expect(await done()).toEqual(['E-16', 'E-17', 'E-18', 'E-19']);
  expect(await blockers()).toEqual([]);
  const switched = (await desk.state(1)).steps.find(({ id }) => id === 'E-18');
  expect(switched?.mark?.at).toEqual(new Date('2026-12-04T16:05:00-06:00'));
  expect((await desk.say(dana, 'undo 1 E-18')).text).toContain('DNS shows that it is done');

  // On Saturday, the old value is back.
  await forceTo(desk, 1, 'delta');
  await desk.tickAt('2026-12-05T11:00:00-06:00');
  setMx(old);
  await watchUntil('2026-12-05T11:05:00-06:00');
  expect(await sights()).toContain(
    'saw MX go back to the old system: 10 mail.acme-old.example (TTL 86,400 s). Mail goes to the old mailboxes',
  );
  for (const person of [dana, lee]) {
    expect((await desk.direct(person)).at(-1)).toContain(
      'MX points to the old system again since Sat, Dec 5, 11:05 AM. Mail is going to the old mailboxes.',
    );
  }
  expect(await done()).toContain('E-18');
  expect(await blockers()).toEqual(['MX_REGRESSED']);
  await desk.say(dana, 'done 1 E-21');
  expect((await desk.say(dana, 'advance 1')).text).toContain("Acme Corp (MIG-1) can't move on");

  setMx([
    { ...target[0]!, ttl: 86_400 },
    { ...target[1]!, ttl: 86_400 },
  ]);
  await watchUntil('2026-12-05T11:10:00-06:00');
  expect(await sights()).toContain('saw MX point to the new mailboxes again on both nameservers');
  expect(await blockers()).toEqual([]);
  // Mail went to the old mailboxes in between, so another pass is needed.
  expect((await desk.say(dana, 'advance 1')).text).toContain('Last pass finished (E-21)');
  await desk.say(dana, 'done 1 E-21');
  expect((await desk.say(dana, 'advance 1')).text).toContain('is in Client setup now');
  await desk.say(dana, 'done 1 C-11 E-22 E-23');
  await desk.tickAt('2026-12-07T10:00:00-06:00');
  expect(await done()).toContain('C-13');

  // The watch of five business days counts from when the new MX was seen again.
  await desk.tickAt('2026-12-11T16:10:00-06:00');
  expect((await desk.say(dana, 'done 1 C-14')).text).toContain("can't be completed until");
  await desk.tickAt('2026-12-14T09:00:00-06:00');
  await desk.say(dana, 'done 1 C-09 C-14');
  await desk.say(dana, 'advance 1');
  expect((await desk.state(1)).ticket.status).toBe('closed');
  expect((await desk.say(dana, 'history 1 from:18')).text).toContain(
    'Seen: ns1.acme.com, resolver 127.0.0.1, resolver 127.0.0.11, resolver 127.0.0.12, and resolver 127.0.0.13: 10 mx1.emailsrvr.com and 20 mx2.emailsrvr.com (TTL 3,600 s); ns2.acme.com: 10 mail.acme-old.example (TTL 300 s)',
  );
});
