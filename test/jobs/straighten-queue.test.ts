import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { straightenQueue } from '../../src/jobs/clock/straighten-queue.ts';
import { createClockwork } from '../../src/jobs/clockwork.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabase } from '../support/database.ts';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await startOnce();
});
afterAll(() => database.close());

/** Starts the clockwork, which creates or repairs pg-boss, and stops it again. Returns what it logged. */
async function startOnce(): Promise<string[]> {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void log.push(line) });
  const clockwork = createClockwork({ database, logger, tick: async () => {}, look: async () => {} });
  await clockwork.start();
  await clockwork.stop(4_000);
  return log;
}

/** Leaves what pg-boss leaves behind if the database's clock runs 40 days ahead for a minute. */
async function runAhead(): Promise<void> {
  const ahead = "now() + interval '40 days'";
  await database.executeSql(`UPDATE pgboss.version SET cron_on = ${ahead}, bam_on = ${ahead}`);
  await database.executeSql(`UPDATE pgboss.queue SET maintain_on = ${ahead}, monitor_on = ${ahead}`);
  await database.executeSql(
    `INSERT INTO pgboss.job (name, created_on, start_after) VALUES ('tick', ${ahead}, ${ahead})`,
  );
}

/** How many times in pg-boss's own tables lie more than an hour ahead. */
async function far(): Promise<number> {
  const { rows } = await database.executeSql(`
    WITH rows AS (
      SELECT to_jsonb(v) AS row FROM pgboss.version v UNION ALL SELECT to_jsonb(q) FROM pgboss.queue q
      UNION ALL SELECT to_jsonb(j) - 'keep_until' FROM pgboss.job j
    )
    SELECT count(*)::int AS far FROM rows, jsonb_each_text(row)
    WHERE (CASE WHEN value ~ '^\\d{4}-\\d\\d-\\d\\dT' THEN value::timestamptz END) > now() + interval '1 hour'`);
  return (rows[0] as { far: number }).far;
}

test('repairs the job queue after the clock of the database ran ahead, and changes nothing otherwise', async () => {
  expect(await straightenQueue(database)).toBe(0);
  await runAhead();
  expect(await far()).toBeGreaterThan(3);
  expect(await straightenQueue(database)).toBeGreaterThan(2);
  expect(await far()).toBe(0);
  expect(await straightenQueue(database)).toBe(0);
});

test('the start of the clockwork repairs the job queue, and says so once', async () => {
  await runAhead();
  const log = await startOnce();
  expect(await far()).toBe(0);
  expect(log.filter((line) => line.includes('repaired the job queue'))).toHaveLength(1);
});
