import { z } from 'zod';
import { tooLarge } from './capacity.ts';
import type { Mailbox } from './mailbox.ts';
import { failsLogin, hasRetried } from './report.ts';
import { hasEnded, isUnderWay, type Status, statuses } from './status.ts';
import { type WaveTally, waveTally } from './wave.ts';

/** What must be true of every mailbox, so that a step is done. */
export const proofNames = ['verified', 'fits', 'ready', 'copied', 'finished'] as const;

export type ProofName = (typeof proofNames)[number];

const proof = z.object({
  /** Mailboxes of which it is true. */
  yes: z.int(),
  /** Mailboxes of which it is known to be false. */
  no: z.int(),
});

/** How far the mailboxes of a ticket are. Late ones are counted apart. */
export const tally = z.object({
  /** Mailboxes, with the rows of the last sheet that were left out. */
  total: z.int(),
  /** Rows of the last sheet that were left out, because they are wrong. Older releases didn't count them. */
  leftOut: z.int().default(0),
  /** Mailboxes whose credentials have come in. */
  received: z.int(),
  /** Mailboxes that exist at the destination. */
  created: z.int(),
  /** Mailboxes with a known size. */
  sized: z.int(),
  /** Mailboxes that are too large for the target. */
  large: z.int(),
  /** Mailboxes that were added after the trial. */
  late: z.int(),
  /** Those of them that haven't moved yet. */
  lateOpen: z.int(),
  /** All mailboxes that the migration tool has reported about, by their status. */
  reported: z.partialRecord(z.enum(statuses), z.int()),
  /** Items that could not be moved. */
  itemErrors: z.int(),
  /** The most runs that the tool has made for one mailbox. */
  passes: z.int(),
  /** Mailboxes whose login failed in the last run. */
  failedLogins: z.int().default(0),
  proofs: z.record(z.enum(proofNames), proof),
  /** The waves that the customer signs off one by one. Empty if there are none. Older releases left this out. */
  waves: z.array(waveTally).default([]),
});

export type Tally = z.infer<typeof tally>;

/**
 * Counts the mailboxes of a ticket.
 *
 * @param waves the waves that the customer signs off one by one
 * @param leftOut how many rows of the last sheet were left out
 */
export function tallyOf(mailboxes: Mailbox[], target: string, waves: WaveTally[] = [], leftOut = 0): Tally {
  const [own, late] = [mailboxes.filter((one) => !one.late), mailboxes.filter((one) => one.late)];
  const count = (holds: (mailbox: Mailbox) => boolean, of = own) => of.filter(holds).length;
  const hasReports = mailboxes.some(({ status }) => status !== null);
  const isKnown = hasReports || own.some(({ verified }) => verified);
  const groups = Map.groupBy(mailboxes, ({ status }) => status);
  return {
    total: own.length + leftOut,
    leftOut,
    received: count(({ received }) => received),
    created: count(({ exists }) => exists),
    sized: count(({ sizeGb }) => sizeGb !== null),
    large: count(({ sizeGb }) => tooLarge(sizeGb, target) !== null),
    late: late.length,
    lateOpen: count((one) => !(one.verified && (one.copied || !hasReports)), late),
    reported: Object.fromEntries(
      [...groups].flatMap(([status, group]) => (status ? [[status, group.length]] : [])),
    ),
    itemErrors: mailboxes.reduce((sum, one) => sum + (one.itemErrors ?? 0), 0),
    passes: Math.max(0, ...mailboxes.map((one) => one.passes ?? 0)),
    failedLogins: count(failsLogin),
    proofs: {
      verified: {
        yes: count((one) => one.verified && !failsLogin(one)),
        no: isKnown ? count((one) => !one.verified && !hasEnded(one.status) && !isUnderWay(one.status)) : 0,
      },
      fits: {
        yes: count(({ sizeGb }) => sizeGb !== null && tooLarge(sizeGb, target) === null),
        no: count(({ sizeGb }) => tooLarge(sizeGb, target) !== null),
      },
      ready: { yes: count(({ ready }) => ready), no: count((one) => lacks(one, one.ready)) },
      copied: { yes: count(({ copied }) => copied), no: count((one) => lacks(one, one.copied)) },
      finished: {
        yes: count((one) => one.finished && (!one.itemErrors || hasRetried(one))),
        no: count((one) => lacks(one, one.finished)),
      },
    },
    waves,
  };
}

/**
 * Whether a mailbox is known to lack something that reports would have shown. A tool that doesn't count its runs may have run
 * again without a word of it.
 */
function lacks({ status, passes }: Mailbox, hasIt: boolean): boolean {
  return status !== null && !hasIt && !(passes === null && hasEnded(status));
}

/** How many mailboxes have one of these statuses. */
export function countOf({ reported }: Pick<Tally, 'reported'>, wanted: Status[]): number {
  return wanted.reduce((sum, status) => sum + (reported[status] ?? 0), 0);
}

/** Whether the migration tool has reported about any mailbox. */
export function hasReports({ reported }: Pick<Tally, 'reported'>): boolean {
  return Object.keys(reported).length > 0;
}
