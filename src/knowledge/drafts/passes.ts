import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, type Fill } from './draft.ts';

/** Drafts for the time while data moves: T5 to T8, and T11. */
export const passDrafts: Draft[] = [
  {
    id: 'T5',
    name: 'prepare-users',
    title: 'Prepare users',
    to: "the customer's admin",
    scope: 'all',
    phases: ['provisioning', 'trial', 'prestage', 'pst-export', 'ftp-upload', 'readiness'],
    seeds: ['S0-14', 'S0-15', 'S0-22', 'S0-23', 'S0-24'],
    write: (details, fill) =>
      routeOf(details.path) === 'platform-change' ? beforeChange(details, fill) : beforePasses(details),
  },
  {
    id: 'T6',
    name: 'credential-problems',
    title: 'Credential problems',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['credentials', 'trial', 'prestage', 'delta'],
    fromSender: ['side', 'failing'],
    seeds: ['S0-12'],
    write: (details, fill) => {
      const system =
        fill('side') === 'source' ? `the old system (${details.from})` : `the new system (${details.to})`;
      return [
        'Hello,',
        `Some logins for ${details.domain} don't work in ${system}: ${fill('failing')}.`,
        "To find the cause, please sign in to that system's webmail with exactly the username and password in the sheet. If you can't sign in either, the username or the password is wrong. If you can sign in, two-factor sign-in or a missing permission may be blocking our tool. In that case, please tell us in this ticket, and we will help you find the cause.",
        'If the sheet is wrong, please correct it, return it by the same secure method as before, and tell us in this ticket when you have sent it. Never write a password in this ticket.',
      ];
    },
  },
  {
    id: 'T7',
    name: 'first-pass',
    title: 'First pass',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['prestage', 'pst-import'],
    fromPhase: ['prestage', 'pst-import'],
    fromSender: ['errors'],
    seeds: ['S0-10', 'S0-14', 'S0-15'],
    write: (details, fill) => [
      'Hello,',
      (details.steps.get('E-14') ?? details.steps.get('F-04'))
        ? passFinished(details, fill)
        : passStarted(details, fill),
      "Your users aren't affected. They keep working in their old mailbox, and new mail keeps arriving there. Please leave all passwords as they are.",
    ],
  },
  {
    id: 'T8',
    name: 'testing',
    title: 'Please test',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['customer-testing'],
    afterSteps: ['E-14', 'F-04'],
    fromSender: ['by'],
    seeds: ['S0-07', 'S0-08'],
    write: (details, fill) => [
      'Hello,',
      `Most of the mail for ${details.domain} is now in the new mailboxes. Please ask a few people to check, including someone with a large mailbox:`,
      bullets([
        'Are all folders there, with mail in them, including the oldest mail?',
        'Do messages with attachments open? Please try a few.',
        'If you send a message from the new mailbox, does it arrive?',
        'Is everything else there that was supposed to move?',
      ]),
      `By ${fill('by')}, please tell us what is missing, or confirm that everything is fine. Please include the name of the person who confirms. We can schedule your switch to the new mailboxes only after you confirm, so each day of delay pushes the switch back a day.`,
    ],
  },
  {
    id: 'T11',
    name: 'delta-complete',
    title: 'Last pass complete',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['delta', 'client-setup'],
    afterSteps: ['E-21'],
    seeds: ['S0-10', 'S1-18'],
    write: (details) => [
      'Hello,',
      `The last pass for ${details.domain} is complete. The mail that arrived in the old mailboxes since the first pass is now in the new mailboxes, and new mail arrives in the new mailboxes.`,
      "Please keep the old system until your users confirm that everything is there. Don't cancel it or delete anything in it until you have told us that everything is fine.",
    ],
  },
];

function passStarted(details: DraftDetails, fill: Fill): string {
  return `We have started the first pass for ${details.domain}: ${fill('mailboxes')}. A pass copies mail from the old mailboxes to the new ones. We will tell you when the first pass is complete.`;
}

function passFinished(details: DraftDetails, fill: Fill): string {
  const errors = fill('errors');
  const result =
    errors === '0'
      ? 'No items failed.'
      : `Items that failed: ${errors}. We will try them again, and tell you what remains.`;
  return `The first pass for ${details.domain} is complete: ${fill('mailboxes')}. ${result}`;
}

function beforePasses(details: DraftDetails): string[] {
  const where = details.path.target === 'office-365' ? 'the Office 365 admin center' : 'the control panel';
  return [
    'Hello,',
    `The mail for ${details.domain} will move soon. Here is what you and your users need to know and do first:`,
    bullets([
      `Create every new mailbox in ${where}. Our tool doesn't create mailboxes. The tool moves mail only to mailboxes that exist.`,
      'Everyone keeps working as usual, in their current mailbox.',
      "No one should reset a password until the move is complete. After a password changes, our tool can't open that mailbox.",
      'Use only letters and digits in folder names, not characters such as / or #.',
      'If mail is only on a computer, move it to a folder in the mailbox.',
    ]),
  ];
}

function beforeChange(details: DraftDetails, fill: Fill): string[] {
  return [
    'Hello,',
    `The platform change for ${details.domain} from ${details.from} to ${details.to} starts on ${fill('slot')}. Please tell your users the following before then:`,
    bullets([
      'From the start until we tell you that the change is complete, no one can open a mailbox. Mail is still accepted, and shows up in the mailbox when the change is complete.',
      "Mail that is only on a computer stays behind. Check webmail. If a message isn't there, move it from the computer to a folder in the mailbox.",
      'Export contacts and calendars, so that you have a copy.',
      'Use only letters and digits in folder names.',
      'On a Mac: back up the mail, remove the account from Apple Mail, and restart the Mac.',
    ]),
    "Please don't change anything about the domain in the control panel until the change is complete.",
  ];
}
