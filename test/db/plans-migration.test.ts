import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { loadTicket } from '../../src/ticket/state.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';
import { everyPlan } from '../ticket/setup.ts';

/** The last migration before the one that introduced plans. */
const before = '20261121180647_steps_about_dates';
const doneAt = '2026-11-18 15:00:00.123+00';
const openedAt = '2026-11-16 15:00:00+00';
const changedAt = '2026-11-20 16:00:00+00';

let url: string;
let database: Database;

beforeAll(async () => {
  url = await createTestDatabaseUrl({ bare: true });
  const logger = createLogger('error');
  await migrate(url, logger, before);
  for (const [i, ticket] of everyPlan.entries()) await insertOld(i + 1, ticket);
  await migrate(url, logger);
  database = connect(url);
});
afterAll(() => database.close());

/** Inserts a ticket as the previous release did, with a row for each phase and step. */
async function insertOld(
  number: number,
  { playbook, method, source, target, plan }: (typeof everyPlan)[number],
) {
  await askServer(
    url,
    `INSERT INTO "Ticket" ("number", "kind", "playbook", "method", "domain", "source", "target", "service", "customer",
       "account", "status", "phase", "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom",
       "waitedFrom", "lastEvent", "heldAt")
     VALUES ($1, 'migration', $2, $3, 'acme.com', $4, $5, 'assisted', 'Acme', '1234567', $6, $7, $8, 'racker', 'slack:U0',
       $8, $8, $8, $9, 7, CASE WHEN $1 = 3 THEN $9::timestamptz END)`,
    [
      number,
      playbook,
      method,
      source,
      target,
      number === 2 ? 'closed' : 'open',
      plan.phases[0]!.slug,
      openedAt,
      changedAt,
    ],
  );
  await askServer(
    url,
    `INSERT INTO "TicketPhase" SELECT $1, p.* FROM jsonb_to_recordset($2::jsonb) AS p
       ("position" int, "slug" text, "waitingOn" text, "clock" jsonb, "lockedOut" boolean, "billed" boolean)`,
    [number, JSON.stringify(plan.phases)],
  );
  await askServer(
    url,
    `INSERT INTO "TicketStep" ("ticketNumber", "id", "position", "text", "actor", "gate", "required", "sequence", "follows",
       "afterDays", "beforeCutover", "ifLate", "fact", "about", "again", "startsBill", "article", "doneAt", "doneById")
     SELECT $1, s.*, CASE WHEN s."id" IN ('C-07', 'P-02') THEN $3::timestamptz END,
       CASE WHEN s."id" IN ('C-07', 'P-02') THEN 'slack:U0' END
     FROM jsonb_to_recordset($2::jsonb) AS s ("id" text, "position" int, "text" text, "actor" text, "gate" text,
       "required" boolean, "sequence" text, "follows" text, "afterDays" int, "beforeCutover" int, "ifLate" text,
       "fact" text, "about" text, "again" boolean, "startsBill" boolean, "article" text)`,
    [number, JSON.stringify(plan.steps.map((step) => ({ ...step, fact: oldFact(step.fact) }))), doneAt],
  );
  await askServer(
    url,
    `INSERT INTO "TicketWait" VALUES ($1, 'racker', 3600000), ($1, 'customer-admin', 7200000.5)`,
    [number],
  );
}

/** Converts the name of a fact to its name in the previous release. */
function oldFact(fact: string | null): string | null {
  return fact === 'requested-via' ? 'channel' : fact;
}

test("the migration to plans keeps every ticket's phases, steps, and done steps", async () => {
  const plans = createPlans(playbooks);
  for (const [i, { plan }] of everyPlan.entries()) {
    const { phases, steps } = await loadTicket({ plans }, database.client, i + 1);
    expect(phases).toEqual(plan.phases);
    const ticked = new Date(doneAt);
    expect(steps).toEqual(
      plan.steps.map((step) =>
        ['C-07', 'P-02'].includes(step.id)
          ? { ...step, mark: { state: 'done', at: ticked, byId: 'slack:U0', reason: null } }
          : { ...step, mark: null },
      ),
    );
  }
});

test('the migration to plans computes the same hash of a plan as the current code does', async () => {
  const plans = createPlans(playbooks);
  const count = await database.client.plan.count();
  for (const [i, { plan }] of everyPlan.entries()) {
    const { planHash } = await database.client.ticket.findUniqueOrThrow({ where: { number: i + 1 } });
    expect(await plans.store(database.client, plan)).toBe(planHash);
  }
  expect(await database.client.plan.count()).toBe(count);
});

test('the migration to plans writes the same PlanPhase rows as the current code does', async () => {
  const stored = await database.client.planPhase.findMany({
    orderBy: [{ planHash: 'asc' }, { position: 'asc' }],
  });
  const other = connect(await createTestDatabaseUrl());
  const plans = createPlans(playbooks);
  for (const { plan } of everyPlan) await plans.store(other.client, plan);
  expect(
    await other.client.planPhase.findMany({ orderBy: [{ planHash: 'asc' }, { position: 'asc' }] }),
  ).toEqual(stored);
  await other.close();
});

test('the migration to plans keeps the waiting times and starts the current period at the last change', async () => {
  const plans = createPlans(playbooks);
  const { waits, since } = await loadTicket({ plans }, database.client, 1);
  expect(waits.toSorted((a, b) => a.ms - b.ms)).toEqual([
    { party: 'racker', ms: 3_600_000 },
    { party: 'customer-admin', ms: 7_200_000.5 },
  ]);
  expect(since).toEqual(new Date(changedAt));
  expect((await loadTicket({ plans }, database.client, 2)).since).toBeNull();
  const open = await database.client.ticketPeriod.findMany({
    where: { endedAt: null, ticketNumber: { in: [1, 2, 3] } },
  });
  expect(open.map(({ ticketNumber, held }) => [ticketNumber, held])).toEqual([
    [1, false],
    [3, true],
  ]);
});
