import { listWords } from '../../phrase.ts';

/** The parts of a step that name it. This isn't `TicketStep`, because the checks of fields name steps too. */
interface Named {
  id: string;
  label: string;
}

/** The label of a step, and the id to type: `Tenant created (U-01)`. */
export function stepName({ id, label }: Named): string {
  return `${label} (${id})`;
}

/** The names of several steps: `Tenant created (U-01) and Domain verified (U-02)`. */
export function stepNames(steps: Named[]): string {
  return listWords(steps.map(stepName));
}
