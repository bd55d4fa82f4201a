import { describe, expect, test } from 'vitest';
import { dana, lee, useDesk } from '../support/desk.ts';
import { createLetters, letterIn } from '../support/letter.ts';
import { csv, sendSheet } from '../support/send-sheet.ts';
import { forceTo, openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_SUPPORT_PHONE: '1-800-555-0100' } });
const { letter } = createLetters(desk);

const known = 'contact:"Ann Lee, 210-555-0142" ticket:180621-01234 mailboxes:33';
const upgrade = 'from:rackspace-email to:office-365 service:assisted';
const mx = 'mx:acme-com.mail.protection.outlook.com';

async function say(text: string, user = lee): Promise<string> {
  return (await desk.say(user, text)).text;
}

async function open(path = upgrade): Promise<void> {
  await say(`open acme.com ${path} customer:"Acme Corp" account:1234567 ${known}`);
  await say('assign 1 @dana');
}

/** Returns the reason why a letter is withheld. Empty if it isn't. */
async function withheld(asked: string): Promise<string> {
  const told = await desk.say(dana, `draft 1 ${asked}`);
  const reason = /Not to be sent now\. (.*)/.exec(told.text)?.[1] ?? '';
  expect(letterIn(told) === '').toBe(reason !== '');
  return reason;
}

describe('a letter that is not true for the ticket is withheld', () => {
  test('letters about the switch (T8, T9, T10) end with the switch', async () => {
    await open();
    await say('set 1 cutover:2026-12-02T18:00');
    await forceTo(desk, 1, 'customer-testing');
    await say('done 1 E-14');
    await forceTo(desk, 1, 'cutover');
    expect(await withheld('t8 by:2026-12-01')).toBe('');
    expect(await withheld(`t9 ${mx}`)).toBe('');
    expect(await withheld('t10')).toBe(
      'The switch is still ahead: Wednesday, December 2, at 6:00 PM Central Time.',
    );
    const listed = await say('draft 1', dana);
    expect(listed).toContain('not now: The switch is still ahead');
    desk.clock.set('2026-12-02T19:00:00-06:00');
    const late = await letter('t10 by:2026-12-04');
    expect(late).toContain('We agreed to switch acme.com on Wednesday, December 2, at 6:00 PM Central Time.');
    expect(late).toMatch(
      /all of the changes below by Friday, December 4\..*v=spf1.*outlook\.com.*autodiscover/s,
    );
    await say('done 1 U-14');
    for (const id of ['t8', 't9', 't10'])
      expect(await withheld(id)).toBe('The DNS records are switched already.');
    await say('undo 1 U-14');
    expect(await withheld('t10')).toBe('');
  });

  test('the prerequisites (T4) ask for mailboxes only until they exist', async () => {
    await open();
    await say('set 1 created:33');
    const four = await letter('t4');
    expect(four).toContain('1. Create the tenant');
    expect(four).not.toContain('create the mailboxes');
    await say('done 1 U-01 U-02 U-03 U-04');
    expect(await withheld('t4')).toBe('Office 365 is ready, and the mailboxes exist already.');
    await say('set 1 created:12');
    expect(await letter('t4')).toContain(
      'are done. Thank you. Next, make sure in the Office 365 admin center that each user has a mailbox',
    );
  });

  test('the letter about the old mailboxes (T14) says only what is left', async () => {
    await open();
    await say('set 1 next-billing:2026-12-15');
    await forceTo(desk, 1, 'decommission');
    await say('done 1 U-01 U-02 U-03 U-14 E-21');
    expect(await letter('t14')).toContain(
      'Check before you delete: deleted mailboxes can be restored for only 14 days.',
    );
    await say('done 1 U-19');
    const left = await letter('t14');
    expect(left).toContain('One thing is left to do before that day. Ask us in this ticket');
    expect(left).not.toContain('Delete the');
    await say('set 1 billing-stops:2026-12-15');
    expect(await withheld('t14')).toContain('The old mailboxes are deleted already');
  });

  test('the letter about the old mailboxes (T14) of a reopened ticket mentions only a bill that is still there', async () => {
    await open();
    await forceTo(desk, 1, 'decommission');
    await say('done 1 U-01 U-02 U-03 U-14 E-21');
    await say('set 1 billing-stops:2026-12-15');
    const billed = await letter('t14');
    expect(billed).toContain(
      'You are billed for both while both are active. Billing for Rackspace Email ends on Tuesday, December 15.',
    );
    expect(billed).toContain('One thing is left to do before that day, after your users confirm');
    expect(billed).not.toContain('Ask us in this ticket');
    desk.clock.set('2026-12-16T10:00:00-06:00');
    const over = await letter('t14');
    expect(over).toContain('You no longer pay for Rackspace Email.');
    await say('wait 1 customer-admin to delete the old mailboxes');
    expect(await letter('t19 by:2026-12-18')).not.toContain('You pay for both');
    expect(await letter('t21')).toContain('We are waiting for you to delete the old mailboxes.');
    await say('done 1 U-19');
    await say('undo 1 U-19');
    for (const id of ['t14', 't19'])
      expect(await withheld(id)).toContain('Old mailboxes deleted (U-19) is open again');
    const kept = "Please don't delete any more of the old mailboxes until we tell you that you can.";
    const told = await desk.say(dana, 'draft 1 t21');
    expect(letterIn(told)).toContain(kept);
    expect(letterIn(told)).not.toContain('waiting for you');
    expect(told.text).toContain(
      'Open again: Old mailboxes deleted (U-19). Check that the letter asks for what is really left.',
    );
    expect(over).toContain('One thing is left to do, after your users confirm');
  });

  test('the information request (T3) asks for the logins that are missing, and ends when all are here', async () => {
    await open();
    await forceTo(desk, 1, 'credentials');
    await say('set 1 supplied:16');
    const rest = await desk.say(dana, 'draft 1 t3 by:2026-12-01');
    expect(rest.text).not.toContain('Attach the sheet');
    expect(letterIn(rest)).toContain(
      'Thank you for the logins of the first 16 mailboxes.\n\nWe still need those of the other 17 mailboxes for acme.com.',
    );
    await say('set 1 supplied:33');
    expect(await withheld('t3')).toBe('All logins have arrived.');
  });

  test('the information request (T3) asks for the old server if only that is missing', async () => {
    await open('from:imap to:rackspace-email service:assisted');
    await forceTo(desk, 1, 'credentials');
    await say('set 1 mailboxes:33');
    await say('set 1 supplied:16');
    expect(await letter('t3 by:2026-12-01')).toContain(
      'We also need the name and the port of the old mail server, such as mail.example.com:993 (with SSL)',
    );
    await say('set 1 supplied:33');
    const told = await desk.say(dana, 'draft 1 t3');
    expect(letterIn(told)).toContain(
      'Thank you, all logins for acme.com have arrived. We still need one thing from you by Tuesday, December 1:\n\nThe name and the port of the old mail server, such as mail.example.com:993',
    );
    expect(letterIn(told)).not.toMatch(/sheet|username|secure link/);
    expect(told.text).not.toContain('Attach the sheet');
    await say('set 1 source-url:mail.acme.com:993');
    expect(await withheld('t3')).toBe('All logins have arrived.');
  });

  test('the information request (T3) of a listed ticket says which letter names the mailboxes without logins', async () => {
    await open('from:gmail to:rackspace-email service:assisted');
    await sendSheet(desk, {
      user: lee,
      content: csv('ann@acme.com,,yes,yes,4,', 'bob@acme.com,,yes,no,4,', 'cy@acme.com,,yes,no,4,'),
    });
    await forceTo(desk, 1, 'credentials');
    const told = await desk.say(dana, 'draft 1 t3 by:2026-12-01');
    expect(letterIn(told)).toContain('We still need those of the other 2 mailboxes for acme.com.');
    expect(told.text).toContain(
      'To name the 2 mailboxes without logins, send the draft Mailbox problems (T6) instead.',
    );
  });

  test('no letter shows a code of a blocker, and our team reads the label', async () => {
    await open();
    await forceTo(desk, 1, 'credentials');
    await say('block 1 CREDS_INVALID');
    const told = await desk.say(dana, 'draft 1 t3 by:2026-12-01');
    expect(told.text).toContain('Your team waits for “Invalid credentials”.');
    expect(told.text).not.toContain('CREDS_INVALID');
    await say('unblock 1');
    await forceTo(desk, 1, 'prestage');
    await say('block 1 CUSTOMER_UNRESPONSIVE');
    for (const id of ['t19', 't21']) expect(await letter(id)).not.toMatch(/UNRESPONSIVE|not responding/i);
  });

  test('the letter about the last pass (T11) ends when the customer has confirmed the data', async () => {
    await open();
    await forceTo(desk, 1, 'delta');
    await say('done 1 U-01 U-02 U-03 U-14 E-21');
    expect(await letter('t11 errors:0')).not.toContain('attached list');
    const told = await desk.say(dana, 'draft 1 t11 errors:12');
    expect(told.text).toContain('Attach the list of the items that could not be copied.');
    expect(letterIn(told)).toContain(
      "12 items couldn't be copied. They stay in the old mailboxes. The attached list names them",
    );
    await forceTo(desk, 1, 'client-setup');
    await say('done 1 C-11');
    expect(await withheld('t11')).toBe('The customer confirmed already that everything is there.');
  });

  test('the letters of a platform change follow its start, its end, and the passwords', async () => {
    await openChange(desk);
    await say('done 1 P-08');
    expect(await withheld('t16')).toBe('');
    expect(await withheld('t17')).toBe(
      'The agreed start is still ahead: Wednesday, December 2, at 6:00 PM Central Time.',
    );
    desk.clock.set('2026-12-02T18:30:00-06:00');
    await forceTo(desk, 1, 'maintenance');
    await say('done 1 P-16');
    expect(await withheld('t16')).toBe('The change has started already.');
    expect(await letter('t17')).toContain(
      'Plan for about 2 hours. With much mail, it can take longer. We will tell you in this ticket when the change is complete. Then you reset the passwords, the same evening or on the next working day.',
    );
    expect(await letter('t18')).toContain('and give each user the new one');
    await say('set 1 range:"3 to 4 hours"');
    expect(await letter('t17')).toContain('Plan for about 3 to 4 hours.');
    await say('done 1 P-17');
    expect(await withheld('t17')).toBe('The change is complete already.');
    await forceTo(desk, 1, 'password-reset');
    await say('done 1 P-18');
    expect(await withheld('t18')).toBe('The passwords are reset already.');
  });

  test('the closing letter (T20) waits until nothing else holds the ticket', async () => {
    await open('from:gmail to:rackspace-email service:assisted');
    expect(await say('draft 1 closing')).toContain('The ticket must be in Client setup or later');
    await forceTo(desk, 1, 'client-setup');
    const early = await say('draft 1 closing');
    expect(early).toContain('Not ready');
    expect(early).toContain('Customer confirmed data (C-11)');
    expect(early).toMatch(/\(E-2[0-9]\)/);
    expect(early).not.toContain('(C-09)');
  });
});

test('only the status update is written while a ticket is on hold', async () => {
  await open();
  await say('hold 1 until:2026-12-10 reason:"the auditors need the old mailboxes"');
  expect(await withheld('t2')).toContain('The ticket is on hold until Thursday, December 10.');
  expect(await withheld('t4')).toContain('/migration resume MIG-1');
  expect(await withheld('t21')).toBe('');
  await say('resume 1');
  expect(await withheld('t4')).toBe('');
});

test('the letter to prepare users (T5) waits until the start of a platform change is confirmed', async () => {
  await openChange(desk);
  expect((await desk.say(dana, 'draft 1 t5')).text).toContain('(P-08)');
  await say('done 1 P-08');
  expect(letterIn(await desk.say(dana, 'draft 1 t5'))).toContain('starts on Wednesday, December 2');
  expect(await withheld('t15')).toBe('The customer has answered the plan already.');
});

test('the closing letter (T20) says when the request is closed if the old billing ends later', async () => {
  await open();
  await forceTo(desk, 1, 'decommission');
  await say('done 1 U-01 U-02 U-03 U-14 E-21 C-11 U-19');
  await say('set 1 billing-stops:2026-12-15');
  const early = await desk.say(dana, 'draft 1 t20');
  expect(early.text).toContain('C-14');
  desk.clock.set('2026-12-08T10:00:00-06:00');
  await say('done 1 C-14');
  await say('set 1 mailboxes:33');
  expect(await letter('t20')).toContain(
    'is complete. We will close this request on Tuesday, December 15, when your old billing ends. In short:',
  );
});

describe('the reminder (T19)', () => {
  test('names an agreed date instead of a later day to reply by', async () => {
    await open();
    await say('set 1 cutover:2026-12-02T18:00');
    await forceTo(desk, 1, 'cutover');
    await say('wait 1 customer-admin the DNS change');
    const text = await letter('t19 by:2026-12-04');
    expect(text).toContain('Please do this by the switch on Wednesday, December 2, at 6:00 PM Central Time.');
    expect(text).not.toMatch(/December 4|can't go on/);
    expect(await letter('t21')).toContain(
      'What we need from you by the switch on Wednesday, December 2, at 6:00 PM Central Time:',
    );
    expect(await letter('t19 by:2026-12-01')).toContain('Please do this by Tuesday, December 1.');
  });

  test('says that we close the request only if the customer heard from us before', async () => {
    await open();
    await say('contact 1 phone');
    desk.clock.set('2026-12-14T11:00:00-06:00');
    const first = await letter('reminder by:2026-12-18');
    expect(first).toContain('Please do this by Friday, December 18.');
    expect(first).not.toContain('we will close');
    await say('contact 1 email');
    expect(await letter('reminder')).toContain(
      "If we don't hear from you by Friday, December 18, we will close the request.",
    );
  });

  test('says that the switch is overdue', async () => {
    await open();
    await say('set 1 cutover:2026-12-02T18:00');
    await forceTo(desk, 1, 'cutover');
    await say('wait 1 customer-admin the DNS change');
    desk.clock.set('2026-12-03T10:00:00-06:00');
    expect(await letter('t19 by:2026-12-04')).toContain(
      "The switch was planned for Wednesday, December 2, at 6:00 PM Central Time, and hasn't been made yet.",
    );
  });

  test('thanks for what is here, and asks for the rest', async () => {
    await open();
    await forceTo(desk, 1, 'credentials');
    await say('set 1 supplied:16');
    const text = await letter('reminder by:2026-12-18');
    expect(text).toContain('Thank you for the logins of the first 16 mailboxes.');
    expect(text).toContain('- Send us the logins of the other 17 mailboxes');
  });

  test('never threatens to close a request whose mail has moved', async () => {
    await open();
    await forceTo(desk, 1, 'cutover');
    await say('done 1 U-01 U-02 U-03 U-14');
    await forceTo(desk, 1, 'decommission');
    await say('contact 1 email');
    desk.clock.set('2027-01-14T11:00:00-06:00');
    await say('contact 1 email');
    const text = await letter('reminder by:2027-01-18');
    expect(text).not.toMatch(/close the request|pushes back/);
    expect(text).toContain(
      'You pay for both systems until the old mailboxes are deleted and their licenses are removed.',
    );
  });

  test('offers a call while users are locked out', async () => {
    await openChange(desk);
    desk.clock.set('2026-12-02T18:30:00-06:00');
    await forceTo(desk, 1, 'password-reset');
    const text = await letter('reminder by:2026-12-03');
    expect(text).toContain(
      "Please do this today. Your users can't open their mailboxes until the passwords are reset. If nobody can do it today, call us at 1-800-555-0100, and we will help.",
    );
    expect(text).not.toContain('close the request');
  });
});
