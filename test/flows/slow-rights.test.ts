import { expect, test } from 'vitest';
import { lee, useDesk } from '../support/desk.ts';

const desk = useDesk({ askWithin: 200 });

test('refuses what only leads may do if Slack takes too long to say who is a lead', async () => {
  desk.slack.faults.delay('users.info', 1_000);
  const told = await desk.say(lee, 'role @sam lead');
  expect(told.text).toContain("Can't check");
  expect(told.text).toContain("Slack isn't responding");
  expect(await desk.database.client.person.count({ where: { role: { not: null } } })).toBe(0);
});
