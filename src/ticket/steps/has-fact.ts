import type { PlanStep } from '../playbooks/plan.ts';
import type { FactName } from '../playbooks/playbook.ts';

/** Whether a fact completes one of the steps, so that the ticket needs the fact at all. */
export function hasFact(steps: Pick<PlanStep, 'fact'>[], name: FactName): boolean {
  return steps.some(({ fact }) => fact === name);
}
