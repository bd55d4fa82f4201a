import { expect, test } from 'vitest';
import { dana, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE,U0NOBODY' } });

test('a lead whom the settings name hears of an escalation before ever using the bot', async () => {
  expect(await desk.database.client.person.count()).toBe(0);
  await desk.say(dana, openLine);
  await desk.say(sam, 'assign 1 me');
  await runUntil(desk, '2026-12-10T09:00:00-06:00');
  expect((await desk.direct('U0LEE')).join()).toContain('⬆ Acme Corp (MIG-1)');
  expect(desk.log.join()).toContain('MD_LEADS has the id of a person whom the platform does not know');
  const lookups = desk.slack.calls.filter(
    ({ method, body }) => method === 'users.info' && body.user === 'U0NOBODY',
  );
  expect(lookups).toHaveLength(1);
});

test('a lead who cannot be looked up while Slack is down is looked up later', async () => {
  desk.slack.faults.failNext('users.info', { status: 500 }, 20);
  await desk.app.tick();
  expect(await desk.database.client.person.count()).toBe(0);
  desk.slack.faults.clear();
  await desk.app.tick();
  expect(await desk.database.client.person.findMany()).toMatchObject([{ id: 'slack:U0LEE' }]);
});
