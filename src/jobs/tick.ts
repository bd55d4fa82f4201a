import { earliest } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { forEach } from './job.ts';
import { jobs } from './table.ts';

/** What the clock asks for, each minute: whatever is due is done, by whichever replica comes first. */
export async function tick(desk: Desk, logger: Logger): Promise<void> {
  await forEach(
    jobs,
    (job) => job.run(desk, logger),
    (error, job) => logger.error({ err: error, job: job.name }, 'a job failed'),
  );
}

/** The first moment after `after` at which a tick will have something to do, as far as is known; null: none. */
export async function nextDue(desk: Desk, after: Date): Promise<Date | null> {
  const moments = await Promise.all(jobs.map((job) => job.next(desk, after)));
  return earliest(moments);
}
