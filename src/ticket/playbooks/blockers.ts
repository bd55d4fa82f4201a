import type { Path } from '../../knowledge/route.ts';
import type { TicketBlocker } from '../state.ts';
import { type BlockerSpec, blockerSpecs } from './blocker-specs.ts';
import type { Party } from './playbook.ts';

/**
 * Who a blocked ticket waits on: the party that must fix the newest blocker. Skips blockers that nobody has to fix.
 * Null if nobody has to fix any of the blockers.
 */
export function waitingBecause(
  blockers: Pick<TicketBlocker, 'code'>[],
): { waitingOn: Party; waitingFor: string } | null {
  for (const { code } of blockers.toReversed()) {
    const waitingOn = findBlocker(code)?.waitingOn;
    if (waitingOn) return { waitingOn, waitingFor: code };
  }
  return null;
}

/** The blocker that keeps a ticket from moving on. Null if none does. */
export function holdingBlocker({
  blockers,
}: {
  blockers: Pick<TicketBlocker, 'code'>[];
}): BlockerSpec | null {
  return blockers.map(({ code }) => findBlocker(code)).find((spec) => spec?.holds) ?? null;
}

/** Whether the watch of DNS raises and clears a blocker. */
export function isSeenInDns(code: string): boolean {
  return findBlocker(code)?.seenInDns ?? false;
}

export function findBlocker(code: string): BlockerSpec | undefined {
  return blockerSpecs.find((spec) => spec.code === code);
}

/** The usual fix of a blocker on a path, in sentences. */
export function fixFor(spec: BlockerSpec, path: Path): string {
  return spec.fixOn?.(path) ?? spec.fix;
}

/** A blocker's label: `Invalid credentials`. Returns an unknown code unchanged, such as one from another release. */
export function blockerLabel(code: string): string {
  return findBlocker(code)?.label ?? code;
}

/** A blocker's label with the code that people type: `Invalid credentials (CREDS_INVALID)`. */
export function blockerName(code: string): string {
  const label = blockerLabel(code);
  return label === code ? code : `${label} (${code})`;
}
