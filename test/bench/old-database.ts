import { setTimeout as delay } from 'node:timers/promises';
import { migrate } from '../../src/db/migrate.ts';
import { migrationNames } from '../../src/db/migrations.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer } from '../support/database-url.ts';

/*
 * Creates a database as an early release would: with only the first migration, and with tickets. The statements fit the
 * tables of that migration, which never changes.
 */

const domains = ['acme.com', 'globex.com', 'initech.com'];

/** Applies the first migration to an empty database and adds a few tickets. */
export async function fillOldDatabase(url: string): Promise<void> {
  await migrate(url, createLogger('error'), migrationNames()[0]);
  await askServer(url, `INSERT INTO "Person" (id, name) VALUES ('slack:U0DANA', 'dana')`);
  for (const [i, domain] of domains.entries()) {
    const number = i + 1;
    await askServer(
      url,
      `INSERT INTO "Ticket" (number, kind, playbook, domain, source, target, service, customer, account, status, phase,
         "phaseEnteredAt", "waitingOn", "openedById", "openedAt", "progressAt", "clockFrom", "lastEvent")
       VALUES ($1, 'migration', 'assisted-upgrade', $2, 'rackspace-email', 'office-365', 'assisted', 'Acme', '1234567',
         'open', 'prerequisites', now(), 'customer-admin', 'slack:U0DANA', now(), now(), now(), 2)`,
      [number, domain],
    );
    await askServer(
      url,
      `INSERT INTO "TicketPhase" ("ticketNumber", position, slug, "waitingOn")
       VALUES ($1, 0, 'prerequisites', 'customer-admin'), ($1, 1, 'discovery', 'racker')`,
      [number],
    );
    await askServer(
      url,
      `INSERT INTO "TicketStep" ("ticketNumber", id, position, text, actor, gate, required)
       VALUES ($1, 'U-01', 0, 'Tenant created', 'customer admin', 'prerequisites', true)`,
      [number],
    );
    await askServer(
      url,
      `INSERT INTO "Event" ("ticketNumber", seq, type, at, "actorId", text, progress, data)
       VALUES ($1, 1, 'opened', now(), 'slack:U0DANA', 'opened it', true, '{}'),
              ($1, 2, 'note', now(), 'slack:U0DANA', $2, false, '{}')`,
      [number, `noted: the old note about ${domain}`],
    );
  }
  await askServer(url, `SELECT setval('"Ticket_number_seq"', ${domains.length})`);
}

/** Throws unless all rows of the old release exist. */
export async function expectOldRows(url: string): Promise<void> {
  const rows = await askServer(
    url,
    `SELECT t.domain, jsonb_array_length(p.content -> 'steps') AS steps,
       jsonb_array_length(p.content -> 'phases') AS phases,
       EXISTS (SELECT FROM "Event" e WHERE e."ticketNumber" = t.number
         AND e.text = 'noted: the old note about ' || t.domain) AS noted
     FROM "Ticket" t JOIN "Plan" p ON p.hash = t."planHash" ORDER BY t.number`,
  );
  const expected = domains.map((domain) => ({ domain, steps: 1, phases: 2, noted: true }));
  if (JSON.stringify(rows) === JSON.stringify(expected)) return;
  throw new Error(`old rows are missing. The rows are ${JSON.stringify(rows)}`);
}

/** Throws unless every migration was finished exactly once. */
export async function expectMigrated(url: string): Promise<void> {
  const rows = await askServer(
    url,
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const [{ all } = { all: 0 }] = await askServer(url, 'SELECT count(*)::int AS all FROM _prisma_migrations');
  const names = rows.map(({ name }) => name);
  if (JSON.stringify(names) === JSON.stringify(migrationNames()) && all === names.length) return;
  throw new Error(
    `the database is half-migrated. Of ${all} migrations, these are finished: ${names.join(', ')}`,
  );
}

/** Whether only some of the migrations after the first one are applied. */
export async function isBetweenMigrations(url: string): Promise<boolean> {
  const applied = await countApplied(url);
  return applied > 1 && applied < migrationNames().length;
}

async function countApplied(url: string): Promise<number> {
  const [row] = await askServer(url, 'SELECT count(*)::int AS applied FROM _prisma_migrations');
  return Number(row?.applied);
}

/** Waits until the bot starts to apply migrations. @param over aborts the wait */
export async function untilMigrating(url: () => string, over: AbortSignal): Promise<void> {
  // The bot holds an advisory lock while it migrates.
  const sql = "SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory'";
  await poll(over, async () => Number((await askServer(url(), sql))[0]?.locks) > 0);
}

/** Measures how long the bot takes to apply its migrations, in ms. @param over aborts the measurement */
export async function timeMigrations(url: () => string, over: AbortSignal): Promise<number> {
  await untilMigrating(url, over);
  const started = performance.now();
  await poll(over, async () => (await countApplied(url())) === migrationNames().length);
  return performance.now() - started;
}

/** Repeats `ask` until it resolves to true. An error counts as false, because the database may not be running yet. */
async function poll(over: AbortSignal, ask: () => Promise<boolean>): Promise<void> {
  while (!over.aborted && !(await ask().catch(() => false))) await delay(2);
}
