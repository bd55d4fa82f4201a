import { expect, test } from 'vitest';
import type { Playbook } from '../../src/ticket/playbook.ts';
import { assistedUpgrade } from '../../src/ticket/playbooks/assisted-upgrade.ts';
import { hours } from '../../src/ticket/playbooks/clocks.ts';
import { dana, openLine, useDesk } from '../support/desk.ts';

/** A playbook as a later one will be: another way to do the middle of it, chosen in discovery. */
const withVariant: Playbook = {
  ...assistedUpgrade,
  variants: [
    {
      field: 'method',
      value: 'pst-ftp',
      allowedIn: ['prerequisites', 'discovery'],
      when: { source: ['rackspace-email'] },
      replaces: ['credentials', 'trial', 'prestage'],
      phases: [
        { slug: 'pst-export', waitingOn: 'customer-admin', clock: hours(2, 3, 7) },
        { slug: 'pst-import', waitingOn: 'racker', clock: hours(8, 16, 24) },
      ],
      steps: [{ id: 'X-01', text: 'Files exported', actor: 'customer admin', gate: 'pst-export' }],
    },
  ],
};

const desk = useDesk({ playbooks: [withVariant] });

async function phases(): Promise<string[]> {
  const rows = await desk.database.client.ticketPhase.findMany({ orderBy: { position: 'asc' } });
  return rows.map((row) => row.slug);
}

test('a method replaces the phases that lie ahead, in one event, and ticked steps stay ticked', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 E-15');
  expect((await desk.say(dana, 'set 1 method:pst-ftp')).text).toContain('Set method');
  expect(await phases()).toEqual([
    'prerequisites',
    'discovery',
    'pst-export',
    'pst-import',
    'provisioning',
    'customer-testing',
    'cutover',
    'delta',
    'client-setup',
    'decommission',
  ]);
  const { client } = desk.database;
  expect(await client.event.count()).toBe(3);
  expect(await client.ticketStep.count({ where: { id: 'X-01' } })).toBe(1);
  expect(await client.ticketStep.count({ where: { id: 'U-08' } })).toBe(0);
  const done = await client.ticketStep.findMany({ where: { doneAt: { not: null } }, orderBy: { id: 'asc' } });
  expect(done.map((step) => step.id)).toEqual(['C-02', 'E-15', 'U-01', 'U-02']);

  await desk.say(dana, 'set 1 method:migrationwiz');
  expect(await phases()).toContain('prestage');
  expect(await phases()).not.toContain('pst-export');
});

test('where the phase or the path does not allow it, nothing changes', async () => {
  await desk.say(dana, openLine);
  await desk.say(dana, 'done 1 U-01 U-02 U-03 U-04');
  await desk.say(dana, 'advance 1');
  await desk.say(dana, 'assign 1 me');
  await desk.say(dana, 'set 1 ticket:180621-01234');
  await desk.say(dana, 'done 1 C-04 C-05 C-06 C-10 U-05 U-06 U-07');
  expect((await desk.say(dana, 'advance 1')).text).toContain('moved to credentials');
  expect((await desk.say(dana, 'set 1 method:pst-ftp')).text).toContain(
    'chosen in prerequisites or discovery',
  );

  await desk.say(
    dana,
    openLine.replace('rackspace-email', 'hosted-exchange').replace('acme.com', 'other.com'),
  );
  expect((await desk.say(dana, 'set 2 method:pst-ftp')).text).toContain('cannot be done by that method');
});

test('an edit of a playbook changes no running ticket', async () => {
  await desk.say(dana, openLine);
  const step = withVariant.steps.find(({ id }) => id === 'U-01');
  const text = step?.text ?? '';
  try {
    if (step) step.text = 'edited';
    expect((await desk.say(dana, 'show 1')).text).toContain(text);
  } finally {
    if (step) step.text = text;
  }
});
