/** The sign-offs of waves: docs/rules.md, "Mailboxes". */

import { z } from 'zod';
import { jsonMoment } from '../../db/json-moment.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { hasReports, type Tally } from '../../mailbox/tally.ts';
import { groupOf, type WaveTally, wavesOf } from '../../mailbox/wave.ts';
import type { Plan } from '../playbooks/plan.ts';

/** Who signed off for the customer, and when. */
export interface SignOff {
  by: string;
  at: Date;
}

/** The customer's sign-off of one wave. */
export const waveSignOff = z.object({
  /** The name of the wave, as in `waveTally`. */
  wave: z.string(),
  by: z.string(),
  at: jsonMoment,
});

export type WaveSignOff = z.infer<typeof waveSignOff>;

type SignedStep = Pick<Plan['steps'][number], 'fact' | 'everyMailbox'>;

/** The columns of a ticket that say who signed off: for the whole ticket, or for its waves. */
interface SignOffColumns {
  waveSignOffs: WaveSignOff[] | null;
  signedOffBy: string | null;
  signedOffAt: Date | null;
}

interface Counted {
  mailboxTally: Tally | null;
}

type Signed = Counted & SignOffColumns;

/** The waves that the customer signs off one by one. Empty if there are none. */
export function signedWaves({ mailboxTally }: Counted): WaveTally[] {
  return mailboxTally?.waves ?? [];
}

/** The sign-off of a wave. Null if it has none. */
export function signOffOf(
  { waveSignOffs }: Pick<SignOffColumns, 'waveSignOffs'>,
  wave: string,
): SignOff | null {
  return waveSignOffs?.find((one) => one.wave === wave) ?? null;
}

/** The waves that are not signed off. */
export function unsignedWaves(ticket: Signed): WaveTally[] {
  return signedWaves(ticket).filter(({ wave }) => !signOffOf(ticket, wave));
}

/** Whether the first pass of a wave has ended for all its mailboxes, as far as the migration tool reports that. */
export function isCopied({ mailboxTally }: Counted, { copied, total }: WaveTally): boolean {
  return !mailboxTally || !hasReports(mailboxTally) || copied >= total;
}

/** How many waves are signed off: `2 of 3 waves signed off`. */
export function signedCount(ticket: Signed): string {
  const all = signedWaves(ticket).length;
  return `${all - unsignedWaves(ticket).length} of ${all} waves signed off`;
}

/** The sign-off of the whole ticket: the one that was given for it, or the last one of its waves, if all have one. */
export function wholeSignOff(ticket: Signed): SignOff | null {
  if (ticket.signedOffAt) return { by: ticket.signedOffBy ?? '', at: ticket.signedOffAt };
  return latest(signedWaves(ticket).map(({ wave }) => signOffOf(ticket, wave)));
}

/** The step that the sign-off of every wave completes. Undefined if the sign-off of this plan isn't about mailboxes. */
export function signOffStep<Step extends SignedStep>(steps: Step[]): Step | undefined {
  return steps.find(({ fact, everyMailbox }) => fact === 'sign-off' && everyMailbox);
}

/** The waves of a list of mailboxes that the customer signs off one by one. */
export function wavesToSign(steps: SignedStep[], mailboxes: Mailbox[]): WaveTally[] {
  return signOffStep(steps) ? wavesOf(mailboxes) : [];
}

/**
 * The columns of the sign-off after the list of mailboxes has changed. A sign-off counts for the mailboxes that it was given
 * for. So a group is signed off if all its mailboxes are, in whatever group they were before. Changes nothing if the ticket had
 * no waves and has none.
 *
 * @param waves the waves after the change
 */
export function signOffsAfter(
  ticket: Signed & { mailboxes: number | null },
  before: Mailbox[],
  after: Mailbox[],
  waves: WaveTally[],
): Partial<SignOffColumns> {
  const hadWaves = signedWaves(ticket).length > 0;
  if (!hadWaves && waves.length === 0) return {};
  const own = after.filter(({ late }) => !late);
  const whole = hadWaves ? null : wholeSignOff(ticket);
  const given = new Map(
    before
      .filter(({ late }) => !late)
      .map((mailbox) => [mailbox.source, hadWaves ? signOffOf(ticket, groupOf(mailbox)) : whole]),
  );
  // A sign-off from before the ticket listed its mailboxes counts for as many as there were.
  const isFirst = before.length === 0 && own.length <= (ticket.mailboxes ?? 0);
  const coverOf = (group: Mailbox[]) =>
    latest(group.map(({ source }) => (isFirst ? whole : (given.get(source) ?? null))));
  if (waves.length === 0) {
    const cover = coverOf(own);
    return { waveSignOffs: null, signedOffBy: cover?.by ?? null, signedOffAt: cover?.at ?? null };
  }
  const groups = Map.groupBy(own, groupOf);
  const signOffs = waves.flatMap(({ wave }): WaveSignOff[] => {
    const cover = coverOf(groups.get(wave) ?? []);
    return cover ? [{ wave, ...(signOffOf(ticket, wave) ?? { by: cover.by, at: cover.at }) }] : [];
  });
  return { waveSignOffs: signOffs.length > 0 ? signOffs : null, signedOffBy: null, signedOffAt: null };
}

/** The waves of a ticket that were signed off before a change of its list, and aren't after it. */
export function noLongerSigned(before: Signed, after: Signed): string[] {
  return unsignedWaves(after).flatMap(({ wave }) => (signOffOf(before, wave) ? [wave] : []));
}

/** The latest of several sign-offs. Null if one is missing, or if there are none. */
function latest(all: (SignOff | null)[]): SignOff | null {
  const [last, ...others] = all;
  if (!last) return null;
  return others.reduce<SignOff | null>(
    (found, one) => found && one && (one.at >= found.at ? one : found),
    last,
  );
}
