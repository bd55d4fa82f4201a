import { z } from 'zod';
import { type Ask, type Finding, ok, wrong } from './finding.ts';

const state = z.tuple([z.object({ version: z.string(), writable: z.boolean() })]);

/** Checks that the database answers and takes changes. */
export async function checkDatabase(ask: Ask): Promise<Finding> {
  const { rows } = await ask(
    `SELECT current_setting('server_version') AS version,
       NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS writable`,
  );
  const [{ version, writable }] = state.parse(rows);
  if (writable) return ok(`Postgres ${version} answers.`);
  return wrong(
    `Postgres ${version} answers, but takes no changes.`,
    'Set DATABASE_URL to the primary server, or end the read-only mode of the database.',
  );
}
