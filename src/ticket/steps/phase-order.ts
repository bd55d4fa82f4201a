/** Where phases are in a plan, and where a platform change starts. */

import type { PlanPhase } from '../playbooks/plan.ts';

/** The place of a phase in a plan, starting at 0. -1 if the plan doesn't have the phase. */
export function placeOf(phases: Pick<PlanPhase, 'slug'>[], phase: string | null): number {
  return phases.findIndex(({ slug }) => slug === phase);
}

/** The phase that starts a platform change: the first one in which users have no mailbox. Migrations have none. */
export function startOf<Phase extends Pick<PlanPhase, 'lockedOut'>>(phases: Phase[]): Phase | undefined {
  return phases.find(({ lockedOut }) => lockedOut);
}

/** Whether a ticket in this phase is a platform change that has started. */
export function hasStarted(phases: Pick<PlanPhase, 'slug' | 'lockedOut'>[], phase: string): boolean {
  const start = startOf(phases);
  return start !== undefined && placeOf(phases, phase) >= placeOf(phases, start.slug);
}
