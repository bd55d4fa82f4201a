import { expect, test } from 'vitest';
import { dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });
const reminders = async () => (await desk.received(sam)).filter((text) => /^(🕓|⬆).* · cutover/m.test(text));

test('reminds the owner three business days before a cutover, one business day before it, and that morning', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  for (const [day, words] of [
    ['2026-12-01', 'cutover Fri, Dec 4, 6 PM'],
    ['2026-12-03', 'cutover tomorrow, 6 PM'],
    ['2026-12-04', 'cutover today, 6 PM'],
  ] as const) {
    expect(await ticket()).toMatchObject({ remindAt: new Date(`${day}T00:00:00-06:00`) });
    await runUntil(desk, `${day}T08:59:00-06:00`);
    const before = (await reminders()).length;
    await runUntil(desk, `${day}T09:00:00-06:00`);
    await desk.app.tick();
    expect((await reminders()).slice(before)).toEqual([
      expect.stringContaining(`Acme Corp (MIG-1) · ${words}`),
    ]);
  }
  expect((await ticket()).remindAt).toBeNull();
  const { length } = await reminders();
  await runUntil(desk, '2026-12-04T17:59:00-06:00');
  expect(await reminders()).toHaveLength(length);
});

test('names each cutover of a busy day once in the morning, although Today has room for only some of them', async () => {
  const numbers = Array.from({ length: 15 }, (_, i) => i + 1);
  for (const number of numbers) {
    await desk.say(dana, openLine.replace('acme.com', `acme${number}.com`));
    await desk.say(sam, `assign ${number} me`);
    await desk.say(sam, `set ${number} cutover:2026-12-04T18:00`);
  }
  await runUntil(desk, '2026-12-04T08:59:00-06:00');
  const before = (await desk.received(sam)).length;
  await runUntil(desk, '2026-12-04T09:00:00-06:00');
  const told = (await desk.received(sam)).slice(before).flatMap((text) => text.split('\n'));
  for (const number of numbers) {
    const own = new RegExp(`^(?:• )?\\S+ Acme Corp \\(MIG-${number}\\)`);
    expect(told.filter((line) => own.test(line))).toEqual([expect.stringMatching(/cutover today, /i)]);
  }
});

test('warns if the owner or the customer is busy on the cutover day, but still sets the date', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-12-04T09:00');
  const told = await desk.say(sam, 'set 1 cutover:2026-12-04T18:00 unavailable:2026-12-01..2026-12-05');
  expect(told.text).toContain('Scheduling conflict: you also have Acme Corp (MIG-2) on Fri, Dec 4.');
  expect(told.text).toContain('The customer is away from Tue, Dec 1 to Sat, Dec 5.');
  expect((await desk.say(dana, 'show 1')).text).toContain(
    'Scheduling conflict: the owner also has Acme Corp (MIG-2) on Fri, Dec 4.',
  );
  expect((await ticket()).cutover).toEqual(new Date('2026-12-04T18:00:00-06:00'));
});

test('warns about a step that must be done before the cutover, but lets people complete the step late', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  const told = await desk.say(sam, 'set 1 cutover:2026-12-15T18:00');
  expect(told.text).toContain('TTL lowered (E-16) is due by Mon, Dec 14, 6 PM.');
  expect((await desk.say(sam, 'set 1 mailboxes:50')).text).not.toContain('(E-16) is due');
  desk.clock.set('2026-12-14T17:59:00-06:00');
  expect((await desk.say(dana, 'show 1')).text).toContain('TTL lowered (E-16) is due by Mon, Dec 14, 6 PM');
  desk.clock.set('2026-12-14T18:01:00-06:00');
  const means = 'mail can still go to the old MX until its old TTL runs out';
  expect((await desk.say(dana, 'show 1')).text).toContain(
    `TTL lowered (E-16) has been overdue since Mon, Dec 14, 6 PM: ${means}.`,
  );
  const late = await desk.say(sam, 'done 1 E-16');
  expect(late.text).toMatch(/^Acme Corp \(MIG-1\): TTL lowered ✓/);
  expect(late.text).toContain(
    `TTL lowered (E-16) was completed less than 24 hours before the cutover: ${means}.`,
  );
  const later = (await desk.say(sam, 'set 1 cutover:2026-12-15T18:30')).text;
  expect(later).not.toContain(means);
  const sooner = (await desk.say(sam, 'set 1 cutover:2026-12-15T17:30')).text;
  expect(sooner).toContain(means);
  desk.clock.set('2026-12-15T18:00:00-06:00');
  await desk.say(sam, 'undo 1 E-16');
  expect((await desk.say(sam, 'done 1 E-16')).text).toContain(
    `TTL lowered (E-16) was completed after the cutover: ${means}.`,
  );
  await desk.database.client.ticket.update({ where: { number: 1 }, data: { phase: 'client-setup' } });
  expect((await desk.say(dana, 'show 1')).text).not.toContain(means);
});

test("warns about a cutover on a day off, and about dates after an upgrade's billing target", async () => {
  await desk.say(dana, openLine);
  await desk.say(
    dana,
    'open globex.com from:gmail to:rackspace-email service:assisted customer:Globex account:7654321',
  );
  const set = async (words: string) => (await desk.say(sam, `set ${words}`)).text;
  expect(await set('1 cutover:2026-12-25T18:00')).toContain('Fri, Dec 25 is a holiday; the team is off.');
  expect(await set('1 cutover:2026-12-19T08:00')).toContain('The team is off on Sat, Dec 19.');
  const working = await set('1 cutover:2026-12-18T23:59');
  expect(working).not.toContain('the team is off');
  const on = await set('1 billing-target:2026-12-18');
  expect(on).not.toContain('old billing should end');
  const after = 'after Thu, Dec 17, when the old billing should end.';
  expect(await set('1 billing-target:2026-12-17')).toContain(`The cutover is ${after}`);
  expect(await set('1 target:2026-12-21')).toContain(
    `The cutover and the target date (Mon, Dec 21) are ${after}`,
  );
  const cleared = await desk.say(lee, 'set 1 cutover:none force:"customer withdrew"');
  expect(cleared.text).toContain(`The target date (Mon, Dec 21) is ${after}`);
  const once = await set('2 cutover:2026-12-18T18:00');
  expect(once).toContain('(E-16) is due by');
  expect(once).not.toContain('when the old billing should end.');
});

test('warns the new owner about a scheduling conflict, even between a cutover and a platform change', async () => {
  await desk.say(dana, openLine);
  await desk.say(
    dana,
    'open globex.com to:hosted-exchange via:chat customer:Globex account:7654321 ticket:261120-00001',
    { command: '/platform-change' },
  );
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-04T00:30');
  await desk.say(sam, 'set 2 slot:2026-12-04T23:30');
  expect((await desk.say(dana, 'assign 2 @sam')).text).toMatch(
    /^Sam Okafor owns Globex \(PLC-2\) now and has been notified\.\nScheduling conflict: the owner also has Acme Corp \(MIG-1\) on Fri, Dec 4\./,
  );
  expect((await desk.say(dana, 'show 1')).text).toContain(
    'Scheduling conflict: the owner also has Globex (PLC-2) on Fri, Dec 4.',
  );
  const others = (await desk.say(dana, 'assign 2 me')).text;
  expect(others).toContain('You own Globex (PLC-2) now.');
  expect(others).not.toContain('conflict');
});

test('repeats the warnings about a date in the reminder of that date', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00 unavailable:2026-12-04..2026-12-05');
  await runUntil(desk, '2026-12-01T09:00:00-06:00');
  expect(await reminders()).toEqual([
    expect.stringMatching(
      /cutover Fri, Dec 4, 6 PM · ☐ TTL lowered \(customer's admin\), due Thu, Dec 3, 6 PM · .*The customer is away from Fri, Dec 4 to Sat, Dec 5/,
    ),
  ]);
});

test('lists upcoming agreed dates in order, and lets a channel subscribe only to tickets with such a date', async () => {
  for (const name of ['acme', 'globex', 'initech', 'hooli']) {
    await desk.say(dana, openLine.replace('acme.com', `${name}.com`));
  }
  await desk.say(
    dana,
    'open umbrella.com to:hosted-exchange via:chat customer:Umbrella account:7654321 ticket:261120-00001',
    { command: '/platform-change' },
  );
  expect((await desk.say(sam, 'list agreed')).text).toContain('No open tickets match');
  await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
  await desk.say(sam, 'set 2 cutover:2026-12-01T18:00');
  await desk.say(sam, 'set 3 cutover:2026-11-20T18:00');
  await desk.say(sam, 'set 5 slot:2026-12-03T18:00');
  for (const number of [1, 3, 5]) await desk.say(sam, `assign ${number} me`);
  desk.clock.set('2026-11-20T18:00:00-06:00');
  const all = (await desk.say(dana, 'list agreed')).text;
  expect(all).toContain('3 open tickets with a date ahead, earliest date first');
  expect(all).toMatch(
    /Tue, Dec 1, 6 PM · MIG-2 · .*globex\.com.* · Unassigned\nThu, Dec 3, 6 PM · PLC-5 · Umbrella · .* · Sam Okafor\nTue, Dec 8, 6 PM · MIG-1 /,
  );
  const own = (await desk.say(dana, 'list agreed owner:@sam kind:migration')).text;
  expect(own).toContain('1 open ticket matching agreed owner:@');
  expect(own).toContain('MIG-1 · Acme Corp');
  const subscribed = await desk.say(dana, 'subscribe fields agreed');
  expect(subscribed.text).toContain('Tickets: agreed · Topics: changed details');
  await desk.say(sam, 'set 4 mailboxes:50');
  await desk.say(sam, 'set 2 mailboxes:50');
  const posted = (await desk.posted(migrations)).map(({ text }) => text).join('\n');
  expect(posted).toContain('\nSam Okafor set mailboxes to 50');
  expect(posted).not.toContain('MIG-4');
});
