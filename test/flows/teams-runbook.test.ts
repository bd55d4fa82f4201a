import { expect, test } from 'vitest';
import { createTestClock } from '../support/clock.ts';
import { dana, migrations, sam } from '../support/connector/connector.ts';
import { openLine, sendAll } from '../support/desk.ts';
import { contentOf, useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk({ clock: createTestClock('2026-12-01T10:00:00-06:00') });

test('a runbook in Teams is one message in the thread of the ticket, which is edited', async () => {
  await desk.ask(sam, 'subscribe', migrations);
  await desk.ask(dana, openLine);
  await desk.ask(dana, 'set 1 cutover:2026-12-04T18:00');
  await sendAll(desk);
  const find = () =>
    desk.written(migrations).filter((message) => contentOf(message).includes('A week before'));
  const [posted, ...others] = find();
  expect(others).toEqual([]);
  const headline = desk.written(migrations).find(({ id }) => id === posted!.thread);
  expect(contentOf(headline!)).toContain('acme.com · MIG-1');
  expect(posted!.id).not.toBe(headline!.id);

  await desk.ask(dana, 'set 1 cutover:2026-12-07T18:00');
  await sendAll(desk);
  const [changed, ...more] = find();
  expect(more).toEqual([]);
  expect(changed!.id).toBe(posted!.id);
  expect(changed!.edits.length).toBeGreaterThan(0);
  expect(contentOf(changed!)).toContain('in 6 days');

  const told = await desk.ask(dana, 'runbook 1');
  expect(contentOf(told)).toContain('Acme Corp');
  expect(contentOf(told)).toContain('runbook MIG-1'.replace('runbook', 'show'));
  expect(contentOf(await desk.ask(dana, 'cutovers'))).toContain('1 date in the next two weeks');
});
