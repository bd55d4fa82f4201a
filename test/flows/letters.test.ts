import { describe, expect, test } from 'vitest';
import { changeLine, dana, lee, outsideLine, useDesk } from '../support/desk.ts';
import { createLetters, letterIn } from '../support/letter.ts';
import { forceTo } from '../support/walk.ts';

const desk = useDesk({ env: { MD_SUPPORT_PHONE: '1-800-555-0100', MD_SUPPORT_URL: 'https://help.example' } });
const { open, letter } = createLetters(desk);

const upgrade = 'from:rackspace-email to:office-365 service:assisted';

async function say(text: string, user = dana): Promise<string> {
  return (await desk.say(user, text)).text;
}

/** Completes steps. */
async function done(ids: string): Promise<void> {
  await say(`done 1 ${ids}`, lee);
}

describe('the cutover notice (T9)', () => {
  test('lists each record with its TTL, the old values to remove, and both systems in SPF', async () => {
    await open(upgrade);
    await say('set 1 cutover:2026-12-02T18:00');
    const notice = await letter('cutover mx:acme-com.mail.protection.outlook.com');
    expect(notice).toMatch(
      /Not before Wednesday, December 2, .*Remove the old MX records: mx1\.emailsrvr\.com and mx2\.emailsrvr\.com\./s,
    );
    const records = notice.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(records).toEqual([
      '1. Lower the TTL of the present MX records to 3600 seconds (one hour). Mail then follows the switch sooner.',
      "2. Change the TXT record (SPF): host @, TTL 3600. It is the present TXT record that starts with v=spf1; don't add a second one.",
      '3. Add the MX record: host @, value acme-com.mail.protection.outlook.com, priority 0, TTL 3600',
      '4. Remove the old MX records: mx1.emailsrvr.com and mx2.emailsrvr.com. No MX record may remain except the new ones.',
      '5. Set the CNAME record: host autodiscover, value autodiscover.outlook.com, TTL 3600. It replaces the present one, autodiscover.emailsrvr.com, if there is one.',
      '6. Set the TTL of the MX records back to what it was before.',
    ]);
    expect(notice).toContain(
      "don't add a second one.\n   If it names other services, too: add include:spf.protection.outlook.com after v=spf1, and keep the rest.\n   If it names only the old system, or if there is none: the new value is v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all\n",
    );
    expect(notice).toContain('open the Microsoft Defender portal');
    expect(notice).toContain('Hand out those passwords before the switch.');
    expect(notice).toContain('call Support at any hour: 1-800-555-0100. Your ticket number is 180621-01234.');
  });

  test('asks for a lower TTL only until it is lowered', async () => {
    await open(upgrade);
    await say('set 1 cutover:2026-12-02T18:00 mx:acme-com.mail.protection.outlook.com');
    expect(await letter('t9')).toContain(
      'Now, by Tuesday, December 1, at 6:00 PM Central Time:\n1. Lower the TTL',
    );
    desk.clock.set('2026-12-01T19:00:00-06:00');
    expect(await letter('t9')).toContain('Now:\n1. Lower the TTL');
    await done('E-16');
    expect(await letter('t9')).not.toContain('Lower the TTL');
  });

  test('lists the DKIM records where they are known', async () => {
    await open(upgrade);
    await say('set 1 cutover:2026-12-02T18:00 mx:acme-com.mail.protection.outlook.com');
    const notice = await letter('cutover dkim:selector1-acme-com._domainkey.acme.onmicrosoft.com');
    for (const selector of ['selector1', 'selector2']) {
      expect(notice).toContain(
        `. Add the CNAME record (DKIM): host ${selector}._domainkey, value ${selector}-acme-com._domainkey.acme.onmicrosoft.com, TTL 3600`,
      );
    }
    expect(notice).toContain(
      'one day after you add both records, turn on DKIM at https://security.microsoft.com/dkimv2.',
    );
    expect(notice).not.toContain('Defender');
  });

  test("keeps the present SPF record of a system that we don't know, and asks which MX to remove", async () => {
    await open('from:imap to:rackspace-email service:assisted');
    await say('set 1 cutover:2026-12-02T18:00');
    const told = await desk.say(dana, 'draft 1 cutover');
    expect(told.text).toContain('MX to remove: /migration draft MIG-1 cutover old-mx:');
    expect(letterIn(told)).toContain('Remove the old MX records: [FILL IN: MX to remove].');
    const notice = await letter('cutover old-mx:mail.acme.com');
    expect(notice).toContain('Remove the old MX records: mail.acme.com.');
    expect(notice).toContain('If there is one: add include:emailsrvr.com after v=spf1, and keep the rest.');
    expect(notice).toContain('the control panel (https://cp.rackspace.com/) shows the record for it.');
  });

  test('lists the records of a self-service move to Office 365 once its MX is known', async () => {
    await open('from:zimbra to:office-365 service:self-service');
    expect(await letter('t9')).toContain(
      'Set the new MX and autodiscover records as this article describes: https://',
    );
    const notice = await letter('t9 mx:acme-com.mail.protection.outlook.com old-mx:mail.acme.com');
    expect(notice).toContain(
      'Add the MX record: host @, value acme-com.mail.protection.outlook.com, priority 0',
    );
  });

  test('is followed by the SPF record of the new system alone, when the old one sends no more mail', async () => {
    await open('from:imap to:rackspace-email service:assisted');
    await forceTo(desk, 1, 'delta');
    await done('E-21');
    expect(await letter('t11')).toMatch(
      /Later, not today:\n- When nobody sends mail from the old system anymore.*value v=spf1 include:emailsrvr\.com ~all, TTL 3600/,
    );
    await say('cancel 1 done with it');
    await open(upgrade);
    await say('assign 2 me');
    await forceTo(desk, 2, 'delta');
    await say('done 2 U-01 U-02 U-03 U-14 E-21', lee);
    expect(letterIn(await desk.say(dana, 'draft 2 t11'))).not.toContain('SPF');
    const old = letterIn(await desk.say(dana, 'draft 2 t14'));
    expect(old).toContain('take include:emailsrvr.com out of the SPF record');
    expect(old).toContain(
      '- TXT record (SPF): host @, value v=spf1 include:spf.protection.outlook.com -all, TTL 3600',
    );
  });
});

test('the user setup (T12) saves local mail first, names webmail, and is a message to forward', async () => {
  for (const [path, step, webmail] of [
    ['from:gmail to:rackspace-email service:assisted', 'E-18', 'https://apps.rackspace.com'],
    [upgrade, 'U-14', 'https://outlook.office.com'],
  ] as const) {
    await open(path);
    const number = await desk.database.client.ticket.count();
    await say(`assign ${number} me`);
    await forceTo(desk, number, 'cutover');
    await say(`done ${number} ${step}`);
    const text = letterIn(await desk.say(dana, `draft ${number} user-setup`));
    const [cover, message] = text.split('---------- Message for your users ----------');
    expect(cover).toMatch(/^Hi Ann,.*Please send the message below to your users.*Dana Reyes/s);
    expect(message).toMatch(/\n1\. First, save mail that is only on your computer, such as POP mail/);
    expect(message).toContain(`Sign in to webmail at ${webmail}`);
    expect(message).toContain('Your newest mail may take another day or two');
    await say(`cancel ${number} done with it`);
  }
});

describe('a move by PST files', () => {
  async function openPst(): Promise<void> {
    await open('from:exchange-2010 to:hosted-exchange service:assisted hosting:in-house');
    await say('set 1 method:pst-ftp method-reason:"a slow link"');
  }

  test('has a plan (T2) about the files: what they carry, and no passes', async () => {
    await openPst();
    const plan = await letter('plan range:"3 to 8 days"');
    expect(plan).toContain('You export each mailbox from Outlook to a file of its own');
    expect(plan).toContain('What the files carry: everything that Outlook shows');
    expect(plan).toContain('mail that arrives after the export');
    expect(plan).not.toMatch(/\bpass(es)?\b|MigrationWiz/);
  });

  test('asks for the files instead of logins (T3), and has no letter about logins (T6)', async () => {
    await openPst();
    const asked = await desk.say(dana, 'draft 1 t3 by:2026-12-04');
    expect(letterIn(asked)).toContain(
      'one PST file for each mailbox (12 mailboxes), uploaded by Friday, December 4.',
    );
    expect(letterIn(asked)).not.toMatch(/\bsheet\b|username/);
    expect(asked.text).toContain('send the customer the secure upload location.');
    expect(await say('draft 1 t6')).toContain('mailbox-problems does not fit');
    expect(await say('draft 1')).not.toContain('mailbox-problems');
  });
});

test('the information request (T3) keeps its deadline, and asks for an administrator where the source has one', async () => {
  await desk.say(dana, outsideLine);
  const missing = await say('draft 1 t3');
  expect(missing).toContain("Customer's deadline to reply: /migration draft MIG-1 information-request by:");
  expect(await letter('t3 by:2026-12-04')).toContain('we need the following from you by Friday, December 4:');
  expect(await letter('t3')).not.toContain('an administrator of');
  await open('from:exchange-2010 to:rackspace-email service:assisted hosting:in-house');
  const asked = letterIn(await desk.say(dana, 'draft 2 t3 by:2026-12-04'));
  expect(asked).toContain('The login of an administrator of Exchange 2010 who can open every mailbox');
  expect(asked).toContain(
    'The username and password of the new mailbox, for every mailbox in the attached sheet',
  );
});

test('the prerequisites (T4) tell a self-service customer when to begin', async () => {
  await open('from:rackspace-email to:office-365 service:self-service');
  const asked = await letter('t4');
  expect(asked).toContain('When the fourth step is done and the mailboxes exist, you can begin.');
  expect(asked).not.toContain('We can start only after that');
  await done('U-01 U-02 U-03 U-04');
  expect(await letter('t4')).toContain('When the mailboxes exist, you can begin.');
});

test('the platform change plan (T15) starts with local mail, and has every device set up again', async () => {
  for (const to of ['hosted-exchange', 'rackspace-email']) {
    await desk.say(dana, changeLine.replace('hosted-exchange', to), { command: '/platform-change' });
    const number = await desk.database.client.ticket.count();
    const plan = letterIn(await desk.say(dana, `draft ${number} t15`));
    expect(plan).toMatch(
      /\n1\. Ask your users to check webmail at https:\/\/apps\.rackspace\.com\. Mail that isn't there is only on a computer/,
    );
    expect(plan).toContain('every user sets up mail again on every computer, phone, and tablet');
    await say(`cancel ${number} done with it`);
  }
});

test('the reminder (T19) asks for the open steps, and tells what else the team waits for', async () => {
  await open(upgrade);
  const early = await letter('reminder by:2026-12-04');
  expect(early).toContain('we need the following from you:\n- Create the Office 365 tenant.\n');
  expect(early).toContain('Please do this by Friday, December 4.');
  await say('wait 1 customer-admin the tenant');
  const told = await desk.say(dana, 'draft 1 reminder');
  expect(letterIn(told)).toContain('- Create the Office 365 tenant.\n');
  expect(told.text).toContain(
    "Your team waits for “the tenant”. If the letter doesn't ask for that, add it.",
  );
  await forceTo(desk, 1, 'prestage');
  await say('wait 1 customer-admin the new password of Bob.');
  const own = await desk.say(dana, 'draft 1 reminder');
  expect(letterIn(own)).toContain('we need the following from you: the new password of Bob.');
  expect(own.text).toContain("What we need is in your team's own words: “the new password of Bob”.");
});

test('the closing letter (T20) sums up the move, and says how to reach Support', async () => {
  await open(upgrade);
  await forceTo(desk, 1, 'customer-testing');
  await done('E-14');
  await say('set 1 sign-off:"Ann Lee"');
  await forceTo(desk, 1, 'cutover');
  await done('U-14');
  await forceTo(desk, 1, 'decommission');
  await say('set 1 billing-stops:2026-12-15');
  await done('C-11 U-19');
  desk.clock.set('2026-12-14T11:00:00-06:00');
  await done('C-14');
  const closing = await letter('closing');
  for (const line of [
    '- Moved: 12 mailboxes',
    '- Requested: Thursday, June 21, 2018',
    '- In use since: Friday, November 20',
    '- Approved by: Ann Lee, Friday, November 20',
    '- Webmail: https://outlook.office.com',
    '- Billing for Rackspace Email ends: Tuesday, December 15',
  ])
    expect(closing.split('\n')).toContain(line);
  expect(closing).toContain(
    'around the clock, every day of the year: 1-800-555-0100, or chat and tickets at https://help.example.',
  );
});
