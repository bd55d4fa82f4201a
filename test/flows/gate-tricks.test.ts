import { describe, expect, test } from 'vitest';
import { isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { completePhase, waitForCutover, walkTo } from '../support/walk.ts';

const desk = useDesk();
const say = async (text: string, who = dana) => (await desk.say(who, text)).text;
const phase = async () => (await desk.state(1)).ticket.phase;
const step = async (id: string) => (await desk.state(1)).steps.find((one) => one.id === id)!;

describe('nothing from an earlier moment gets a ticket past a gate', () => {
  test('not the button of a step on an old card', async () => {
    await say(openLine);
    await walkTo(desk, 1, 'cutover');
    await waitForCutover(desk, 1);
    const old = await desk.say(dana, 'advance 1');
    await say('move 1 trial wrong pilot mailbox');
    const pressed = await desk.press({ user: sam, reply: old.reply, label: '☐ DNS records switched' });
    expect(pressed.text).toContain("DNS records switched (U-14) can't be completed before Cutover.");
    expect(isOpen(await step('U-14'))).toBe(true);
  });

  test('not the button that moved the ticket on the first time', async () => {
    await say(openLine);
    await walkTo(desk, 1, 'prestage');
    await say('done 1 E-14 U-12');
    // A pressed card is replaced by the answer, so each press needs a card of its own.
    const cards = [
      await desk.say(dana, 'show 1'),
      await desk.say(dana, 'show 1'),
      await desk.say(dana, 'show 1'),
    ];
    const [first, second, third] = cards.map(
      ({ reply }) =>
        () =>
          desk.press({ user: sam, reply, label: 'Move to Customer testing' }),
    );
    expect((await first!()).text).toContain('(MIG-1) is in Customer testing now.');
    expect((await second!()).text).toContain('so nothing changed');
    await say('move 1 prestage users miss folders');
    expect((await third!()).text).toMatch(/1 step is left:\n☐ First pass finished \(E-14\)/);
    expect(await phase()).toBe('prestage');
  });

  test('not a form that was open while the ticket went back', async () => {
    await say(openLine);
    await walkTo(desk, 1, 'customer-testing');
    await desk.sayForForm(dana, 'set 1 sign-off');
    await say('move 1 prestage users miss folders', sam);
    const submitted = await desk.slack.submit({ user: dana, values: { 'sign-off': 'Ann Lee' } });
    expect(JSON.stringify(submitted.errors)).toContain("can't be completed before Customer testing");
    expect((await desk.state(1)).ticket.signedOffAt).toBeNull();
  });

  test('not a sign-off from before the ticket came back to the test', async () => {
    await say(openLine);
    await walkTo(desk, 1, 'customer-testing');
    await desk.sayForForm(dana, 'set 1 sign-off');
    await say('move 1 prestage users miss folders', sam);
    desk.clock.set('2026-11-23T10:00:00-06:00');
    await walkTo(desk, 1, 'customer-testing');
    const values = { 'sign-off': 'Ann Lee 2026-11-20T10:00' };
    const submitted = await desk.slack.submit({ user: dana, values });
    expect(JSON.stringify(submitted.errors)).toContain(
      'The ticket entered Customer testing on Mon, Nov 23, 10 AM',
    );
  });
});

test.each([
  ['reopens a step', 'undo 1 E-14', 'E-14'],
  ['adds mailboxes', 'set 1 mailboxes:60', 'U-10'],
])(
  'two people at once: the ticket waits if one of them %s while the other moves it',
  async (_, command, id) => {
    await say(openLine);
    await walkTo(desk, 1, 'prestage');
    await completePhase(desk, 1);
    await Promise.all([say('advance 1', dana), say(command, sam)]);
    expect(isOpen(await step(id))).toBe(true);
    const here = await phase();
    expect(['prestage', 'customer-testing']).toContain(here);
    expect(await say('advance 1')).toContain(`(${id})`);
    expect(await phase()).toBe(here);
  },
);

test('a jump over several phases has to pass the gate of each', async () => {
  await say(openLine);
  await walkTo(desk, 1, 'trial');
  await say('move 1 discovery the customer has questions');
  for (const to of ['prestage', 'cutover', 'decommission']) {
    expect(await say(`move 1 ${to}`)).toContain("can't move to Credentials yet");
  }
  expect(await say('move 1 closed')).toContain('has no phase “closed”');
  expect(await phase()).toBe('discovery');
  await completePhase(desk, 1);
  expect(await say('move 1 trial')).toContain("can't move to Provisioning yet");
});

test('the path of a ticket never changes, and its method does not drop the steps of phases it has entered', async () => {
  await say(openLine.replace('rackspace-email', 'exchange-2010').replace('office-365', 'hosted-exchange'));
  await walkTo(desk, 1, 'credentials');
  for (const change of ['from:gmail', 'to:office-365', 'service:self-service', 'domain:other.com'])
    expect(await say(`set 1 ${change}`)).toContain('That field never changes');
  expect(await say('set 1 method:pst-ftp method-reason:"slow link"')).toContain(
    'The method can only be changed in',
  );
  await say('move 1 discovery the link is too slow');
  await say('undo 1 E-13');
  expect(await say('set 1 method:pst-ftp method-reason:"slow link"')).toContain(
    'Approach chosen (C-10) is done',
  );
  const refused = await say('advance 1');
  expect(refused).toMatch(/1 step is left:\n☐ Item types explained \(E-13\)/);
});

test('an empty reason is no force, and a force by anyone but a lead is on record as refused', async () => {
  await say(openLine);
  for (const reason of ['', '""', '" "']) await say(`advance 1 force:${reason}`, lee);
  expect(await phase()).toBe('prerequisites');
  expect(await say('advance 1 force:"in a hurry"', sam)).toContain('Only a lead can');
  expect(await phase()).toBe('prerequisites');
  expect(await desk.database.client.auditEntry.findMany()).toMatchObject([
    { actorId: `slack:${sam}`, action: 'refused' },
  ]);
});
