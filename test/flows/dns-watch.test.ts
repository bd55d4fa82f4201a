import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { createTestClock } from '../support/clock.ts';
import { dana, lee, startDesk, type TestDesk } from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

const domain = 'acme.com';
const old = [{ value: 'mail.acme-old.example', priority: 10, ttl: 3600 }];
const target = [
  { value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 },
  { value: 'mx2.emailsrvr.com', priority: 20, ttl: 3600 },
];

let own: OwnDns;
let desk: TestDesk;

beforeEach(async () => {
  own = await createOwnDns();
  own.setZone(domain, [{ name: '@', type: 'MX', ...old[0]! }]);
  const clock = createTestClock('2026-11-30T10:00:00-06:00');
  // Servers that don't answer must not make the tests slow.
  const dns = createDns(own.settings, clock, { question: 300, look: 1_500 });
  desk = await startDesk({ clock, env: { MD_LEADS: lee }, dns });
});

afterEach(async () => {
  await desk.stop();
  own.stop();
});

function setMx(records: typeof old, only?: string[]): void {
  own.change(domain, { name: '@', type: 'MX', records }, only);
}

/** Opens a ticket, and moves it to a phase after the bot has taken the snapshot. */
async function begin(phase: string): Promise<void> {
  await desk.say(
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  await desk.say(dana, 'assign 1 me');
  await forceTo(desk, 1, 'discovery');
  await desk.app.tick();
  await forceTo(desk, 1, phase);
}

async function passMinutes(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    desk.clock.advance(5);
    await desk.app.tick();
  }
}

async function sights(): Promise<string[]> {
  const where = { ticketNumber: 1, type: 'dns' };
  const events = await desk.database.client.event.findMany({ where, orderBy: { seq: 'asc' } });
  return events.map(({ text }) => text);
}

async function step(id: string) {
  return (await desk.state(1)).steps.find((one) => one.id === id)!;
}

async function blockers(): Promise<string[]> {
  return (await desk.state(1)).blockers.map(({ code }) => code);
}

test('a switch that comes too early is told and blocks, and completes its step on entering Cutover, with the earlier date', async () => {
  await begin('prestage');
  setMx(target);
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await desk.app.tick();
  expect((await sights()).at(-1)).toContain('although the ticket is still in Prestage');
  expect(await blockers()).toEqual(['MX_EARLY']);
  expect(isOpen(await step('E-18'))).toBe(true);
  expect((await desk.say(dana, 'today')).text).toContain('1 with a wrong MX');

  desk.clock.set('2026-12-02T10:00:00-06:00');
  await forceTo(desk, 1, 'cutover');
  expect((await step('E-18')).mark?.at).toEqual(new Date('2026-12-01T10:00:00-06:00'));
  await desk.app.tick();
  expect(await blockers()).toEqual([]);
});

test('a look that nobody answers changes nothing, is repeated, and never counts as a missing record', async () => {
  await begin('cutover');
  await desk.app.tick();
  const before = await desk.state(1);
  for (const server of ['ns1.acme.com', 'ns2.acme.com']) own.setServer(domain, server, { fault: 'servfail' });
  await passMinutes(15);
  expect((await desk.state(1)).ticket).toEqual(before.ticket);
  const row = await desk.database.client.dnsWatch.findUniqueOrThrow({ where: { ticketNumber: 1 } });
  expect(row.failingSince).toEqual(new Date('2026-11-30T10:05:00-06:00'));
  expect(row.nextAt).toEqual(new Date('2026-11-30T10:20:00-06:00'));

  for (const server of ['ns1.acme.com', 'ns2.acme.com']) own.setServer(domain, server, { fault: null });
  setMx(target);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('saw MX switched on both nameservers');
  expect(isDone(await step('E-18'))).toBe(true);
});

test('a domain that does not exist yet has no snapshot until it does', async () => {
  own.removeZone(domain);
  await begin('credentials');
  await desk.app.tick();
  expect(await sights()).toEqual([]);
  expect((await desk.say(dana, 'done 1 E-16')).text).toContain("DNS couldn't be read yet");
  own.setZone(domain, [{ name: '@', type: 'MX', ...old[0]! }]);
  desk.clock.advance(15);
  await desk.app.tick();
  expect((await sights())[0]).toContain('recorded the mail records of acme.com as they are');
});

test('with a reason, a person completes a step that DNS does not show', async () => {
  await begin('cutover');
  await desk.app.tick();
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  const { text } = await desk.say(dana, 'done 1 E-18 reason:"switched in Mimecast, mail arrives"');
  expect(text).toContain('MX switched ✓');
  expect((await desk.say(dana, 'history 1')).text).toContain('switched in Mimecast, mail arrives');
  await passMinutes(10);
  expect(isDone(await step('E-18'))).toBe(true);
  expect(await blockers()).toEqual([]);
});

test('after a move back on purpose, the old MX is no regression, and the next switch counts anew', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  expect(isDone(await step('E-18'))).toBe(true);
  await desk.say(lee, 'move 1 prestage mail was missing, the customer went back');
  setMx(old);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
  expect(isOpen(await step('E-18'))).toBe(true);
  expect((await sights()).join()).not.toContain('go back to the old system');
  desk.clock.set('2026-12-01T12:00:00-06:00');
  await forceTo(desk, 1, 'cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  expect((await step('E-18')).mark?.at).toEqual(new Date('2026-12-01T12:05:00-06:00'));
});

test('two SPF records and a wrong autodiscover block the ticket until they are mended', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  own.change(domain, {
    name: '@',
    type: 'TXT',
    records: [{ value: 'v=spf1 include:emailsrvr.com ~all' }, { value: 'v=spf1 a ~all' }],
  });
  own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [{ value: 'www.acme.com' }] });
  await passMinutes(60);
  expect(await blockers()).toEqual(['SPF_DUPLICATE', 'AUTODISCOVER_WRONG']);
  expect(isOpen(await step('E-19'))).toBe(true);
  own.change(domain, { name: '@', type: 'TXT', records: [{ value: 'v=spf1 a include:emailsrvr.com ~all' }] });
  const records = [{ value: 'autodiscover.emailsrvr.com' }];
  own.change(domain, { name: 'autodiscover', type: 'CNAME', records });
  await passMinutes(60);
  expect(await blockers()).toEqual([]);
  expect(isDone(await step('E-19'))).toBe(true);
  expect((await sights()).at(-1)).toContain('No longer blocked');
});

test('the old MX beside the new one blocks, and so does a cutover that has passed without a switch', async () => {
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await desk.app.tick();
  await passMinutes(200);
  expect(await blockers()).toEqual(['MX_NOT_SWITCHED']);
  setMx([...target, ...old]);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('saw the new MX, but the old one is still there');
  expect(await blockers()).toEqual([]);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('saw the new MX, but the old one is still there');
  expect(await blockers()).toEqual(['MX_PARTIAL']);
  setMx(target);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
});

test('a TTL of a week makes the horizon a week, also if it was lowered only yesterday, and a TTL of 0 none', async () => {
  setMx([{ ...old[0]!, ttl: 604_800 }]);
  await begin('cutover');
  await desk.app.tick();
  setMx([{ ...old[0]!, ttl: 0 }]);
  await passMinutes(5);
  setMx(target);
  await passMinutes(5);
  expect((await desk.state(1)).ticket.dnsFacts?.horizon).toBe('2026-12-07T16:00:00.000Z');
});

test('a clock that jumps ahead and back leaves the watch working', async () => {
  await begin('cutover');
  await desk.app.tick();
  desk.clock.set('2027-03-01T10:00:00-06:00');
  await desk.app.tick();
  desk.clock.set('2026-11-30T10:10:00-06:00');
  await desk.app.tick();
  setMx(target);
  await passMinutes(10);
  expect(isDone(await step('E-18'))).toBe(true);
});

test('two replicas look once, and tell once', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  desk.clock.advance(5);
  const { database, clock } = desk;
  const dns = createDns(own.settings, clock);
  const other = await startDesk({ clock, database: { ...database, close: async () => {} }, dns });
  own.asked.length = 0;
  await Promise.all([desk.app.tick(), other.app.tick()]);
  expect(own.asked.filter(({ address, type }) => address === '127.0.0.2' && type === 'MX')).toHaveLength(1);
  expect((await sights()).filter((text) => text.includes('saw MX switched'))).toHaveLength(1);
  await other.stop();
});

test('behind a filtering service, the reason of a person counts, and DNS does not block the ticket', async () => {
  setMx([{ value: 'eu-smtp-inbound-1.mimecast.com', priority: 10, ttl: 3600 }]);
  await begin('cutover');
  await desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await desk.app.tick();
  desk.clock.set('2026-11-30T13:30:00-06:00');
  await desk.app.tick();
  expect(await blockers()).toEqual(['MX_NOT_SWITCHED']);
  await desk.say(dana, 'done 1 E-18 reason:"switched in Mimecast, mail arrives"');
  await passMinutes(10);
  expect(await blockers()).toEqual([]);
});

test('a filtering service that is first seen after a person completed the switch is no regression', async () => {
  setMx([{ value: 'eu-smtp-inbound-1.mimecast.com', priority: 10, ttl: 3600 }]);
  const { clock, database } = desk;
  const without = await startDesk({ clock, database: { ...database, close: async () => {} } });
  await without.say(
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  await without.say(dana, 'assign 1 me');
  await without.stop();
  await forceTo(desk, 1, 'cutover');
  await desk.say(dana, 'done 1 E-18 reason:"switched in Mimecast, mail arrives"');
  await forceTo(desk, 1, 'delta');
  await passMinutes(10);
  expect(await sights()).toEqual([expect.stringContaining('recorded the mail records of acme.com')]);
  expect(await blockers()).toEqual([]);
});

test('when MX is right again after a regression, the horizon is that of the MX that was there between', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(70);
  expect((await sights()).at(-1)).toContain('the TTL of the old MX has run out');
  setMx([{ ...old[0]!, ttl: 14_400 }]);
  await passMinutes(5);
  setMx(target);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain(
    'again on both nameservers; some servers may still use the old MX until Mon, Nov 30, 3:20 PM',
  );
  desk.clock.set('2026-11-30T15:20:00-06:00');
  await desk.app.tick();
  expect((await sights()).at(-1)).toContain('the TTL of the old MX has run out');
});

test('a regression is told once, also if it is on other nameservers later', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  setMx(old, ['ns2.acme.com']);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('saw MX go back to the old system on 1 of 2 nameservers');
  expect((await sights()).at(-1)).toContain('Some mail goes to the old mailboxes');
  const told = await desk.direct(lee);
  setMx(old);
  await passMinutes(5);
  expect((await sights()).at(-1)).toBe('saw the old MX on both nameservers now');
  expect(await desk.direct(lee)).toEqual(told);
  expect(await blockers()).toEqual(['MX_REGRESSED']);
  setMx(target, ['ns2.acme.com']);
  await passMinutes(5);
  expect((await sights()).at(-1)).toBe('saw the old MX on ns1.acme.com now');
});

test('while DNS shows a regression, only a lead clears its blocker, and its name stays in capital letters', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  setMx(old);
  await passMinutes(5);
  await desk.say(dana, 'done 1 C-08');
  await desk.say(dana, 'done 1 E-19 reason:"seen on the phone"');
  expect((await desk.say(dana, 'advance 1')).text).toContain(
    "can't move on: MX pointed to the new mailboxes",
  );
  expect((await desk.say(dana, 'unblock 1 MX_REGRESSED')).text).toContain(
    'Only a lead can clear the blocker “MX no longer right” while DNS shows it. It clears by itself',
  );
  expect(await blockers()).toEqual(['MX_REGRESSED']);
  expect((await desk.say(dana, 'done 1 E-18')).text).toContain(
    'Migration Desk already completed MX switched',
  );
  expect((await desk.say(lee, 'unblock 1 MX_REGRESSED')).text).toContain('is no longer blocked');
});

test('a nameserver that does not answer is no change of records', async () => {
  setMx([{ value: 'mail2.acme-old.example', priority: 10, ttl: 3600 }], ['ns2.acme.com']);
  await begin('cutover');
  await desk.app.tick();
  own.setServer(domain, 'ns2.acme.com', { fault: 'servfail' });
  await passMinutes(5);
  own.setServer(domain, 'ns2.acme.com', { fault: null });
  await passMinutes(5);
  expect((await sights()).slice(1)).toEqual([]);
  setMx(old);
  await passMinutes(5);
  expect((await sights()).slice(1)).toEqual([
    'saw MX change from mail.acme-old.example and mail2.acme-old.example to mail.acme-old.example',
  ]);
});

test('keeps at most two TTLs of the old MX, however often they change', async () => {
  await begin('cutover');
  for (const ttl of [86_400, 7200, 3600, 2 ** 31 - 1, 300, 60]) {
    setMx([{ ...old[0]!, ttl }]);
    await passMinutes(5);
  }
  const row = await desk.database.client.dnsWatch.findUniqueOrThrow({ where: { ticketNumber: 1 } });
  expect(row.oldTtls).toEqual([
    { ttl: 2 ** 31 - 1, lastSeen: '2026-11-30T16:20:00.000Z' },
    { ttl: 60, lastSeen: '2026-11-30T16:30:00.000Z' },
  ]);
});

test('the message about the switch says that Forced MX Routing must be turned off now', async () => {
  await begin('provisioning');
  await desk.say(dana, 'done 1 E-10');
  await forceTo(desk, 1, 'cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  expect((await desk.direct(dana)).join()).toContain(
    'Forced MX Routing is still on: ask Support to turn it off now.',
  );
  expect((await desk.state(1)).ticket.forcedMxOn).toBe(true);
});

test('after the switch, a mistyped MX or none holds the ticket, and the leads hear of it', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  setMx([{ value: 'mx1.emailsrv.example', priority: 10, ttl: 3600 }]);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('saw MX point to neither system: 10 mx1.emailsrv.example');
  expect(await blockers()).toEqual(['MX_REGRESSED']);
  expect((await desk.direct(lee)).at(-1)).toContain('MX points to neither system since');
  expect((await desk.say(dana, 'today')).text).toContain('1 with a wrong MX');
  setMx([]);
  await passMinutes(5);
  expect((await sights()).at(-1)).toContain('saw MX change to no record');
  setMx(target);
  await passMinutes(5);
  expect(await blockers()).toEqual([]);
});

test('an MX that changes back and forth wakes people three times, and again when it has settled', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  const before = (await desk.direct(lee)).length;
  for (let turn = 0; turn < 12; turn++) {
    setMx(turn % 2 === 0 ? old : target);
    await passMinutes(5);
  }
  expect((await desk.direct(lee)).length - before).toBe(2);
  expect((await sights()).at(-1)).toContain('It changes back and forth');
  setMx(old);
  await passMinutes(5);
  expect((await desk.direct(lee)).length - before).toBe(2);
  await passMinutes(30);
  expect((await desk.direct(lee)).length - before).toBe(3);
  expect((await sights()).at(-1)).toContain(
    'saw MX stay the same for half an hour: MX points to the old system again',
  );
  expect(await blockers()).toEqual(['MX_REGRESSED']);
});

test('once DNS is turned off, people complete and reopen the steps again', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  const { clock, database } = desk;
  const off = await startDesk({ clock, database: { ...database, close: async () => {} } });
  expect((await off.say(dana, 'undo 1 E-18')).text).toContain('Reopened');
  expect(isOpen(await step('E-18'))).toBe(true);
  expect((await off.say(dana, 'done 1 E-18')).text).toContain('MX switched ✓');
  await off.stop();
});

test('in the three days after the switch, a regression is told within five minutes in every phase', async () => {
  await begin('cutover');
  await desk.app.tick();
  setMx(target);
  await passMinutes(5);
  await forceTo(desk, 1, 'client-setup');
  await desk.tickAt('2026-12-01T11:00:00-06:00');
  setMx(old);
  await passMinutes(5);
  expect((await desk.direct(lee)).at(-1)).toContain('MX points to the old system again since');
});

test('the owner and the leads hear at once that a switch came too early, with the way back', async () => {
  await begin('trial');
  setMx(target);
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await desk.app.tick();
  for (const person of [dana, lee]) {
    expect((await desk.direct(person)).join()).toContain(
      'MX was switched too early: the ticket is still in Trial. Mail already goes to the new mailboxes.',
    );
  }
});
