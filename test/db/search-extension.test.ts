import { beforeEach, expect, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationNames } from '../../src/db/migrations.ts';
import { createLogger } from '../../src/logger.ts';
import { noFilter } from '../../src/ticket/lists/filter.ts';
import { findTickets } from '../../src/ticket/lists/find-tickets.ts';
import { createPlans } from '../../src/ticket/playbooks/plans.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { askServer } from '../support/database-url.ts';

const logger = createLogger('silent');
const listIndexes = migrationNames().findIndex((name) => name.endsWith('_list_indexes'));
const before = migrationNames()[listIndexes - 1]!;

let url: string;

beforeEach(async () => {
  url = await createTestDatabaseUrl({ bare: true });
});

async function numbersFound(word: string): Promise<number[]> {
  const database = connect(url);
  try {
    const filter = { ...noFilter, words: [word] };
    const options = { at: new Date('2026-11-20T15:00:00Z'), part: { page: 1 }, size: 10 };
    const { tickets } = await findTickets({ plans: createPlans([]) }, database.client, filter, options);
    return tickets.map(({ number }) => number);
  } finally {
    await database.close();
  }
}

test('search finds tickets that an earlier release opened', async () => {
  await migrate(url, logger, before);
  await askServer(
    url,
    `INSERT INTO "Ticket" (kind, playbook, domain, source, target, service, customer, account, status, phase,
       "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom")
     SELECT 'migration', 'p', 'acme.com', 'gmail', 'office-365', 'assisted', customer, '7654321', 'open', 'discovery',
       now(), 'racker', 'slack:U1', now(), now(), now() FROM unnest(ARRAY['Acme', 'Bolt Ltd']) customer`,
  );
  await migrate(url, logger);
  expect(await numbersFound('bolt')).toEqual([2]);
  expect(await numbersFound('65432')).toEqual([1, 2]);
});

test('search works with pg_trgm in any schema', async () => {
  await askServer(url, 'CREATE SCHEMA extensions');
  await askServer(url, 'CREATE EXTENSION pg_trgm SCHEMA extensions');
  await migrate(url, logger);
  expect(await numbersFound('bolt')).toEqual([]);
});

test('migrate() says what to do if the database user may not create pg_trgm', async () => {
  const role = `plain_${process.pid}`;
  await askServer(url, `CREATE ROLE ${role} LOGIN`);
  await askServer(url, `GRANT ALL ON SCHEMA public TO ${role}`);
  const plain = new URL(url);
  plain.username = role;
  const message = await migrate(plain.href, logger).catch((error: Error) => error.message);
  expect(message).toContain('the search needs the Postgres extension pg_trgm');
  expect(message).toContain('permission denied to create extension "pg_trgm"');
  const [, advice] = /run (CREATE EXTENSION \w+) in the database/.exec(String(message)) ?? [];
  await askServer(url, advice!);
  expect((await migrate(plain.href, logger)).at(-1)).toBe(migrationNames().at(-1));
});
