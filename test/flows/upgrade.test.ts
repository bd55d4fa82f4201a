import { expect, test } from 'vitest';
import { phaseLabel } from '../../src/ticket/playbooks/phases.ts';
import { missingSteps } from '../../src/ticket/steps/gate.ts';
import { changeLine, dana, lee, migrations, openLine, sam, useDesk } from '../support/desk.ts';

const desk = useDesk();

test('opens an assisted upgrade in Prerequisites, and names the first step', async () => {
  const { text, answer } = await desk.say(dana, openLine);
  expect(answer).toMatchObject({ status: 200, body: '' });
  expect(text).toContain('MIG-1');
  expect(text).toContain('Prerequisites');
  expect(text).toContain("Next, for the customer's admin: ☐ Tenant created (U-01)");
  const ticket = await desk.database.client.ticket.findUniqueOrThrow({ where: { number: 1 } });
  expect(ticket).toMatchObject({
    kind: 'migration',
    playbook: 'assisted-upgrade',
    domain: 'acme.com',
    customer: 'Acme Corp',
    accountNumber: '1234567',
    mailboxes: 40,
    phase: 'prerequisites',
    waitingOn: 'customer-admin',
    ownerId: null,
    openedById: 'slack:U0DANA',
  });
});

test('advances only after the four steps of Prerequisites are done, in order', async () => {
  await desk.say(dana, openLine);

  const refused = await desk.say(dana, 'advance MIG-1');
  for (const step of ['U-01', 'U-02', 'U-03', 'U-04']) expect(refused.text).toContain(step);
  expect(refused.text).toContain('/migration done MIG-1 U-01');
  expect(refused.text).toContain("customer's admin");

  const early = await desk.say(dana, 'done MIG-1 U-02');
  expect(early.text).toContain('Complete Tenant created (U-01) before Domain verified (U-02).');
  const last = await desk.say(dana, 'done MIG-1 U-04');
  const before = 'Tenant created (U-01), Domain verified (U-02), and Licenses added (U-03)';
  expect(last.text).toContain(`Complete ${before} before Licenses assigned (U-04).`);
  expect(last.text).toContain('done MIG-1 U-01 U-02 U-03');
  const together = await desk.say(dana, 'done MIG-1 U-02 U-01');
  expect(together.text).toContain('Complete Tenant created (U-01) before Domain verified (U-02).');
  expect(await desk.database.client.event.count()).toBe(1);

  await desk.say(dana, 'done MIG-1 U-01');
  await desk.say(sam, 'done mig-1 u-02 U-03');
  const undo = await desk.say(sam, 'undo #1 U-01');
  expect(undo.text).toContain('Licenses added (U-03)');
  await desk.say(dana, 'done 1 U-04');
  const moved = await desk.say(dana, 'advance MIG-1 tenant is ready');
  expect(moved.text).toContain('(MIG-1) is in Discovery now.');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({
    phase: 'discovery',
    waitingOn: 'racker',
  });
});

test('people can take an upgrade through every phase to the end with the button of each phase', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign MIG-1 me');
  await desk.say(
    dana,
    'set MIG-1 ticket:180621-01234 cutover:2026-12-04T18:00 contact:Ann cadence:5 billing-target:2026-12-31 method:migrationwiz method-reason:"40 mailboxes"',
  );
  await desk.say(dana, 'contact MIG-1 phone said that it is free');
  await desk.say(dana, 'set MIG-1 supplied:40 created:40');
  const { client } = desk.database;
  const seen: string[] = [];
  for (let i = 0; i < 20; i++) {
    const ticket = await client.ticket.findUniqueOrThrow({ where: { number: 1 } });
    seen.push(ticket.phase);
    if (ticket.status === 'closed') break;
    if (ticket.phase === 'customer-testing') await desk.say(dana, 'set MIG-1 sign-off:Ann');
    if (ticket.phase === 'cutover') desk.clock.set('2026-12-04T18:00:00-06:00');
    if (ticket.phase === 'decommission') {
      desk.clock.set('2026-12-14T10:00:00-06:00');
      await desk.say(dana, 'set MIG-1 billing-stops:2026-12-14');
    }
    const open = missingSteps(await desk.state(1), ticket.phase);
    if (open.length > 0) await desk.say(dana, `done MIG-1 ${open.map((step) => step.id).join(' ')}`);
    const shown = await desk.say(dana, 'show MIG-1');
    await desk.press({ user: dana, reply: shown.reply, label: await moveLabel() });
  }
  expect(seen).toEqual([
    'prerequisites',
    'discovery',
    'credentials',
    'provisioning',
    'trial',
    'prestage',
    'customer-testing',
    'cutover',
    'delta',
    'client-setup',
    'decommission',
    'closed',
  ]);
  const after = await desk.say(dana, 'advance MIG-1');
  expect(after.text).toContain('MIG-1 is closed');
  const reopened = await desk.say(dana, 'reopen MIG-1 a mailbox was forgotten');
  expect(reopened.text).toContain('Acme Corp (MIG-1) is open again, in Decommission.');
});

/** Returns the label of the button that moves the ticket to its next phase. */
async function moveLabel(): Promise<string> {
  const { ticket, phases } = await desk.state(1);
  const next = phases[phases.findIndex(({ slug }) => slug === ticket.phase) + 1];
  return next ? `Move to ${phaseLabel(next.slug)}` : 'Close ticket';
}

test('lets only leads move a ticket with open steps, and records who else tried', async () => {
  await desk.say(dana, openLine);
  const refused = await desk.say(dana, 'advance MIG-1 force:"in a hurry"');
  expect(refused.text).toContain('Only a lead can move a ticket with steps still open.');
  expect(await desk.database.client.auditEntry.findMany()).toMatchObject([
    { actorId: 'slack:U0DANA', action: 'refused' },
  ]);
  const forced = await desk.say(lee, 'advance MIG-1 force:"customer insists"');
  expect(forced.text).toContain('(MIG-1) is in Discovery now.');
  const event = await desk.database.client.event.findFirstOrThrow({ where: { type: 'phase' } });
  expect(event.data).toMatchObject({ force: 'customer insists', missing: ['U-01', 'U-02', 'U-03', 'U-04'] });
});

test("the show, list, and history commands show a ticket's owner, notes, and waiting party", async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'assign 1 @sam');
  await desk.say(sam, 'note 1 spoke with Ann, she starts on Monday');
  await desk.say(sam, 'wait 1 customer-admin "tenant not created"');
  const show = await desk.say(dana, 'show 1');
  expect(show.text).toContain(' · Sam Okafor');
  expect(show.text).toContain('tenant not created');
  expect(show.text).toContain('spoke with Ann, she starts on Monday');
  const list = await desk.say(dana, 'list owner:@sam');
  expect(list.text).toContain('MIG-1 · Acme Corp');
  const history = await desk.say(dana, 'history 1');
  expect(history.text.split('\n').filter((line) => line.startsWith('•'))).toHaveLength(4);
  expect(desk.slack.messages(migrations).filter((message) => !message.ephemeralTo)).toEqual([]);
});

test('moves a ticket back only with a reason', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  await desk.say(dana, 'advance 1');
  expect((await desk.say(dana, 'move 1 credentials')).text).toContain(
    "can't move to Credentials yet. 9 steps are left:",
  );
  expect((await desk.say(dana, 'move 1 prerequisites')).text).toContain(
    'Give a reason for going back from Discovery to Prerequisites.',
  );
  expect((await desk.say(dana, 'move 1 prerequisits license was removed')).text).toContain(
    'Did you mean Prerequisites?',
  );
  expect((await desk.say(dana, 'move 1 prerequisites license was removed')).text).toContain(
    '(MIG-1) is in Prerequisites now.',
  );
  expect((await desk.say(dana, 'move 1 discovery')).text).toContain('(MIG-1) is in Discovery now.');
});

test('pauses the stall clock during a hold, without resetting it', async () => {
  await desk.say(dana, openLine);
  const before = await desk.database.client.ticket.findFirstOrThrow();
  expect(before.stalledAt?.toISOString()).toBe('2026-11-25T16:00:00.000Z');
  desk.clock.set('2026-11-23T10:00:00-06:00');
  await desk.say(dana, 'hold 1 until:2026-12-01 customer freeze');
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ nudgeAt: null, stalledAt: null });
  desk.clock.set('2026-12-01T09:00:00-06:00');
  await desk.app.tick();
  const after = await desk.database.client.ticket.findFirstOrThrow();
  expect(after.heldAt).toBeNull();
  expect(after.stalledAt?.toISOString()).toBe('2026-12-02T23:00:00.000Z');
  const history = await desk.say(dana, 'history 1');
  expect(history.text).toContain('Migration Desk ended the hold because it expired');
});

test('opens a platform change, and lets only a lead book a slot within the next five business days', async () => {
  const { text } = await desk.say(dana, changeLine, { command: '/platform-change' });
  expect(text).toContain('PLC-1');
  expect(text).toContain('Intake');
  const soon = await desk.say(dana, 'set PLC-1 slot:2026-11-24T18:00');
  expect(soon.text).toContain('5 business days');
  const forced = await desk.say(lee, 'set PLC-1 slot:2026-11-24T18:00 force:"mailbox server dies"');
  expect(forced.text).toContain('Tue, Nov 24, 6 PM');
  expect((await desk.state(1)).steps.find(({ id }) => id === 'P-05')?.mark?.state).toBe('done');
});
