import { earliest } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { minuteMs } from '../time/local-time.ts';
import { requestIdOf, resumed } from '../trace/request.ts';
import { inSpan } from '../trace/span.ts';
import { forEach } from './job.ts';
import { jobs } from './table.ts';

/** Runs all jobs once, or some of them. Several replicas may do this at the same time. */
export async function tick(desk: Desk, logger: Logger, which = jobs): Promise<void> {
  await forEach(
    which,
    (job) =>
      resumed(requestIdOf(undefined), () => inSpan(`job ${job.name}`, {}, () => job.run(desk, logger))),
    (error, job) => logger.error({ err: error, job: job.name }, 'a job failed'),
  );
}

/**
 * Returns the next moment after `after` when any job has work. Returns null if no such moment is known yet. `nextTick` has the moment
 * when the minute timer does that work.
 */
export async function nextDue(desk: Desk, after: Date): Promise<Date | null> {
  const moments = await Promise.all(jobs.map((job) => job.next(desk, after)));
  return earliest(moments);
}

/** Returns the next minute after `after` at which any job has work. Returns null if no such minute is known yet. */
export async function nextTick(desk: Desk, after: Date): Promise<Date | null> {
  const due = await nextDue(desk, after);
  return due && new Date(Math.ceil(due.getTime() / minuteMs) * minuteMs);
}
