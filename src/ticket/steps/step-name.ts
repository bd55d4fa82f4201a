import { listWords } from '../../phrase.ts';
import type { Actor } from '../playbooks/playbook.ts';
import { actorWords } from '../playbooks/systems.ts';
import { plural } from '../words.ts';

/** The parts of a step that name it. This isn't `TicketStep`, because the checks of fields name steps too. */
interface Named {
  id: string;
  label: string;
}

/** The label of a step, and the id to type: `Tenant created (U-01)`. */
export function stepName({ id, label }: Named): string {
  return `${label} (${id})`;
}

/** A step that isn't done yet, in a line or on the button that records it: `☐ Tenant created`. */
export function openLabel({ label }: Pick<Named, 'label'>): string {
  return `☐ ${label}`;
}

/** The same, with who does the step unless a Racker does: `☐ Tenant created (customer's admin)`. */
export function openBy({ label, actor }: Pick<Named, 'label'> & { actor: Actor }): string {
  return `${openLabel({ label })}${actor === 'racker' ? '' : ` (${actorWords(actor)})`}`;
}

/**
 * Steps that aren't done yet: `☐ TTL lowered · ☐ Users informed`, or `☐ TTL lowered, and 3 more steps`.
 *
 * @param most how many to name, if more than one other is left. At least 1
 */
export function openLabels(steps: Pick<Named, 'label'>[], most: number): string {
  const named = steps.length <= most + 1 ? steps : steps.slice(0, most);
  const more = steps.length - named.length;
  return `${named.map(openLabel).join(' · ')}${more > 0 ? `, and ${plural(more, 'more step')}` : ''}`;
}

/** The names of several steps: `Tenant created (U-01) and Domain verified (U-02)`. */
export function stepNames(steps: Named[]): string {
  return listWords(steps.map(stepName));
}
