import type { DraftDetails } from './draft.ts';
import { switchSteps } from './lines.ts';
import { blockerWords } from './words/blocker-words.ts';
import { stepWords } from './words/step-words.ts';

/** The steps that bring us the logins of the mailboxes. */
const loginSteps = ['E-05', 'U-08'];

/** What the customer has to do for the active blockers, and for the steps that hold the present phase. */
export function openAsks(details: DraftDetails): string[] {
  const { open, blockers } = details.progress;
  return [
    ...new Set([
      ...blockers.flatMap((code) => blockerWords[code]?.ask ?? []),
      ...open.flatMap((id) => ownAsk(details, id) ?? stepWords[id]?.ask ?? []),
    ]),
  ];
}

/** Thanks for the logins that are here, if others are to come. */
export function thanks({ progress, mailboxes = 0, supplied = 0 }: DraftDetails): string[] {
  const isPart = supplied > 0 && supplied < mailboxes;
  if (!isPart || !progress.open.some((id) => loginSteps.includes(id))) return [];
  return [`Thank you for the logins of the first ${supplied === 1 ? 'mailbox' : `${supplied} mailboxes`}.`];
}

/** The ask for a step, where the ticket says more than the step. */
function ownAsk(
  { mailboxes = 0, supplied = 0, missedCutover }: DraftDetails,
  id: string,
): string | undefined {
  if (switchSteps.includes(id) && missedCutover)
    return 'Switch the DNS records, as listed in our message about the switch.';
  if (!loginSteps.includes(id) || supplied === 0 || supplied >= mailboxes) return undefined;
  const left = mailboxes - supplied;
  return `Send us the logins of the other ${left === 1 ? 'mailbox' : `${left} mailboxes`}: complete the sheet, and return it by the secure link only.`;
}
