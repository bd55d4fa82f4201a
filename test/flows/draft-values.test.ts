import { expect, test } from 'vitest';
import { openLine as bareLine, changeLine, dana, sam, useDesk } from '../support/desk.ts';
import { letterIn } from '../support/letter.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk();

/** A command that opens an assisted upgrade whose contact is known. */
const openLine = `${bareLine} contact:"Ann Lee, 210-555-0142"`;

async function ask(text: string): Promise<string> {
  return (await desk.say(dana, text)).text;
}

test('keeps what was said for one draft on the ticket, and uses it for the next', async () => {
  await ask(openLine);
  await ask('assign 1 me');
  const mx = 'acme-com.mail.protection.outlook.com';
  const told = await ask(`draft 1 cutover mx:${mx} old-mx:mail.acme.com`);
  expect(told).toContain('Kept on MIG-1 for the next draft: mx and old-mx.');
  expect((await desk.state(1)).ticket).toMatchObject({ officeMx: mx, oldMx: 'mail.acme.com' });
  expect(await ask('history 1')).toContain(`Dana Reyes set mx to ${mx} and set old-mx to mail.acme.com`);
  await forceTo(desk, 1, 'cutover');
  const next = await desk.say(sam, 'draft 1 t10');
  expect(letterIn(next)).toContain(`value ${mx}, priority 0`);
  expect(next.text).toContain(`Kept from before: mx:${mx}, old-mx:mail.acme.com.`);
  expect(next.text).toContain('To change a value, type it: /migration draft MIG-1 dns-not-switched mx:…');

  await ask('draft 1 t3 by:2026-12-01');
  expect(await ask('draft 1 reminder')).toContain('Please do this by Tuesday, December 1.');
  expect(await ask('draft 1 reminder by:2026-12-03')).toContain('Please do this by Thursday, December 3.');
  expect((await desk.state(1)).ticket.replyBy).toBe('2026-12-03');
  desk.clock.set('2026-12-04T09:00:00-06:00');
  expect(await ask('draft 1 t3')).toContain("Customer's deadline to reply: /migration draft MIG-1");
});

test('keeps nothing that the draft does not use, or that the ticket has already', async () => {
  await ask(openLine);
  await ask('draft 1 prerequisites by:2026-12-01');
  const before = (await desk.state(1)).ticket;
  expect(before.replyBy).toBeNull();
  await ask('draft 1 t3 by:2026-12-01');
  await ask('draft 1 t3 by:2026-12-01');
  const after = (await desk.state(1)).ticket;
  expect(after.replyBy).toBe('2026-12-01');
  expect(after.lastEvent).toBe(before.lastEvent + 1);
});

test('refuses letter values that a ticket cannot have', async () => {
  await desk.say(dana, changeLine, { command: '/platform-change' });
  expect(await ask('set 1 mx:acme-com.mail.protection.outlook.com')).toContain(
    'Only moves to Office 365 have mx.',
  );
  expect(await ask('set 1 old-mx:mail.acme.com')).toContain('A platform change leaves the MX as it is');
  expect(await ask('set 1 zone:mars')).toContain("“mars” isn't a valid time zone.");
});

test("names the typed values that the draft doesn't use", async () => {
  await ask(openLine);
  await forceTo(desk, 1, 'prestage');
  const begun = await ask('draft 1 t7 errors:3');
  expect(begun).toContain('We have started the first pass');
  expect(begun).toContain('Not used in this draft: errors:3.');
  await ask('done 1 E-14');
  const through = await ask('draft 1 t7 errors:3 by:2026-12-01');
  expect(through).toContain("3 items didn't copy yet. That is normal.");
  expect(through).toContain('By Tuesday, December 1, please tell us who will test.');
  expect(await ask('draft 1 t11 by:2026-12-01')).toContain('Not used in this draft: by:2026-12-01.');
  expect(await ask('draft 1 t8 errors:2')).toContain('Not used in this draft: errors:2.');
  expect(await ask('draft 1 by:2026-12-01')).toContain('Not used in this draft: by:2026-12-01.');
  expect(await ask('draft 1 t8 by:2026-12-01')).not.toContain('Not used');
  await ask(
    'open bolt.com from:gmail to:rackspace-email service:self-service mailboxes:3 customer:Bolt account:7654321',
  );
  const mx = 'mx:acme-com.mail.protection.outlook.com';
  expect(await ask(`draft 2 t9 ${mx}`)).toContain(`Not used in this draft: ${mx}.`);
});

test('accepts a duration only as a range with a unit', async () => {
  await ask(openLine);
  for (const range of ['soon', '"one day"', '"3 to 8"']) {
    const told = await ask(`draft 1 plan range:${range}`);
    expect(told).toContain("isn't a valid range");
    expect(told).toContain('Never a single date.');
  }
  expect(await ask('draft 1 plan range:"two to four days"')).toContain('How long: about two to four days.');
  expect(await ask('draft 1 plan range:"3-5 days"')).toContain('How long: about 3 to 5 days.');
});
