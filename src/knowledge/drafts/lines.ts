import { articles } from '../citation.ts';
import type { DraftDetails, Obstacle, Values } from './draft.ts';

/** Lines that several letters share, and the facts that they depend on. */

/** The steps that switch the DNS records, one for each kind of move. */
export const switchSteps = ['E-18', 'U-14', 'V-07'];

/** Whether new mail goes to the new mailboxes. */
export function isSwitched({ steps }: Pick<DraftDetails, 'steps'>): boolean {
  return switchSteps.some((id) => steps.get(id));
}

/** Whether the customer has created the new mailboxes. */
export function mailboxesExist({ steps }: Pick<DraftDetails, 'steps'>): boolean {
  return ['E-09', 'U-10', 'V-01'].some((id) => steps.get(id));
}

/** Whether a ticket is in a phase, or has left it. False if the ticket doesn't have the phase. */
export function hasReached({ phase, phases }: Pick<DraftDetails, 'phase' | 'phases'>, slug: string): boolean {
  return phases.includes(slug) && phases.indexOf(phase) >= phases.indexOf(slug);
}

/** Why a letter about the switch can no longer be sent. */
export function afterSwitch(details: DraftDetails): { reason: string } | undefined {
  return isSwitched(details) ? { reason: 'The DNS records are switched already.' } : undefined;
}

/** Why no letter may ask to delete old mailboxes: one of them was forgotten, or someone still needs it. */
export function whileDeletionWaits({ reopened }: Pick<DraftDetails, 'reopened'>): Obstacle | undefined {
  if (!reopened.includes('U-19')) return undefined;
  return {
    reason:
      'Old mailboxes deleted (U-19) is open again, so the customer must not delete any more for now. If they can:',
    command: 'done KEY U-19',
  };
}

/** How to get help at once. */
export function help({ support }: DraftDetails, { know }: Values): string {
  const number = know('rackspace-ticket');
  return `If something goes wrong, call Support at any hour: ${support.phone}.${number ? ` Your ticket number is ${number}.` : ''}`;
}

/** Says that the agreed time of the switch is over, if the switch hasn't been made. */
export function missedSwitch(details: DraftDetails): string[] {
  return details.missedCutover && (details.mail === 'ahead' || details.mail === 'elsewhere')
    ? [`The switch was planned for ${details.missedCutover}, and hasn't been made yet.`]
    : [];
}

export const forwardThis = 'If someone else does this for you, please forward this message.';

/** Asks the customer's admin to pass on a letter about DNS records, by name if we know who runs the DNS. */
export function forwardRecords({ know }: Values): string {
  const person = know('dns-contact');
  return person
    ? `Please forward this message to the person who runs your DNS: ${person.replace(/\.$/, '')}.`
    : forwardThis;
}

/** What starts the part of a letter that the reader sends on. */
export const forUsers = ['---------- Message for your users ----------', 'Hello,'];

/** How long a platform change takes: the range on the ticket, or else our plan. */
export function changeLength({ lockout }: DraftDetails, { know }: Values): string {
  const range = know('range');
  return range
    ? `Plan for about ${range}.`
    : `Plan for about ${lockout.change}. With much mail, it can take longer.`;
}

/** How long the users of a platform change are locked out, for the admin who resets the passwords afterward. */
export function lockoutLength(details: DraftDetails, values: Values): string {
  const reset =
    'We will tell you in this ticket when the change is complete. Then you reset the passwords, the same evening or on the next working day. Until you have done that, your users stay locked out.';
  return details.lockout.isOverPlan
    ? `This is taking longer than planned. We are sorry. ${reset}`
    : `${changeLength(details, values)} ${reset}`;
}

/** By when the customer does something: the agreed date if it comes first, or else the day to reply by. */
export function deadline({ agreed }: DraftDetails, { know }: Values): string | undefined {
  return agreed ?? know('by');
}

export const aliasWords =
  'An alias is a second address for the same mailbox. A group list or distribution list is one address that delivers to several people.';

/** Where no password may stand. */
export const neverHere =
  'Never put a password in the sheet, in a reply to this ticket, in an email, or in a chat.';

/** Says how passwords travel, in paragraphs. */
export function passwordsTravel({ secureRoute }: Pick<DraftDetails, 'secureRoute'>): string[] {
  return [
    secureRoute ??
      'We will send you a secure link for the passwords in a separate message. Please send them only there.',
    neverHere,
  ];
}

/** The system where the customer creates new mailboxes, with its address. */
export function whereCreated(target: string): string {
  return target === 'office-365'
    ? 'the Office 365 admin center'
    : `the control panel (${articles.controlPanel})`;
}
