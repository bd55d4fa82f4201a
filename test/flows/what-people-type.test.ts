import { describe, expect, test } from 'vitest';
import { createUser } from '../../src/playground/slack/workspace/default-workspace.ts';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';
import { forceTo } from '../support/walk.ts';

// The clock starts on Friday, November 20, 2026, at 10 AM in Chicago.
const desk = useDesk();

const ticket = (number = 1) => desk.database.client.ticket.findUnique({ where: { number } });
const say = async (text: string, user = dana) => (await desk.say(user, text)).text;

describe('other words for the same thing', () => {
  test('`unassigned` means unowned, and `on hold` means held', async () => {
    await say(openLine);
    await say(openLine.replace('acme.com', 'beta.com'));
    await say('assign 1 me');
    await say('hold 2 until:2026-12-04 freeze');
    expect(await say('list unassigned')).not.toContain('MIG-1');
    for (const words of ['unassigned on hold', 'on hold', 'held', 'unowned'])
      expect(await say(`list ${words}`), words).toContain('MIG-2');
    expect(await say('assign 1 unassigned')).toContain('Acme Corp (MIG-1) is unassigned now');
  });

  test.each([
    ['from:google-workspace to:o365', 'google-apps', 'office-365'],
    ['from:g-suite to:"Microsoft 365"', 'google-apps', 'office-365'],
    ['from:Google Apps to:Office 365', 'google-apps', 'office-365'],
    ['from:rackspace-email to:m365', 'rackspace-email', 'office-365'],
  ])('opens a ticket with %s', async (path, source, target) => {
    await say(`open acme.com ${path} service:assisted customer:Acme account:1234567`);
    expect(await ticket()).toMatchObject({ source, target });
    expect(await say(`list ${path}`)).toContain('MIG-1 · Acme');
  });

  test('takes the ticket as `mig 1`, and before the command', async () => {
    await say(openLine);
    for (const text of ['mig 1', 'MIG 1', 'show mig 1', '1 show', 'mig 1 show'])
      expect(await say(text), text).toContain('acme.com');
    expect(await say('mig 1 note they called')).toBe('Added a note to Acme Corp (MIG-1).');
    expect(await say('1 advance')).toContain("can't move to Discovery yet");
    expect(await say('1 list')).toContain('list takes no ticket');
    expect(await say('faq mig 1 is there downtime')).toBe(await say('mig 1 faq is there downtime'));
  });

  test('takes a full name without quotes, and offers everyone whom a first name may mean', async () => {
    const whitfield = createUser({ id: 'U0DANA2', name: 'whit', real_name: 'Dana Whitfield' });
    desk.slack.people.set('U0DANA2', whitfield);
    await say(openLine, sam);
    await say('help');
    await say('assign 1 whit@rackspace.example');
    await say('assign 1 nobody');
    expect(await say('assign 1 Dana Reyes', sam)).toContain('Dana Reyes owns Acme Corp (MIG-1) now');
    expect(await say('assign 1 to Dana Whitfield', sam)).toContain(
      'Dana Whitfield owns Acme Corp (MIG-1) now',
    );
    await say('assign 1 to nobody');
    expect(await say('assign 1 to @whit', sam)).toContain('Dana Whitfield owns Acme Corp (MIG-1) now');
    expect(await say('list owner:Dana Whitfield acme', sam)).toContain('acme.com');
    expect(await say('list owner:Dana Reyes', sam)).toContain('No open tickets match');
    for (const name of ['Cole', 'Díaz']) {
      const id = `U0ROB${name.length}${name === 'Cole' ? 'C' : 'D'}`;
      desk.slack.people.set(id, createUser({ id, name: name.toLowerCase(), real_name: `Robin ${name}` }));
      await desk.say(id, 'help');
    }
    const asked = await desk.say(sam, 'assign 1 robin');
    expect(asked.text).toMatch(/“robin” could be Robin (Cole|Díaz) /);
    expect((await desk.press({ user: sam, reply: asked.reply, label: 'Robin Díaz' })).text).toContain(
      'Robin Díaz owns Acme Corp (MIG-1) now',
    );
  });

  test('schedules a digest at 9 AM on the days that the reply names', async () => {
    const told = await say('digest at 9 AM Mon, Wed, and Fri');
    expect(told).toContain('gets a digest at 9 AM (America/Chicago) on Mon, Wed, and Fri.');
    expect(await say('digest at 4:30pm')).toContain('at 4:30 PM (America/Chicago) on weekdays');
  });
});

describe('dates as people say them', () => {
  test('takes the words up to the next key, and says what was understood', async () => {
    await say(openLine);
    const told = await say('set 1 cutover:tomorrow 4pm mailboxes:41 target:dec 15');
    expect(told).toContain('Set mailboxes, target, and cutover on Acme Corp (MIG-1) (');
    expect(told).toContain('target: Tue, Dec 15');
    expect(told).toContain('cutover: Sat, Nov 21, 4 PM');
    expect(await ticket()).toMatchObject({
      cutover: new Date('2026-11-21T16:00:00-06:00'),
      mailboxes: 41,
      targetDate: '2026-12-15',
    });
    // “tomorrow” is another day when somebody reads it later.
    expect(await say('history 1')).toContain('2026-11-21T16:00-06:00');
    const opened = await say(`${openLine.replace('acme.com', 'beta.com')} target:in 3 weeks`);
    expect(opened).toContain('target: Fri, Dec 11');
  });

  test("counts from the product's clock, in the team's time zone", async () => {
    await say(openLine);
    // In UTC, it is November 23 already.
    desk.clock.set('2026-11-22T23:30:00-06:00');
    await say('set 1 target:tomorrow');
    expect((await ticket())?.targetDate).toBe('2026-11-23');
    desk.clock.set('2031-03-03T09:00:00-06:00');
    await say('set 1 target:in 3 days');
    expect((await ticket())?.targetDate).toBe('2031-03-06');
  });

  test('ends before free text', async () => {
    await say(openLine);
    expect(await say('hold 1 until:in 3 days customer freeze')).toContain('on hold until Mon, Nov 23');
    expect(await ticket()).toMatchObject({ holdReason: 'customer freeze' });
    await say('resume 1');
    expect(await say('hold 1 until:dec 4 4 people are away')).toContain('on hold until Fri, Dec 4');
    expect(await ticket()).toMatchObject({ holdReason: '4 people are away' });
  });

  test.each([
    ['set 1 cutover:tomorrow 4pm banana', "“tomorrow 4pm banana” isn't a valid date and time."],
    ['set 1 target:friday afternoon', '`target` is a day, without a time.'],
    ['set 1 cutover:dec 15', '`cutover` needs a time: Tue, Dec 15 is only a day.'],
    ['set 1 target:nov 1', '`target` is in the past: Sun, Nov 1.'],
    ['hold 1 until:yesterday freeze', '`until` is in the past: Thu, Nov 19.'],
  ])('refuses %s, and changes nothing', async (text, says) => {
    await say(openLine);
    const before = await ticket();
    expect(await say(text)).toContain(says.replaceAll('`', ''));
    expect(await ticket()).toEqual(before);
  });

  test('offers a button for each day that a word may mean', async () => {
    await say(openLine);
    const asked = await desk.say(dana, 'set 1 target:friday mailboxes:41');
    expect(asked.text).toContain('Today is Friday. What does “friday” mean for target?');
    expect(desk.slack.views.modals(dana)).toEqual([]);
    await desk.press({ user: dana, reply: asked.reply, label: 'Fri, Nov 27' });
    expect(await ticket()).toMatchObject({ targetDate: '2026-11-27', mailboxes: 41 });
  });

  test('refuses a customer who signs off in the future, and takes “an hour ago”', async () => {
    await say(openLine);
    await forceTo(desk, 1, 'customer-testing');
    await say('done 1 E-14');
    expect(await say('set 1 sign-off:Ann Lee tomorrow 4pm')).toContain('in the future: Sat, Nov 21, 4 PM');
    desk.clock.set('2026-11-23T12:00:00-06:00');
    expect(await say('set 1 sign-off:Ann Lee, an hour ago')).toContain('Ann Lee, Mon, Nov 23, 11 AM');
    expect(await ticket()).toMatchObject({ signedOffBy: 'Ann Lee' });
  });
});
