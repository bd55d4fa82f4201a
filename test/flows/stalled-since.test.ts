import { expect, test } from 'vitest';
import { dana, useDesk } from '../support/desk.ts';
import { openChange } from '../support/walk.ts';

const desk = useDesk();

test('a ticket that counts down to its slot stays stalled since the same moment when someone completes a step', async () => {
  await openChange(desk);
  const { stalledAt } = (await desk.state(1)).ticket;
  desk.clock.set(new Date(stalledAt!.getTime() + 3_600_000).toISOString());
  const before = /Stalled since .*/.exec((await desk.say(dana, 'show 1')).text)?.[0];
  expect(before).toBeDefined();
  expect((await desk.say(dana, 'done 1 P-10')).text).toContain('✓');
  expect((await desk.state(1)).ticket.stalledAt).toEqual(stalledAt);
  expect((await desk.say(dana, 'show 1')).text).toContain(before);
});
