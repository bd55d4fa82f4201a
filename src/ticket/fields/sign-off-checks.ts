/** Checks who signed off for the customer, and when. Each check throws a `Fault`. */

import { Fault } from '../../errors.ts';
import { allWaves, shortWaveName, waveArgument, waveName } from '../../mailbox/wave.ts';
import { listWords } from '../../phrase.ts';
import { momentWords } from '../../time/date-words.ts';
import {
  isCopied,
  type SignOff,
  signedCount,
  signedWaves,
  unsignedWaves,
} from '../mailboxes/wave-sign-offs.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { stepName } from '../steps/step-name.ts';
import type { CheckContext, CheckedTicket } from './ticket-field.ts';

/** Refuses a sign-off of the whole ticket if its waves are signed off one by one, and one that is too old. */
export async function checkSignOff(
  signed: SignOff | null,
  ticket: CheckedTicket,
  context: CheckContext,
): Promise<void> {
  refuseWaves(signed, ticket, context);
  const step = ticket.steps.find(({ fact }) => fact === 'sign-off');
  const phase = step?.earliest?.phase;
  if (signed && step && phase) await refuseOldSignOff(signed, step, phase, context);
}

function refuseWaves(signed: SignOff | null, ticket: CheckedTicket, { calendar, at }: CheckContext): void {
  const { key } = ticket;
  const waves = signedWaves(ticket);
  if (waves.length === 0) return;
  const left = unsignedWaves(ticket);
  const isNow = signed && at.getTime() - signed.at.getTime() < 60_000;
  const when = signed && !isNow ? `, ${calendar.localDay(signed.at)} ${calendar.localTime(signed.at)}` : '';
  const value = signed ? `"${signed.by.replace(/"/g, '')}${when}"` : 'none';
  const command = (wave: string) => `set ${key} sign-off:${value} ${waveArgument(wave)}`;
  const buttons = left
    .filter((wave) => isCopied(ticket, wave))
    .slice(0, mostOffered)
    .map(({ wave }) => ({ label: `Sign off ${shortWaveName(wave)}`, command: command(wave) }));
  const names = (left.length > 0 ? left : waves).map(({ wave }) => waveName(wave));
  throw new Fault(
    left.length > 0
      ? `${key} is signed off wave by wave: ${signedCount(ticket)}. Not signed off: ${listWords(names)}.`
      : `${key} is signed off wave by wave, and ${listWords(names)} are signed off.`,
    {
      hint: 'Add `wave:` with its name, or `wave:all`.',
      example: command(allWaves),
      buttons: signed ? buttons : [],
      field: 'wave',
    },
  );
}

/** How many waves a refusal offers to sign off. */
const mostOffered = 3;

/** Refuses a sign-off from before its phase began, or from before its step was opened again. */
export async function refuseOldSignOff(
  signed: SignOff,
  step: CheckedTicket['steps'][number],
  phase: string,
  { calendar, at, enteredAt }: Pick<CheckContext, 'calendar' | 'at' | 'enteredAt'>,
): Promise<void> {
  // People type times to the minute.
  const isBefore = (time: Date) => signed.at.getTime() + 60_000 <= time.getTime();
  const entered = await enteredAt(phase);
  if (entered && isBefore(entered)) {
    throw new Fault(
      `The ticket entered ${phaseLabel(phase)} on ${momentWords(calendar, entered, at)}, after that sign-off.`,
      { hint: 'Enter when the customer signed off in this phase.', field: 'sign-off' },
    );
  }
  if (step.mark?.state === 'reopened' && isBefore(step.mark.at)) {
    throw new Fault(
      `${stepName(step)} was opened again on ${momentWords(calendar, step.mark.at, at)}, after that sign-off.`,
      { hint: 'Enter when the customer signed off after that.', field: 'sign-off' },
    );
  }
}
