import { tooLarge } from './capacity.ts';
import type { Mailbox } from './mailbox.ts';

/** How far the mailboxes of a ticket are. */
export interface Tally {
  total: number;
  /** Mailboxes whose credentials have come in. */
  received: number;
  /** Mailboxes that exist at the destination. */
  created: number;
  /** Mailboxes with a known size. */
  sized: number;
  /** Mailboxes that are too large for the target. */
  large: number;
}

/** Counts the mailboxes of a ticket. */
export function tallyOf(mailboxes: Mailbox[], target: string): Tally {
  const count = (holds: (mailbox: Mailbox) => boolean) => mailboxes.filter(holds).length;
  return {
    total: mailboxes.length,
    received: count(({ received }) => received),
    created: count(({ exists }) => exists),
    sized: count(({ sizeGb }) => sizeGb !== null),
    large: count(({ sizeGb }) => tooLarge(sizeGb, target) !== null),
  };
}
