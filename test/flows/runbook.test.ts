import { describe, expect, test } from 'vitest';
import type { DnsFacts } from '../../src/dns/facts.ts';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { keepRunbook } from '../../src/ticket/runbook/keep-runbook.ts';
import { changeLine, dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';
import { forceTo, openChange, walkTo } from '../support/walk.ts';

const desk = useDesk();

/** Opens a ticket that the channel gets, with a cutover on a Friday evening. */
async function openTicket(cutover = '2026-12-04T18:00'): Promise<void> {
  await desk.say(sam, 'subscribe');
  await desk.say(dana, `${openLine} contact:"Ann Lee, ann@elsewhere.example"`);
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, `set 1 cutover:${cutover}`);
}

/** The messages with a runbook in the channel. */
async function runbooks(): Promise<SlackMessage[]> {
  const posted = await desk.posted(migrations);
  return posted.filter(
    ({ ts, thread_ts, text }) =>
      thread_ts && thread_ts !== ts && /Later: |Before today: |Runbook of|in this runbook/.test(text),
  );
}

async function runbook(): Promise<string> {
  const [found] = await runbooks();
  return found?.text ?? '';
}

/** Sets what was seen in DNS, and lets the jobs run, but not the watch of DNS. */
async function see(facts: Partial<DnsFacts>): Promise<void> {
  const dnsFacts: DnsFacts = {
    state: 'not-switched',
    since: desk.clock.now().toISOString(),
    shown: {},
    left: ['MX', 'SPF', 'autodiscover'],
    switchedAt: null,
    horizon: null,
    splitTold: false,
    horizonTold: false,
    lateResolversTold: false,
    withoutOld: [],
    silent: 0,
    behind: ['ns1.acme.example', 'ns2.acme.example'],
    nameservers: 2,
    told: [],
    turnedAt: null,
    unsettled: false,
    resolvers: { new: 0, asked: 4 },
    ...facts,
  };
  await desk.database.client.ticket.update({ where: { number: 1 }, data: { dnsFacts } });
  await desk.app.runJobs();
}

test('posts the runbook a week before the cutover, in the thread of the message, and keeps it current', async () => {
  await openTicket();
  await runUntil(desk, '2026-11-25T08:59:00-06:00');
  expect(await runbooks()).toEqual([]);
  await runUntil(desk, '2026-11-25T09:00:00-06:00');
  const [posted, ...others] = await runbooks();
  expect(others).toEqual([]);
  const headline = (await desk.posted(migrations)).find(({ ts }) => ts === posted!.thread_ts);
  expect(headline?.text).toContain('acme.com · MIG-1');
  expect(posted!.text).toContain('Cutover of Acme Corp (MIG-1) · Fri, Dec 4, 6 PM · in 9 days');
  expect(posted!.text).toContain('A week before (Wed, Nov 25)');
  expect(posted!.text).toContain('☐ DNS record list sent (U-13) · Dana Reyes');

  await forceTo(desk, 1, 'cutover');
  await desk.say(dana, 'done 1 U-13');
  await desk.app.drain();
  const [changed, ...more] = await runbooks();
  expect(more).toEqual([]);
  expect(changed!.ts).toBe(posted!.ts);
  expect(changed!.text).toContain('☐ MX known · Dana Reyes');
  expect(changed!.text).toContain('3 business days before (Tue, Dec 1)');
});

test('posts the runbook of a near date at once, moves it with the date, and ends it when the date is gone', async () => {
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await openTicket();
  await desk.app.drain();
  const [posted] = await runbooks();
  expect(posted!.text).toContain('Fri, Dec 4, 6 PM · in 3 days');
  await desk.say(dana, 'set 1 cutover:2026-12-18T18:00');
  expect(await runbook()).toContain('Fri, Dec 18, 6 PM · in 17 days');
  await desk.say(dana, 'cancel 1 the customer withdrew');
  const [ended, ...others] = await runbooks();
  expect(others).toEqual([]);
  expect(ended!.ts).toBe(posted!.ts);
  expect(ended!.text).toContain('The ticket is canceled. This message is no longer kept current.');
  expect(await desk.database.client.runbook.count()).toBe(0);

  await desk.say(dana, 'reopen 1 they are back');
  const after = await runbooks();
  expect(after.map(({ text }) => text.includes('no longer kept'))).toEqual([true]);
  await runUntil(desk, '2026-12-11T09:00:00-06:00');
  expect((await runbooks()).map(({ text }) => text.includes('no longer kept'))).toEqual([true, false]);
});

test('shows on the day itself what is seen, and counts down', async () => {
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await openTicket();
  await desk.say(dana, 'set 1 dns-contact:"Rob Hale, Brightline Web, rob@brightline.example"');
  await forceTo(desk, 1, 'cutover');
  await runUntil(desk, '2026-12-04T15:00:00-06:00');
  await see({ shown: { 'ttl-lowered': '2026-12-02T16:00:00.000Z' } });
  const early = await runbook();
  expect(early).toContain('Acme Corp (MIG-1) · today, 6 PM · in about 3 hours');
  expect(early).toContain('Nameservers: 0 of 2 have the new MX. Old: ns1.acme.example and ns2.acme.example');
  expect(early).toContain('Resolvers: 0 of 4 have the new MX');
  expect(early).toContain('☐ DNS records switched (U-14) · Rob Hale (DNS)');

  await runUntil(desk, '2026-12-04T17:35:00-06:00');
  expect(await runbook()).toContain('in 25 minutes');
  await runUntil(desk, '2026-12-04T18:04:00-06:00');
  await see({ state: 'partial', behind: ['ns2.acme.example'], resolvers: { new: 1, asked: 4 } });
  expect(await runbook()).toContain('Nameservers: 1 of 2 have the new MX. Old: ns2.acme.example');
  await runUntil(desk, '2026-12-04T18:10:00-06:00');
  await see({
    state: 'switched',
    behind: [],
    resolvers: { new: 2, asked: 4 },
    switchedAt: '2026-12-05T00:10:00.000Z',
    horizon: '2026-12-05T01:10:00.000Z',
    shown: { switched: '2026-12-05T00:10:00.000Z', 'mail-records': '2026-12-05T00:10:00.000Z' },
  });
  const switched = await runbook();
  expect(switched).toContain('10 minutes ago');
  expect(switched).toContain('Nameservers: 2 of 2 have the new MX');
  expect(switched).toContain('Resolvers: 2 of 4 have the new MX');
  expect(switched).toContain('Some servers may still use the old MX until Fri, Dec 4, 7:10 PM');
  expect(switched).toContain('✓ DNS records switched · seen Fri, Dec 4, 6:10 PM');
  await runUntil(desk, '2026-12-04T19:10:00-06:00');
  // Two resolvers keep the old MX for longer than they may.
  expect(await runbook()).not.toContain('no server should use the old MX');
  await see({
    state: 'propagated',
    behind: [],
    resolvers: { new: 4, asked: 4 },
    switchedAt: '2026-12-05T00:10:00.000Z',
    horizon: '2026-12-05T01:10:00.000Z',
  });
  expect(await runbook()).toContain('Since Fri, Dec 4, 7:10 PM, no server should use the old MX anymore');

  await runUntil(desk, '2026-12-05T10:42:00-06:00');
  await see({ state: 'regressed', behind: ['ns1.acme.example'], switchedAt: '2026-12-05T00:10:00.000Z' });
  expect(await runbook()).toContain('↩ The old MX is back, seen Sat, Dec 5, 10:42 AM. Old: ns1.acme.example');
  expect(await runbooks()).toHaveLength(1);
});

test('a channel that subscribed after the last change gets the ticket first, and the runbook in its thread', async () => {
  await desk.say(dana, `${openLine} contact:"Ann Lee, ann@elsewhere.example"`);
  await desk.say(dana, 'set 1 cutover:2026-12-04T18:00');
  await desk.say(sam, 'subscribe');
  await runUntil(desk, '2026-11-25T09:00:00-06:00');
  const [posted, ...others] = await runbooks();
  expect(others).toEqual([]);
  const headline = (await desk.posted(migrations)).find(({ ts }) => ts === posted!.thread_ts);
  expect(headline?.text).toContain('acme.com · MIG-1');

  await desk.say(dana, 'note 1 called them');
  await desk.say(dana, 'set 1 cutover:2026-12-04T20:00');
  expect((await runbooks()).map(({ ts }) => ts)).toEqual([posted!.ts]);
  const headlines = (await desk.posted(migrations)).filter(({ text }) => text.includes('acme.com · MIG-1'));
  expect(headlines).toHaveLength(1);
});

test('changes nothing in the channel if nothing in the runbook changed', async () => {
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await openTicket();
  await desk.app.drain();
  const deliveries = () => desk.database.client.delivery.count({ where: { anchor: 'runbook:1' } });
  expect(await deliveries()).toBe(1);
  await desk.say(dana, 'note 1 called them');
  await desk.say(dana, 'wait 1 customer-admin the list of users');
  await desk.app.tick();
  await desk.app.drain();
  expect(await deliveries()).toBe(1);
});

test('draws a runbook only once if an earlier version stored other facts about DNS', async () => {
  await openTicket('2026-11-25T18:00');
  await see({});
  await desk.database.client
    .$executeRaw`UPDATE "Ticket" SET "dnsFacts" = "dnsFacts" - 'told' || '{"turns": []}'`;
  const { client } = desk.database;
  const written = () => client.$queryRaw`SELECT xmin::text FROM "Runbook"`;
  await desk.app.runJobs();
  const before = await written();
  await desk.app.runJobs();
  expect(await written()).toEqual(before);
});

test('posts one message even if two replicas look at the same time', async () => {
  desk.clock.set('2026-12-01T10:00:00-06:00');
  await openTicket();
  await desk.app.drain();
  await desk.database.client.runbook.deleteMany();
  const { desk: inside } = desk.app;
  await Promise.all([keepRunbook(inside, 1), keepRunbook(inside, 1), keepRunbook(inside, 1)]);
  await desk.app.drain();
  expect(await desk.database.client.delivery.count({ where: { anchor: 'runbook:1' } })).toBe(2);
});

test('runbook shows the same card privately, with its letters on buttons', async () => {
  await openTicket();
  const told = await desk.say(sam, 'runbook MIG-1');
  expect(told.text).toContain('Cutover of Acme Corp (MIG-1) · Fri, Dec 4, 6 PM · in 14 days');
  expect(JSON.stringify(told.reply.body.blocks)).toContain('"draft MIG-1 cutover"');
  expect((await desk.say(sam, 'show 1')).reply.body.blocks).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: 'actions' })]),
  );
});

test('a platform change has a runbook for its slot, and a ticket without a date has none', async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  const without = await desk.say(dana, 'runbook 1');
  expect(without.text).toContain('Acme Corp (PLC-1) has no agreed slot, so it has no runbook.');
  await desk.say(dana, 'set 1 slot:2026-12-04T18:00');
  const told = (await desk.say(dana, 'runbook 1')).text;
  expect(told).toContain('Slot of Acme Corp (PLC-1)');
  expect(told).toContain('☐ Slot confirmed (P-08)');
  expect(told).toContain('Start notice posted');
});

describe('the day itself', () => {
  test('what was before it is one line, and the rest comes before the folded lines', async () => {
    desk.clock.set('2026-12-01T10:00:00-06:00');
    await openTicket();
    await forceTo(desk, 1, 'cutover');
    await runUntil(desk, '2026-12-04T12:00:00-06:00');
    await see({});
    const lines = (await runbook()).split('\n');
    expect(lines[0]).toBe('Cutover of Acme Corp (MIG-1) · today, 6 PM · in about 6 hours');
    expect(lines[1]).toContain('Nameservers: 0 of 2 have the new MX');
    const past = lines.findIndex((line) => line.includes('open before today'));
    expect(past).toBeGreaterThan(1);
    expect(lines[past]).toMatch(/^⚠️ 4 open before today: MX known, DNS record list sent \(U-13\)/);
    expect(lines[past + 1]).toBe('Cutover (Fri, Dec 4)');
    const next = lines.findIndex((line) => line.startsWith('Next'));
    expect(next).toBeGreaterThan(past);
    expect(lines.slice(next).join('\n')).toMatch(/Before today: \d+ lines[\s\S]*Later: \d+ lines/);
    expect(lines.slice(0, next).filter((line) => line.includes('business day before'))).toEqual([]);
  });

  test('says how much is done if nothing was left open', async () => {
    await openTicket();
    await walkTo(desk, 1, 'cutover');
    await desk.say(dana, 'set 1 cutover:2026-12-04T18:00 mx:acme-com.mail.protection.outlook.com');
    await desk.say(dana, 'done 1 U-13 C-08');
    await desk.say(dana, 'done 1 E-16 reason:"the admin showed us"');
    await runUntil(desk, '2026-12-04T12:00:00-06:00');
    expect(await runbook()).toMatch(/^✓ \d done before today$/m);
    expect(await runbook()).not.toContain('open before today');
  });
});

describe('a contact that the runbook asks for', () => {
  async function atCutover(): Promise<void> {
    desk.clock.set('2026-12-03T10:00:00-06:00');
    await openTicket();
    await forceTo(desk, 1, 'cutover');
  }

  test('is recorded by its button, by name, and no other contact completes its line', async () => {
    await atCutover();
    await desk.say(dana, 'contact 1 phone they called about invoices');
    const shown = await desk.say(dana, 'runbook 1');
    expect(shown.text).toContain('☐ Customer confirmed the time · Dana Reyes');
    await desk.pressForForm({ user: sam, reply: shown.reply, label: 'Time confirmed…' });
    const sent = await desk.slack.submit({ user: sam, values: { way: 'phone', text: '6 PM is fine' } });
    expect(sent.outcome).toBe('closed');
    await desk.app.drain();
    expect((await desk.say(dana, 'runbook 1')).text).toContain(
      '✓ Customer confirmed the time · by phone, Sam Okafor, Thu, Dec 3',
    );
    expect((await desk.say(dana, 'history 1')).text).toContain(
      'contacted the customer by phone (customer confirmed the time): 6 PM is fine',
    );
  });

  test('is for one agreed date, and needs one', async () => {
    await atCutover();
    await desk.say(sam, 'contact 1 phone about:time-confirmed');
    await desk.say(dana, 'set 1 cutover:2026-12-04T20:00');
    expect((await desk.say(dana, 'runbook 1')).text).toContain('☐ Customer confirmed the time');
    await desk.say(lee, 'set 1 cutover:none force:"they withdrew the date"');
    expect((await desk.say(sam, 'contact 1 phone about:time-confirmed')).text).toContain(
      'has no agreed date',
    );
  });

  test('is never behind plan, folds away when its day is over, and does not keep the runbook open', async () => {
    await atCutover();
    await runUntil(desk, '2026-12-07T12:00:00-06:00');
    const monday = await runbook();
    expect(monday).toContain('– Customer confirmed the time · not recorded');
    expect(monday.split('Before today')[0]).not.toContain('Customer confirmed the time');
    expect(monday).toContain('☐ Customer says that mail arrives · Dana Reyes');
    expect(monday).toMatch(/^⚠️ .*open before today/m);
  });
});

test('the next step and its line name the person who runs the DNS', async () => {
  desk.clock.set('2026-12-03T10:00:00-06:00');
  await openTicket();
  await desk.say(dana, 'set 1 dns-contact:"Rob Hale, Brightline Web, rob@brightline.example"');
  await forceTo(desk, 1, 'cutover');
  await see({});
  const { text } = await desk.say(dana, 'runbook 1');
  expect(text).toContain('☐ TTL lowered (E-16) · Rob Hale (DNS) · due Thu, Dec 3, 6 PM');
  expect(text).toContain('Next, for Rob Hale (DNS): ☐ TTL lowered (E-16)');
  expect((await desk.say(dana, 'show 1')).text).toContain('Rob Hale (DNS)');

  desk.clock.set('2026-12-03T18:00:00-06:00');
  expect((await desk.say(dana, 'today')).text).toContain('☐ TTL lowered (Rob Hale)');
  const late = (await desk.say(dana, 'runbook 1')).text;
  expect(late).toContain('The business day before (Thu, Dec 3) · behind plan');
  expect(late).toContain('☐ TTL lowered (E-16) · Rob Hale (DNS) · was due Thu, Dec 3, 6 PM');
});

describe('the letter of the day', () => {
  async function letters(): Promise<string[]> {
    const { reply } = await desk.say(dana, 'runbook 1');
    return [...JSON.stringify(reply.body.blocks).matchAll(/"draft MIG-1 ([a-z-]+)"/g)].map(
      ([, name]) => name!,
    );
  }

  test('is the cutover notice until it is sent, and the reminder only from the agreed time until the switch', async () => {
    desk.clock.set('2026-11-25T10:00:00-06:00');
    await openTicket();
    await forceTo(desk, 1, 'cutover');
    expect(await letters()).toContain('cutover');
    await runUntil(desk, '2026-12-04T09:00:00-06:00');
    await see({});
    expect(await letters()).toEqual(['cutover', 'prepare-users']);
    await desk.say(dana, 'done 1 U-13 C-08');
    expect(await letters()).toEqual([]);
    await runUntil(desk, '2026-12-04T18:05:00-06:00');
    expect(await letters()).toEqual(['dns-not-switched']);
    await see({
      state: 'switched',
      behind: [],
      resolvers: { new: 4, asked: 4 },
      switchedAt: '2026-12-05T00:10:00.000Z',
      shown: { switched: '2026-12-05T00:10:00.000Z' },
    });
    expect(await letters()).toEqual([]);
  });
});

test('Today calls a date ready exactly when its runbook has nothing behind plan', async () => {
  await openTicket();
  await walkTo(desk, 1, 'cutover');
  await desk.say(dana, 'set 1 cutover:2026-12-04T18:00');
  await desk.say(dana, 'done 1 U-13 C-08');
  await desk.say(dana, 'done 1 E-16 reason:"the admin showed us"');
  desk.clock.set('2026-12-04T08:00:00-06:00');
  const isBehind = async () =>
    /before today: |Behind plan/.test((await desk.say(dana, 'runbook 1')).text.split('Cutover (')[0]!);
  expect(await isBehind()).toBe(true);
  expect((await desk.say(dana, 'today')).text).toContain('MX not known yet');
  expect((await desk.say(dana, 'cutovers')).text).toContain('MX not known yet');
  await desk.say(dana, 'set 1 mx:acme-com.mail.protection.outlook.com');
  expect(await isBehind()).toBe(false);
  expect((await desk.say(dana, 'today')).text).toContain('ready');
  expect((await desk.say(dana, 'cutovers')).text).toContain('ready');
});

test('two lines of a runbook never read the same', async () => {
  await openTicket();
  const { text } = await desk.say(dana, 'runbook 1');
  const names = text
    .split('\n')
    .flatMap((line) => /^[☐✓–] (.*?) (?:\(|·)/.exec(line)?.[1] ?? [])
    .filter((name) => /users/i.test(name));
  expect(names).toEqual(['Users informed']);
});

test('the slot of a platform change shows autodiscover and the lockout, and no MX', async () => {
  await openChange(desk);
  await desk.say(sam, 'subscribe');
  desk.clock.set('2026-12-02T17:00:00-06:00');
  await see({ state: null, nameservers: 0, behind: [], resolvers: { new: 0, asked: 0 } });
  const before = (await desk.say(sam, 'runbook 1')).text;
  expect(before).toContain('Slot of Acme Corp (PLC-1) · today, 6 PM · in 60 minutes');
  expect(before).toContain('Autodiscover: not right yet');
  expect(before).not.toMatch(/nameserver.* MX|of 0/i);
  await see({
    state: null,
    nameservers: 0,
    behind: [],
    resolvers: { new: 0, asked: 0 },
    shown: { autodiscover: '2026-12-02T23:00:00.000Z' },
  });
  expect((await desk.say(sam, 'runbook 1')).text).toContain('Autodiscover: right on every nameserver');
  desk.clock.set('2026-12-02T18:00:00-06:00');
  await forceTo(desk, 1, 'maintenance');
  expect((await desk.say(sam, 'runbook 1')).text).toContain("Users can't open their mailboxes");
});
