import { describe, expect, test } from 'vitest';
import { dana, openLine, platformChanges, useDesk } from '../support/desk.ts';
import { filledIn, textAbove } from '../support/open-form.ts';

// The clock starts on Friday, November 20, 2026, at 10 AM in Chicago.
const desk = useDesk();

const ticket = (number = 1) => desk.database.client.ticket.findUnique({ where: { number } });
const say = async (text: string, user = dana) => (await desk.say(user, text)).text;
const filled = () => filledIn(desk.slack, dana);
const above = (name: string) => textAbove(desk.slack, dana, name);

describe('a line with a wrong value', () => {
  const line =
    'open beta.com from:sendmail to:o365 service:assisted mailboxes:1,200 customer:"Beta and Co" account:1234567 target:dec 15';
  const corrected =
    'open beta.com from:rackspace-email to:o365 service:assisted customer:"Beta and Co" account:1234567 mailboxes:1,200 target:"dec 15"';

  test('comes back as a form with the good values and the fault at its field', async () => {
    const told = await desk.say(dana, line);
    expect(told.text).toContain("“sendmail” isn't a valid source.");
    await desk.slack.until(() => desk.slack.views.top(dana));
    expect(filled()).toEqual({
      domain: 'beta.com',
      to: 'office-365',
      service: 'assisted',
      customer: 'Beta and Co',
      account: '1234567',
      mailboxes: '1200',
      target: '2026-12-15',
    });
    expect(above('from')).toBe("“sendmail” isn't a valid source.");
    expect((await desk.slack.submit({ user: dana, values: { from: 'zimbra' } })).outcome).toBe('closed');
    expect(await ticket()).toMatchObject({ source: 'zimbra', customer: 'Beta and Co', mailboxes: 1_200 });
  });

  test('repeats the good values in a line to copy if Slack opens no form', async () => {
    desk.slack.faults.failNext('views.open', 'expired_trigger_id');
    const told = await say(line);
    expect(told).toContain(`Example: /migration ${corrected}`);
    expect(desk.slack.views.modals(dana)).toEqual([]);
    expect(await say(corrected)).toContain('Opened MIG-1');
    expect(await ticket()).toMatchObject({
      customer: 'Beta and Co',
      mailboxes: 1_200,
      targetDate: '2026-12-15',
    });
  });

  test('shows the wrong fields first, and then only what the person gave', async () => {
    await say(openLine);
    await desk.sayForForm(dana, 'set 1 cutover:blursday contact:"Ann Lee" cadence:90');
    const blocks = desk.slack.views.top(dana)?.blocks ?? [];
    const inputs = blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
    expect(inputs).toEqual(['cadence', 'cutover', 'contact']);
    await desk.slack.submit({
      user: dana,
      values: { cadence: '3', cutover: Date.parse('2026-12-15T18:00-06:00') / 1_000 },
    });
    expect(await ticket()).toMatchObject({
      contactEveryDays: 3,
      customerContact: 'Ann Lee',
      customer: 'Acme Corp',
    });
  });

  test('shows each of several faults at its field', async () => {
    await say(openLine);
    await desk.sayForForm(dana, 'set 1 mailboxes:0 contact:"Ann Lee" cadence:90 cutover:tomorow');
    expect(above('mailboxes')).toContain("“0” isn't a valid number of mailboxes.");
    expect(above('cadence')).toContain("“90” isn't a valid number of business days between contacts.");
    expect(above('cutover')).toContain("“tomorow” isn't a valid date and time.");
    expect(filled()).toMatchObject({ contact: 'Ann Lee' });
    await desk.slack.submit({ user: dana, values: { mailboxes: '50', cadence: '3' } });
    expect(await ticket()).toMatchObject({ mailboxes: 50, contactEveryDays: 3, customerContact: 'Ann Lee' });
  });

  test('a value that the ticket refuses comes back as well', async () => {
    await say(openLine);
    await desk.sayForForm(dana, 'set 1 supplied:41 contact:Ann');
    expect(above('supplied')).toContain("MIG-1 has 40 mailboxes, so supplied can't be 41.");
    expect(filled()).toMatchObject({ supplied: '41', contact: 'Ann' });
    await desk.slack.submit({ user: dana, values: { supplied: '40' } });
    expect(await ticket()).toMatchObject({ credentialsReceived: 40, customerContact: 'Ann' });
  });

  test.each([
    ['history 1 from:x', 'history 1 from:11'],
    ['unblock 1 CREDS_INVALD sheet corrected', 'unblock 1 CREDS_INVALID sheet corrected'],
    ['open beta.com mailbox:40 customer:Acme', 'open beta.com mailboxes:40 customer:Acme'],
    [
      'open beta.com customer:Acme Corp account:1234567',
      'open beta.com customer:"Acme Corp" account:1234567',
    ],
    ['set 1 slot:2026-12-15T18:00 mailboxes:41', 'set 1 mailboxes:41 cutover:2026-12-15T18:00'],
    ['set 1 next-billing:dec 15 mailboxes:41', 'set 1 mailboxes:41'],
  ])('answers %s with a line that keeps what was right', async (text, example) => {
    await say(openLine.replace('rackspace-email', 'gmail'));
    expect(await say(text)).toContain(`\nExample: /migration ${example}`);
    expect(desk.slack.views.modals(dana)).toEqual([]);
  });

  test('opens no form for someone who may not use it', async () => {
    await say('help');
    expect(await say('role Sam Okafor captain')).not.toContain('Example');
    expect(desk.slack.views.modals(dana)).toEqual([]);
  });

  test('a wrong path under /platform-change offers the same line under /migration', async () => {
    const text = 'open acme.com from:gmail to:office-365 service:assisted customer:Acme account:1234567';
    const told = await desk.say(dana, text, { command: '/platform-change', channel: platformChanges });
    expect(told.text).toContain('A platform change is a move between');
    await desk.press({ user: dana, reply: told.reply, label: 'Open a migration' });
    expect(await ticket()).toMatchObject({ kind: 'migration', source: 'gmail' });
  });
});
