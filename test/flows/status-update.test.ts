import { expect, test } from 'vitest';
import { blockerWords } from '../../src/knowledge/drafts/words/blocker-words.ts';
import { phaseWords } from '../../src/knowledge/drafts/words/phase-words.ts';
import { ourSteps, stepWords } from '../../src/knowledge/drafts/words/step-words.ts';
import { blockerSpecs } from '../../src/ticket/playbooks/blocker-specs.ts';
import { withVariant } from '../../src/ticket/playbooks/instantiate.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { paths } from '../knowledge/paths.ts';
import { dana, lee, openLine, useDesk } from '../support/desk.ts';
import { letterIn } from '../support/letter.ts';
import { forceTo, openChange } from '../support/walk.ts';

const desk = useDesk();

async function say(text: string, user = dana): Promise<string> {
  return (await desk.say(user, text)).text;
}

/** Writes the status update. Returns the lines below each heading. */
async function statusUpdate(more = ''): Promise<Record<string, string[]>> {
  const text = letterIn(await desk.say(dana, `draft 1 status-update ${more}`));
  const parts = text.split('\n\n').map((part) => part.split('\n'));
  return Object.fromEntries(parts.map(([heading = '', ...lines]) => [heading, lines]));
}

test('the status update says what is done since the last contact, what is next, and what we need', async () => {
  await say(openLine);
  expect(await statusUpdate()).toMatchObject({
    'Here is where the move of acme.com from Rackspace Email to Office 365 stands. We are waiting for you to prepare the new system.':
      [],
    'Done since your request on Friday, November 20:': ['Nothing new since then.'],
    'What is next:': ['- We agree with you on how and when to move.'],
    'What we need from you:': [
      '- Create the Office 365 tenant.',
      '- Add your domain to the Office 365 tenant, and verify it.',
      '- Add Office 365 licenses, at least one for each mailbox.',
      '- Create your users, and assign a license to each of them.',
    ],
  });
  await say('done 1 U-01');
  desk.clock.set('2026-11-20T15:00:00-06:00');
  await say('contact 1 phone');
  desk.clock.set('2026-11-23T15:00:00-06:00');
  await say('done 1 U-02 U-03');
  await say('undo 1 U-03');
  await say('wait 1 customer-admin the name of the tenant.');
  expect(await statusUpdate('by:2026-11-30')).toMatchObject({
    'Done since our last contact on Friday, November 20:': ['- You added your domain to the tenant.'],
    'What we need from you by Monday, November 30:': [
      '- Add Office 365 licenses, at least one for each mailbox.',
      '- Create your users, and assign a license to each of them.',
    ],
  });
  await say('contact 1 email sent the status');
  const [first, second] = Object.entries(await statusUpdate()).slice(2);
  expect(first).toEqual(['Done since our last contact on Monday, November 23:', ['Nothing new since then.']]);
  expect(second?.[0]).toBe('What we need from you by Monday, November 30:');
});

test('the status update names what is in the way, what was solved, and the agreed date', async () => {
  await say(openLine);
  await forceTo(desk, 1, 'prestage');
  await say('set 1 cutover:2026-12-02T18:00');
  await say('contact 1 phone');
  desk.clock.set('2026-11-23T10:00:00-06:00');
  await say('block 1 THROTTLED');
  await say('block 1 MFA_BLOCKED');
  await say('unblock 1 MFA_BLOCKED');
  await say('block 1 PASSWORD_RESET');
  expect(await statusUpdate()).toMatchObject({
    'Done since our last contact on Friday, November 20:': ['- Solved: two-step sign-in keeps our tool out.'],
    'What is in the way:': [
      '- One of the two systems limits how fast mail can be copied.',
      "- A password was changed during the move, so our tool can't open that mailbox.",
    ],
    'What is next:': expect.arrayContaining([
      '- After that, you test the new mailboxes.',
      '- The switch is on Wednesday, December 2, at 6:00 PM Central Time.',
    ]),
  });
});

test('the status update leaves out the date of a switch that is over', async () => {
  await say(openLine);
  await say('set 1 cutover:2026-12-02T18:00');
  await forceTo(desk, 1, 'cutover');
  const before = await statusUpdate();
  expect(before['What is next:']).toContain(
    '- The switch is on Wednesday, December 2, at 6:00 PM Central Time.',
  );
  await forceTo(desk, 1, 'delta');
  expect((await statusUpdate())['What is next:']?.join()).not.toContain('The switch is on');
});

test('the status update and the reminder are for open tickets only', async () => {
  await say(openLine);
  await forceTo(desk, 1, 'decommission');
  await desk.database.client.ticket.update({
    where: { number: 1 },
    data: { status: 'closed', phase: 'closed' },
  });
  for (const name of ['status-update', 'reminder'])
    expect(await say(`draft 1 ${name}`, lee)).toContain(`MIG-1 is closed, so it has no ${name}.`);
  expect(await say('draft 1')).not.toMatch(/status-update: |reminder: /);
});

test('the status update has words for every step, phase, and blocker that concerns the customer', () => {
  const plans = playbooks.flatMap((playbook) => [
    playbook,
    ...(playbook.variants ?? []).map((variant) => withVariant(playbook, variant)),
  ]);
  const steps = new Set(plans.flatMap((plan) => plan.steps.map(({ id }) => id)));
  expect([...steps].filter((id) => !stepWords[id] && !ourSteps.includes(id))).toEqual([]);
  expect([...Object.keys(stepWords), ...ourSteps].filter((id) => !steps.has(id))).toEqual([]);
  const customers = ['customer admin', 'user'];
  for (const { id, actor } of plans.flatMap((plan) => plan.steps)) {
    const words = stepWords[id];
    if (words) expect([id, words.ask !== undefined]).toEqual([id, customers.includes(actor)]);
    if (words) expect([id, words.next !== undefined]).toEqual([id, words.ask === undefined]);
  }
  const phases = plans.flatMap((plan) => plan.phases.map(({ slug }) => slug));
  expect(
    phases.filter(
      (slug) => !phaseWords({ path: paths.RSE_HEX, steps: new Map(), reopened: [], isByPst: false }, slug),
    ),
  ).toEqual([]);
  // The first is about the customer's silence, and the second one does no harm.
  expect(blockerSpecs.map(({ code }) => code).filter((code) => !blockerWords[code])).toEqual([
    'CUSTOMER_UNRESPONSIVE',
    'MOBILE_SORT',
  ]);
  expect(Object.keys(blockerWords).filter((code) => !blockerSpecs.some((one) => one.code === code))).toEqual(
    [],
  );
});

test('the status update of a platform change says whether the start is confirmed, and whether we are late', async () => {
  await openChange(desk);
  const opening = 'You asked for Wednesday, December 2, at 6:00 PM Central Time.';
  expect((await statusUpdate())['What is next:']?.[0]).toBe(`- ${opening} We haven't confirmed it yet.`);
  await say('done 1 P-08', lee);
  expect((await statusUpdate())['What is next:']).toContain(
    '- The change starts on Wednesday, December 2, at 6:00 PM Central Time.',
  );
  desk.clock.set('2026-12-02T18:30:00-06:00');
  await forceTo(desk, 1, 'maintenance');
  desk.clock.set('2026-12-03T10:00:00-06:00');
  const late = letterIn(await desk.say(dana, 'draft 1 t21 next-message:2026-12-04'));
  expect(late).toContain('We are sorry. We will write again by Friday, December 4.');
  expect(late).toContain("Right now, we make the change. Your users can't open their mailboxes");
});

test('the status update asks for nothing while the ticket is on hold', async () => {
  await say(openLine);
  await say('hold 1 until:2026-12-10 reason:"the customer is away"');
  const told = await statusUpdate();
  expect(told['What we need from you:']).toEqual(['Nothing at the moment.']);
  expect(told['What is next:']?.[0]).toContain('We continue after Thursday, December 10.');
});

test('the status update lists the latest five of the steps that were done', async () => {
  await say(openLine);
  await forceTo(desk, 1, 'prestage');
  await say('done 1 U-01 U-02 U-03 U-04 U-06 U-07', lee);
  const done = (await statusUpdate())['Done since your request on Friday, November 20:'];
  expect(done).toHaveLength(5);
  expect(done?.at(-1)).toBe('- You started the list of items to re-create.');
});

test('the status update knows whether the agreed switch is ahead or late', async () => {
  await say(openLine);
  await say('set 1 cutover:2026-12-02T18:00');
  await forceTo(desk, 1, 'cutover');
  expect(Object.keys(await statusUpdate())[1]).toContain('You are getting ready for the switch.');
  desk.clock.set('2026-12-03T10:00:00-06:00');
  const late = await statusUpdate();
  expect(Object.keys(late)[1]).toContain(
    "The switch was planned for Wednesday, December 2, at 6:00 PM Central Time, and hasn't been made yet.",
  );
  expect(late['What we need from you:']).toContain(
    '- Switch the DNS records, as listed in our message about the switch.',
  );
});

test('the status update says when the old bill ends, which is when we close the request', async () => {
  await say(openLine);
  await forceTo(desk, 1, 'cutover');
  await say('done 1 U-14', lee);
  await forceTo(desk, 1, 'decommission');
  await say('set 1 billing-stops:2026-12-15');
  expect((await statusUpdate())['What is next:']).toContain(
    '- Your old billing ends on Tuesday, December 15. We close the request then.',
  );
});
