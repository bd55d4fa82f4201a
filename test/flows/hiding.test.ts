import { beforeEach, describe, expect, test } from 'vitest';
import { dana, lee, migrations, openLine, outsideLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';
import { forceTo, openChange } from '../support/walk.ts';

/** What people may not hide: a missed date, a lockout, and Forced MX Routing that is still on. */
const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

const say = async (user: string, text: string) => (await desk.say(user, text)).text;
const ticket = () => desk.database.client.ticket.findFirstOrThrow({ where: { number: 1 } });
const at = (time: string) => `2026-12-${time}:00-06:00`;
const told = async (user: string, words: string) =>
  (await desk.direct(user)).filter((text) => text.includes(words));

describe('an agreed date', () => {
  beforeEach(async () => {
    await desk.say(dana, openLine);
    await desk.say(sam, 'assign 1 me');
    await desk.say(sam, 'set 1 cutover:2026-12-02T18:00');
    await forceTo(desk, 1, 'cutover');
  });

  test('that was missed stays missed when the ticket goes back', async () => {
    await runUntil(desk, at('02T18:00'));
    await say(dana, 'move 1 discovery wrong method');
    expect(await say(dana, 'show 1')).toContain('🔴 The cutover on Wed, Dec 2, 6 PM, was missed');
    expect(await say(dana, 'list missed')).toContain('MIG-1');
  });

  test('cannot be cleared, not even after a new date took its place', async () => {
    await runUntil(desk, at('02T18:00'));
    await desk.say(dana, 'set 1 cutover:2026-12-03T18:00');
    expect(await say(dana, 'set 1 cutover:none')).toContain("can't just be cleared");
    await runUntil(desk, at('03T18:00'));
    expect(await told(sam, 'was missed')).toHaveLength(2);
  });

  test('that is put off at the last moment is reported to the leads and the owner, but not to who did it', async () => {
    desk.clock.set(at('02T17:55'));
    await desk.say(dana, 'set 1 cutover:2026-12-08T18:00');
    await desk.say(sam, 'set 1 cutover:2026-12-09T18:00');
    await runUntil(desk, at('03T09:00'));
    const words = 'moved the cutover from Wed, Dec 2, 6 PM to';
    expect(await told(lee, words)).toHaveLength(1);
    expect(await told(sam, words)).toHaveLength(1);
    expect(await told(dana, words)).toEqual([]);
  });

  test('is completed only once, and only a lead reopens its step', async () => {
    const agreed = await say(dana, 'set 1 cutover:2026-12-08T18:00');
    expect(agreed).toContain('Set cutover on Acme Corp (MIG-1) (');
    expect(agreed).not.toContain('Completed');
    const refused = await say(dana, 'undo 1 C-12');
    expect(refused).toContain('A lead can clear its value with a reason, and the step opens again.');
    const command = /Example: \/migration (.+)/.exec(refused)?.[1] ?? '';
    expect(await say(dana, command)).toContain('Only a lead can clear an agreed cutover.');
    expect(await say(lee, command)).toContain('Cleared cutover on Acme Corp (MIG-1).');
  });

  test('that is moved well ahead is only the owner’s business', async () => {
    await desk.say(dana, 'set 1 cutover:2027-12-08T18:00');
    await runUntil(desk, '2026-11-24T09:00:00-06:00');
    expect(
      await told(sam, 'Dana Reyes moved the cutover from Wed, Dec 2, 6 PM to Wed, Dec 8, 2027, 6 PM'),
    ).toHaveLength(1);
    expect(await told(lee, 'moved the cutover')).toEqual([]);
  });

  test('that was moved while someone else owned the ticket is told to the owner who gets it back', async () => {
    await desk.say(dana, 'assign 1 me');
    await desk.say(dana, 'set 1 cutover:2027-12-08T18:00');
    await desk.say(dana, 'assign 1 @sam');
    expect(await told(sam, 'Its cutover is Wed, Dec 8, 2027, 6 PM.')).toHaveLength(1);
    await runUntil(desk, '2026-11-24T09:00:00-06:00');
    expect(
      await told(sam, 'Dana Reyes moved the cutover from Wed, Dec 2, 6 PM to Wed, Dec 8, 2027, 6 PM'),
    ).toHaveLength(1);
  });

  test('that was moved while nobody owned the ticket is told to the leads', async () => {
    await desk.say(dana, 'assign 1 nobody');
    await desk.say(dana, 'set 1 cutover:2027-12-08T18:00');
    await desk.say(dana, 'set 1 cutover:2027-12-09T18:00');
    await runUntil(desk, '2026-11-24T09:00:00-06:00');
    expect(
      await told(lee, 'Dana Reyes moved the cutover from Wed, Dec 2, 6 PM to Thu, Dec 9, 2027, 6 PM'),
    ).toHaveLength(1);
  });

  test('that was moved is still reported if someone cancels the ticket and reopens it later', async () => {
    await runUntil(desk, at('02T18:00'));
    await desk.say(dana, 'set 1 cutover:2027-12-08T18:00');
    await desk.say(dana, 'cancel 1 opened in error');
    await runUntil(desk, at('03T09:00'));
    expect(await told(lee, 'Dana Reyes moved the missed cutover from Wed, Dec 2, 6 PM')).toHaveLength(1);
    expect(await told(lee, 'Dana Reyes canceled it: opened in error')).toHaveLength(1);
    expect(await told(sam, 'Dana Reyes canceled it: opened in error')).toHaveLength(1);
  });

  test('holds the DNS change until its day', async () => {
    const refused = await say(dana, 'done 1 U-14');
    expect(refused).toContain(
      "DNS records switched (U-14) can't be completed yet: the cutover is Wed, Dec 2, 6 PM.",
    );
    expect(refused).toContain('If the customer switches on an earlier day, first agree on that day.');
    expect(refused).toContain('Example: /migration set MIG-1 cutover:"tomorrow 4 PM"');
    expect(await say(dana, 'set 1 cutover:"today 11:59pm"')).toContain('Set cutover on Acme Corp (MIG-1) (');
    expect(await say(dana, 'done 1 U-14')).toContain('DNS records switched ✓');
    expect((await ticket()).missedAt).toBeNull();
  });
});

describe('a lockout', () => {
  beforeEach(async () => {
    await openChange(desk);
    await desk.tickAt(at('02T18:00'));
    await forceTo(desk, 1, 'maintenance');
    await desk.say(sam, 'done 1 P-16 P-17');
    await desk.say(sam, 'advance 1');
  });

  test('gets no more time when someone completes its steps again', async () => {
    const due = new Date(at('03T11:00'));
    expect(await ticket()).toMatchObject({ lockoutEndsAt: due });
    desk.clock.set(at('03T10:30'));
    await desk.say(sam, 'move 1 maintenance redo the notice');
    await desk.say(sam, 'done 1 P-16 P-17');
    await desk.say(sam, 'advance 1');
    expect(await ticket()).toMatchObject({ phase: 'password-reset', lockoutEndsAt: due });
    await desk.say(sam, 'undo 1 P-17');
    await desk.say(sam, 'done 1 P-17');
    expect(await ticket()).toMatchObject({ lockoutEndsAt: due });
  });

  test('is not left behind by a step that is done just for that', async () => {
    await desk.say(dana, 'done 1 P-18');
    expect(await say(dana, 'cancel 1 customer withdrew')).toContain(
      'Only a lead can cancel a platform change that has started.',
    );
    expect(await say(dana, 'move 1 readiness the change was stopped')).toContain(
      'Only a lead can move a platform change back to before its start.',
    );
  });
});

test('who ends an overlong lockout, and how, is told at once to the people who were alarmed', async () => {
  await openChange(desk);
  await desk.tickAt(at('02T18:00'));
  await forceTo(desk, 1, 'password-reset');
  await desk.say(sam, 'done 1 P-16 P-17');
  await runUntil(desk, at('03T14:00'));
  await desk.say(sam, 'done 1 P-18');
  expect(await told(lee, 'The lockout is over: Sam Okafor checked off Passwords reset (P-18)')).toHaveLength(
    1,
  );
});

describe('an escalation', () => {
  beforeEach(async () => {
    await desk.say(dana, openLine);
    await desk.say(sam, 'assign 1 me');
    await runUntil(desk, at('04T17:00'));
    expect(await ticket()).toMatchObject({ stallLevelTold: 'escalated' });
  });

  test.each([
    ['note 1 progress:yes looking good', 'Was escalated, until Dana Reyes noted progress: looking good'],
    ['block 1 CREDS_INVALID x', 'Was escalated, until Dana Reyes blocked it'],
    ['hold 1 until:2027-02-01 freeze', 'Was escalated, until Dana Reyes put it on hold'],
    ['snooze 1 days:20 later', 'scalated, and Dana Reyes snoozed it for 20 business days'],
    ['wait 1 customer-admin slow', 'scalated, and Dana Reyes set it to waiting on'],
  ])('does not end or hide without the leads: %s', async (line, words) => {
    await desk.say(dana, line);
    await runUntil(desk, at('07T09:00'));
    expect(await told(lee, words)).toHaveLength(1);
    expect(await told(dana, words)).toEqual([]);
  });

  test('that ends by a note tells what else hides the ticket', async () => {
    await desk.say(dana, 'note 1 progress:yes looking good');
    await desk.say(dana, 'hold 1 until:2027-02-01 freeze');
    await desk.say(dana, 'assign 1 nobody');
    await runUntil(desk, at('07T09:00'));
    expect(await told(lee, 'Now it is on hold until Mon, Feb 1, and nobody owns it')).toHaveLength(1);
  });

  test('that ends because the ticket moves on is not reported', async () => {
    await forceTo(desk, 1, 'discovery');
    await runUntil(desk, at('07T09:00'));
    expect(await told(lee, 'escalated, until')).toEqual([]);
  });
});

describe('Forced MX Routing that is still on', () => {
  beforeEach(async () => {
    await desk.say(dana, outsideLine);
    await desk.say(sam, 'assign 1 me');
    await desk.say(sam, 'set 1 cutover:2026-12-02T18:00');
    await desk.say(sam, 'done 1 E-10');
    await forceTo(desk, 1, 'cutover');
    desk.clock.set(at('02T18:00'));
    await desk.say(sam, 'done 1 E-18');
  });

  test.each([
    ['move 1 customer testing they found a gap', 'move a ticket back while Forced MX Routing is still on'],
    ['undo 1 E-10', 'reopen Forced MX Routing on (E-10), because mail may not arrive if it stays on'],
    ['undo 1 E-18', 'reopen MX switched (E-18) while Forced MX Routing is still on'],
    ['cancel 1 customer withdrew', 'cancel a ticket while Forced MX Routing is still on'],
  ])('is not hidden by “%s”', async (text, what) => {
    expect(await say(dana, text)).toContain(`Only a lead can ${what}.`);
    expect(await ticket()).toMatchObject({ forcedMxOn: true, status: 'open', phase: 'cutover' });
    expect(await say(lee, text)).not.toContain('Only a lead');
  });

  test('is in the next morning message of the owner and the leads, with the button for its step', async () => {
    await runUntil(desk, at('03T09:00'));
    for (const user of [sam, lee]) {
      expect((await told(user, 'Forced MX')).filter((text) => text.includes(' · new'))).toHaveLength(1);
    }
    const sent = desk.slack.calls.findLast(({ body }) => body.channel === sam)?.body.blocks;
    expect(JSON.stringify(sent)).toContain('Forced MX Routing off');
  });
});

test('a lead sees what can’t wait in the whole team, and everyone sees it for tickets that nobody owns', async () => {
  await openChange(desk);
  await runUntil(desk, at('02T18:00'));
  expect(await say(lee, '')).toMatch(/Do this first\n.*\(PLC-1\)/);
  expect(await say(dana, '')).not.toContain('Do this first');
  await desk.say(lee, 'assign 1 nobody');
  expect(await say(dana, '')).toMatch(/Do this first\n.*\(PLC-1\)/);
});

test('the list of what can’t wait begins with lockouts, even those on hold', async () => {
  await openChange(desk);
  await desk.say(dana, openLine.replace('acme.com', 'globex.com'));
  await desk.say(sam, 'set 2 cutover:2026-11-25T18:00');
  desk.clock.set(at('02T18:00'));
  await forceTo(desk, 1, 'maintenance');
  await desk.say(sam, 'hold 1 until:2026-12-16 later');
  await runUntil(desk, at('02T20:00'));
  expect((await say(dana, 'list missed')).replace(/\n/g, ' ')).toMatch(
    /2 open tickets with a missed date or a lockout, lockouts first PLC-1 .* MIG-2 /,
  );
  expect((await desk.posted(migrations)).length).toBe(0);
});

test('data does not move while mailboxes of an earlier phase are missing again', async () => {
  await desk.say(dana, openLine);
  await forceTo(desk, 1, 'prestage');
  await desk.say(dana, 'set 1 created:40 supplied:40');
  await desk.say(dana, 'set 1 created:3');
  expect(await say(dana, 'done 1 E-14')).toContain('before First pass finished (E-14).');
  await desk.say(dana, 'set 1 created:40');
  expect(await say(dana, 'done 1 E-14')).toContain('First pass finished ✓');
});

test('a phase with hyphens may be followed by a reason', async () => {
  await desk.say(dana, openLine);
  await forceTo(desk, 1, 'cutover');
  expect(await say(dana, 'move 1 customer-testing gap')).toContain('(MIG-1) is in Customer testing now.');
});

test('an unknown step id is named alone, although other ids follow', async () => {
  await desk.say(dana, openLine);
  expect(await say(dana, 'done 1 P-99 U-01')).toContain('MIG-1 has no step “P-99”.');
});
