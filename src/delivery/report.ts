import type { Due } from './next-owed.ts';
import type { Outcome } from './send.ts';
import type { Verdict } from './verdict.ts';

/** The part of pino's logger that a courier uses. */
export interface CourierLog {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Logs the outcome of a delivery. Never logs the card, because it names customers. */
export function reportDelivery(logger: CourierLog, due: Due, outcome: Outcome, verdict: Verdict): void {
  const { place, mode } = due;
  const about = { delivery: String(due.id), place, mode, attempt: due.attempts + 1, outcome: outcome.kind };
  if (outcome.kind === 'sent' || outcome.kind === 'superseded') {
    logger.debug(about, verdict.rest ? 'delivered in part' : 'delivered');
    return;
  }
  const { reason, notBefore } = verdict;
  const at = outcome.kind === 'unexpected' ? outcome.at : undefined;
  const level = verdict.state === 'failed' || at ? 'error' : 'warn';
  const message = verdict.state === 'failed' ? 'delivery failed' : 'not delivered yet';
  logger[level]({ ...about, reason, notBefore, at }, message);
}

/** Logs a database error without its message, because Prisma may quote the values of the query. */
export function reportDatabase(logger: CourierLog, error: unknown, place?: string): void {
  const { name, code } = error as { name?: string; code?: string };
  logger.error({ place, error: name, code }, 'message delivery could not use the database');
}
