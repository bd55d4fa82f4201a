import { describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, startDesk, useDesk } from '../support/desk.ts';
import { filledIn } from '../support/open-form.ts';
import { runUntil } from '../support/run-until.ts';
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

/** Posts a digest, and returns the words of its messages. */
async function digest(
  words = '',
  channel = migrations,
): Promise<{ first: string; thread: string; all: string }> {
  const before = (await desk.posted(channel)).length;
  await desk.say(dana, `digest now ${words}`, { channel });
  const [first = '', ...rest] = (await desk.posted(channel)).slice(before).map(({ text }) => text);
  return { first, thread: rest.join('\n'), all: [first, ...rest].join('\n') };
}

test('says that nothing needs anyone, even if no ticket is open', async () => {
  const told = await desk.say(dana, 'digest now');
  expect(told.text).toContain('Posting a digest in this channel now.');
  const [message] = await desk.posted(migrations);
  expect(message?.text).toBe(
    'Fri, Nov 20: nothing is urgent\nNo tickets are open.\nSince yesterday nothing changed',
  );
  await openMany(3);
  expect((await digest()).first).toMatch(/^Fri, Nov 20: nothing is urgent\n3 tickets are on track\.\n/);
});

test("lists 60 stalled tickets in the thread of a short message, within Slack's limits", async () => {
  await openMany(60);
  desk.clock.set('2026-11-30T09:30:00-06:00');
  await desk.say(dana, 'digest now');
  const [first, ...rest] = await desk.posted(migrations);
  expect(rest.length).toBeLessThanOrEqual(4);
  expect(rest.every((message) => message.thread_ts === first?.ts)).toBe(true);
  expect(first?.text).toContain('60 of 60 tickets are stalled.\nSince');
  expect(first?.text).not.toContain('MIG-');
  const thread = rest.map((message) => message.text).join('\n');
  for (let i = 1; i <= 60; i++)
    expect(thread.match(new RegExp(`Acme ${i} \\(MIG-${i}\\) ·`, 'g'))).toHaveLength(1);
  expect(thread).toContain(
    "Stalled (60)\nAcme 1 (MIG-1) · no progress since Fri, Nov 20 · ☐ Tenant created · waiting on the customer's admin · unassigned\n",
  );
  expect(desk.slack.calls.filter((call) => call.error)).toEqual([]);
}, 600_000);

test('posts the scheduled digest once per business day, even if it is late', async () => {
  const told = await desk.say(dana, 'digest at 09:00 weekdays');
  expect(told.text).toContain('on weekdays. Next digest: Mon, Nov 23, 9 AM.');
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
  expect((await desk.say(lee, 'digest at 10:30 mon,wed')).text).toContain(
    '10:30 AM (America/Chicago) on Mon and Wed',
  );
  expect((await desk.say(lee, 'digest off')).text).toContain('no longer gets a scheduled digest');
  expect((await desk.say(lee, 'digest off')).text).toContain('no scheduled digest');
});

test('lists what cannot wait in the channel, most urgent first, with buttons that work', async () => {
  await openMany(3);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-11-23T10:00');
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-11-25T10:00');
  desk.clock.set('2026-11-24T09:30:00-06:00');
  await desk.app.tick();
  const { first, all } = await digest();
  const lines = first.split('\n');
  expect(lines[0]).toBe('Tue, Nov 24: 2 tickets need you');
  expect(lines[1]).toBe('1 missed date, 1 near date with open steps. 1 date this week.');
  expect(lines[2]).toMatch(/^🔴 Acme 1 \(MIG-1\) · cutover missed yesterday: .*nudge MIG-1$/);
  expect(lines[3]).toMatch(/^🕓 Acme 2 \(MIG-2\) · cutover tomorrow, 10 AM · .*: .*nudge MIG-2$/);
  expect(all.match(/\(MIG-1\)/g)).toHaveLength(1);
  await desk.press({ user: lee, channel: migrations, value: 'nudge MIG-1' }).then(({ text }) => {
    expect(text).toContain('Nudged Sam Okafor about Acme 1 (MIG-1).');
  });
  // A snooze wouldn't hide a missed date, so it isn't offered.
  await expect(
    desk.pressForForm({ user: lee, channel: migrations, value: 'snooze MIG-1' }),
  ).rejects.toThrow();
  await desk.pressForForm({ user: lee, channel: migrations, value: 'snooze MIG-2' });
  expect(desk.slack.views.top(lee)).toMatchObject({ title: { text: 'Snooze a ticket' } });
});

describe('a line of a posted digest', () => {
  /** Posts a digest with two cutovers that were missed, the second one of a ticket that nobody owns. */
  async function postMissed(): Promise<void> {
    await openMany(2);
    await desk.say(sam, 'assign 1 me');
    await desk.say(dana, 'digest at 09:00');
    for (const number of [1, 2]) await desk.say(dana, `set ${number} cutover:2026-11-23T10:00`);
    await desk.tickAt('2026-11-24T09:00:00-06:00');
    expect(await lineOf(1)).toMatch(/^🔴 Acme 1 \(MIG-1\) · cutover missed yesterday$/);
  }

  const posted = async () => (await desk.posted(migrations))[0]!;
  /** The line of a ticket, without the command that its text has instead of a button. */
  const lineOf = async (number: number) => {
    const lines = (await posted()).text.split('\n');
    return lines.find((line) => line.includes(`(MIG-${number})`))?.replace(/: \/migration .*/, '');
  };
  const press = (value: string) => desk.press({ user: lee, channel: migrations, value });

  /** The tickets of the buttons that stand out. */
  const primary = async () =>
    JSON.stringify((await posted()).blocks)
      .split('"type":"button"')
      .flatMap((button) => (button.includes('"style":"primary"') ? /MIG-\d+/.exec(button) : null) ?? []);

  test('stays as urgent as it was after a nudge and an assignment, says so at once, and leaves the first place to the next line', async () => {
    await postMissed();
    const before = await lineOf(1);
    expect(await primary()).toEqual(['MIG-1']);
    await press('nudge MIG-1');
    expect(await lineOf(1)).toBe(`${before} · Lee Park nudged Sam Okafor`);
    expect(await primary()).toEqual(['MIG-2']);
    await desk.say(lee, 'assign 2 @sam');
    expect(await lineOf(2)).toMatch(/^🔴 Acme 2 .* · Lee Park assigned it to Sam Okafor$/);
    expect(JSON.stringify((await posted()).blocks)).toContain('"set MIG-1 cutover"');
    expect(await primary()).toEqual([]);
    await desk.say(lee, 'note 2 looked at it');
    expect(await lineOf(2)).toMatch(/assigned it to Sam Okafor$/);
  });

  test('is as it was once someone undid what they did', async () => {
    await postMissed();
    const before = [await lineOf(1), await lineOf(2)];
    const assigned = await desk.say(lee, 'assign 2 @sam');
    expect(await lineOf(2)).not.toBe(before[1]);
    await desk.press({ user: lee, reply: assigned.reply, label: 'Undo' });
    const snoozed = await desk.say(lee, 'snooze 1 days:2 waiting for the customer');
    expect(snoozed.text).toMatch(
      /^Acme 1 \(MIG-1\) is snoozed for .*\. Its missed date stays in Today and digests until it has a new one\./,
    );
    expect(await lineOf(1)).toBe(`${before[0]} · snoozed until Nov 25 by Lee Park`);
    expect((await desk.say(lee, 'list snoozed')).text).toMatch(/^1 snoozed ticket\nMIG-1 · /);
    expect(await primary()).toEqual(['MIG-2']);
    const ended = await desk.say(lee, 'snooze 1 days:0 the customer called');
    expect(await lineOf(1)).toBe(before[0]);
    expect(await primary()).toEqual(['MIG-1']);
    await desk.press({ user: lee, reply: ended.reply, label: 'Undo' });
    expect(await lineOf(1)).toBe(`${before[0]} · snoozed until Nov 25 by Lee Park`);
    expect(await primary()).toEqual(['MIG-2']);
    await desk.press({ user: lee, reply: snoozed.reply, label: 'Undo' });
    expect([await lineOf(1), await lineOf(2)]).toEqual(before);
    expect(await primary()).toEqual(['MIG-1']);
  });

  test('is checked off only once its matter is settled, even if a nudge comes later', async () => {
    await postMissed();
    await desk.say(sam, 'set 1 cutover:2026-12-08T10:00');
    expect(await lineOf(1)).toMatch(/^✓ Acme 1 \(MIG-1\) · Sam Okafor set the cutover$/);
    await desk.say(lee, 'nudge 1');
    expect(await lineOf(1)).toMatch(/^✓ Acme 1 \(MIG-1\) · Sam Okafor set the cutover$/);
    await desk.say(dana, 'cancel 2 customer withdrew');
    expect(await lineOf(2)).toMatch(/^✓ Acme 2 \(MIG-2\) · Dana Reyes canceled/);
    await desk.say(dana, 'reopen 2');
    expect(await lineOf(2)).toMatch(/^🔴 Acme 2 /);
  });

  test('changes with each act on the same day, and no longer on the next one', async () => {
    await postMissed();
    const updates = () => desk.slack.calls.filter(({ method }) => method === 'chat.update').length;
    await desk.say(lee, 'assign 2 @sam');
    await posted();
    await desk.tickAt('2026-11-24T09:01:00-06:00');
    expect(updates()).toBe(1);
    await desk.say(dana, 'digest off');
    await desk.tickAt('2026-11-25T09:30:00-06:00');
    const before = updates();
    await desk.say(lee, 'assign 2 @dana');
    await posted();
    expect(updates()).toBe(before);
  });
});

test('calls a ticket newly escalated until the next scheduled digest', async () => {
  await openMany(1);
  await desk.say(dana, 'digest at 09:00');
  const { stalledAt, escalatedAt } = await ticket(1);
  expect(stalledAt! < escalatedAt!).toBe(true);
  await runUntil(desk, new Date(escalatedAt!.getTime() + 60_000).toISOString());
  const { first } = await digest();
  expect(first).toMatch(
    /: 1 ticket needs you\n1 newly escalated\.\n⬆ Acme 1 \(MIG-1\) · no progress since Fri, Nov 20 · ☐ /,
  );
  expect(first).toContain('\nSince 8:59 AM nothing else changed\n');
  const shown = await desk.press({ user: lee, channel: migrations, label: 'Show changes' });
  expect(shown.text).toContain('Escalated (1)\n• Acme 1 (MIG-1) · unassigned');
  await runUntil(desk, new Date(escalatedAt!.getTime() + 3 * 86_400_000).toISOString());
  const { first: later, thread } = await digest();
  expect(later).toMatch(/: nothing new is urgent\n1 of 1 ticket is stalled\.\nSince /);
  expect(thread).toContain('Escalated earlier (1)\nAcme 1 (MIG-1) · no progress since ');
});

test('shows a chart of the stalled tickets only if their number moved noticeably', async () => {
  await openMany(5);
  const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];
  await desk.database.client.dailyFigure.createMany({
    data: days.map((day) => ({ day, open: 5, stalled: 1 })),
  });
  desk.clock.set('2026-11-20T16:00:00-06:00');
  await desk.say(dana, 'digest now');
  const last = async () => (await desk.posted(migrations)).at(-1);
  expect((await last())?.text).toContain('Since ');
  await desk.database.client.dailyFigure.updateMany({ where: { day: days[0] }, data: { stalled: 9 } });
  desk.clock.advance(1);
  await desk.say(dana, 'digest now');
  const [first, ...others] = (await desk.posted(migrations)).slice(1);
  expect(first?.text).toMatch(/In the thread ↓ a chart$/);
  expect(others.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([['data_visualization']]);
  expect(others[0]?.blocks).toMatchObject([
    { chart: { axis_config: { x_label: 'Business day', y_label: 'Stalled tickets' } } },
  ]);
  desk.slack.faults.failNext('chat.postMessage', 'invalid_blocks', 1, 1);
  desk.clock.advance(1);
  await desk.say(dana, 'digest now');
  expect((await last())?.blocks.map(({ type }) => type)).toEqual(['table']);
  desk.slack.faults.failNext('chat.postMessage', 'invalid_blocks', 2, 1);
  desk.clock.advance(1);
  await desk.say(dana, 'digest now');
  expect((await last())?.blocks).toEqual([]);
  expect((await last())?.text).toContain('Stalled tickets per day: Nov 16 9');
});

test('counts what changed since the last scheduled digest, and lists it on request', async () => {
  await desk.say(dana, 'digest at 09:00');
  desk.clock.set('2026-11-23T09:00:00-06:00');
  await desk.app.tick();
  await desk.posted(migrations);
  desk.clock.set('2026-11-23T11:00:00-06:00');
  await openMany(2);
  await forceTo(desk, 1, 'discovery');
  await desk.say(dana, 'cancel 2 customer withdrew');
  desk.clock.set('2026-11-23T12:00:00-06:00');
  const { first } = await digest();
  expect(first).toContain('Since 8:59 AM 1 moved · 1 canceled · 2 opened');
  const shown = await desk.press({ user: dana, channel: migrations, label: 'Show changes' });
  expect(shown.text).toContain(
    'Moved (1)\n• Acme 1 (MIG-1) · Prerequisites → Discovery · unassigned\nCanceled (1)\n• Acme 2 (MIG-2) · unassigned\nOpened (2)\n',
  );
  // A digest that someone asks for doesn't count.
  expect((await digest()).first).toContain('1 moved · 1 canceled · 2 opened');
  desk.clock.set('2026-11-24T09:00:00-06:00');
  await desk.app.tick();
  expect((await desk.posted(migrations)).at(-1)?.text).toContain(
    'Since yesterday 1 moved · 1 canceled · 2 opened',
  );
  desk.clock.set('2026-11-24T09:30:00-06:00');
  expect((await digest()).first).toContain('nothing changed');
  expect((await desk.say(dana, 'digest changes')).text).toContain('Nothing changed.');
});

test('shows the load of each owner, and offers to assign what nobody owns', async () => {
  await openMany(4);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'assign 2 me');
  await desk.say(dana, 'assign 3 me');
  const { first } = await digest();
  expect(first).toContain('Open tickets by owner\nSam Okafor 2\nDana Reyes 1\nUnassigned 1');
  const shown = await desk.press({ user: lee, channel: migrations, label: 'Show unassigned' });
  expect(shown.text).toContain('MIG-4');
  expect(shown.text).not.toContain('MIG-3');
});

describe('a filter', () => {
  test('applies to the whole digest, and the first line names it', async () => {
    await openMany(2);
    await desk.say(dana, openLine.replace('rackspace-email', 'gmail').replace('Acme Corp', 'Gmail Corp'));
    await desk.say(sam, 'assign 3 me');
    desk.clock.set('2026-11-30T09:30:00-06:00');
    const { first, thread } = await digest('from:gmail owner:@sam');
    expect(first).toMatch(/^Mon, Nov 30 \(from:gmail owner:@Sam Okafor\): /);
    expect(first).toContain('Open tickets by owner\nSam Okafor 1 (1 stalled)');
    expect(first).toContain('In the thread ↓ 1 less urgent ticket');
    expect(thread).toContain('Gmail Corp (MIG-3)');
    expect(thread).not.toContain('Acme');
  });

  test('is kept with the schedule, for the person that `mine` meant', async () => {
    await openMany(2);
    await desk.say(sam, 'assign 2 me');
    const told = await desk.say(sam, 'digest at 9 AM mon, tue mine');
    expect(told.text).toContain(
      'at 9 AM (America/Chicago) on Mon and Tue about tickets that match owner:@Sam Okafor. Next digest: Mon, Nov 23, 9 AM.',
    );
    desk.clock.set('2026-11-23T09:00:00-06:00');
    await desk.app.tick();
    const [first] = await desk.posted(migrations);
    expect(first?.text).toMatch(/^Mon, Nov 23 \(owner:@Sam Okafor\): /);
    expect(first?.text).toContain('Open tickets by owner\nSam Okafor 1');
    await desk.pressForForm({ user: lee, reply: told.reply, label: 'Change…' });
    expect(filledIn(desk.slack, lee)).toMatchObject({ days: 'mon,tue', filter: 'owner:@Sam Okafor' });
    expect((await desk.slack.submit({ user: lee, values: { time: '10 AM' } })).outcome).toBe('closed');
    expect((await desk.say(sam, 'digest')).text).toContain(
      'at 10 AM (America/Chicago) on Mon and Tue about tickets that match owner:@Sam Okafor.',
    );
  });

  test.each([
    ['digest now closed', 'A digest is only about open tickets.'],
    ['digest now from:gmal', '“gmal” isn’t a valid'],
    ['digest at 09:00 weekdays form:gmail', '`digest` has no `form:`'],
    ['digest off from:gmail', 'digest off takes nothing else'],
  ])('is refused if it makes no sense: %s', async (command, says) => {
    expect((await desk.say(dana, command)).text.replaceAll("'", '’')).toContain(
      says.replaceAll('`', '').replaceAll("'", '’'),
    );
    expect(await desk.posted(migrations)).toEqual([]);
  });
});

test('shows what a channel gets, with buttons to change it', async () => {
  await desk.sayForForm(dana, 'digest at');
  expect((await desk.slack.submit({ user: dana })).errors).toHaveProperty('time');
  await desk.slack.close(dana);
  const none = await desk.say(dana, 'digest');
  expect(none.text).toContain('This channel has no scheduled digest.');
  await desk.pressForForm({ user: dana, reply: none.reply, label: 'Set a schedule…' });
  expect(filledIn(desk.slack, dana)).toMatchObject({ time: '09:00', days: 'weekdays' });
  await desk.say(dana, 'digest at 4:30pm fri from:gmail');
  const shown = await desk.say(sam, 'digest');
  expect(shown.text).toContain(
    'This channel gets a digest at 4:30 PM (America/Chicago) on Fri about tickets that match from:gmail. Next digest: Fri, Nov 20, 4:30 PM.',
  );
  await desk.press({ user: dana, reply: shown.reply, label: 'Turn off' });
  expect((await desk.say(dana, 'digest')).text).toContain('no scheduled digest');
});

test("uses a new digest time from the next day on if today's digest was already posted", async () => {
  desk.clock.set('2026-11-23T08:00:00-06:00');
  await desk.say(dana, 'digest at 09:00');
  desk.clock.set('2026-11-23T09:00:00-06:00');
  await desk.app.tick();
  expect((await desk.say(dana, 'digest at 15:00')).text).toContain('Next digest: Tue, Nov 24, 3 PM.');
});

test('lists dates to check weeks ahead in the thread, earliest first, also for tickets on hold', async () => {
  await openMany(5);
  for (const number of [1, 2, 3, 4]) await desk.say(sam, `assign ${number} me`);
  await desk.say(sam, 'set 1 cutover:2027-01-14T18:00');
  await desk.say(sam, 'set 2 cutover:2027-01-14T20:00');
  await desk.say(sam, 'set 3 cutover:2026-12-26T10:00 unavailable:2026-12-20..2027-01-03');
  await desk.say(sam, 'set 4 cutover:2027-01-14T19:00');
  await desk.say(sam, 'set 5 cutover:2027-01-14T19:00');
  await desk.say(sam, 'hold 2 until:2027-01-04 customer freeze');
  await desk.say(sam, 'snooze 4 days:5 waiting for the invoice');
  const { first, thread } = await digest();
  expect(first).toMatch(/In the thread ↓ 3 less urgent tickets$/);
  const lines = thread.split('\n');
  expect(lines[0]).toBe('Dates to check (3)');
  expect(lines[1]).toMatch(
    /^Acme 3 \(MIG-3\) · cutover Sat, Dec 26, 10 AM · Sam Okafor · The team is off on .*\. The customer is away/,
  );
  expect(lines[2]).toMatch(
    /^Acme 1 \(MIG-1\) · cutover Thu, Jan 14, 6 PM · Sam Okafor · Scheduling conflict: the owner also has Acme 2 \(MIG-2\) and Acme 4 \(MIG-4\) on/,
  );
  expect(lines[3]).toMatch(
    /^Acme 2 \(MIG-2\) · cutover Thu, Jan 14, 8 PM · on hold until .* · Sam Okafor · Scheduling conflict: the owner also has Acme 1 \(MIG-1\) and Acme 4 \(MIG-4\) on/,
  );
  expect(lines).toHaveLength(4);
  expect((await digest('from:gmail')).all).not.toContain('Dates to check');
});

test('warns about a step that must be done before a cutover, from two business days before the step is due', async () => {
  await openMany(1);
  await desk.say(dana, 'set 1 cutover:2026-12-15T18:00');
  await desk.say(dana, 'hold 1 until:2026-12-15 customer freeze');
  const digestOf = async (moment: string) => {
    desk.clock.set(moment);
    return digest();
  };
  expect((await digestOf('2026-12-09T09:00:00-06:00')).all).not.toContain('TTL lowered');
  expect((await digestOf('2026-12-11T09:00:00-06:00')).all).toMatch(
    /MIG-1.* ☐ TTL lowered \(customer's admin\), due/,
  );
  expect((await digestOf('2026-12-15T09:00:00-06:00')).first).toMatch(
    /MIG-1.* ☐ TTL lowered \(customer's admin\), was due yesterday, 6 PM/,
  );
});

test('calls no ticket on track that is snoozed or on hold', async () => {
  await openMany(3);
  await desk.say(sam, 'snooze 1 days:20 waiting for the invoice');
  await desk.say(sam, 'hold 2 until:2027-02-01 customer freeze');
  await desk.say(sam, 'snooze 3 days:20 later');
  const { first } = await digest();
  expect(first).toContain('nothing is urgent\n3 tickets are open.');
  desk.clock.set((await ticket(1)).stalledAt?.toISOString() ?? '');
  await desk.say(sam, 'snooze 3 days:0 look at it');
  const { first: later, thread } = await digest();
  expect(later).toContain('nothing new is urgent\n2 of 3 tickets are stalled.');
  expect(later).toContain('In the thread ↓ 1 less urgent ticket');
  expect(thread).toMatch(/^Stalled \(1\)\nAcme 3 \(MIG-3\) · /);
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
  for (const command of ['list', 'list agreed', 'list stalled', '']) {
    const { text } = await replica.say(dana, command);
    expect(text).toMatch(/MIG-2|and 1 more/);
  }
  await replica.say(dana, 'digest now');
  const posted = await replica.posted(migrations);
  expect(posted.map(({ text }) => text).join()).toContain('Acme 1 (MIG-1)');
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
  expect((await replica.posted(migrations)).at(-1)?.text).toContain('Acme 1 (MIG-1)');
  await replica.stop();
});
