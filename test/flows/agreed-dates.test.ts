import { expect, test } from 'vitest';
import { dana, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });

test('an owner is reminded three business days and one before a cutover', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  expect(await ticket()).toMatchObject({ remindAt: new Date('2026-12-01T09:00:00-06:00') });
  await desk.tickAt((await ticket()).remindAt);
  await desk.app.tick();
  await desk.tickAt((await ticket()).remindAt);
  const told = (await desk.direct(sam)).filter((text) => text.includes('the cutover is on'));
  expect(told).toEqual([
    expect.stringContaining(
      'MIG-1 acme.com: the cutover is on 2026-12-04 18:00, in 3 business days or less.',
    ),
    expect.stringContaining('in 1 business day or less.'),
  ]);
  expect((await ticket()).remindAt).toBeNull();
});

test('a cutover on a day on which the owner or the customer cannot is warned of, and set all the same', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'assign 2 me');
  await desk.say(sam, 'set 2 cutover:2026-12-04T09:00');
  const told = await desk.say(sam, 'set 1 cutover:2026-12-04T18:00 unavailable:2026-12-01..2026-12-05');
  expect(told.text).toContain('You have MIG-2 on the same day, 2026-12-04.');
  expect(told.text).toContain('The customer is away from 2026-12-01 to 2026-12-05.');
  expect((await desk.say(dana, 'show 1')).text).toContain('Its owner has MIG-2 on the same day');
  expect((await ticket()).cutover).toEqual(new Date('2026-12-04T18:00:00-06:00'));
});

test('a step that is due before the cutover is warned of, late or open, and taken all the same', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  const told = await desk.say(sam, 'set 1 cutover:2026-12-15T18:00');
  expect(told.text).toContain('E-16 is due by 2026-12-14 18:00: TTL of the old MX lowered to an hour');
  expect((await desk.say(sam, 'set 1 mailboxes:50')).text).not.toContain('E-16 is due');
  desk.clock.set('2026-12-14T17:59:00-06:00');
  expect((await desk.say(dana, 'show 1')).text).toContain('E-16 is due by 2026-12-14 18:00');
  desk.clock.set('2026-12-14T18:01:00-06:00');
  const means = 'resolvers may keep the old MX for as long as its old TTL';
  expect((await desk.say(dana, 'show 1')).text).toContain(
    `E-16 is open, and was due by 2026-12-14 18:00: ${means}`,
  );
  const late = await desk.say(sam, 'done 1 E-16');
  expect(late.text).toMatch(/^Ticked E-16\./);
  expect(late.text).toContain(`E-16 was ticked less than 24 hours before the cutover: ${means}`);
  const later = (await desk.say(sam, 'set 1 cutover:2026-12-15T18:30')).text;
  expect(later).not.toContain('resolvers');
  const sooner = (await desk.say(sam, 'set 1 cutover:2026-12-15T17:30')).text;
  expect(sooner).toContain(means);
  desk.clock.set('2026-12-15T18:00:00-06:00');
  await desk.say(sam, 'undo 1 E-16');
  expect((await desk.say(sam, 'done 1 E-16')).text).toContain('E-16 was ticked after the cutover');
  await desk.database.client.ticket.update({ where: { number: 1 }, data: { phase: 'client-setup' } });
  expect((await desk.say(dana, 'show 1')).text).not.toContain('resolvers');
});

test('days off are warned of by what they are, and what lies after the end of the old bill where two are paid', async () => {
  await desk.say(dana, openLine);
  await desk.say(
    dana,
    'open globex.com from:gmail to:rackspace-email service:assisted customer:Globex account:7654321',
  );
  const set = async (words: string) => (await desk.say(sam, `set ${words}`)).text;
  expect(await set('1 cutover:2026-12-25T18:00')).toContain(
    '2026-12-25 is a holiday: the team does not work.',
  );
  expect(await set('1 cutover:2026-12-19T08:00')).toContain(
    '2026-12-19 is a Saturday: the team does not work.',
  );
  const working = await set('1 cutover:2026-12-18T23:59');
  expect(working).not.toContain('does not work');
  const on = await set('1 billing-target:2026-12-18');
  expect(on).not.toContain('old billing is to end');
  const after = 'after 2026-12-17, when the old billing is to end.';
  expect(await set('1 billing-target:2026-12-17')).toContain(`The cutover lies ${after}`);
  expect(await set('1 target:2026-12-21')).toContain(
    `The cutover and the target date (2026-12-21) lie ${after}`,
  );
  expect(await set('1 cutover:none')).toContain(`The target date (2026-12-21) lies ${after}`);
  const once = await set('2 cutover:2026-12-18T18:00');
  expect(once).toContain('E-16 is due by');
  expect(once).not.toContain('when the old billing is to end.');
});

test('whoever assigns hears of a clash, with changes of platform too', async () => {
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
    /^PLC-2 belongs to sam now, who is told\.\nIts owner has MIG-1 on the same day, 2026-12-04\./,
  );
  expect((await desk.say(dana, 'show 1')).text).toContain('Its owner has PLC-2 on the same day');
  const others = (await desk.say(dana, 'assign 2 me')).text;
  expect(others).toContain('PLC-2 is yours.');
  expect(others).not.toContain('same day');
});

test('the reminder of a date has what speaks against that date', async () => {
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00 unavailable:2026-12-04..2026-12-05');
  await desk.tickAt((await ticket()).remindAt);
  const [told] = (await desk.direct(sam)).filter((text) => text.includes('the cutover is on'));
  expect(told).toContain('in 3 business days or less.\nThe customer is away from 2026-12-04 to 2026-12-05.');
  expect(told).toContain('E-16 is due by 2026-12-03 18:00');
});

test('the agreed dates of a person are a list in the order of the dates', async () => {
  for (const name of ['acme', 'globex', 'initech', 'hooli']) {
    await desk.say(dana, openLine.replace('acme.com', `${name}.com`));
  }
  await desk.say(
    dana,
    'open umbrella.com to:hosted-exchange via:chat customer:Umbrella account:7654321 ticket:261120-00001',
    { command: '/platform-change' },
  );
  expect((await desk.say(sam, 'list agreed')).text).toContain('No ticket matches');
  await desk.say(sam, 'set 1 cutover:2026-12-08T18:00');
  await desk.say(sam, 'set 2 cutover:2026-12-01T18:00');
  await desk.say(sam, 'set 3 cutover:2026-11-20T18:00');
  await desk.say(sam, 'set 5 slot:2026-12-03T18:00');
  for (const number of [1, 3, 5]) await desk.say(sam, `assign ${number} me`);
  desk.clock.set('2026-11-20T18:00:00-06:00');
  const all = (await desk.say(dana, 'list agreed')).text;
  expect(all).toContain('3 tickets: agreed');
  expect(all).toMatch(
    /• 2026-12-01 18:00 cutover · MIG-2 globex\.com .* owner nobody\n• 2026-12-03 18:00 change · PLC-5 umbrella\.com .* owner sam\n• 2026-12-08 18:00 cutover · MIG-1 /,
  );
  const own = (await desk.say(dana, 'list agreed owner:@sam kind:migration')).text;
  expect(own).toContain('1 ticket: agreed owner:@');
  expect(own).toContain('MIG-1 acme.com');
  const subscribed = await desk.say(dana, 'subscribe fields agreed');
  expect(subscribed.text).toContain('fields of tickets that match agreed.');
  await desk.say(sam, 'set 4 mailboxes:50');
  await desk.say(sam, 'set 2 mailboxes:50');
  const posted = (await desk.posted(migrations)).map(({ text }) => text).join('\n');
  expect(posted).toContain('MIG-2 · sam');
  expect(posted).not.toContain('MIG-4');
});
