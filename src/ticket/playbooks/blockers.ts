import type { PathCondition } from '../../knowledge/route.ts';
import type { TicketBlocker } from '../state.ts';
import { toOffice } from './parts/conditions.ts';
import type { Party } from './playbook.ts';

/** Why a migration is stuck, and the usual fix. docs/sources.md, "Blockers", says where the fix comes from. */
export interface BlockerSpec {
  code: string;
  /** What is seen, in a few words. */
  name: string;
  fix: string;
  /** Who then has to do something; null: nobody has to. */
  waitingOn: Party | null;
  /** The phases in which it is usual: a form offers these only. */
  phases: string[];
  /** Steps that the blocker opens again: docs/rules.md, "Steps that reopen". */
  unticks?: string[];
  /** The paths on which it is usual; absent: all. */
  when?: PathCondition;
  /** A method that is another way round it, where the ticket has the choice. */
  method?: string;
}

const before = ['discovery', 'credentials', 'provisioning'];
const passes = ['trial', 'prestage'];
const allPasses = [...passes, 'delta'];
const files = ['pst-export', 'ftp-upload', 'pst-import'];
const afterwards = ['client-setup', 'decommission'];

export const blockerSpecs: BlockerSpec[] = [
  {
    code: 'CREDS_MISSING',
    name: 'The sheet with the credentials has not come back, or is incomplete',
    fix: 'Tell the admin which mailboxes have none yet, and by when the sheet is needed.',
    waitingOn: 'customer-admin',
    phases: ['credentials', 'trial'],
  },
  {
    code: 'CREDS_INVALID',
    name: 'A login fails, at the source or at the destination',
    fix: 'Find out which side fails: log in to webmail or OWA with the same pair, have the sheet corrected, verify again.',
    waitingOn: 'customer-admin',
    phases: ['credentials', ...passes],
  },
  {
    code: 'PASSWORD_RESET',
    name: 'A user has changed a password, and passes fail since',
    fix: 'Have the new credential given the way the others were, verify that mailbox again, and remind everyone that passwords stay until the end.',
    waitingOn: 'customer-admin',
    phases: [...allPasses, 'customer-testing', 'cutover'],
    unticks: ['E-11', 'V-05'],
  },
  {
    code: 'MFA_BLOCKED',
    name: 'Multi-factor or a ban on basic authentication stops the login',
    fix: 'Ask for an app password, an exception or impersonation, whichever their policy allows.',
    waitingOn: 'customer-admin',
    phases: ['credentials', ...passes],
  },
  {
    code: 'MAILBOX_MISSING',
    name: 'A destination mailbox does not exist',
    fix: 'The admin creates it in the control panel or the admin centre; it can be used some 15 minutes later. The tool creates none.',
    waitingOn: 'customer-admin',
    phases: ['provisioning', 'pst-import', ...passes],
  },
  {
    code: 'LICENSE_MISSING',
    name: 'A user has no Office 365 licence, or none is left',
    fix: 'The admin adds licences and assigns them; that takes up to 15 minutes.',
    waitingOn: 'customer-admin',
    phases: ['prerequisites', 'provisioning', ...passes],
    when: toOffice,
  },
  {
    code: 'TENANT_DOMAIN_UNVERIFIED',
    name: 'The domain is not verified in the tenant',
    fix: 'The admin adds the TXT record that the wizard names, waits until it is seen, and verifies.',
    waitingOn: 'customer-admin',
    phases: ['prerequisites', 'provisioning'],
    when: toOffice,
  },
  {
    code: 'FOLDER_CHARS',
    name: 'A folder with special characters in its name fails',
    fix: 'The user renames it to letters and digits; then run the pass again.',
    waitingOn: 'end-user',
    phases: ['readiness', 'maintenance', ...passes],
  },
  {
    code: 'SIZE_OVER',
    name: 'A mailbox is over 70 % of the destination, or over its licence',
    fix: 'Clean up, take a bigger plan, or add a MigrationWiz licence for it.',
    waitingOn: 'customer-admin',
    phases: ['provisioning', 'readiness', 'maintenance', 'pst-export', ...passes],
  },
  {
    code: 'SOURCE_UNREACHABLE',
    name: 'The source server does not answer',
    fix: 'Check address and port (993 or 143), then their firewall: an allow-list may be needed.',
    waitingOn: 'customer-admin',
    phases: ['credentials', ...passes],
  },
  {
    code: 'THROTTLED',
    name: 'The source or destination slows the passes down',
    fix: 'Use impersonation, have the policy relaxed for 30, 60 or 90 days, run fewer at once, or wait until the cap is reset.',
    waitingOn: 'vendor',
    phases: allPasses,
    method: 'pst-ftp',
  },
  {
    code: 'SLOW_LINK',
    name: 'The customer’s link is the limit',
    fix: 'Run off-hours and fewer at once.',
    waitingOn: 'racker',
    phases: ['discovery', 'ftp-upload', ...allPasses],
    method: 'pst-ftp',
  },
  {
    code: 'QUEUED_LONG',
    name: 'A pass has been queued for over 40 minutes',
    fix: 'Open a case with BitTitan support.',
    waitingOn: 'vendor',
    phases: allPasses,
  },
  {
    code: 'WAITING_FOR_USER',
    name: 'The tool waits for a user to enter credentials',
    fix: 'Stop it, clear the credentials and send the request again, or enter them from the sheet.',
    waitingOn: 'end-user',
    phases: passes,
  },
  {
    code: 'CORRUPT_ITEMS',
    name: 'Too many items fail',
    fix: 'Retry the errors; then have the customer accept the list of what is lost, or raise the limit.',
    waitingOn: 'racker',
    phases: [...allPasses, 'pst-import', 'maintenance'],
  },
  {
    code: 'MX_NOT_SWITCHED',
    name: 'The agreed cutover is past, and MX still points to the old system',
    fix: 'Send the admin the list of records once more. They change DNS; we never take access to it.',
    waitingOn: 'customer-admin',
    phases: ['cutover'],
  },
  {
    code: 'MX_PARTIAL',
    name: 'An old MX record stands beside the new ones',
    fix: 'The admin removes every MX record that is not in the list.',
    waitingOn: 'customer-admin',
    phases: ['cutover', 'delta'],
  },
  {
    code: 'DNS_PROPAGATING',
    name: 'The change is made, and resolvers still give the old records',
    fix: 'Wait 48 to 72 hours and run one more delta pass.',
    waitingOn: 'dns',
    phases: ['cutover', 'delta'],
  },
  {
    code: 'SPF_DUPLICATE',
    name: 'There is more than one SPF record, so mail lands in spam',
    fix: 'The admin merges them into one.',
    waitingOn: 'customer-admin',
    phases: ['cutover', 'delta', 'client-setup'],
  },
  {
    code: 'AUTODISCOVER_WRONG',
    name: 'Outlook cannot be set up: autodiscover points elsewhere',
    fix: 'The admin corrects the CNAME; a website must answer 404 on the autodiscover address.',
    waitingOn: 'customer-admin',
    phases: ['readiness', 'cutover', 'client-setup'],
  },
  {
    code: 'FORCED_MX_LEFT_ON',
    name: 'Forced MX routing is still on after the switch',
    fix: 'Ask Support to switch it off.',
    waitingOn: 'support',
    phases: ['cutover', 'delta'],
  },
  {
    code: 'CUSTOMER_UNRESPONSIVE',
    name: 'The customer does not answer',
    fix: 'Two reminders, then a call, then a final notice; after that put it on hold, or ask a lead to close it.',
    waitingOn: 'customer-admin',
    phases: [
      'intake',
      ...before,
      ...files,
      'prerequisites',
      'scheduling',
      'readiness',
      'password-reset',
      'customer-testing',
      'cutover',
      'plan-review',
      ...afterwards,
    ],
  },
  {
    code: 'PLAN_NOT_CONFIRMED',
    name: 'The plan of the platform change is not answered',
    fix: 'Send it again, with the four answers that are needed: read and understood, date and time, addresses, questions.',
    waitingOn: 'customer-admin',
    phases: ['plan-review'],
  },
  {
    code: 'SCHEDULE_PENDING',
    name: 'No slot is confirmed after five business days',
    fix: 'Escalate it within the Internal Migration team.',
    waitingOn: 'internal-team',
    phases: ['scheduling'],
  },
  {
    code: 'PASSWORDS_NOT_RESET',
    name: 'The platform change is done, and users are locked out',
    fix: 'The admin resets the password of every moved mailbox in the control panel.',
    waitingOn: 'customer-admin',
    phases: ['password-reset'],
  },
  {
    code: 'CLIENTS_NOT_RECONFIGURED',
    name: 'New mail does not show in a client',
    fix: 'The user makes a new profile; the Email Help Tool walks them through it.',
    waitingOn: 'end-user',
    phases: ['client-setup'],
  },
  {
    code: 'LOCAL_MAIL',
    name: 'Mail is missing because it was kept on a computer',
    fix: 'The user imports it into the mailbox; best before the move.',
    waitingOn: 'end-user',
    phases: ['readiness', 'pst-export', 'customer-testing', 'client-setup'],
  },
  {
    code: 'OLD_MAILBOXES_BILLING',
    name: 'Both platforms are still billed',
    fix: 'The admin deletes the old mailboxes and asks for the removal of their licences.',
    waitingOn: 'customer-admin',
    phases: ['decommission'],
  },
  {
    code: 'MOBILE_SORT',
    name: 'Phones show old mail as new',
    fix: 'Known and harmless: mail is copied newest first. A shorter sync window helps.',
    waitingOn: null,
    phases: ['delta', 'client-setup'],
  },
];

/** Whom a ticket waits on because of what is in its way: the last thing that somebody has to mend; null: nothing. */
export function waitingBecause(
  blockers: Pick<TicketBlocker, 'code'>[],
): { waitingOn: Party; waitingFor: string } | null {
  for (const { code } of blockers.toReversed()) {
    const waitingOn = findBlocker(code)?.waitingOn;
    if (waitingOn) return { waitingOn, waitingFor: code };
  }
  return null;
}

export function findBlocker(code: string): BlockerSpec | undefined {
  return blockerSpecs.find((spec) => spec.code === code);
}
