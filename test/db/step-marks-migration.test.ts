import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';
import { advanceTicket } from '../../src/ticket/operations/advance-ticket.ts';
import { reopenTicket } from '../../src/ticket/operations/end-ticket.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';
import { createDomain, racker } from '../ticket/setup.ts';
import { refusedFor } from '../ticket/walk.ts';

/** The last migration before the one that introduced marks of steps. */
const before = '20261129001500_account_number';
const phases = ['discovery', 'provisioning', 'trial', 'prestage'];
const step = { actor: 'racker', required: true };
const steps = [
  { ...step, id: 'U-06', gate: 'discovery' },
  { ...step, id: 'U-07', gate: 'discovery' },
  { ...step, id: 'U-10', gate: 'provisioning', fact: 'created' },
  { ...step, id: 'C-07', gate: 'trial' },
  { ...step, id: 'U-12', gate: 'prestage' },
];

interface Old {
  phase: string;
  /** The steps that are ticked. */
  ticked: string[];
  /** The events in which a lead passed open steps: the reason and the steps. */
  forced: [type: string, reason: string, missing: string[]][];
}

const tickets: Old[] = [
  {
    // U-07 was done after all. U-12 was forced before the ticket went back, so it is ahead again. Nobody forced C-07.
    phase: 'prestage',
    ticked: ['U-07'],
    forced: [
      ['phase', 'in a hurry', ['U-06', 'U-07']],
      ['phase', 'the customer insists', ['U-06', 'U-10']],
      ['phase', 'no time', ['U-12']],
    ],
  },
  { phase: 'trial', ticked: ['U-06', 'U-07', 'C-07'], forced: [] },
  { phase: 'closed', ticked: ['U-06', 'U-07', 'C-07'], forced: [['closed', 'they left', ['U-10', 'U-12']]] },
];

let database: Database;
let desk: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  const url = await createTestDatabaseUrl({ bare: true });
  await migrate(url, createLogger('error'), before);
  const texts = Object.fromEntries(steps.map(({ id }) => [id, { text: 'x' }]));
  const plan = { phases: phases.map((slug) => ({ slug, waitingOn: 'racker' })), steps };
  await askServer(url, `INSERT INTO "Plan" VALUES ('hash', $1, $2)`, [JSON.stringify(plan), texts]);
  for (const [position, slug] of phases.entries())
    await askServer(url, `INSERT INTO "PlanPhase" VALUES ('hash', $1, $2, false, false, false)`, [
      slug,
      position,
    ]);
  for (const [i, ticket] of tickets.entries()) await insertOld(url, i + 1, ticket);
  await migrate(url, createLogger('error'));
  database = connect(url);
  const domain = await createDomain();
  await domain.database.close();
  desk = { ...domain, database };
});
afterAll(() => database.close());

/** Inserts a ticket as the previous release did. */
async function insertOld(url: string, number: number, { phase, ticked, forced }: Old): Promise<void> {
  await askServer(
    url,
    `INSERT INTO "Ticket" ("number", "kind", "playbook", "planHash", "domain", "source", "target", "service", "customer",
       "accountNumber", "status", "phase", "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt",
       "clockFrom", "lastEvent", "endedAt", "mailboxes")
     VALUES ($1, 'migration', 'assisted-upgrade', 'hash', 'acme.com', 'rackspace-email', 'office-365', 'assisted', 'Acme',
       '1234567', $2, $3, now(), 'racker', 'slack:U0', now(), now(), now(), 9,
       CASE WHEN $3 = 'closed' THEN now() END, 20)`,
    [number, phase === 'closed' ? 'closed' : 'open', phase],
  );
  for (const id of ticked)
    await askServer(url, `INSERT INTO "TickedStep" VALUES ($1, $2, '2026-11-02', 'slack:U0DANA')`, [
      number,
      id,
    ]);
  for (const [i, [type, force, missing]] of forced.entries())
    await askServer(
      url,
      `INSERT INTO "Event" ("ticketNumber", "seq", "type", "at", "actorId", "text", "progress", "data")
       VALUES ($1, $2, $3, $4, 'slack:U0LEE', 'moved it', true, $5)`,
      [number, i + 1, type, `2026-11-0${i + 3}T15:00:00Z`, JSON.stringify({ force, missing })],
    );
}

const marks = (ticketNumber: number) =>
  database.client.stepMark.findMany({
    where: { ticketNumber, state: 'waived' },
    orderBy: { stepId: 'asc' },
    omit: { ticketNumber: true },
  });

test('the migration waives the open steps behind a ticket that its latest force names, and no others', async () => {
  const waived = { state: 'waived', byId: 'slack:U0LEE' };
  const later = { ...waived, at: new Date('2026-11-04T15:00:00Z'), reason: 'the customer insists' };
  expect(await marks(1)).toEqual([
    { ...later, stepId: 'U-06' },
    { ...later, stepId: 'U-10' },
  ]);
  expect(await marks(2)).toEqual([]);
  const closing = { ...waived, at: new Date('2026-11-03T15:00:00Z'), reason: 'they left' };
  expect(await marks(3)).toEqual([
    { ...closing, stepId: 'U-10' },
    { ...closing, stepId: 'U-12' },
  ]);
});

test('after the migration, steps that nobody waived hold the ticket, and waived ones do not', async () => {
  expect(await refusedFor(desk, 1)).toEqual(['C-07', 'U-12']);
  expect(await refusedFor(desk, 2)).toEqual(['U-10']);
  await reopenTicket(desk, racker, 3);
  expect((await advanceTicket(desk, racker, 3, {})).ticket.status).toBe('closed');
});
