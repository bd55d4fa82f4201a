import { expect, test } from 'vitest';
import { assistedExternal } from '../../src/ticket/playbooks/assisted-external.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';
import { loadTicket, type TicketState } from '../../src/ticket/state.ts';
import { isDone } from '../../src/ticket/steps/marks.ts';
import { dana, openLine, useDesk } from '../support/desk.ts';

const desk = useDesk();

const exchangeLine = openLine
  .replace('rackspace-email', 'exchange-2010')
  .replace('office-365', 'hosted-exchange');

async function phases(): Promise<string[]> {
  return (await desk.state(1)).phases.map(({ slug }) => slug);
}

test('replaces the remaining phases when a method is chosen, but keeps completed steps', async () => {
  await desk.say(dana, exchangeLine);
  expect((await desk.say(dana, 'show 1')).text).toContain('set method:pst-ftp');
  await desk.say(dana, 'done 1 E-13');
  expect((await desk.say(dana, 'set 1 method:pst-ftp')).text).toContain('Set method');
  expect(await phases()).toEqual([
    'intake',
    'discovery',
    'pst-export',
    'ftp-upload',
    'provisioning',
    'pst-import',
    'customer-testing',
    'cutover',
    'delta',
    'client-setup',
  ]);
  const { client } = desk.database;
  expect(await client.event.count()).toBe(3);
  const { steps } = await desk.state(1);
  const ids = steps.map(({ id }) => id);
  for (const id of ['F-01', 'F-02', 'F-03', 'F-04', 'E-09', 'E-15', 'E-18']) expect(ids).toContain(id);
  for (const id of ['E-03', 'E-04', 'E-05', 'C-07', 'E-11', 'E-12', 'E-14']) expect(ids).not.toContain(id);
  expect(steps.find(({ id }) => id === 'E-21')?.text).toMatch(/extra PST file or an IMAP pass/);
  const done = steps.filter(isDone).map(({ id }) => id);
  expect(done.toSorted()).toEqual(['C-02', 'E-01', 'E-13']);
  expect((await desk.say(dana, 'list phase:pst-import')).text).toContain('No open tickets match');

  await desk.say(dana, 'set 1 method:migrationwiz');
  expect(await phases()).toContain('prestage');
  expect(await phases()).not.toContain('pst-export');
});

test('lets people choose a method after moving the ticket back to Discovery', async () => {
  await desk.say(dana, exchangeLine);
  await desk.say(dana, 'assign 1 me');
  await desk.say(
    dana,
    'set 1 ticket:180621-01234 contact:"Ann Lee" cadence:5 method:migrationwiz method-reason:"small mailboxes"',
  );
  await desk.say(dana, 'contact 1 phone');
  await desk.say(dana, 'done 1 E-02 E-13');
  expect((await desk.say(dana, 'move 1 credentials')).text).toContain('(MIG-1) is in Credentials now.');
  const late = await desk.say(dana, 'set 1 method:pst-ftp');
  expect(late.text).toContain(
    'The method can only be changed in Intake or Discovery. MIG-1 is in Credentials.',
  );
  expect(late.text).toContain('/migration move MIG-1 discovery');
  expect(await phases()).not.toContain('pst-export');

  const back = (await desk.say(dana, 'move 1 discovery their line carries nothing')).text;
  expect(back).toContain('Reopened: Approach chosen (C-10).');
  await desk.say(dana, 'set 1 method:pst-ftp method-reason:"their line carries nothing"');
  expect((await desk.say(dana, 'advance 1')).text).toContain('(MIG-1) is in PST export now.');
});

test.each([
  [
    'for another target',
    exchangeLine.replace('hosted-exchange', 'office-365'),
    /from Exchange to Hosted Exchange/,
  ],
  ['for self-service', exchangeLine.replace('assisted', 'self-service'), /no method to choose/],
  ['for an upgrade', openLine, /only one method/],
])('rejects PST files as the method %s', async (_, line, why) => {
  await desk.say(dana, line);
  const before = await phases();
  expect((await desk.say(dana, 'set 1 method:pst-ftp')).text).toMatch(why);
  expect(await phases()).toEqual(before);
  expect(await desk.database.client.ticket.findFirst()).toMatchObject({ method: null });
});

test('after a playbook is edited, open tickets show the new wording but keep the old rules', async () => {
  await desk.say(dana, exchangeLine);
  await desk.say(dana, 'set 1 method:pst-ftp');
  const shown = await desk.state(1);
  const edited = {
    ...assistedExternal,
    phases: assistedExternal.phases.filter(({ slug }) => slug !== 'discovery'),
    steps: assistedExternal.steps.flatMap((step) => {
      if (step.id === 'E-16') return [];
      return [{ ...step, text: `New words: ${step.text}`, optional: true }];
    }),
  };
  const plans = createPlans([edited]);
  const state = await loadTicket({ plans }, desk.database.client, 1);
  const rules = ({ phases, steps }: TicketState) => ({
    phases,
    steps: steps.map(({ text: _, ...rule }) => rule),
  });
  expect(rules(state)).toEqual(rules(shown));
  const texts = new Map(state.steps.map(({ id, text }) => [id, text]));
  expect(texts.get('C-01')).toBe('New words: Link the Rackspace ticket number');
  // No playbook has this step anymore, so its words come from the stored plan.
  expect(texts.get('E-16')).toBe(shown.steps.find(({ id }) => id === 'E-16')?.text);
});
