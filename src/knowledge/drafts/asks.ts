import { blockerWords } from './blocker-words.ts';
import type { DraftDetails } from './draft.ts';
import { stepWords } from './step-words.ts';

/** The steps that bring us the logins of the mailboxes. */
const loginSteps = ['E-05', 'U-08'];

/** What the customer has to do for the active blockers, and for the steps that hold the present phase. */
export function openAsks(details: DraftDetails): string[] {
  const { open, blockers } = details.progress;
  return [
    ...new Set([
      ...blockers.flatMap((code) => blockerWords[code]?.ask ?? []),
      ...open.flatMap((id) => restOf(details, id) ?? stepWords[id]?.ask ?? []),
    ]),
  ];
}

/** Thanks for what is already here, if more is to come. */
export function thanks(details: DraftDetails): string[] {
  const rest = details.progress.open.some((id) => restOf(details, id));
  const { supplied } = details;
  return rest
    ? [`Thank you for the logins of the first ${supplied === 1 ? 'mailbox' : `${supplied} mailboxes`}.`]
    : [];
}

/** The ask for what is left, where the customer has done a part of a step. */
function restOf({ mailboxes = 0, supplied = 0 }: DraftDetails, id: string): string | undefined {
  if (!loginSteps.includes(id) || supplied === 0 || supplied >= mailboxes) return undefined;
  const left = mailboxes - supplied;
  return `Send us the logins of the other ${left === 1 ? 'mailbox' : `${left} mailboxes`}: complete the sheet, and return it by the secure link only.`;
}
