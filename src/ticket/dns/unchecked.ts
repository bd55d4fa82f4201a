/** What was seen in DNS, once nobody looks anymore: docs/rules.md, "DNS". */

import { isSeenInDns } from '../playbooks/blockers.ts';
import type { Ticket, TicketBlocker } from '../state.ts';

/** The columns of a ticket about what was seen in DNS, before anyone looks. */
export const nothingSeen = { dnsFacts: null, mxWrongAt: null } satisfies Partial<Ticket>;

/** Whether a look raised a blocker, and no look has told since then that it is still true. */
export function isUnchecked({ code, reported }: TicketBlocker, { dnsFacts }: Ticket): boolean {
  return reported && isSeenInDns(code) && dnsFacts === null;
}

/** What people should know of such a blocker, in sentences without a period. */
export const unchecked = "DNS isn't checked now. Clear this blocker once the records are right";
