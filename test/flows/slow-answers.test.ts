import { expect, test } from 'vitest';
import { dana, lee, useDesk } from '../support/desk.ts';

const desk = useDesk({ askWithin: 200 });

test('refuses what only leads may do if Slack takes too long to say who is a lead', async () => {
  desk.slack.faults.delay('users.info', 1_000);
  const told = await desk.say(lee, 'role @sam lead');
  expect(told.text).toContain("Can't check");
  expect(told.text).toContain("Slack isn't responding");
  expect(await desk.database.client.person.count({ where: { role: { not: null } } })).toBe(0);
});

test.each(['subscribe', 'digest now'])(
  'refuses %s if Slack takes too long to say who can see the channel',
  async (text) => {
    desk.slack.faults.delay('conversations.info', 1_000);
    expect((await desk.say(dana, text)).text).toContain("Can't check who can see this channel right now");
    expect(await desk.database.client.subscription.count()).toBe(0);
    expect(await desk.database.client.delivery.count()).toBe(0);
  },
);
