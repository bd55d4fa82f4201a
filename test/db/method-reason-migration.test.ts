import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';
import { noteTicket } from '../../src/ticket/operations/note-ticket.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';
import { createDomain, racker } from '../ticket/setup.ts';

/** The last migration before the one that added reasons for methods. */
const before = '20261129032000_earliest_phases';
const plan = {
  phases: [
    { slug: 'discovery', waitingOn: 'racker' },
    { slug: 'credentials', waitingOn: 'racker' },
  ],
  steps: [
    { id: 'C-10', actor: 'racker', gate: 'discovery', required: true, about: 'method', again: true },
    { id: 'C-07', actor: 'racker', gate: 'credentials', required: true },
  ],
};
const old = 'Chosen before reasons were recorded';
const tickets = [
  { status: 'open', method: null, mark: 'done', domain: 'www.acme.com' },
  { status: 'closed', method: 'pst-ftp', mark: 'done', domain: 'www.acme.com' },
  { status: 'open', method: null, mark: 'waived', domain: 'www.com' },
  { status: 'open', method: 'pst-ftp', mark: 'reopened', domain: 'acme.com' },
  { status: 'open', method: null, mark: null, domain: 'acme.com' },
];

let database: Database;

beforeAll(async () => {
  const url = await createTestDatabaseUrl({ bare: true });
  await migrate(url, createLogger('error'), before);
  await askServer(
    url,
    `INSERT INTO "Plan" VALUES ('hash', $1, '{"C-10": {"text": "x"}, "C-07": {"text": "y"}}')`,
    [JSON.stringify(plan)],
  );
  for (const [i, { status, method, mark, domain }] of tickets.entries()) {
    await askServer(
      url,
      `INSERT INTO "Ticket" ("number", "kind", "playbook", "planHash", "domain", "source", "target", "service", "customer",
         "accountNumber", "status", "phase", "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt",
         "clockFrom", "lastEvent", "method")
       VALUES ($1, 'migration', 'assisted-external', 'hash', $2, 'exchange-2010', 'hosted-exchange', 'assisted', 'Acme',
         '1234567', $3, 'discovery', now(), 'racker', 'slack:U0', now(), now(), now(), 1, $4)`,
      [i + 1, domain, status, method],
    );
    if (!mark) continue;
    await askServer(
      url,
      `INSERT INTO "StepMark" ("ticketNumber", "stepId", "state", "at", "byId") VALUES ($1, 'C-10', $2, now(), 'slack:U0')`,
      [i + 1, mark],
    );
  }
  await migrate(url, createLogger('error'));
  database = connect(url);
});
afterAll(() => database.close());

test('the migration gives a method and a reason to tickets whose approach is chosen', async () => {
  const rows = await database.client.ticket.findMany({ orderBy: { number: 'asc' } });
  expect(rows.map(({ method, methodReason }) => [method, methodReason])).toEqual([
    ['migrationwiz', old],
    ['pst-ftp', old],
    ['migrationwiz', null],
    ['pst-ftp', null],
    [null, null],
  ]);
});

test('the migration removes www. from the domains of open tickets', async () => {
  const rows = await database.client.ticket.findMany({ orderBy: { number: 'asc' } });
  expect(rows.map(({ domain }) => domain)).toEqual([
    'acme.com',
    'www.acme.com',
    'www.com',
    'acme.com',
    'acme.com',
  ]);
});

test('after the migration, a step stays as it was when the ticket changes', async () => {
  const domain = await createDomain();
  const desk = { ...domain, database };
  const marks = [];
  for (const number of [1, 3, 4, 5]) {
    const { steps } = await noteTicket(desk, racker, number, { text: 'called', progress: false });
    const step = steps.find(({ id }) => id === 'C-10');
    expect(step).toMatchObject({ fact: 'method', about: 'method' });
    marks.push(step?.mark?.state);
  }
  expect(marks).toEqual(['done', 'waived', 'reopened', undefined]);
  await domain.database.close();
});
