import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { systemClock } from '../clock.ts';
import type { Database } from '../db/client.ts';

const dayMs = 86_400_000;

/** How much later than ours the clock of another replica may be, in ms. */
const clockTolerance = 60_000;

const seenRows = z.tuple([z.object({ seenAt: z.date() })]);
const tickRows = z.tuple([z.object({ tickedAt: z.date().nullable() })]);

/** The row of this process in the table of running processes. Its times are real ones. */
export interface Replica {
  /** Writes the row, and reads it again. Rejects if that doesn't work. */
  prove(): Promise<void>;
  /** Records that this process has run all jobs now. */
  ticked(): Promise<void>;
}

export function createReplica({ executeSql }: Pick<Database, 'executeSql'>): Replica {
  const id = randomUUID();
  return {
    async prove() {
      const now = systemClock.now();
      await executeSql(
        `INSERT INTO "Replica" ("id", "seenAt") VALUES ($1, $2)
         ON CONFLICT ("id") DO UPDATE SET "seenAt" = excluded."seenAt"`,
        [id, now],
      );
      const { rows } = await executeSql('SELECT "seenAt" FROM "Replica" WHERE "id" = $1', [id]);
      const [{ seenAt }] = seenRows.parse(rows);
      // Another probe may have written a later time.
      if (seenAt < now) throw new Error('the row that was read is older than the row that was written');
    },
    async ticked() {
      const now = systemClock.now();
      await executeSql(
        `INSERT INTO "Replica" ("id", "seenAt", "tickedAt") VALUES ($1, $2, $2)
         ON CONFLICT ("id") DO UPDATE SET "seenAt" = excluded."seenAt", "tickedAt" = excluded."tickedAt"`,
        [id, now],
      );
      // Stopped processes leave their rows behind. Rows from the future were written while the clock was wrong.
      const [before, after] = [new Date(now.getTime() - dayMs), new Date(now.getTime() + dayMs)];
      await executeSql('DELETE FROM "Replica" WHERE "seenAt" < $1 OR "seenAt" > $2', [before, after]);
    },
  };
}

/** Returns how long ago any process last ran all jobs, in ms of real time. Null if none has. */
export async function sinceLastTick({ executeSql }: Pick<Database, 'executeSql'>): Promise<number | null> {
  const now = systemClock.now().getTime();
  const { rows } = await executeSql(
    'SELECT max("tickedAt") AS "tickedAt" FROM "Replica" WHERE "tickedAt" <= $1',
    [new Date(now + clockTolerance)],
  );
  const [{ tickedAt }] = tickRows.parse(rows);
  return tickedAt && Math.max(0, now - tickedAt.getTime());
}
