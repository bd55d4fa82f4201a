import type { Path, PathCondition } from '../../knowledge/route.ts';
import { toOffice } from './parts/conditions.ts';
import { checkLogins, easeLimits } from './parts/path-fixes.ts';
import type { Party } from './playbook.ts';

/** A reason why a migration is blocked, and the usual fix. docs/sources.md, "Blockers", says where the fix comes from. */
export interface BlockerSpec {
  code: string;
  /** Plain words of at most `longestLabel` characters: `Invalid credentials`. */
  label: string;
  /** What a Racker sees, in one sentence without a period. */
  name: string;
  /** The usual fix, in sentences that are true on every path. */
  fix: string;
  /** The usual fix on a path, where the path decides it. */
  fixOn?(path: Path): string;
  /** Who must act to fix the blocker. Null: nobody. */
  waitingOn: Party | null;
  /** The phases where this blocker is common. In other phases, the form doesn't offer it. */
  phases: string[];
  /**
   * The steps that the blocker reopens, up to and including the phase `until`: docs/rules.md, "Steps that reopen".
   */
  reopens?: { steps: string[]; until: string };
  /** The watch of DNS raises and clears it. */
  seenInDns?: true;
  /** A ticket can't move on while it has this blocker. Other blockers only say what is wrong. */
  holds?: true;
  /** The paths where this blocker is common. Absent: every path. */
  when?: PathCondition;
  /** A method that avoids the blocker, for tickets that can choose their method. */
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
    label: 'Credentials missing',
    name: 'The credentials of some mailboxes have not come in',
    fix: 'Tell the admin which mailboxes are still missing and when you need their credentials.',
    waitingOn: 'customer-admin',
    phases: ['credentials', 'trial'],
  },
  {
    code: 'CREDS_INVALID',
    label: 'Invalid credentials',
    name: 'A login fails at the source or at the destination',
    fix: 'Find out which side fails: sign in to both systems with the same logins that the tool uses. Ask for the right credentials, and verify again.',
    fixOn: checkLogins,
    waitingOn: 'customer-admin',
    phases: ['credentials', ...passes],
  },
  {
    code: 'PASSWORD_RESET',
    label: 'Password changed',
    name: 'A user changed a password, and passes have failed since',
    fix: 'Get the new password by a secure method, never in chat. Verify that mailbox again, and remind everyone not to change passwords until the migration ends.',
    waitingOn: 'customer-admin',
    phases: [...allPasses, 'customer-testing', 'cutover'],
    reopens: { steps: ['E-11', 'V-05'], until: 'delta' },
  },
  {
    code: 'MFA_BLOCKED',
    label: 'Blocked by MFA',
    name: 'Multi-factor authentication or a ban on basic authentication stops the login',
    fix: "Ask the admin for an app password, an exception, or impersonation, whichever the customer's policy allows.",
    waitingOn: 'customer-admin',
    phases: ['credentials', ...passes],
  },
  {
    code: 'MAILBOX_MISSING',
    label: 'Mailbox missing',
    name: 'A destination mailbox does not exist',
    fix: 'Ask the admin to create the mailbox in the control panel or the admin center. A new mailbox is ready after about 15 minutes. The tool does not create mailboxes.',
    waitingOn: 'customer-admin',
    phases: ['provisioning', 'pst-import', ...passes],
  },
  {
    code: 'LICENSE_MISSING',
    label: 'License missing',
    name: 'A user has no Office 365 license, or no license is left',
    fix: 'Ask the admin to add and assign licenses, which takes up to 15 minutes.',
    waitingOn: 'customer-admin',
    phases: ['prerequisites', 'provisioning', ...passes],
    when: toOffice,
  },
  {
    code: 'TENANT_DOMAIN_UNVERIFIED',
    label: 'Domain not verified',
    name: 'The domain is not verified in the tenant',
    fix: 'Ask the admin to add the TXT record that the wizard shows, wait until the record is visible, and verify the domain.',
    waitingOn: 'customer-admin',
    phases: ['prerequisites', 'provisioning'],
    when: toOffice,
  },
  {
    code: 'FOLDER_CHARS',
    label: 'Bad folder name',
    name: 'A folder fails because its name has special characters',
    fix: 'Ask the user to rename the folder, using only letters and numbers. Then run the pass again.',
    waitingOn: 'end-user',
    phases: ['readiness', 'maintenance', ...passes],
  },
  {
    code: 'SIZE_OVER',
    label: 'Mailbox too large',
    name: 'A mailbox uses more than 70% of the space at the destination, or more than its license allows',
    fix: 'Clean up the mailbox, move it to a bigger plan, or add a MigrationWiz license for it.',
    waitingOn: 'customer-admin',
    phases: ['provisioning', 'readiness', 'maintenance', 'pst-export', ...passes],
  },
  {
    code: 'SOURCE_UNREACHABLE',
    label: 'Source unreachable',
    name: 'The source server does not respond',
    fix: "Check the address and the port (993 or 143), then the customer's firewall. The customer may need to allow our IP addresses.",
    waitingOn: 'customer-admin',
    phases: ['credentials', ...passes],
  },
  {
    code: 'THROTTLED',
    label: 'Throttled',
    name: 'The source or the destination slows down the passes',
    fix: 'Run fewer mailboxes at once, or wait until the limit resets. Exchange and Office 365: use impersonation, or have the limits relaxed for 30, 60, or 90 days. Other systems: ask the host to raise its limit on connections.',
    fixOn: easeLimits,
    waitingOn: 'vendor',
    phases: allPasses,
    method: 'pst-ftp',
  },
  {
    code: 'SLOW_LINK',
    label: 'Slow link',
    name: "The customer's connection is too slow",
    fix: 'Run passes after hours, and run fewer at a time.',
    waitingOn: 'racker',
    phases: ['discovery', 'ftp-upload', ...allPasses],
    method: 'pst-ftp',
  },
  {
    code: 'QUEUED_LONG',
    label: 'Queued too long',
    name: 'A pass has been queued for more than 40 minutes',
    fix: 'Open a case with BitTitan support.',
    waitingOn: 'vendor',
    phases: allPasses,
  },
  {
    code: 'WAITING_FOR_USER',
    label: 'Waiting for user login',
    name: 'The tool is waiting for a user to enter credentials',
    fix: 'Stop the pass, clear the credentials, and send the credentials request again. Or enter the credentials that the customer sent yourself.',
    waitingOn: 'end-user',
    phases: passes,
  },
  {
    code: 'CORRUPT_ITEMS',
    label: 'Too many failed items',
    name: 'Too many items fail',
    fix: 'Retry the errors. Then have the customer accept the list of lost items, or raise the limit.',
    waitingOn: 'racker',
    phases: [...allPasses, 'pst-import', 'maintenance'],
  },
  {
    code: 'MX_EARLY',
    label: 'MX switched early',
    name: 'MX points to the new mailboxes before the ticket is in Cutover, or before the agreed time',
    fix: 'Call the admin. Either the admin sets the old MX again, or you finish the steps before the switch now, and agree on an earlier time. Mail already arrives in the new mailboxes.',
    waitingOn: 'racker',
    phases: ['provisioning', 'trial', 'prestage', 'customer-testing', 'cutover'],
    seenInDns: true,
  },
  {
    code: 'MX_REGRESSED',
    label: 'MX no longer right',
    name: 'MX pointed to the new mailboxes, and no longer does',
    fix: 'Call the admin at once and send the list of records again. Mail goes to the old mailboxes or gets lost: when MX is right again, run another pass.',
    waitingOn: 'customer-admin',
    phases: ['cutover', 'delta', 'client-setup', 'decommission'],
    seenInDns: true,
    holds: true,
  },
  {
    code: 'MX_NOT_SWITCHED',
    label: 'MX not switched',
    name: 'The agreed cutover has passed, and MX still points to the old system',
    fix: "Send the admin the list of records again. The admin makes the DNS change. Never accept access to the customer's DNS.",
    waitingOn: 'customer-admin',
    phases: ['cutover'],
    seenInDns: true,
  },
  {
    code: 'MX_PARTIAL',
    label: 'Old MX still there',
    name: 'An old MX record is still in place alongside the new ones',
    fix: 'Ask the admin to remove every MX record that is not on the list.',
    waitingOn: 'customer-admin',
    phases: ['cutover', 'delta'],
    seenInDns: true,
  },
  {
    code: 'DNS_PROPAGATING',
    label: 'DNS propagating',
    name: 'The DNS change has been made, but resolvers still return the old records',
    fix: 'Wait until the TTL of the old MX has run out: DNS says when. If nobody knows that TTL, wait 72 hours. Then run one more delta pass.',
    waitingOn: 'dns',
    phases: ['cutover', 'delta'],
    seenInDns: true,
  },
  {
    code: 'SPF_DUPLICATE',
    label: 'Duplicate SPF record',
    name: 'There is more than one SPF record, so mail goes to spam',
    fix: 'Ask the admin to merge the SPF records into one.',
    waitingOn: 'customer-admin',
    phases: ['cutover', 'delta', 'client-setup'],
    seenInDns: true,
  },
  {
    code: 'AUTODISCOVER_WRONG',
    label: 'Autodiscover wrong',
    name: 'Outlook cannot be set up because autodiscover points elsewhere',
    fix: 'Ask the admin to correct the CNAME. If a website runs at the autodiscover address, that website must return 404.',
    waitingOn: 'customer-admin',
    phases: ['readiness', 'cutover', 'client-setup'],
    seenInDns: true,
  },
  {
    code: 'FORCED_MX_LEFT_ON',
    label: 'Forced MX Routing left on',
    name: 'Forced MX Routing is still on after the switch',
    fix: 'Ask Support to turn it off.',
    waitingOn: 'support',
    phases: ['cutover', 'delta'],
  },
  {
    code: 'CUSTOMER_UNRESPONSIVE',
    label: 'Customer not responding',
    name: 'The customer does not respond',
    fix: 'Send two reminders, then call, then send a final notice. After that, put the ticket on hold or ask a lead to close it.',
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
    label: 'Plan not confirmed',
    name: 'The customer has not replied to the platform change plan',
    fix: 'Send the plan again, and ask the customer for four things: confirmation that they have read and understood it, a start date and time, the addresses to move, and any questions.',
    waitingOn: 'customer-admin',
    phases: ['plan-review'],
  },
  {
    code: 'SCHEDULE_PENDING',
    label: 'Slot not confirmed',
    name: 'No slot has been confirmed after five business days',
    fix: 'Escalate to the Internal Migration team.',
    waitingOn: 'internal-team',
    phases: ['scheduling'],
  },
  {
    code: 'PASSWORDS_NOT_RESET',
    label: 'Passwords not reset',
    name: 'The platform change is done, and users are locked out',
    fix: 'Ask the admin to reset the password of every moved mailbox in the control panel.',
    waitingOn: 'customer-admin',
    phases: ['password-reset'],
  },
  {
    code: 'CLIENTS_NOT_RECONFIGURED',
    label: 'Mail clients not set up',
    name: 'New mail does not show up in a mail client',
    fix: 'Ask the user to set up a new profile. The Email Help Tool shows each step.',
    waitingOn: 'end-user',
    phases: ['client-setup'],
  },
  {
    code: 'LOCAL_MAIL',
    label: 'Local mail not moved',
    name: 'Mail is missing because it was stored on a computer',
    fix: 'Ask the user to import the mail from that computer into the mailbox. If the move has not started yet, do this first.',
    waitingOn: 'end-user',
    phases: ['readiness', 'pst-export', 'customer-testing', 'client-setup'],
  },
  {
    code: 'OLD_MAILBOXES_BILLING',
    label: 'Old mailboxes still billed',
    name: 'Both platforms are still billed',
    fix: 'Ask the admin to delete the old mailboxes and request the removal of their licenses.',
    waitingOn: 'customer-admin',
    phases: ['decommission'],
  },
  {
    code: 'MOBILE_SORT',
    label: 'Old mail shown as new',
    name: 'Phones show old mail as new',
    fix: 'This is a known issue and does no harm: mail is copied newest first, so the oldest mail arrives last. If it bothers the user, ask them to set the phone to sync fewer days of mail. Less old mail then shows up as new.',
    waitingOn: null,
    phases: ['delta', 'client-setup'],
  },
];
