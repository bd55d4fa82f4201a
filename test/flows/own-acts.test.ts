import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { runUntil } from '../support/run-until.ts';
import { forceTo, openChange } from '../support/walk.ts';

const desk = useDesk({ env: { MD_LEADS: 'U0LEE' } });

/** Gives a command for several tickets, and confirms it. */
async function act(line: string): Promise<void> {
  await desk.say(lee, line);
  const { id } = await desk.database.client.bulkAct.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await desk.say(lee, `bulk run ${id}`);
}

/** What Lee does, who leads the team, and what someone else is told of it. The ticket belongs to Sam at first. */
const acts: [what: string, does: () => Promise<unknown>, told: RegExp, who: string][] = [
  ['assigns a ticket to someone', () => desk.say(lee, 'assign 1 @dana'), /Lee Park assigned Acme/, dana],
  ['takes a ticket', () => desk.say(lee, 'assign 1 me'), /./, ''],
  ['reminds an owner', () => desk.say(lee, 'nudge 1'), /Lee Park is asking about Acme/, sam],
  ['reminds an owner of several tickets', () => act('nudge 1, 2'), /Lee Park is asking about 2 tickets/, sam],
  ['assigns several tickets', () => act('assign 1 2 @dana'), /Lee Park assigned 2 tickets to you/, dana],
  ['takes several tickets', () => act('assign 1 2 me'), /./, ''],
  [
    'undoes an assignment of several tickets',
    async () => {
      await act('assign 1 2 @dana');
      const { id } = await desk.database.client.bulkAct.findFirstOrThrow();
      await desk.say(lee, `bulk undo ${id}`);
    },
    /Lee Park undid assigning 2 tickets/,
    dana,
  ],
  [
    'moves a near date',
    () => desk.say(lee, 'set 1 cutover:2026-12-07T18:00'),
    /Lee Park moved the cutover/,
    sam,
  ],
  ['cancels a ticket', () => desk.say(lee, 'cancel 1 customer withdrew'), /Lee Park canceled it/, sam],
  [
    'ends an escalation',
    () => desk.say(lee, 'note 1 progress:yes looking good'),
    /until Lee Park noted progress/,
    sam,
  ],
];

test.each(acts)('nobody is told of what they did: a lead who %s', async (_what, does, told, who) => {
  await desk.say(lee, 'list');
  for (const domain of ['acme.com', 'globex.com']) await desk.say(sam, openLine.replace('acme.com', domain));
  for (const number of [1, 2]) await desk.say(sam, `assign ${number} me`);
  await desk.say(sam, 'set 1 cutover:2026-12-04T18:00');
  await runUntil(desk, '2026-12-03T17:00:00-06:00');
  const before = await Promise.all([lee, sam, dana].map(async (user) => (await desk.direct(user)).length));
  await does();
  await runUntil(desk, '2026-12-04T09:30:00-06:00');
  const [byLee = [], ...others] = await Promise.all(
    [lee, sam, dana].map(async (user, i) => (await desk.direct(user)).slice(before[i])),
  );
  expect(
    byLee.filter((text) => /Lee Park [a-z]|\b[Yy]ou (assign|ask|mov|cancel|not|undid)/.test(text)),
  ).toEqual([]);
  if (who) expect(others[who === sam ? 0 : 1]?.join()).toMatch(told);
});

test('the person who ends an overlong lockout is not told so, but the others are', async () => {
  await openChange(desk);
  await desk.tickAt('2026-12-02T18:00:00-06:00');
  await forceTo(desk, 1, 'password-reset');
  await desk.say(sam, 'done 1 P-16 P-17');
  await runUntil(desk, '2026-12-03T14:00:00-06:00');
  const told = async (user: string) =>
    (await desk.direct(user)).filter((text) => text.includes('The lockout is over'));
  await desk.say(lee, 'done 1 P-18');
  expect(await told(lee)).toEqual([]);
  expect(await told(sam)).toEqual([expect.stringContaining('Lee Park checked off Passwords reset')]);
});
