import { expect, test } from 'vitest';
import { createTestClock } from '../support/clock.ts';
import { dana } from '../support/connector/connector.ts';
import { openLine } from '../support/desk.ts';
import { useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk({ clock: createTestClock() });

test("a person in Teams gets the morning message at nine o'clock in the zone of their own messages", async () => {
  await desk.ask(dana, openLine);
  await desk.ask(dana, 'assign 1 me');
  await desk.ask(dana, 'list');
  expect(await desk.database.client.teamsMember.findMany()).toMatchObject([{ zone: 'Etc/UTC' }]);
  const { nudgeAt } = await desk.database.client.ticket.findFirstOrThrow();
  await desk.tickAt(nudgeAt);
  const due = await desk.database.client.notice.findMany();
  expect(due).toMatchObject([
    { personId: 'teams:aad-dana', kind: 'nudge', dueAt: new Date('2026-11-25T09:00:00Z') },
  ]);
  await desk.tickAt('2026-11-25T09:00:00Z');
  const sent = await desk.database.client.delivery.findMany({ where: { place: 'teams:aad-dana' } });
  expect(JSON.stringify(sent.map(({ card }) => card))).toContain('(MIG-1)');
});
