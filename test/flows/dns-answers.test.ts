import { expect, test } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import { recordLook } from '../../src/ticket/dns/record-look.ts';
import { takeDue } from '../../src/ticket/dns/watch-row.ts';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dayMs } from '../../src/time/local-time.ts';
import { dana } from '../support/desk.ts';
import { domain, newMx, oldMx, useDnsWatch } from '../support/dns-watch.ts';
import { forceTo } from '../support/walk.ts';

const watch = useDnsWatch();

async function watchRow() {
  return watch.desk.database.client.dnsWatch.findUniqueOrThrow({ where: { ticketNumber: 1 } });
}

async function agreeOnCutover(): Promise<void> {
  await watch.begin('cutover');
  await watch.desk.say(dana, 'set 1 cutover:"today 10:30 AM"');
  await watch.passMinutes(30);
}

test('the records of before the move are only stored once MX, SPF, and autodiscover were answered', async () => {
  watch.failing = ['MX'];
  await watch.begin('discovery');
  expect((await watchRow()).snapshot).toBeNull();
  expect(await watch.sights()).toEqual([]);
  watch.failing = ['TXT'];
  await watch.passMinutes(5);
  expect((await watchRow()).snapshot).toBeNull();
  watch.failing = [];
  await watch.passMinutes(5);
  expect(await watch.sights()).toEqual([
    'recorded the mail records of acme.com as they are: MX 10 mail.acme-old.example (TTL 3,600 s); SPF no record; autodiscover no record',
  ]);
});

test('a look in which only the question about MX fails has not seen the domain', async () => {
  await watch.begin('cutover');
  watch.failing = ['MX'];
  await watch.passMinutes(75);
  expect(await watch.sights()).toContainEqual(expect.stringContaining("can't be seen since"));
  expect((await watch.desk.say(dana, 'dns 1')).text).toContain(
    'The nameservers of the domain gave no usable answer just now. Last seen: ',
  );
});

test('records about which no nameserver answered are asked for again after five minutes', async () => {
  await watch.begin('cutover');
  await watch.passMinutes(55);
  watch.failing = ['TXT'];
  await watch.passMinutes(10);
  const records = [{ value: 'v=spf1 -all' }, { value: 'v=spf1 mx' }];
  watch.own.change(domain, { name: '@', type: 'TXT', records });
  watch.failing = [];
  await watch.passMinutes(5);
  expect(await watch.blockers()).toEqual(['SPF_DUPLICATE']);
});

test('a switch on one nameserver is not complete while the other is silent, although the resolvers agree', async () => {
  await agreeOnCutover();
  watch.setMx(newMx, ['ns1.acme.com']);
  await watch.passMinutes(5);
  watch.own.setServer(domain, 'ns2.acme.com', { fault: 'servfail' });
  await watch.passMinutes(10);
  expect((await watch.desk.state(1)).ticket.dnsFacts?.state).toBe('partial');
  expect(isOpen(await watch.step('E-18'))).toBe(true);
  watch.own.setServer(domain, 'ns2.acme.com', { fault: null });
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(isDone(await watch.step('E-18'))).toBe(true);
});

test('a switch is seen although a nameserver was silent from before it, and the words say so', async () => {
  watch.own.setServer(domain, 'ns2.acme.com', { fault: 'servfail' });
  await agreeOnCutover();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect((await watch.sights()).at(-1)).toContain('saw MX switched on the nameserver that answered');
  expect((await watch.desk.say(dana, 'dns 1')).text).toContain('No answer from ns2.acme.com.');
});

test('a look that began before another one never counts after it', async () => {
  await agreeOnCutover();
  const dns = createDns(watch.own.settings, watch.desk.clock);
  const ask = () => dns.look({ domain, records: 'mx', selectors: [], unwanted: [] });
  const before = await ask();
  watch.desk.clock.advance(1);
  watch.setMx(newMx);
  const after = await ask();
  const { desk } = watch.desk.app;
  await recordLook(desk, 1, after, 'mx');
  await recordLook(desk, 1, before, 'mx');
  expect(await watch.blockers()).toEqual([]);
  expect((await watch.sights()).at(-1)).toContain('saw MX switched on both nameservers');
});

test('a TTL that was lowered at any time since the last look counts until now', async () => {
  watch.setMx([{ ...oldMx[0]!, ttl: 86_400 }]);
  await watch.begin('discovery');
  watch.setMx([{ ...oldMx[0]!, ttl: 300 }]);
  watch.desk.clock.set('2026-12-01T10:00:00-06:00');
  await watch.desk.app.tick();
  await watch.desk.say(dana, 'set 1 cutover:"today 11 AM"');
  expect((await watch.desk.say(dana, 'dns 1')).text).toContain(
    'If MX is switched now, some servers use the old MX until Wed, Dec 2, 10 AM.',
  );
});

test('a missing MX is told once, although a nameserver is silent in between', async () => {
  await agreeOnCutover();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  watch.setMx([]);
  await watch.passMinutes(5);
  for (const fault of ['servfail', null] as const) {
    watch.own.setServer(domain, 'ns2.acme.com', { fault });
    await watch.passMinutes(5);
  }
  expect((await watch.sights()).filter((text) => text.includes('point to neither system'))).toHaveLength(1);
});

test('MX that was undone is mended only when nothing else is beside it, and the last pass reopens then', async () => {
  await agreeOnCutover();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await forceTo(watch.desk, 1, 'delta');
  await watch.desk.say(dana, 'done 1 E-21');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toContain('MX_REGRESSED');
  watch.setMx([...newMx, { value: 'mail.third.example', priority: 30, ttl: 3600 }]);
  await watch.passMinutes(5);
  expect(await watch.blockers()).toContain('MX_REGRESSED');
  expect(isDone(await watch.step('E-21'))).toBe(true);
  watch.setMx(newMx);
  await watch.passMinutes(5);
  expect(await watch.blockers()).not.toContain('MX_REGRESSED');
  expect((await watch.sights()).at(-1)).toContain('saw MX point to the new mailboxes again');
  expect((await watch.step('E-18')).mark?.at).toEqual(watch.desk.clock.now());
  expect(isOpen(await watch.step('E-21'))).toBe(true);
});

test('a last pass is warned about while servers may still use the old MX', async () => {
  await agreeOnCutover();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await forceTo(watch.desk, 1, 'delta');
  const tooEarly =
    'Some servers may still use the old MX until Mon, Nov 30, 11:35 AM. Run another pass after that.';
  expect((await watch.desk.say(dana, 'done 1 E-21')).text).toContain(tooEarly);
  await watch.desk.say(dana, 'undo 1 E-21');
  await watch.passMinutes(65);
  expect((await watch.desk.say(dana, 'done 1 E-21')).text).not.toContain('old MX');
});

test('letters about an undone switch come without hints about what they cover', async () => {
  await agreeOnCutover();
  watch.setMx(newMx);
  await watch.passMinutes(5);
  await forceTo(watch.desk, 1, 'delta');
  watch.setMx(oldMx);
  await watch.passMinutes(5);
  for (const letter of ['T10', 'T21']) {
    const { text } = await watch.desk.say(dana, `draft 1 ${letter}`);
    expect(text).toMatch(/set these (DNS )?records again now/i);
    expect(text).not.toMatch(/usually sent in|Your team waits for/);
  }
});

test('a look without news writes nothing to the ticket', async () => {
  await agreeOnCutover();
  watch.setMx(newMx);
  await watch.passMinutes(65);
  const version = async () =>
    watch.desk.database.client.$queryRaw`SELECT xmin::text FROM "Ticket" WHERE "number" = 1`;
  const before = await version();
  await watch.passMinutes(15);
  expect(await version()).toEqual(before);
});

test('two replicas whose clocks differ never take the same ticket', async () => {
  await watch.begin('cutover');
  watch.desk.clock.advance(6);
  const { database, clock } = watch.desk;
  const wanted = { phases: ['cutover'], most: 100, longest: 2 * dayMs };
  const [taken, again] = await database.transaction(async (tx) => {
    const first = await takeDue(tx, { at: new Date(clock.now().getTime() + 1), ...wanted });
    const second = takeDue(database.client, { at: clock.now(), ...wanted });
    const isWaiting = () => tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
    await expect.poll(isWaiting, { interval: 5 }).not.toEqual([]);
    return [first, second] as const;
  });
  expect([taken, await again]).toEqual([[1], []]);
});
