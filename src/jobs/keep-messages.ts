import { z } from 'zod';
import type { Tx } from '../db/client.ts';
import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { markableRows, markableSql, markLines } from '../ticket/digest/mark-lines.ts';
import {
  dueRunbooks,
  keepRunbook,
  nextRunbook,
  runbookRows,
  runbooksSql,
} from '../ticket/runbook/keep-runbook.ts';
import { defineJob, forEach } from './job.ts';

/** Brings messages up to date that the event of a change doesn't update: the lines of digests, and runbooks. */
export const keepMessages = defineJob({
  name: 'keep messages current',
  async run(desk, logger) {
    const { digests, runbooks } = await findOutdated(desk.database.client, desk.clock.now());
    await forEach(
      digests,
      (post) => markLines(desk, post),
      (error, { place }) => logger.error({ err: error, place }, 'the lines of a digest could not be marked'),
    );
    await forEach(
      dueRunbooks(desk, runbooks),
      (number) => keepRunbook(desk, number),
      (error, number) => logger.error({ err: error, ticket: number }, 'a runbook could not be kept current'),
    );
  },
  // Changes come at any time, and each run of the jobs looks for them.
  next: (desk, after) => nextRunbook(desk, desk.database.client, after),
});

/** Finds what to update, in one statement, because it also runs after each change. */
async function findOutdated(tx: Tx, at: Date): Promise<z.infer<typeof found>> {
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT (SELECT coalesce(json_agg(d), '[]') FROM (${markableSql(at)}) d) AS "digests",
      (SELECT coalesce(json_agg(r), '[]') FROM (${runbooksSql(at)}) r) AS "runbooks"`;
  return found.parse(row);
}

const found = z.object({ digests: markableRows, runbooks: runbookRows });

/** Brings messages up to date right after a commit, so that nobody does what someone else has just done. */
export interface Keeper {
  /** Looks for outdated messages right away. If a look is under way, looks once more after it, even after several calls. */
  wake(): void;
  /** Resolves once there is nothing left to look for. */
  settled(): Promise<void>;
}

export function createKeeper(desk: Desk, logger: Logger): Keeper {
  let looking: Promise<void> | null = null;
  let isAsked = false;

  async function look(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      // The job looks again within a minute.
      await keepMessages
        .run(desk, logger)
        .catch((err) => logger.error({ err }, 'messages could not be brought up to date'));
    }
    looking = null;
  }

  return {
    wake() {
      isAsked = true;
      looking ??= look();
    },
    settled: async () => void (await looking),
  };
}
