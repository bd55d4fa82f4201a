import { expect, test } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, lee, startDesk } from '../support/desk.ts';
import { domain, newMx, oldMx, useDnsWatch } from '../support/dns-watch.ts';
import { forceTo } from '../support/walk.ts';

const watch = useDnsWatch();

test('a switch that comes too early is told and blocks, and completes its step on entering Cutover, with the earlier date', async () => {
  await watch.begin('prestage');
  watch.setMx(newMx);
  watch.desk.clock.set('2026-12-01T10:00:00-06:00');
  await watch.desk.app.tick();
  expect((await watch.sights()).at(-1)).toContain('although the ticket is still in Prestage');
  expect(await watch.blockers()).toEqual(['MX_EARLY']);
  expect(isOpen(await watch.step('E-18'))).toBe(true);
  expect((await watch.desk.say(dana, 'today')).text).toContain('1 with a wrong MX');

  watch.desk.clock.set('2026-12-02T10:00:00-06:00');
  await forceTo(watch.desk, 1, 'cutover');
  expect((await watch.step('E-18')).mark?.at).toEqual(new Date('2026-12-01T10:00:00-06:00'));
  await watch.desk.app.tick();
  expect(await watch.blockers()).toEqual([]);
});

test('a look that nobody answers changes nothing, is repeated, and never counts as a missing record', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  const before = await watch.desk.state(1);
  for (const server of ['ns1.acme.com', 'ns2.acme.com'])
    watch.own.setServer(domain, server, { fault: 'servfail' });
  await watch.passMinutes(15);
  expect((await watch.desk.state(1)).ticket).toEqual(before.ticket);
  const row = await watch.desk.database.client.dnsWatch.findUniqueOrThrow({ where: { ticketNumber: 1 } });
  expect(row.failingSince).toEqual(new Date('2026-11-30T10:05:00-06:00'));
  expect(row.nextAt).toEqual(new Date('2026-11-30T10:20:00-06:00'));

  for (const server of ['ns1.acme.com', 'ns2.acme.com']) watch.own.setServer(domain, server, { fault: null });
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw MX switched on both nameservers');
  expect(isDone(await watch.step('E-18'))).toBe(true);
});

test('a domain that does not exist yet has no snapshot until it does', async () => {
  watch.own.removeZone(domain);
  await watch.begin('credentials');
  await watch.desk.app.tick();
  expect(await watch.sights()).toEqual([]);
  expect((await watch.desk.say(dana, 'done 1 E-16')).text).toContain("DNS couldn't be read yet");
  watch.own.setZone(domain, [{ name: '@', type: 'MX', ...oldMx[0]! }]);
  watch.desk.clock.advance(15);
  await watch.desk.app.tick();
  expect((await watch.sights())[0]).toContain('recorded the mail records of acme.com as they are');
});

test('with a reason, a person completes a step that DNS does not show', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  const { text } = await watch.desk.say(dana, 'done 1 E-18 reason:"switched in Mimecast, mail arrives"');
  expect(text).toContain('MX switched ✓');
  expect((await watch.desk.say(dana, 'history 1')).text).toContain('switched in Mimecast, mail arrives');
  await watch.passMinutes(10);
  expect(isDone(await watch.step('E-18'))).toBe(true);
  expect(await watch.blockers()).toEqual([]);
});

test('after a move back on purpose, the old MX is no regression, and the next switch counts anew', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(isDone(await watch.step('E-18'))).toBe(true);
  await watch.desk.say(lee, 'move 1 prestage mail was missing, the customer went back');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
  expect(isOpen(await watch.step('E-18'))).toBe(true);
  expect((await watch.sights()).join()).not.toContain('go back to the old system');
  watch.desk.clock.set('2026-12-01T12:00:00-06:00');
  await forceTo(watch.desk, 1, 'cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.step('E-18')).mark?.at).toEqual(new Date('2026-12-01T12:05:00-06:00'));
});

test('two SPF records and a wrong autodiscover block the ticket until they are mended', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  watch.own.change(domain, {
    name: '@',
    type: 'TXT',
    records: [{ value: 'v=spf1 include:emailsrvr.com ~all' }, { value: 'v=spf1 a ~all' }],
  });
  watch.own.change(domain, { name: 'autodiscover', type: 'CNAME', records: [{ value: 'www.acme.com' }] });
  await watch.passMinutes(60);
  expect(await watch.blockers()).toEqual(['SPF_DUPLICATE', 'AUTODISCOVER_WRONG']);
  expect(isOpen(await watch.step('E-19'))).toBe(true);
  watch.own.change(domain, {
    name: '@',
    type: 'TXT',
    records: [{ value: 'v=spf1 a include:emailsrvr.com ~all' }],
  });
  const records = [{ value: 'autodiscover.emailsrvr.com' }];
  watch.own.change(domain, { name: 'autodiscover', type: 'CNAME', records });
  await watch.passMinutes(60);
  expect(await watch.blockers()).toEqual([]);
  expect(isDone(await watch.step('E-19'))).toBe(true);
  expect((await watch.sights()).at(-1)).toContain('No longer blocked');
});

test('the old MX beside the new one blocks, and so does a cutover that has passed without a switch', async () => {
  await watch.begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await watch.desk.app.tick();
  await watch.passMinutes(200);
  expect(await watch.blockers()).toEqual(['MX_NOT_SWITCHED']);
  watch.setMx([...newMx, ...oldMx]);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw the new MX, but the old one is still there');
  expect(await watch.blockers()).toEqual([]);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw the new MX, but the old one is still there');
  expect(await watch.blockers()).toEqual(['MX_PARTIAL']);
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
});

test('a TTL of a week makes the horizon a week, also if it was lowered just before, and a TTL of 0 none', async () => {
  watch.setMx([{ ...oldMx[0]!, ttl: 604_800 }]);
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx([{ ...oldMx[0]!, ttl: 0 }]);
  await watch.passMinutes(5);
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.desk.state(1)).ticket.dnsFacts?.horizon).toBe('2026-12-07T16:05:00.000Z');
});

test('a clock that jumps ahead and back leaves the watch working', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.desk.clock.set('2027-03-01T10:00:00-06:00');
  await watch.desk.app.tick();
  watch.desk.clock.set('2026-11-30T10:10:00-06:00');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(10);
  expect(isDone(await watch.step('E-18'))).toBe(true);
});

test('two replicas look once, and tell once', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  watch.desk.clock.advance(5);
  const { database, clock } = watch.desk;
  const dns = createDns(watch.own.settings, clock);
  const other = await startDesk({ clock, database: { ...database, close: async () => {} }, dns });
  watch.own.asked.length = 0;
  await Promise.all([watch.desk.app.tick(), other.app.tick()]);
  expect(
    watch.own.asked.filter(({ address, type }) => address === '127.0.0.2' && type === 'MX'),
  ).toHaveLength(1);
  expect((await watch.sights()).filter((text) => text.includes('saw MX switched'))).toHaveLength(1);
  await other.stop();
});

test('behind a filtering service, the reason of a person counts, and DNS does not block the ticket', async () => {
  watch.setMx([{ value: 'eu-smtp-inbound-1.mimecast.com', priority: 10, ttl: 3600 }]);
  await watch.begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  await watch.desk.app.tick();
  watch.desk.clock.set('2026-11-30T13:30:00-06:00');
  await watch.desk.app.tick();
  expect(await watch.blockers()).toEqual(['MX_NOT_SWITCHED']);
  await watch.desk.say(dana, 'done 1 E-18 reason:"switched in Mimecast, mail arrives"');
  await watch.passMinutes(10);
  expect(await watch.blockers()).toEqual([]);
});

test('a filtering service that is first seen after a person completed the switch is no regression', async () => {
  watch.setMx([{ value: 'eu-smtp-inbound-1.mimecast.com', priority: 10, ttl: 3600 }]);
  const { clock, database } = watch.desk;
  const without = await startDesk({ clock, database: { ...database, close: async () => {} } });
  await without.say(
    dana,
    'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
  );
  await without.say(dana, 'assign 1 me');
  await without.stop();
  await forceTo(watch.desk, 1, 'cutover');
  await watch.desk.say(dana, 'done 1 E-18 reason:"switched in Mimecast, mail arrives"');
  await forceTo(watch.desk, 1, 'delta');
  await watch.passMinutes(10);
  expect(await watch.sights()).toEqual([expect.stringContaining('recorded the mail records of acme.com')]);
  expect(await watch.blockers()).toEqual([]);
});

test('when MX is right again after a regression, the horizon is that of the MX that was there between', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(70);
  expect((await watch.sights()).at(-1)).toContain('the TTL of the old MX has run out');
  watch.setMx([{ ...oldMx[0]!, ttl: 14_400 }]);
  await watch.passMinutes(5);
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain(
    'again on both nameservers; some servers may still use the old MX until Mon, Nov 30, 3:20 PM',
  );
  watch.desk.clock.set('2026-11-30T15:20:00-06:00');
  await watch.desk.app.tick();
  expect((await watch.sights()).at(-1)).toContain('the TTL of the old MX has run out');
});

test('a regression is told once, also if it is on other nameservers later', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx(oldMx, ['ns2.acme.com']);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw MX go back to the old system on 1 of 2 nameservers');
  expect((await watch.sights()).at(-1)).toContain('Some mail goes to the old mailboxes');
  const told = await watch.desk.direct(lee);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toBe('saw the old MX on both nameservers now');
  expect(await watch.desk.direct(lee)).toEqual(told);
  expect(await watch.blockers()).toEqual(['MX_REGRESSED']);
  watch.setMx(newMx, ['ns2.acme.com']);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toBe('saw the old MX on ns1.acme.com now');
});

test('while DNS shows a regression, only a lead clears its blocker, and its name stays in capital letters', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  await watch.desk.say(dana, 'done 1 C-08');
  await watch.desk.say(dana, 'done 1 E-19 reason:"seen on the phone"');
  expect((await watch.desk.say(dana, 'advance 1')).text).toContain(
    "can't move on: MX pointed to the new mailboxes",
  );
  expect((await watch.desk.say(dana, 'unblock 1 MX_REGRESSED')).text).toContain(
    'Only a lead can clear the blocker “MX no longer right” while DNS shows it. It clears by itself',
  );
  expect(await watch.blockers()).toEqual(['MX_REGRESSED']);
  expect((await watch.desk.say(dana, 'done 1 E-18')).text).toContain(
    'Migration Desk already completed MX switched',
  );
  expect((await watch.desk.say(lee, 'unblock 1 MX_REGRESSED')).text).toContain('is no longer blocked');
});

test('a nameserver that does not answer is no change of records', async () => {
  watch.setMx([{ value: 'mail2.acme-old.example', priority: 10, ttl: 3600 }], ['ns2.acme.com']);
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.own.setServer(domain, 'ns2.acme.com', { fault: 'servfail' });
  await watch.passMinutes(5);
  watch.own.setServer(domain, 'ns2.acme.com', { fault: null });
  await watch.passMinutes(5);
  expect((await watch.sights()).slice(1)).toEqual([]);
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.sights()).slice(1)).toEqual([
    'saw MX change from mail.acme-old.example and mail2.acme-old.example to mail.acme-old.example',
  ]);
});

test('keeps at most two TTLs of the old MX, however often they change', async () => {
  await watch.begin('cutover');
  for (const ttl of [86_400, 7200, 3600, 2 ** 31 - 1, 300, 60]) {
    watch.setMx([{ ...oldMx[0]!, ttl }]);
    await watch.passMinutes(5);
  }
  const row = await watch.desk.database.client.dnsWatch.findUniqueOrThrow({ where: { ticketNumber: 1 } });
  expect(row.oldTtls).toEqual([
    { ttl: 2 ** 31 - 1, lastSeen: '2026-11-30T16:25:00.000Z' },
    { ttl: 60, lastSeen: '2026-11-30T16:30:00.000Z' },
  ]);
});

test('the message about the switch says that Forced MX Routing must be turned off now', async () => {
  await watch.begin('provisioning');
  await watch.desk.say(dana, 'done 1 E-10');
  await forceTo(watch.desk, 1, 'cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(dana)).join()).toContain(
    'Forced MX Routing is still on: ask Support to turn it off now.',
  );
  expect((await watch.desk.state(1)).ticket.forcedMxOn).toBe(true);
});

test('after the switch, a mistyped MX or none holds the ticket, and the leads hear of it', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx([{ value: 'mx1.emailsrv.example', priority: 10, ttl: 3600 }]);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw MX point to neither system: 10 mx1.emailsrv.example');
  expect(await watch.blockers()).toEqual(['MX_REGRESSED']);
  expect((await watch.desk.direct(lee)).at(-1)).toContain('MX points to neither system since');
  expect((await watch.desk.say(dana, 'today')).text).toContain('1 with a wrong MX');
  watch.setMx([]);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw MX change to no record');
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual([]);
});

test('an MX that changes back and forth wakes people three times, and again when it has settled', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  const before = (await watch.desk.direct(lee)).length;
  for (let turn = 0; turn < 12; turn++) {
    watch.setMx(turn % 2 === 0 ? oldMx : newMx);
    await watch.passMinutes(5);
  }
  expect((await watch.desk.direct(lee)).length - before).toBe(2);
  expect((await watch.sights()).at(-1)).toContain('It changes back and forth');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).length - before).toBe(2);
  await watch.passMinutes(30);
  expect((await watch.desk.direct(lee)).length - before).toBe(3);
  expect((await watch.sights()).at(-1)).toContain(
    'saw MX stay the same for half an hour: MX points to the old system again',
  );
  expect(await watch.blockers()).toEqual(['MX_REGRESSED']);
});

test('once DNS is turned off, people complete and reopen the steps again', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  const { clock, database } = watch.desk;
  const off = await startDesk({ clock, database: { ...database, close: async () => {} } });
  expect((await off.say(dana, 'undo 1 E-18')).text).toContain('Reopened');
  expect(isOpen(await watch.step('E-18'))).toBe(true);
  expect((await off.say(dana, 'done 1 E-18')).text).toContain('MX switched ✓');
  await off.stop();
});

test('in the three days after the switch, a regression is told within five minutes in every phase', async () => {
  await watch.begin('cutover');
  await watch.desk.app.tick();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await forceTo(watch.desk, 1, 'client-setup');
  await watch.desk.tickAt('2026-12-01T11:00:00-06:00');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect((await watch.desk.direct(lee)).at(-1)).toContain('MX points to the old system again since');
});

test('the owner and the leads hear at once that a switch came too early, with the way back', async () => {
  await watch.begin('trial');
  watch.setMx(newMx);
  watch.desk.clock.set('2026-12-01T10:00:00-06:00');
  await watch.desk.app.tick();
  for (const person of [dana, lee]) {
    expect((await watch.desk.direct(person)).join()).toContain(
      'MX was switched too early: the ticket is still in Trial. Mail already goes to the new mailboxes.',
    );
  }
});
