import type { Logger } from '../../logger.ts';
import type { Desk } from '../../ticket/desk.ts';
import { trustedNow } from '../clock/clock-record.ts';
import { defineJob, forEach } from '../job.ts';
import { type Rule, retentionRules } from './rules.ts';

const dayMs = 24 * 3_600_000;

/** How often a process looks for old rows, in ms. */
const every = 3_600_000;

/**
 * How many rows a statement deletes, and how many statements a run has for each rule. Each statement is a transaction of
 * its own and skips locked rows, so nothing waits for this job. The next run goes on with the rest.
 */
const most = { rows: 300, statements: 100 };

const lastRuns = new WeakMap<Desk, number>();

/**
 * Deletes what is older than the settings allow: README.md, "What is kept". Deletes nothing if the clock may be wrong,
 * because a clock that is ahead makes everything look old.
 */
export const forgetOld = defineJob({
  name: 'forget old rows',
  async run(desk, logger) {
    const now = desk.clock.now().getTime();
    if (Math.abs(now - (lastRuns.get(desk) ?? Number.NEGATIVE_INFINITY)) < every) return;
    const trusted = await trustedNow(desk);
    if (!trusted) return;
    lastRuns.set(desk, now);
    await forEach(
      retentionRules,
      (rule) => forget(desk, logger, rule, trusted),
      (error, { name }) => logger.error({ err: error, rows: name }, 'old rows could not be deleted'),
    );
  },
  /** Always null, because nobody notices when exactly this work is done. */
  next: async () => null,
});

async function forget(desk: Desk, logger: Logger, rule: Rule, now: Date): Promise<void> {
  const days = rule.days(desk.keep);
  if (days === null) return;
  const before = new Date(now.getTime() - days * dayMs);
  let total = 0;
  for (let statement = 1; statement <= most.statements; statement++) {
    const count = await rule.forget(desk.database.client, before, most.rows);
    total += count;
    if (count < most.rows) break;
  }
  if (total > 0) logger.debug({ rows: rule.name, count: total, before }, 'deleted old rows');
}
