import { countOf, hasReports, type Tally } from '../../mailbox/tally.ts';
import { businessDays, businessHours, hours } from '../playbooks/parts/clocks.ts';
import { isPassPhase } from '../playbooks/phases.ts';
import type { PhaseClock } from '../playbooks/playbook.ts';
import type { Ticket } from '../state.ts';

/**
 * The stall clock of a phase in which the tool works, by what the tool last reported: docs/rules.md, "Mailboxes". While it
 * works, people wait for the next statistics, also at night. Once it has stopped, it is up to people, in business hours. Null:
 * the phase's own clock counts.
 */
export function passClock({
  phase,
  mailboxTally,
}: Pick<Ticket, 'phase' | 'mailboxTally'>): PhaseClock | null {
  if (!mailboxTally || !hasReports(mailboxTally) || !isPassPhase(phase)) return null;
  const has = (...statuses: Parameters<typeof countOf>[1]) => countOf(mailboxTally, statuses) > 0;
  if (has('running')) return hours(4, 4, 24);
  // MigrationWiz asks people to call its support after 40 minutes (`BT-STATUS`).
  if (has('queued')) return hours(40 / 60, 40 / 60, 12);
  if (has('failed', 'quota')) return businessHours(4, 4, 16);
  if (has('stopped')) return businessHours(8, 8, 24);
  if (has('waiting-user')) return businessDays(1, 1, 7);
  return isDone(mailboxTally) ? businessHours(4, 8, 16) : businessDays(1, 1, 7);
}

/** Whether every mailbox that the tool reported about has ended without errors. */
function isDone(tally: Tally): boolean {
  const all = Object.values(tally.reported).reduce((sum, count) => sum + count, 0);
  return countOf(tally, ['done', 'ready', 'verified']) === all;
}
