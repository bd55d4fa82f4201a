import { beforeEach, expect, test } from 'vitest';
import { isDone, isOpen } from '../../src/ticket/steps/marks.ts';
import { dana, lee, openLine, useDesk } from '../support/desk.ts';
import { forceTo, walkTo } from '../support/walk.ts';

const desk = useDesk();
const say = async (text: string) => (await desk.say(dana, text)).text;
const step = async (id: string) => (await desk.state(await newest())).steps.find((one) => one.id === id)!;
const newest = async () =>
  (await desk.database.client.ticket.aggregate({ _max: { number: true } }))._max.number!;

beforeEach(async () => {
  desk.clock.set('2026-11-20T10:00:00-06:00');
  await say(openLine);
});

test('completes a step when every mailbox is counted, and reopens the step when mailboxes are added', async () => {
  expect(await say('set 1 supplied:38')).toContain(
    'Set supplied on Acme Corp (MIG-1). All passwords received (U-08) is open: 38 of 40.',
  );
  expect(await say('done 1 U-08')).toContain('/migration set MIG-1 supplied:40');
  const refused = await say('set 1 supplied:41');
  expect(refused).toContain("MIG-1 has 40 mailboxes, so supplied can't be 41");
  expect(refused).toContain('/migration set MIG-1 mailboxes:41 supplied:41');
  expect(await say('set 1 supplied:40')).toContain('All passwords received (U-08) is done: 40 of 40.');
  expect(isDone(await step('U-08'))).toBe(true);
  expect(await say('history 1')).toContain('set supplied to 40 · completes All passwords received (U-08)');
  await say('set 1 mailboxes:45');
  expect(isOpen(await step('U-08'))).toBe(true);
  await say('set 1 supplied:45 created:45');
  expect(isDone(await step('U-10'))).toBe(true);
});

test('asks for the total number of mailboxes together with a count if the total is unknown', async () => {
  await say('open other.com from:gmail to:rackspace-email service:assisted customer:Acme account:1234567');
  expect(await say('set 2 supplied:12')).toContain('Set supplied');
  await desk.say(lee, 'advance 2 force:hurry');
  await desk.say(lee, 'advance 2 force:hurry');
  const refused = await say('advance 2');
  expect(refused).toMatch(/\(E-05\): 12, with no number of mailboxes set so far · customer's admin/);
  expect(refused).toContain('/migration set MIG-2 mailboxes:40 supplied:40');
});

test('records a sign-off with a name and the given time, or with the current time if none is given', async () => {
  expect(await say('set 1 sign-off:"Ann Lee"')).toContain(
    "Customer signed off (E-15) can't be completed before Customer testing. MIG-1 is in Prerequisites.",
  );
  desk.clock.set('2026-11-18T10:00:00-06:00');
  await forceTo(desk, 1, 'customer-testing');
  desk.clock.set('2026-11-20T10:00:00-06:00');
  expect(await say('done 1 E-15')).toContain('/migration set MIG-1 sign-off:"Ann Lee"');
  expect(await say('set 1 sign-off:"—"')).toContain('needs a name');
  expect(await say('set 1 sign-off:"Ann Lee 2026-11-30T10:00"')).toContain('is in the future');
  expect(await say('set 1 sign-off:"Ann Lee 2026-11-31"')).toContain(
    "“2026-11-31” isn't a valid date and time",
  );
  expect(isOpen(await step('E-15'))).toBe(true);
  await say('set 1 sign-off:"Ann Lee"');
  const { client } = desk.database;
  expect(await client.ticket.findFirst()).toMatchObject({
    signedOffBy: 'Ann Lee',
    signedOffAt: new Date('2026-11-20T10:00:00-06:00'),
  });
  await say('set 1 sign-off:"Lee, Ann, 2026-11-19T16:30"');
  expect(await client.ticket.findFirst()).toMatchObject({
    signedOffBy: 'Lee, Ann',
    signedOffAt: new Date('2026-11-19T16:30:00-06:00'),
  });
  expect(await say('show 1')).toMatch(/Customer signed off \(E-15\): Lee, Ann, Thu, Nov 19, 4:30 PM · done/);
  await say('set 1 sign-off:none');
  expect(isOpen(await step('E-15'))).toBe(true);
});

test("records who signed off on a platform change's plan", async () => {
  const line = 'open plc.com to:hosted-exchange via:chat customer:Acme account:1234567 ticket:180621-01234';
  await desk.say(dana, line, { command: '/platform-change' });
  expect(await say('set 2 sign-off:"Bea Ortiz"')).toContain("can't be completed before Plan review");
  await forceTo(desk, 2, 'plan-review');
  await say('set 2 sign-off:"Bea Ortiz"');
  expect(isDone(await step('P-04'))).toBe(true);
});

test('completes the step for the first contact when someone records a contact', async () => {
  expect(await say('done 1 C-05')).toContain('/migration contact MIG-1 phone');
  expect(await say('contact 1 phone introduced ourselves, it is free')).toContain(
    'on Acme Corp (MIG-1). Completed: Customer contacted (C-05).',
  );
  const first = desk.clock.now();
  desk.clock.advance(1);
  expect(await say('contact 1 phone again')).not.toContain('C-05');
  expect(await step('C-05')).toMatchObject({ mark: { state: 'done', at: first, byId: 'slack:U0DANA' } });
});

test('reopens only the steps that a move back to an earlier phase invalidates', async () => {
  await say(
    'set 1 ticket:180621-01234 contact:Ann cadence:5 billing-target:2026-12-31 cutover:2026-12-04T18:00',
  );
  await say('set 1 supplied:40 created:40');
  expect(await walkTo(desk, 1, 'cutover')).toContain('(MIG-1) is in Cutover now.');
  await say('done 1 C-08 U-13');
  const back = await say('move 1 prestage users miss folders');
  expect(back).toContain(
    '(MIG-1) is in Prestage now. Reopened: First pass finished (E-14) and Customer signed off (E-15). 1 step here.',
  );
  expect(await say('history 1')).toMatch(
    /from Cutover to Prestage: users miss folders · reopens First pass finished \(E-14\) and Customer signed off \(E-15\)/,
  );
  for (const id of ['E-14', 'E-15']) expect(isOpen(await step(id))).toBe(true);
  for (const id of ['E-11', 'E-12', 'U-08', 'U-13', 'C-08', 'C-12']) {
    expect(isDone(await step(id))).toBe(true);
  }
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    signedOffBy: null,
    credentialsReceived: 40,
  });

  desk.clock.set('2026-12-07T10:00:00-06:00');
  const again = await say('move 1 credentials the sheet was wrong');
  expect(again).toContain(
    'Reopened: All passwords received (U-08), Credentials verified (E-11), and Trial run checked (E-12).',
  );
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    // The date was missed, so it stays until people agree on another one.
    cutover: new Date('2026-12-04T18:00:00-06:00'),
    credentialsReceived: null,
    mailboxesCreated: 40,
  });
});

test('counts double billing from the first license until the old licenses stop', async () => {
  expect(await say('show 1')).not.toContain('ouble-billed');
  await say('done 1 U-01 U-02 U-03');
  expect(await say('show 1')).toContain('Double-billed for 1 day, since Fri, Nov 20');
  desk.clock.set('2026-12-02T10:00:00-06:00');
  await say('set 1 billing-target:2026-12-31');
  expect(await say('show 1')).toContain(
    'Double-billed for 13 days, since Fri, Nov 20 (goal: end by Thu, Dec 31)',
  );
  await say('set 1 licensed:2026-11-10');
  expect(await say('show 1')).toContain('Double-billed for 23 days, since Tue, Nov 10');
  expect(await say('set 1 billing-stops:2026-12-15')).toContain("can't be completed before Decommission");
  await forceTo(desk, 1, 'decommission');
  await say('set 1 billing-stops:2026-12-15');
  expect(isDone(await step('U-20'))).toBe(true);
  expect(await say('show 1')).toContain(
    'Double-billed for 23 days, since Tue, Nov 10 (old billing stops on Tue, Dec 15)',
  );
  desk.clock.set('2026-12-20T10:00:00-06:00');
  expect(await say('show 1')).toContain('Double-billed for 36 days, Tue, Nov 10 to Tue, Dec 15');
});

test('counts double billing only for upgrades to Office 365', async () => {
  await say('open other.com from:gmail to:office-365 service:assisted customer:Acme account:1234567');
  await say('done 2 U-01 U-02 U-03');
  expect(await say('show 2')).not.toContain('ouble-billed');
  expect(await say('set 2 licensed:2026-11-10')).toContain("isn't an upgrade to Office 365");
});

test("rejects a contact's address in the domain that a self-service migration moves", async () => {
  const line = 'open self.com from:gmail to:office-365 service:self-service customer:Acme account:1234567';
  expect(await say(`${line} contact:"Ann, ann@Self.com"`)).toContain('Mail for self.com is moving');
  expect(await desk.database.client.ticket.count()).toBe(1);
  await say(`${line} contact:"Ann, ann@elsewhere.com"`);
  expect(await say('set 2 contact:"Ann <ann@self.com>, at noon"')).toContain(
    'Enter an address in another domain',
  );
  expect(await say('set 2 contact:"Ann, ann@myself.com"')).toContain('Set contact');
  expect(await say('set 1 contact:"Ann, ann@acme.com"')).toContain('Set contact');
});

test('suggests only future dates in examples', async () => {
  desk.clock.set('2029-05-02T10:00:00-05:00');
  const refused = await say('done 1 C-12');
  const example = /Example: \/migration (set MIG-1 cutover:(\S+))/.exec(refused);
  expect(example?.[2]).toMatch(/^2029-0[56]-\d\dT18:00$/);
  expect(await say(example?.[1] ?? '')).toContain('Set cutover');
});

test('counts the five-day watch from when the DNS step was done, not from the agreed cutover', async () => {
  expect(await say('done 1 C-14')).toContain("(C-14) can't be completed before Decommission");
  await say('set 1 cutover:2026-11-20T18:00');
  await forceTo(desk, 1, 'cutover');
  desk.clock.set('2026-11-23T09:00:00-06:00');
  await say('done 1 U-14');
  expect(await say('set 1 cutover:2026-12-02T18:00')).toContain(
    'The cutover of MIG-1 has happened: DNS records switched (U-14) was done Mon, Nov 23, 9 AM.',
  );
  await forceTo(desk, 1, 'decommission');
  desk.clock.set('2026-12-01T16:59:00-06:00');
  expect(await say('done 1 C-14')).toContain(
    "Five-day watch finished (C-14) can't be completed until Tue, Dec 1, 5 PM, 5 business days after the DNS change.",
  );
  desk.clock.set('2026-12-01T17:00:00-06:00');
  expect(await say('done 1 C-14')).toContain('Five-day watch finished ✓');
  await say('move 1 cutover the DNS change was reverted');
  for (const id of ['U-14', 'C-14']) expect(isOpen(await step(id))).toBe(true);
  expect(await say('set 1 cutover:2026-12-08T18:00')).toContain('Set cutover');
});

test('counts the five-day watch from the force that moved the ticket on without the DNS step', async () => {
  await forceTo(desk, 1, 'cutover');
  desk.clock.set('2026-11-23T09:00:00-06:00');
  await forceTo(desk, 1, 'delta');
  desk.clock.set('2026-11-24T09:00:00-06:00');
  await forceTo(desk, 1, 'decommission');
  expect(await say('done 1 C-14')).toContain("can't be completed until Tue, Dec 1, 5 PM");
});

test('keeps a platform change in Readiness until its slot begins, and reopens steps if the slot moves', async () => {
  const line = 'open plc.com to:hosted-exchange via:chat customer:Acme account:1234567 ticket:180621-01234';
  await desk.say(dana, line, { command: '/platform-change' });
  await say('set 2 slot:2026-12-08T18:00');
  expect(await walkTo(desk, 2, 'readiness', '/platform-change')).toContain('(PLC-2) is in Readiness now.');
  await say('done 2 P-08 P-09');
  await say('set 2 slot:2026-12-08T18:00 mailboxes:9');
  expect(isDone(await step('P-08'))).toBe(true);
  const early = await desk.say(dana, 'advance 2');
  expect(early.text).toMatch(/\(C-15\) · Internal Migration team, not before Tue, Dec 8, 6 PM/);
  expect(JSON.stringify(early.reply.body.blocks)).not.toContain('done PLC-2 C-15');
  expect(await say('done 2 C-15')).toContain(
    "Start time reached (C-15) can't be completed until Tue, Dec 8, 6 PM.",
  );
  expect(await say('set 2 slot:2026-12-10T18:00')).toContain('Set slot');
  for (const id of ['P-08', 'P-09']) expect(isOpen(await step(id))).toBe(true);
  expect(await say('show 2')).toMatch(/☐ .*P-08.* · open again since/);
  await say('done 2 P-08 P-09 P-10 P-11 P-13');
  desk.clock.set('2026-12-10T18:00:00-06:00');
  await say('done 2 C-15');
  expect(await say('advance 2')).toContain('(PLC-2) is in Maintenance now.');
});

test('keeps the stall clock running when the owner changes', async () => {
  await say('assign 1 me');
  desk.clock.set('2026-12-04T10:00:00-06:00');
  const before = await desk.database.client.ticket.findFirstOrThrow();
  expect(before.stalledAt! < desk.clock.now()).toBe(true);
  await say('assign 1 nobody');
  await say('assign 1 me');
  const { stalledAt, escalatedAt } = await desk.database.client.ticket.findFirstOrThrow();
  expect({ stalledAt, escalatedAt }).toEqual({
    stalledAt: before.stalledAt,
    escalatedAt: before.escalatedAt,
  });
});

test('records a reason for force only if the command had to override a rule', async () => {
  await say('set 1 mailboxes:41 force:"just so"');
  expect(await say('history 1')).not.toContain('forced');
});

test('rejects a license date in the future, and billing dates for paths without double billing', async () => {
  expect(await say('set 1 licensed:2026-11-21')).toContain('is in the future');
  expect(await say('set 1 licensed:2001-01-01')).toContain('more than five years away');
  await say('open other.com from:gmail to:rackspace-email service:assisted customer:Acme account:1234567');
  for (const name of ['billing-target', 'billing-stops']) {
    expect(await say(`set 2 ${name}:2026-12-31`)).toContain("isn't an upgrade to Office 365");
  }
  expect(await say('set 2 next-billing:2026-12-31')).toContain("doesn't remove any Rackspace licenses");
});

test('answers a wrong value with an example for the same field or step', async () => {
  expect(await say('set 1 cutover:2026-12-15')).toContain(
    'Example: /migration set 1 cutover:2026-12-15T18:00',
  );
  expect(await say('undo 1 U-01')).toContain('Tenant created (U-01) is not done');
  await say('done 1 U-01 U-02 U-03');
  expect(await say('undo 1 U-01')).toContain('Example: /migration undo MIG-1 U-03 U-02 U-01');
  await say('set 1 ticket:180621-01234');
  expect(await say('done 1 C-01')).toContain('already completed Rackspace ticket linked (C-01)');
  expect(await say('undo 1 C-01')).toContain('Example: /migration set MIG-1 ticket:none');
});
