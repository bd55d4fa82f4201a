import type { DraftDetails } from './draft.ts';
import { switchSteps } from './lines.ts';
import { wordsOfBlocker } from './words/blocker-words.ts';
import { dnsAsk, mxBlockers } from './words/mail-words.ts';
import { stepWords } from './words/step-words.ts';

/** The steps that bring us the logins of the mailboxes, or of administrators who can open them. */
export const loginSteps = ['E-05', 'E-24', 'U-08'];

/** What the customer has to do for the active blockers, and for the steps that hold the present phase. */
export function openAsks(details: DraftDetails): string[] {
  const { open, blockers } = details.progress;
  const dns = dnsAsk(details);
  const isSaid = (name: string) => dns !== undefined && recordNames.includes(name);
  return [
    ...new Set([
      ...(dns === undefined ? [] : [dns]),
      ...blockers.flatMap((code) => (isSaid(code) ? [] : (wordsOfBlocker(code, details.path)?.ask ?? []))),
      ...open.flatMap((id) => (isSaid(id) ? [] : (ownAsk(details, id) ?? stepWords[id]?.ask ?? []))),
    ]),
  ];
}

/** The steps and blockers that are about the records of the switch. What DNS shows says more than they do. */
const recordNames = [...switchSteps, 'E-16', 'E-19', ...mxBlockers, 'SPF_DUPLICATE', 'AUTODISCOVER_WRONG'];

/** Thanks for the logins that are here, if others are to come. */
export function thanks({ progress, ...details }: DraftDetails): string[] {
  return progress.open.some((id) => loginSteps.includes(id)) ? thanksForLogins(details) : [];
}

/** Thanks for the logins of some mailboxes. Empty if there are none, or if all are here. */
export function thanksForLogins({
  mailboxes = 0,
  supplied = 0,
}: Pick<DraftDetails, 'mailboxes' | 'supplied'>): string[] {
  if (supplied === 0 || supplied >= mailboxes) return [];
  return [`Thank you for the logins of the first ${supplied === 1 ? 'mailbox' : `${supplied} mailboxes`}.`];
}

/** The mailboxes whose logins are still to come: `17 mailboxes`. */
export function otherMailboxes({
  mailboxes = 0,
  supplied = 0,
}: Pick<DraftDetails, 'mailboxes' | 'supplied'>): string {
  const left = mailboxes - supplied;
  return left === 1 ? 'mailbox' : `${left} mailboxes`;
}

/** The ask for a step, where the ticket says more than the step. */
function ownAsk(details: DraftDetails, id: string): string | undefined {
  if (id === 'U-19' && details.reopened.includes(id))
    return "Please don't delete any more of the old mailboxes until we tell you that you can.";
  if (switchSteps.includes(id) && details.missedCutover)
    return 'Switch the DNS records, as listed in our message about the switch.';
  if (!loginSteps.includes(id) || thanksForLogins(details).length === 0) return undefined;
  return `Send us the logins of the other ${otherMailboxes(details)}, by the secure link only.`;
}
