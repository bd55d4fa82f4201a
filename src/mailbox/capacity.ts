/**
 * How much fits into a mailbox, in GB, by the target. Office 365 has plans of 50 GB and of 100 GB, so the larger one decides
 * whether a mailbox fits at all. Source: docs/trade.md, "Mailboxes and sheets".
 */
const capacities: Record<string, number> = {
  'rackspace-email': 25,
  'hosted-exchange': 100,
  'office-365': 100,
};

/** How much of the space in its new mailbox a mailbox may take up. Source: docs/trade.md, "The self-service tool". */
const mostShare = 0.7;

/** How much fits into a mailbox at a target, in GB. */
export function capacityOf(target: string): number {
  return capacities[target] ?? Number.POSITIVE_INFINITY;
}

/** How large a mailbox may be to move to a target, in GB. */
export function mostGb(target: string): number {
  return capacityOf(target) * mostShare;
}

/** Why a mailbox is too large for a target, without a period. Null if it isn't. @param sizeGb in GB */
export function tooLarge(sizeGb: number | null, target: string): string | null {
  const capacity = capacityOf(target);
  if (sizeGb === null || sizeGb <= mostGb(target)) return null;
  if (sizeGb > capacity)
    return `${sizeWords(sizeGb)} is more than the ${sizeWords(capacity)} of the new mailbox`;
  return `${sizeWords(sizeGb)} is more than 70% of the ${sizeWords(capacity)} of the new mailbox`;
}

/** Writes a size in GB: `17.5 GB`. */
export function sizeWords(size: number): string {
  return `${size.toLocaleString('en-US', { maximumFractionDigits: 1 })} GB`;
}

/** The smaller of the two plans of Office 365, in GB. Source: docs/trade.md, "Mailboxes and sheets". */
const smallPlan = 50;

/** Whether a mailbox fits only into the larger plan of Office 365. @param sizeGb in GB */
export function needsLargerPlan(sizeGb: number | null, target: string): boolean {
  return (
    target === 'office-365' && sizeGb !== null && sizeGb > smallPlan * mostShare && !tooLarge(sizeGb, target)
  );
}
