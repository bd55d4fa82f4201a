import { expect, test } from 'vitest';
import { assistedUpgrade } from '../../src/ticket/playbooks/assisted-upgrade.ts';
import { dana, openLine, useDesk } from '../support/desk.ts';

const steps = assistedUpgrade.steps.map((step) =>
  step.fact === 'supplied' ? { ...step, id: 'U-99' } : step,
);
const desk = useDesk({ playbooks: [{ ...assistedUpgrade, steps }] });

test('the help for the set command names the steps of a custom playbook', async () => {
  const lines = (await desk.say(dana, 'help set')).text.split('\n');
  const about = (field: string) => lines.find((line) => line.includes(`${field}: `));
  expect(about('supplied')).toMatch(/ Completes .* \(U-99\)\.$/);
  // No step in this playbook depends on a slot.
  expect(about('slot')).toContain('Platform changes only');
  expect(about('slot')).not.toContain('Ticks');
});

test('the set command completes the steps of a custom playbook', async () => {
  await desk.say(dana, openLine);
  expect((await desk.say(dana, 'set 1 supplied:40')).text).toContain(' (U-99) is done: 40 of 40.');
});

test('refuses to open a ticket whose path no custom playbook covers', async () => {
  const { text } = await desk.say(dana, openLine.replace('from:rackspace-email', 'from:gmail'));
  expect(text).toContain('No playbook covers Gmail to Office 365.');
  expect(text).toContain(assistedUpgrade.title);
});
