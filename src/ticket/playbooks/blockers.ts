import type { TicketBlocker } from '../state.ts';
import { type BlockerSpec, blockerSpecs } from './blocker-specs.ts';
import type { Party } from './playbook.ts';

/** Who a blocked ticket waits on: whoever must fix the newest blocker that needs a fix. Null: nobody. */
export function waitingBecause(
  blockers: Pick<TicketBlocker, 'code'>[],
): { waitingOn: Party; waitingFor: string } | null {
  for (const { code } of blockers.toReversed()) {
    const waitingOn = findBlocker(code)?.waitingOn;
    if (waitingOn) return { waitingOn, waitingFor: code };
  }
  return null;
}

export function findBlocker(code: string): BlockerSpec | undefined {
  return blockerSpecs.find((spec) => spec.code === code);
}

/** The label of a blocker: `Invalid credentials`. An unknown code, such as one of another release, stands for itself. */
export function blockerLabel(code: string): string {
  return findBlocker(code)?.label ?? code;
}

/** The label and the code to type: `Invalid credentials (CREDS_INVALID)`. */
export function blockerName(code: string): string {
  const label = blockerLabel(code);
  return label === code ? code : `${label} (${code})`;
}
