import { expect, test } from 'vitest';
import {
  dana,
  lee,
  migrations,
  openLine,
  platformChanges,
  sam,
  startDesk,
  useDesk,
} from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

async function openMany(count: number): Promise<void> {
  for (let i = 1; i <= count; i++) {
    await desk.say(
      i % 2 ? dana : sam,
      openLine.replace('acme.com', `acme${i}.com`).replace('Acme Corp', `Acme ${i}`),
    );
  }
}

const ticket = (number: number) => desk.database.client.ticket.findUniqueOrThrow({ where: { number } });

test('posts a digest even if no ticket is stalled', async () => {
  const told = await desk.say(dana, 'digest now');
  expect(told.text).toContain('Posting a digest in this channel now.');
  const [message] = await desk.posted(migrations);
  expect(message?.text).toContain('No stalled migrations.');
});

test("posts 60 stalled tickets as one message with replies in its thread, within Slack's limits", async () => {
  await openMany(60);
  desk.clock.set('2026-11-30T09:30:00-06:00');
  await desk.say(dana, 'digest now');
  const posted = await desk.posted(migrations);
  const [first, ...rest] = posted;
  expect(rest.length).toBe(5);
  expect(rest.every((message) => message.thread_ts === first?.ts)).toBe(true);
  expect(first?.text).toContain('60 stalled');
  expect(first?.blocks.some((block) => block.type === 'data_visualization')).toBe(true);
  const all = posted.map((message) => message.text).join('\n');
  for (let i = 1; i <= 60; i++) expect(all.match(new RegExp(`MIG-${i} Acme ${i} ·`, 'g'))).toHaveLength(1);
  for (const message of posted) expect(message.text.match(/MIG-\d+ /g)?.length).toBeLessThanOrEqual(12);
  expect(desk.slack.calls.filter((call) => call.error)).toEqual([]);
}, 600_000);

test('posts the scheduled digest once per business day, even if it is late', async () => {
  const told = await desk.say(dana, 'digest at 09:00 weekdays');
  expect(told.text).toContain('Mon, Nov 23, 9 AM');
  desk.clock.set('2026-11-23T08:59:00-06:00');
  await desk.app.tick();
  expect(await desk.posted(migrations)).toHaveLength(0);
  desk.clock.set('2026-11-23T13:00:00-06:00');
  await Promise.all([desk.app.tick(), desk.app.tick()]);
  await desk.app.tick();
  expect(await desk.posted(migrations)).toHaveLength(1);
  desk.clock.set('2026-11-24T09:00:00-06:00');
  await desk.app.tick();
  expect(await desk.posted(migrations)).toHaveLength(2);
  // The product is down all day Wednesday. Thursday and Friday are holidays.
  desk.clock.set('2026-11-26T09:01:00-06:00');
  await desk.app.tick();
  desk.clock.set('2026-11-27T09:01:00-06:00');
  await desk.app.tick();
  expect(await desk.posted(migrations)).toHaveLength(2);
  desk.clock.set('2026-11-30T09:01:00-06:00');
  await desk.app.tick();
  expect(await desk.posted(migrations)).toHaveLength(3);
});

test('lets only leads change a digest that someone else scheduled', async () => {
  await desk.say(dana, 'digest at 09:00');
  expect((await desk.say(sam, 'digest off')).text).toContain('Only a lead');
  expect((await desk.say(lee, 'digest at 10:30 mon,wed')).text).toContain('10:30');
  expect((await desk.say(lee, 'digest off')).text).toContain('no longer gets a scheduled digest');
  expect((await desk.say(lee, 'digest off')).text).toContain('no scheduled digest');
});

test("groups the digest's tickets by urgency, with buttons that work", async () => {
  await openMany(3);
  await desk.say(dana, 'assign 2 @sam');
  await desk.say(dana, 'hold 3 until:2026-11-24 customer asked');
  desk.clock.set('2026-11-24T09:00:00-06:00');
  await desk.app.tick();
  desk.clock.set('2026-11-25T15:00:00-06:00');
  await desk.say(dana, 'note 1 progress:yes tenant is there');
  await desk.say(dana, 'digest now', { channel: platformChanges });
  const [message] = await desk.posted(platformChanges);
  const text = message?.text ?? '';
  expect(text.indexOf('Stalled\nMIG-2')).toBeGreaterThan(-1);
  expect(text.indexOf('Hold expired\nMIG-3')).toBeGreaterThan(text.indexOf('MIG-2'));
  expect(text).not.toContain('MIG-1 ');
  const told = await desk.press({ user: dana, channel: platformChanges, value: 'show MIG-2' });
  expect(told.text).toContain('Stalled since');
});

test('shows a table if Slack refuses charts, and plain text if Slack also refuses the table', async () => {
  await openMany(1);
  desk.slack.faults.failNext('chat.postMessage', 'invalid_blocks');
  await desk.say(dana, 'digest now');
  const [message] = await desk.posted(migrations);
  expect(message?.blocks.some((block) => block.type === 'table')).toBe(true);
  desk.slack.faults.failNext('chat.postMessage', 'invalid_blocks', 2);
  desk.clock.advance(1);
  await desk.say(dana, 'digest now');
  const [, second] = await desk.posted(migrations);
  expect(second?.blocks).toEqual([]);
  expect(second?.text).toContain('Open by phase: Prerequisites 1');
});

test('lists billing dates that are near or past above other dates that are due soon', async () => {
  await openMany(3);
  await desk.say(dana, 'set 1 billing-target:2026-11-23');
  await desk.say(dana, 'set 2 target:2026-11-24');
  await desk.database.client.ticket.update({ where: { number: 3 }, data: { phase: 'decommission' } });
  await desk.say(dana, 'set 3 next-billing:2026-11-27');
  await desk.say(dana, 'digest now');
  const [message] = await desk.posted(migrations);
  const text = message?.text ?? '';
  expect(text).toContain('Billing date near, passed, or later than agreed\nMIG-1 ');
  expect(text).toContain('MIG-3 ');
  expect(text.indexOf('Due within 2 business days\nMIG-2')).toBeGreaterThan(text.indexOf('MIG-3 '));
  expect(text).toMatch(/MIG-1 .* · billing target Mon, Nov 23/);
  expect(text).toMatch(/MIG-2 .* · target Tue, Nov 24/);
  expect(text).toMatch(/MIG-3 .* · next billing Fri, Nov 27/);
});

test("lists missed dates in any phase, with the time since the ticket's last progress", async () => {
  await openMany(2);
  await desk.say(dana, 'set 1 cutover:2026-11-23T10:00');
  await desk.say(dana, 'hold 2 until:2026-11-24 customer asked');
  desk.clock.set('2026-11-24T09:30:00-06:00');
  await desk.app.tick();
  await desk.say(dana, 'note 1 progress:yes tenant is there');
  await desk.say(dana, 'digest now');
  const text = (await desk.posted(migrations))[0]?.text ?? '';
  expect(text).toMatch(
    /\n1 date missed · .*\n(.*\n)?Cutover or slot missed\nMIG-1 Acme 1 · cutover missed: it was Mon, Nov 23, 10 AM, with 20 steps open · /,
  );
  expect(text).toMatch(
    /MIG-2 .* · 1 business day in Prerequisites without progress · hold expired Tue, Nov 24/,
  );
});

test("uses a new digest time from the next day on if today's digest was already posted", async () => {
  desk.clock.set('2026-11-23T08:00:00-06:00');
  await desk.say(dana, 'digest at 09:00');
  desk.clock.set('2026-11-23T09:00:00-06:00');
  await desk.app.tick();
  expect((await desk.say(dana, 'digest at 15:00')).text).toContain('Tue, Nov 24, 3 PM');
});

test('lists scheduling warnings for dates weeks ahead, earliest first, also for tickets on hold', async () => {
  await openMany(5);
  for (const number of [1, 2, 3, 4]) await desk.say(sam, `assign ${number} me`);
  await desk.say(sam, 'set 1 cutover:2027-01-14T18:00');
  await desk.say(sam, 'set 2 cutover:2027-01-14T20:00');
  await desk.say(sam, 'set 3 cutover:2026-12-26T10:00 unavailable:2026-12-20..2027-01-03');
  await desk.say(sam, 'set 4 cutover:2027-01-14T19:00');
  await desk.say(sam, 'set 5 cutover:2027-01-14T19:00');
  await desk.say(sam, 'hold 2 until:2027-01-04 customer freeze');
  await desk.say(sam, 'snooze 4 days:5 waiting for the invoice');
  await desk.say(dana, 'digest now');
  const [message, ...rest] = await desk.posted(migrations);
  expect(rest).toEqual([]);
  const text = message?.text ?? '';
  expect(text).toContain(
    'No stalled migrations. 5 tickets open: 1 snoozed, 1 on hold. 3 scheduling warnings.',
  );
  const owner = 'owner Sam Okafor';
  expect(text.slice(text.indexOf('Scheduling warnings')).split('\n')).toEqual([
    'Scheduling warnings',
    `• Sat, Dec 26, 10 AM cutover · MIG-3 Acme 3 · ${owner}. The team is off on Sat, Dec 26. The customer is away from Sun, Dec 20 to Sun, Jan 3, 2027.`,
    `• Thu, Jan 14, 2027, 6 PM cutover · MIG-1 Acme 1 · ${owner}. Scheduling conflict: the owner also has MIG-2 and MIG-4 on Thu, Jan 14, 2027.`,
    `• Thu, Jan 14, 2027, 8 PM cutover · MIG-2 Acme 2 · ${owner} · on hold until Mon, Jan 4, 2027. Scheduling conflict: the owner also has MIG-1 and MIG-4 on Thu, Jan 14, 2027.`,
  ]);
  const shown = await desk.press({ user: dana, channel: migrations, value: 'show MIG-1' });
  expect(shown.text).toContain(
    'Scheduling conflict: the owner also has MIG-2 and MIG-4 on Thu, Jan 14, 2027.',
  );
});

test('warns about a step that must be done before a cutover, from two business days before the step is due', async () => {
  await openMany(1);
  await desk.say(dana, 'set 1 cutover:2026-12-15T18:00');
  await desk.say(dana, 'hold 1 until:2026-12-15 customer freeze');
  const digestOf = async (moment: string) => {
    desk.clock.set(moment);
    await desk.say(dana, 'digest now');
    return (await desk.posted(migrations)).at(-1)?.text ?? '';
  };
  const early = await digestOf('2026-12-09T09:00:00-06:00');
  expect(early).not.toMatch(/scheduling warning/i);
  expect(await digestOf('2026-12-11T09:00:00-06:00')).toContain(
    'TTL lowered (E-16) is due by Mon, Dec 14, 6 PM.',
  );
  expect(await digestOf('2026-12-15T09:00:00-06:00')).toContain(
    'TTL lowered (E-16) has been overdue since Mon, Dec 14, 6 PM: ',
  );
  expect(await digestOf('2026-12-15T18:00:00-06:00')).not.toMatch(/scheduling warning/i);
});

test('counts snoozed tickets and tickets on hold', async () => {
  await openMany(3);
  await desk.say(sam, 'snooze 1 days:20 waiting for the invoice');
  await desk.say(sam, 'hold 2 until:2027-02-01 customer freeze');
  await desk.say(sam, 'snooze 3 days:20 later');
  const first = async () => (await desk.posted(migrations)).at(-1)?.text ?? '';
  await desk.say(dana, 'digest now');
  expect(await first()).toContain('No stalled migrations. 3 tickets open: 2 snoozed, 1 on hold.');
  desk.clock.set((await ticket(1)).stalledAt?.toISOString() ?? '');
  await desk.say(dana, 'digest now');
  expect(await first()).toContain('Nothing to act on. 3 tickets open: 2 snoozed, 1 on hold.');
  await desk.say(dana, 'set 3 target:2026-11-26');
  await desk.say(sam, 'snooze 3 days:0 look at it');
  await desk.say(dana, 'digest now');
  expect(await first()).toContain('2 stalled · 3 tickets open: 1 snoozed, 1 on hold · 1 listed below');
});

test("shows a stalled ticket's total wait and missed dates, but no future dates", async () => {
  await openMany(1);
  await desk.say(sam, 'set 1 cutover:2026-11-23T18:00 billing-target:2026-12-31 next-billing:2026-12-20');
  desk.clock.set('2026-11-23T10:00:00-06:00');
  await desk.say(sam, 'wait 1 racker');
  desk.clock.set('2026-11-24T10:00:00-06:00');
  await desk.say(sam, 'wait 1 customer-admin');
  desk.clock.set('2026-11-30T12:00:00-06:00');
  await desk.say(dana, 'digest now');
  const text = (await desk.posted(migrations))[0]?.text ?? '';
  expect(text).toMatch(
    /Cutover or slot missed\nMIG-1 Acme 1 · cutover missed: it was Mon, Nov 23, 6 PM, with \d+ steps open · .* · 4 business days in Prerequisites without progress · waiting on the customer's admin \(3 business days in total\) · /,
  );
  expect(text).not.toContain('billing');
});

test('shows only the date that is the reason for listing a ticket', async () => {
  await openMany(2);
  for (const number of [1, 2]) {
    await desk.say(sam, `set ${number} cutover:2026-11-20T12:00 target:2026-12-31`);
    await forceTo(desk, number, 'decommission');
  }
  desk.clock.set('2026-11-20T14:00:00-06:00');
  await desk.say(sam, 'set 1 next-billing:2026-11-27 billing-target:2027-01-31');
  await desk.say(sam, 'set 2 target:2026-11-24');
  await desk.say(dana, 'digest now');
  const text = (await desk.posted(migrations))[0]?.text ?? '';
  expect(text).toMatch(
    /Billing date near, passed, or later than agreed\nMIG-1 .* · [^·]+ in Decommission without progress · next billing Fri, Nov 27 · waiting/,
  );
  expect(text).toMatch(
    /Due within 2 business days\nMIG-2 .* · [^·]+ in Decommission without progress · target Tue, Nov 24 · waiting/,
  );
});

test.each([
  [
    'a ticket that waits on a party unknown to this release',
    `UPDATE "Ticket" SET "waitingOn" = 'registrar' WHERE "number" = 2`,
  ],
  [
    'a plan with an actor unknown to this release',
    `UPDATE "Plan" SET "content" = jsonb_set("content", '{steps,0,actor}', '"registrar"')
     WHERE "hash" = (SELECT "planHash" FROM "Ticket" WHERE "number" = 2)`,
  ],
])('still lists tickets and posts the digest despite %s', async (_, damage) => {
  await openMany(1);
  await desk.say(dana, openLine.replace('rackspace-email', 'gmail'));
  await desk.say(dana, 'set 2 cutover:2026-12-01T16:00');
  await desk.database.client.$executeRawUnsafe(damage);
  // Uses a new replica, because a running one keeps the plans that it has read.
  const { database, clock } = desk;
  const replica = await startDesk({ database: { ...database, close: async () => {} }, clock });
  clock.set('2026-11-30T09:30:00-06:00');
  for (const command of ['list', 'list agreed', 'list stalled']) {
    const { text } = await replica.say(dana, command);
    expect(text).toContain('MIG-2');
  }
  expect((await replica.say(dana, '')).text).toContain('MIG-1');
  await replica.say(dana, 'digest now');
  const [digest] = await replica.posted(migrations);
  expect(digest?.text).toContain('MIG-1 Acme 1');
  expect(replica.log.some((line) => /a (ticket|plan) cannot be read/.test(line))).toBe(true);
  await replica.stop();
});

test('lets people complete a step by hand if only a newer release can complete the step automatically', async () => {
  await openMany(1);
  await desk.database.client.$executeRaw`
    UPDATE "Plan" SET "content" = jsonb_set("content", '{steps,0,fact}', '"dns-checked"')`;
  const { database, clock } = desk;
  const replica = await startDesk({ database: { ...database, close: async () => {} }, clock });
  const { id } = (await replica.state(1)).steps[0]!;
  expect((await replica.say(dana, `done 1 ${id}`)).text).toContain('Tenant created ✓');
  clock.set('2026-11-30T09:30:00-06:00');
  await replica.say(dana, 'digest now');
  expect((await replica.posted(migrations))[0]?.text).toContain('MIG-1 Acme 1');
  await replica.stop();
});
