import { describe, expect, test } from 'vitest';
import { changeLine, dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { completePhase, forceTo, waitForCutover, walkTo } from '../support/walk.ts';

const desk = useDesk();
const say = async (text: string, who = dana) => (await desk.say(who, text)).text;
const phase = async () => (await desk.state(1)).ticket.phase;
const mark = async (id: string) => (await desk.state(1)).steps.find((one) => one.id === id)?.mark;

const upgrade = openLine.replace('mailboxes:40', 'mailboxes:12');
const external = upgrade.replace('rackspace-email', 'gmail').replace('office-365', 'rackspace-email');
const selfService = upgrade.replace('acme.com', 'example.com').replace('assisted', 'self-service');
const force = 'force:"customer insists"';

describe('a step that is open again holds every later gate', () => {
  test('if fewer mailboxes exist than were counted; the refusal says why, and its button completes the step', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'trial');
    await say('done 1 C-07 E-11 E-12');
    expect(await say('set 1 created:10')).toContain('New mailboxes created (U-10) is open: 10 of 12.');
    const refused = await desk.say(dana, 'advance 1');
    expect(refused.text).toMatch(/1 step is left:\n☐ New mailboxes created \(U-10\)/);
    expect(refused.text).toContain('10 of 12 so far');
    expect(refused.text).toContain('open again since Fri, Nov 20: created changed');
    await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Update count…' });
    expect((await desk.slack.submit({ user: dana, values: { created: '12' } })).outcome).toBe('closed');
    expect(await say('advance 1')).toContain('(MIG-1) is in Prestage now.');
  });

  test('if mailboxes are added, and no other command gets the ticket past it', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'prestage');
    const again =
      'Licenses assigned (U-04), All passwords received (U-08), New mailboxes created (U-10), and Credentials verified (E-11)';
    expect(await say('set 1 mailboxes:20')).toContain(`Reopened: ${again}.`);
    expect(await say('history 1')).toContain(`set mailboxes to 20 · reopens ${again}`);
    expect(await say('done 1 E-14')).toContain(`Complete ${again} before First pass finished (E-14).`);
    await say('done 1 U-04 U-12');
    for (const text of ['advance 1', 'move 1 customer testing', 'move 1 cutover nearly there']) {
      const refused = await say(text);
      expect(refused).toContain("can't move to Customer testing yet. 4 steps are left:");
      expect(refused.match(/open again since Fri, Nov 20: mailboxes changed/g)).toHaveLength(3);
    }
    expect(await say(`advance 1 ${force}`)).toContain('Only a lead can move a ticket with steps still open.');
    await say('cancel 1 customer is away');
    await say('reopen 1 customer is back');
    expect(await say('advance 1')).toContain("can't move to Customer testing yet. 4 steps are left:");
    expect(await phase()).toBe('prestage');
  });

  test.each([
    ['mailboxes:20 supplied:20 created:20 sign-off:"Ann Lee"', 'First pass finished (E-14)'],
    ['created:10 sign-off:"Ann Lee"', 'New mailboxes created (U-10)'],
  ])('and a sign-off in the same command is refused: %s', async (fields, step) => {
    await say(upgrade);
    await walkTo(desk, 1, 'customer-testing');
    expect(await say(`set 1 ${fields}`)).toMatch(/^Complete .* before Customer signed off \(E-15\)/);
    expect(await say(`set 1 ${fields}`)).toContain(step);
    expect((await desk.state(1)).ticket).toMatchObject({ signedOffAt: null, mailboxesCreated: 12 });
  });

  test('and a count that no step of the ticket depends on is refused', async () => {
    await say(selfService);
    expect(await say('set 1 created:3')).toContain('No step of MIG-1 depends on created, so');
    expect((await desk.state(1)).ticket.mailboxesCreated).toBeNull();
  });

  test('and clearing the number first is no way around', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'cutover');
    expect(await say('set 1 mailboxes:none supplied:none created:none')).toContain(
      "The number of mailboxes can't be cleared, only changed.",
    );
    await say('set 1 mailboxes:5 supplied:5 created:5');
    expect(await say('set 1 mailboxes:12 supplied:12 created:12')).toContain('First pass finished (E-14)');
  });

  test.each(['nobody', '"not yet"', 'me', 'pending'])('and %s is no customer who signs off', async (by) => {
    await say(upgrade);
    await walkTo(desk, 1, 'customer-testing');
    await say(`set 1 sign-off:${by}`);
    expect((await desk.state(1)).ticket.signedOffAt).toBeNull();
    expect(await say('advance 1')).toContain('Customer signed off (E-15)');
  });

  test('and says which field it is open for, if one command changed several', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'trial');
    await say('set 1 created:10 cadence:5');
    expect((await mark('U-10'))?.reason).toBe('created changed');
  });

  test('even the last one: a ticket is not closed while 12 of 20 mailboxes exist', async () => {
    await say(external);
    await walkTo(desk, 1, 'client-setup');
    desk.clock.set('2026-12-23T10:00:00-06:00');
    await say('done 1 C-09 C-11 C-14 E-22 E-23');
    await say('set 1 mailboxes:20');
    const refused = await say('advance 1');
    expect(refused).toMatch(
      /10 steps are left:\n☐ Credentials received \(E-05\).*\n☐ Mailboxes created \(E-09\): .*12 of 20/,
    );
    expect((await desk.state(1)).ticket.status).toBe('open');
    await say('set 1 supplied:20 created:20');
    // Nobody has copied or tested the mailboxes that were added, and the old sign-off isn't about them.
    await say('done 1 E-11 E-14');
    expect(await say('set 1 sign-off:"Ann Lee, 2026-12-22T10:00"')).toContain(
      'Customer signed off (E-15) was opened again on Wed, Dec 23, 10 AM, after that sign-off.',
    );
    for (const command of [
      'set 1 sign-off:"Ann Lee"',
      'done 1 C-08 E-21',
      'done 1 C-11',
      'done 1 C-09 C-14',
    ]) {
      expect(await say('advance 1')).toMatch(/steps? (is|are) left:/);
      await say(command);
    }
    expect(await say('advance 1')).toContain('(MIG-1) is closed');
  });

  test('if the owner is removed', async () => {
    await say(external);
    await walkTo(desk, 1, 'discovery');
    expect(await say('assign 1 nobody')).toContain(
      'Acme Corp (MIG-1) is unassigned now. Reopened: Owner assigned (C-03).',
    );
    await completePhase(desk, 1);
    await say('assign 1 nobody');
    const refused = await desk.say(dana, 'advance 1');
    expect(refused.text).toMatch(/1 step is left:\n☐ Owner assigned \(C-03\) · .*: the owner was removed/);
    await desk.pressForForm({ user: dana, reply: refused.reply, label: 'Assign owner…' });
    expect((await desk.slack.submit({ user: dana, values: { owner: sam } })).outcome).toBe('closed');
    expect(await say('advance 1')).toContain('(MIG-1) is in Credentials now.');
  });

  test('if someone reopened it by hand', async () => {
    await say(external);
    await walkTo(desk, 1, 'trial');
    await say('undo 1 E-13');
    await completePhase(desk, 1);
    expect(await phase()).toBe('trial');
    await say('undo 1 E-13');
    expect(await say('advance 1')).toMatch(
      /1 step is left:\n☐ Item types explained \(E-13\) · .*: undone by Dana Reyes/,
    );
  });
});

test('Forced MX Routing that was turned on late has to be turned off, even if it was off before', async () => {
  await say(external);
  await walkTo(desk, 1, 'cutover');
  await waitForCutover(desk, 1);
  await say('done 1 E-20');
  await walkTo(desk, 1, 'client-setup');
  desk.clock.set('2026-12-23T10:00:00-06:00');
  await completePhase(desk, 1);
  expect(await say('done 1 E-10')).toContain(
    'Forced MX Routing on ✓ · Reopened: Forced MX Routing off (E-20). 1 step left',
  );
  expect(await say('advance 1')).toMatch(
    /1 step is left:\n☐ Forced MX Routing off \(E-20\) · .*: Forced MX Routing on \(E-10\) was completed later/,
  );
  await say('done 1 E-20');
  expect(await say('advance 1')).toContain('(MIG-1) is closed');
});

describe('a password reset reopens the check of the credentials', () => {
  const checked = async (step: string) => (await mark(step))?.state;

  test.each([
    ['an assisted move', upgrade, 'E-11', ['trial', 'prestage', 'customer-testing', 'cutover', 'delta']],
    ['a self-service move', selfService, 'V-05', ['trial', 'prestage', 'cutover', 'delta']],
  ])('of %s up to and including Delta, and not after it', async (_, line, step, phases) => {
    await say(line);
    for (const slug of phases) {
      await walkTo(desk, 1, slug);
      if (slug === 'trial') await say(`done 1 ${step}`);
      expect(await say('block 1 PASSWORD_RESET')).toMatch(new RegExp(`Reopened: .* \\(${step}\\)\\.`));
      expect(await say('unblock 1')).toContain('is no longer blocked');
      await completePhase(desk, 1).then(() => say(`undo 1 ${step}`));
      expect(await say('advance 1')).toMatch(
        new RegExp(`[12] steps? (?:is|are) left:\\n.* \\(${step}\\) · `),
      );
      await say(`done 1 ${step}`);
    }
    await walkTo(desk, 1, 'client-setup');
    expect(await say('block 1 PASSWORD_RESET')).not.toContain('Reopened');
    expect(await checked(step)).toBe('done');
  });
});

describe('a step that a lead waived', () => {
  test('is stored with the lead, the time, and the reason, and holds nothing', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'provisioning');
    await say('set 1 created:10');
    expect(await say(`advance 1 ${force}`, lee)).toContain('(MIG-1) is in Trial now.');
    expect(await mark('U-10')).toEqual({
      state: 'waived',
      at: new Date('2026-11-20T10:00:00-06:00'),
      byId: `slack:${lee}`,
      reason: 'customer insists',
    });
    expect(await say('history 1')).toContain(
      'Lee Park moved it from Provisioning to Trial without New mailboxes created (U-10): customer insists',
    );
    await say('set 1 created:11');
    expect(await walkTo(desk, 1, 'customer-testing')).toContain('(MIG-1) is in Customer testing now.');
    expect((await mark('U-10'))?.state).toBe('waived');
  });

  test.each<[string, string, string, string, string]>([
    ['more mailboxes', 'provisioning', 'U-10', 'trial', 'set 1 mailboxes:20'],
    ['a lower count', 'provisioning', 'U-10', 'trial', 'set 1 created:none'],
    ['a move back', 'prestage', 'E-14', 'customer-testing', 'move 1 prestage users miss folders'],
    ['a password reset', 'trial', 'E-11', 'prestage', 'block 1 PASSWORD_RESET'],
    ['undo', 'prestage', 'E-14', 'customer-testing', 'undo 1 E-14'],
  ])('holds the ticket again after %s', async (_, slug, step, next, event) => {
    await say(upgrade);
    await walkTo(desk, 1, slug);
    await say('set 1 created:10');
    await say(`advance 1 ${force}`, lee);
    expect(await phase()).toBe(next);
    expect((await mark(step))?.state).toBe('waived');
    await say(event);
    expect((await mark(step))?.state).toBe('reopened');
    expect(await say('advance 1')).toMatch(new RegExp(` left:[^]*\\(${step}\\).* open again since`));
    expect([next, slug]).toContain(await phase());
  });

  test('holds a platform change again after its slot moves', async () => {
    await desk.say(dana, changeLine, { command: '/platform-change' });
    await walkTo(desk, 1, 'scheduling', '/platform-change');
    await say(`advance 1 ${force}`, lee);
    expect((await mark('P-08'))?.state).toBe('waived');
    await say('set 1 slot:2026-12-16T18:00');
    expect(await say('advance 1')).toMatch(/\(P-08\) · .* open again since Fri, Nov 20: slot changed/);
  });

  test('can still be done, but not before its earliest phase', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'decommission');
    desk.clock.set('2026-12-23T10:00:00-06:00');
    await say(`advance 1 ${force}`, lee);
    await say('reopen 1 wrong ticket');
    await say('move 1 delta more mail');
    expect((await mark('U-20'))?.state).toBe('waived');
    expect(await say('set 1 billing-stops:2026-12-23')).toContain("can't be completed before Decommission");
    expect((await mark('U-20'))?.state).toBe('waived');
  });
});

describe('an agreed date that has come to pass is locked', () => {
  const newDate = 'set 1 cutover:2026-12-18T18:00';

  test.each([
    ['the DNS step is done', 'done 1 U-14'],
    ['a lead waived the DNS step', `advance 1 ${force}`],
  ])('once %s, until the ticket is moved back', async (_, command) => {
    await say(upgrade);
    await walkTo(desk, 1, 'cutover');
    expect(await say('set 1 cutover:2026-12-16T18:00')).toContain('Set cutover');
    await say(command, lee);
    await forceTo(desk, 1, 'delta');
    for (const value of ['2026-12-18T18:00', 'none']) {
      expect(await say(`set 1 cutover:${value}`)).toContain('The cutover of MIG-1 has happened: DNS records');
    }
    expect(await say('undo 1 U-14')).toContain('Reopened: DNS records switched (U-14).');
    const refused = await say(newDate);
    expect(refused).toContain('MIG-1 has already left Cutover.');
    await say(/Example: \/migration (.+)/.exec(refused)?.[1] ?? '');
    expect(await phase()).toBe('cutover');
    expect(await say(newDate)).toContain('Set cutover');
  });

  test('in Cutover, until someone reopens the DNS step', async () => {
    await say(upgrade);
    await walkTo(desk, 1, 'cutover');
    await waitForCutover(desk, 1);
    await say('done 1 U-14');
    const refused = await say(newDate);
    expect(refused).toContain('The cutover of MIG-1 has happened: DNS records switched (U-14) was done');
    expect(await say(/Example: \/migration (.+)/.exec(refused)?.[1] ?? '')).toContain(
      'Reopened: DNS records',
    );
    expect(await say(newDate)).toContain('Set cutover');
  });

  test('once a platform change is in Maintenance, until it is moved back', async () => {
    await desk.say(dana, changeLine, { command: '/platform-change' });
    await walkTo(desk, 1, 'readiness', '/platform-change');
    expect(await say('set 1 slot:2026-12-16T18:00')).toContain('Set slot');
    desk.clock.set('2026-12-16T18:00:00-06:00');
    for (const slug of ['maintenance', 'password-reset', 'client-setup', 'decommission']) {
      await walkTo(desk, 1, slug, '/platform-change');
      for (const value of ['2026-12-28T18:00', 'none']) {
        expect(await say(`set 1 slot:${value} force:"they insist"`, lee)).toContain('PLC-1 has started');
      }
    }
    const refused = await say('set 1 slot:2026-12-28T18:00');
    const [, back = ''] = /Example: \/migration (.+)/.exec(refused) ?? [];
    expect(await say(back)).toContain('Only a lead can move a platform change back to before its start.');
    await say(back, lee);
    expect(await phase()).toBe('readiness');
    expect(await say('set 1 slot:2026-12-28T18:00')).toContain('Set slot');
  });
});

test('a reply says until when there is nothing to do, if the only step left must wait for a date', async () => {
  await say(openLine);
  await say('set 1 cutover:2026-12-01T18:00');
  await say('set 1 mx:acme-com.mail.protection.outlook.com');
  await forceTo(desk, 1, 'cutover');
  await say('done 1 TTL lowered');
  expect(await say('done 1 C-08 U-13')).toBe(
    'Acme Corp (MIG-1): Users informed and DNS record list sent ✓ · 1 step left before Delta.\nNothing to do until Tue, Dec 1: DNS records switched (U-14).',
  );
});
