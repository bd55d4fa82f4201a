import type { Reading } from '../checks/clocks.ts';
import { readClock } from '../checks/clocks.ts';
import { checkDatabase } from '../checks/database.ts';
import { checkFailed, checkOwed } from '../checks/deliveries.ts';
import { type Ask, note, wrong } from '../checks/finding.ts';
import { checkSchema } from '../checks/schema.ts';
import type { Clock } from '../clock.ts';
import type { StoreSettings } from '../config.ts';
import { readHistory } from '../db/history.ts';
import { migrationNames } from '../db/migrations.ts';
import { createPool } from '../db/pool.ts';
import { type ReachedStore, reachStore } from '../db/reach-store.ts';
import { createLogger } from '../logger.ts';
import { within } from '../within.ts';
import type { Line } from './line.ts';

/** How long closing the connections may take, in ms. A database that hangs never answers. */
const closeWithin = 1_000;

/** Checks the database and what is in it. Adds the reading of its clock. */
export async function checkStore(store: StoreSettings, clock: Clock, readings: Reading[]): Promise<Line[]> {
  let reached: ReachedStore;
  try {
    reached = await reachStore(store, createLogger('silent'));
  } catch (error) {
    return [{ about: 'store', finding: wrong('The database cannot be used.', (error as Error).message) }];
  }
  const pool = createPool(reached.url);
  try {
    const running: Line[] = reached.started
      ? [{ about: 'store', finding: note('Migration Desk is not running. "npm start" starts it.') }]
      : [];
    return [...running, ...(await checkContent((text, values) => pool.query(text, values), clock, readings))];
  } finally {
    await within(closeWithin, pool.end()).catch(() => {});
    await reached.close();
  }
}

async function checkContent(ask: Ask, clock: Clock, readings: Reading[]): Promise<Line[]> {
  const lines: Line[] = [{ about: 'store', finding: await checkDatabase(ask) }];
  readings.push(
    await readClock('the database server', clock, async () => {
      const { rows } = await ask('SELECT clock_timestamp() AS now');
      return (rows as { now: Date }[])[0]!.now;
    }),
  );
  const schema = checkSchema(await readHistory({ query: ask }), migrationNames());
  lines.push({ about: 'schema', finding: schema });
  // Other tables may lack the columns that the other checks read.
  if (schema.state !== 'ok') return lines;
  lines.push({ about: 'deliveries', finding: await checkOwed(ask, clock.now()) });
  lines.push({ about: 'deliveries', finding: await checkFailed(ask, clock.now()) });
  return lines;
}
