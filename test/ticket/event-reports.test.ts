import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellStall } from '../../src/ticket/notices/tell-stall.ts';
import { advanceTicket } from '../../src/ticket/operations/advance-ticket.ts';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { blockTicket, unblockTicket } from '../../src/ticket/operations/block-ticket.ts';
import { cancelTicket } from '../../src/ticket/operations/end-ticket.ts';
import { moveTicket } from '../../src/ticket/operations/move-ticket.ts';
import { setWaiting } from '../../src/ticket/operations/set-waiting.ts';
import { findBlocker } from '../../src/ticket/playbooks/blockers.ts';
import { loadTicket } from '../../src/ticket/state.ts';
import { createDomain, openOne, racker } from './setup.ts';
import { lead } from './walk.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

const types = ['stalled', 'escalated'];

/** Opens a ticket with blockers, and lets it stall and escalate. */
async function letStall(...codes: string[]): Promise<void> {
  const { number } = (await openOne(desk)).ticket;
  await assignTicket(desk, racker, number, { id: 'slack:U0DANA', name: 'Dana' });
  for (const code of codes) await blockTicket(desk, racker, number, findBlocker(code)!, null);
  for (const column of ['nudgeAt', 'stalledAt', 'escalatedAt'] as const) {
    const { ticket } = await loadTicket(desk, desk.database.client, number);
    desk.clock.set(ticket[column]!.toISOString());
    await tellStall(desk, number);
  }
}

test('one query on events counts stalls by phase, party, and blocker', async () => {
  await letStall('CREDS_MISSING');
  await letStall('CREDS_MISSING', 'MFA_BLOCKED');
  await letStall();
  const since = new Date('2026-11-20T00:00:00Z');
  const causes = await desk.database.client.$queryRaw`
    SELECT "data" ->> 'phase' AS phase, "data" ->> 'waitingOn' AS party, blocker, count(*)::int AS stalls
    FROM "Event" LEFT JOIN LATERAL jsonb_array_elements_text("data" -> 'blockers') blocker ON true
    WHERE "type" = 'stalled' AND "at" >= ${since}
    GROUP BY 1, 2, 3 ORDER BY stalls DESC, blocker`;
  const cause = { phase: 'prerequisites', party: 'customer-admin' };
  expect(causes).toEqual([
    { ...cause, blocker: 'CREDS_MISSING', stalls: 2 },
    { ...cause, blocker: 'MFA_BLOCKED', stalls: 1 },
    { ...cause, blocker: null, stalls: 1 },
  ]);
  const where = { type: { in: types }, at: { gte: since } };
  const counts = await desk.database.client.event.groupBy({ by: ['type'], where, _count: true });
  expect(counts.map(({ type, _count }) => [type, _count]).sort()).toEqual([
    ['escalated', 3],
    ['stalled', 3],
  ]);
});

test('one query on events lists how long a ticket stayed in each phase', async () => {
  const { number } = (await openOne(desk)).ticket;
  const force = 'customer insists';
  desk.clock.advance(60);
  await advanceTicket(desk, lead, number, { force });
  desk.clock.advance(10);
  await moveTicket(desk, racker, number, { phase: 'prerequisites', reason: 'wrong plan' });
  desk.clock.advance(5);
  await cancelTicket(desk, racker, number, 'too early');
  const stays = await desk.database.client.$queryRaw`
    SELECT phase, minutes FROM (
      SELECT "seq", "type", COALESCE("data" ->> 'to', "data" ->> 'phase') AS phase,
        (extract(epoch FROM lead("at") OVER (ORDER BY "seq") - "at") / 60)::int AS minutes
      FROM "Event" WHERE "ticketNumber" = ${number}
        AND "type" IN ('opened', 'phase', 'closed', 'canceled', 'reopened')) stay
    WHERE "type" IN ('opened', 'phase', 'reopened') ORDER BY "seq"`;
  expect(stays).toEqual([
    { phase: 'prerequisites', minutes: 60 },
    { phase: 'discovery', minutes: 10 },
    { phase: 'prerequisites', minutes: 5 },
  ]);
});

test('one query on events lists each change of owner', async () => {
  const { number } = (await openOne(desk)).ticket;
  await assignTicket(desk, racker, number, { id: 'slack:U0DANA', name: 'Dana' });
  await assignTicket(desk, racker, number, null);
  const handOvers = await desk.database.client.$queryRaw`
    SELECT "data" ->> 'from' AS from, "data" ->> 'to' AS to FROM "Event"
    WHERE "ticketNumber" = ${number} AND "type" = 'owner' ORDER BY "seq"`;
  expect(handOvers).toEqual([
    { from: null, to: 'slack:U0DANA' },
    { from: 'slack:U0DANA', to: null },
  ]);
});

test('one query on events lists every party that a ticket waited on', async () => {
  const { number } = (await openOne(desk)).ticket;
  await setWaiting(desk, racker, number, { party: 'dns' });
  await blockTicket(desk, racker, number, findBlocker('FOLDER_CHARS')!, null);
  await advanceTicket(desk, lead, number, { force: 'customer insists' });
  await unblockTicket(desk, racker, number, { code: 'FOLDER_CHARS' });
  const waits = await desk.database.client.$queryRaw`
    SELECT "type", COALESCE("data" ->> 'waitingOn', "data" ->> 'to') AS party FROM "Event"
    WHERE "ticketNumber" = ${number}
      AND "type" IN ('opened', 'phase', 'waiting', 'blocked', 'unblocked', 'reopened')
    ORDER BY "seq"`;
  expect(waits).toEqual([
    { type: 'opened', party: 'customer-admin' },
    { type: 'waiting', party: 'dns' },
    { type: 'blocked', party: 'end-user' },
    { type: 'phase', party: 'end-user' },
    { type: 'unblocked', party: 'racker' },
  ]);
});

test('an index finds the stalls in a given period', async () => {
  const { number } = (await openOne(desk)).ticket;
  const { client } = desk.database;
  await client.$executeRaw`
    INSERT INTO "Event" ("ticketNumber", "seq", "type", "at", "text", "progress", "data")
    SELECT ${number}, 100 + n, (ARRAY['note', 'steps', 'stalled', 'escalated'])[1 + n % 4],
      timestamptz '2027-01-01' + n * interval '1 hour', '', false, '{}' FROM generate_series(1, 20000) n`;
  await client.$executeRaw`ANALYZE "Event"`;
  const plan = await client.$queryRaw`
    EXPLAIN SELECT "data" FROM "Event" WHERE "type" IN ('stalled', 'escalated')
      AND "at" >= '2028-01-01' AND "at" < '2028-02-01'`;
  expect(JSON.stringify(plan)).toMatch(/Event_(type_)?at_idx/);
});
