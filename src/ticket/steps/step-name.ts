import type { TicketStep } from '../state.ts';
import { listWords } from '../words.ts';

type Named = Pick<TicketStep, 'id' | 'label'>;

/** The label of a step, and the id to type: `Tenant created (U-01)`. */
export function stepName({ id, label }: Named): string {
  return `${label} (${id})`;
}

/** The names of several steps: `Tenant created (U-01) and Domain verified (U-02)`. */
export function stepNames(steps: Named[]): string {
  return listWords(steps.map(stepName));
}
