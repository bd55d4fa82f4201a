import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';

/** The last migration before the one that changed the spelling to "canceled". */
const before = '20261128214500_column_names';
const filter = { only: {}, not: {}, words: [], states: ['agreed'] };
const everyStatus = { ...filter, status: ['open', 'closed', 'cancelled'] };

let database: Database;

beforeAll(async () => {
  const url = await createTestDatabaseUrl({ bare: true });
  await migrate(url, createLogger('error'), before);
  await askServer(url, `INSERT INTO "Plan" VALUES ('hash', '{"phases": [], "steps": []}', '{}')`);
  for (const [i, status] of ['open', 'closed', 'cancelled'].entries())
    await askServer(
      url,
      `INSERT INTO "Ticket" ("number", "kind", "playbook", "planHash", "domain", "source", "target", "service", "customer",
         "account", "status", "phase", "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom")
       VALUES ($1, 'migration', 'assisted-upgrade', 'hash', 'acme.com', 'gmail', 'office-365', 'assisted', 'Acme', '1234567',
         $2, 'discovery', now(), 'racker', 'slack:U0', now(), now(), now())`,
      [i + 1, status],
    );
  for (const [place, wish] of [
    ['slack:C1', { topics: null, filter: everyStatus }],
    ['slack:C2', { level: 'threads', topics: ['notes'], filter: { ...filter, status: ['open'] } }],
    ['slack:C3', { topics: null, filter: null }],
  ])
    await askServer(
      url,
      `INSERT INTO "Subscription" ("place", "byId", "at", "wish") VALUES ($1, 'slack:U0', now(), $2)`,
      [place, wish],
    );
  await migrate(url, createLogger('error'));
  database = connect(url);
});
afterAll(() => database.close());

test('the migration to the spelling "canceled" changes the status of canceled tickets only', async () => {
  const tickets = await database.client.ticket.findMany({ orderBy: { number: 'asc' } });
  expect(tickets.map(({ status }) => status)).toEqual(['open', 'closed', 'canceled']);
});

test('the migration to the spelling "canceled" also changes the filters of subscriptions', async () => {
  const subscriptions = await database.client.subscription.findMany({ orderBy: { place: 'asc' } });
  expect(subscriptions.map(({ wish }) => wish)).toEqual([
    { level: 'threads', topics: null, filter: { ...everyStatus, status: ['open', 'closed', 'canceled'] } },
    { level: 'threads', topics: ['notes'], filter: { ...filter, status: ['open'] } },
    { level: 'threads', topics: null, filter: null },
  ]);
});
