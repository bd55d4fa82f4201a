import type { PlanPhase, PlanStep } from './plan.ts';

/** Whether one of a plan's phases ends a Rackspace bill. */
export function endsBill(phases: Pick<PlanPhase, 'billed'>[]): boolean {
  return phases.some(({ billed }) => billed);
}

/** Whether the customer pays for both systems for a while, as in every upgrade to Office 365. */
export function hasDoubleBilling({
  phases,
  steps,
}: {
  phases: Pick<PlanPhase, 'billed'>[];
  steps: Pick<PlanStep, 'startsBill'>[];
}): boolean {
  return endsBill(phases) && steps.some(({ startsBill }) => startsBill);
}
