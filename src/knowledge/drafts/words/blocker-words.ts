import type { Path } from '../../route.ts';
import { failingLogins } from './login-words.ts';

/** What a blocker is to the customer, in sentences of a status update. */
interface BlockerWords {
  problem: string;
  /** What the customer can do about it. Absent: only we can do something. */
  ask?: string;
}

const dns = 'Check the DNS records against the list in our message about the switch.';

/** The blockers that a customer hears of, by code. Some words depend on the path. */
export const blockerWords: Record<string, BlockerWords | ((path: Path) => BlockerWords)> = {
  CREDS_MISSING: {
    problem: 'The logins of some mailboxes are missing.',
    ask: 'Send us the missing logins, by the secure link only.',
  },
  CREDS_INVALID: failingLogins,
  PASSWORD_RESET: {
    problem: "A password was changed during the move, so our tool can't open that mailbox.",
    ask: 'Send us the new password by the secure link only, and ask your users to change no more passwords.',
  },
  MFA_BLOCKED: {
    problem: 'Two-step sign-in keeps our tool out.',
    ask: 'Allow our tool to sign in, with an app password or an exception.',
  },
  MAILBOX_MISSING: { problem: 'A new mailbox does not exist yet.', ask: 'Create the missing mailbox.' },
  LICENSE_MISSING: {
    problem: 'A user has no Office 365 license.',
    ask: 'Add a license, and assign it to the user.',
  },
  TENANT_DOMAIN_UNVERIFIED: {
    problem: 'Your domain is not verified at Office 365.',
    ask: 'Add the TXT record that Office 365 shows, and verify the domain.',
  },
  FOLDER_CHARS: {
    problem: 'A folder cannot be copied, because its name has special characters.',
    ask: 'Rename the folder, with only letters and digits.',
  },
  SIZE_OVER: {
    problem: 'A mailbox is too large for its new place.',
    ask: 'Clean up that mailbox, or choose a larger plan for it.',
  },
  SOURCE_UNREACHABLE: {
    problem: 'Your mail server does not respond to our tool.',
    ask: 'Check the address of the server and your firewall.',
  },
  THROTTLED: { problem: 'One of the two systems limits how fast mail can be copied.' },
  SLOW_LINK: { problem: 'The connection to your server is slow, so copying takes longer.' },
  QUEUED_LONG: { problem: 'Our tool has a delay, which we are looking into.' },
  WAITING_FOR_USER: {
    problem: 'Our tool waits for a user to sign in.',
    ask: 'Have the user follow the message from our tool.',
  },
  CORRUPT_ITEMS: { problem: 'Some items could not be copied. We are trying them again.' },
  MX_EARLY: {
    problem:
      "The MX records were switched before the move was ready. Mail to mailboxes that don't exist yet is returned to its senders.",
    ask: 'Call us before you change any record again.',
  },
  MX_REGRESSED: {
    problem: "The MX records no longer point to the new system, so mail doesn't arrive in the new mailboxes.",
    ask: 'Set the MX records again as in our list.',
  },
  MX_NOT_SWITCHED: { problem: 'The DNS records have not been switched yet.', ask: dns },
  MX_PARTIAL: {
    problem: 'An old MX record is still in place.',
    ask: 'Remove every MX record that is not on our list.',
  },
  DNS_PROPAGATING: { problem: 'The DNS change is still spreading, which can take up to three days.' },
  SPF_DUPLICATE: {
    problem: 'Your domain has more than one SPF record, so mail can end up in spam folders.',
    ask: 'Merge the SPF records into one.',
  },
  AUTODISCOVER_WRONG: {
    problem: 'The autodiscover record is wrong, so Outlook cannot be set up.',
    ask: 'Correct the autodiscover record.',
  },
  FORCED_MX_LEFT_ON: { problem: 'We still have to change a setting on our side after the switch.' },
  PLAN_NOT_CONFIRMED: {
    problem: 'We have no answer to the plan yet.',
    ask: 'Answer the four questions in the plan.',
  },
  SCHEDULE_PENDING: { problem: 'The start of the change is not confirmed yet.' },
  PASSWORDS_NOT_RESET: {
    problem: 'The passwords have not been reset, so users are locked out.',
    ask: 'Reset the password of every moved mailbox in the control panel.',
  },
  CLIENTS_NOT_RECONFIGURED: {
    problem: 'Some mail apps still use the old mailbox.',
    ask: 'Have those users set up mail again.',
  },
  LOCAL_MAIL: {
    problem: 'Mail that was only on a computer is missing.',
    ask: 'Have the user import that mail into the mailbox.',
  },
  OLD_MAILBOXES_BILLING: {
    problem: 'The old mailboxes are still billed.',
    ask: 'Delete the old mailboxes, and ask us to remove their licenses.',
  },
};

/** What a blocker is to the customer of a path. Undefined if customers don't hear of it. */
export function wordsOfBlocker(code: string, path: Path): BlockerWords | undefined {
  const words = blockerWords[code];
  return typeof words === 'function' ? words(path) : words;
}
