import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, type Fill } from './draft.ts';

/** What the customer reads while data moves: T5 to T8, T11. */
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
      const old = fill('side') === 'source';
      return [
        'Hello,',
        `some logins for ${details.domain} are refused by ${old ? `the old side (${details.from})` : `the new side (${details.to})`}: ${fill('failing')}.`,
        'To find the cause, sign in to the webmail of that side with exactly what the sheet has. If that fails too, the name or the password is wrong; if it works, a second factor or a missing right may keep our tool out.',
        'Put what is right into the sheet, return it by its secure route, and tell us here that it is back. Please write no password into this ticket.',
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
      ...((details.steps.get('E-14') ?? details.steps.get('F-04'))
        ? passFinished(details, fill)
        : passStarted(details, fill)),
      'Your users notice nothing of it: they go on in their old mailbox, and new mail keeps arriving there. Passwords should stay as they are.',
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
      `most of the mail of ${details.domain} is now in the new mailboxes. Please have a few people look, one with a big mailbox among them:`,
      bullets([
        'Are the folders there, and is mail in them, the oldest too?',
        'Do some messages with attachments open?',
        'Does a mail that is sent from the new mailbox arrive?',
        'Is whatever else should have moved in its place?',
      ]),
      `Please tell us by ${fill('by')} what is missing, or that all is well, and who says so. The switch can be planned after that: each day later moves it by a day.`,
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
      `the last pass for ${details.domain} is done. What had come into the old mailboxes since the first one is now in the new ones, and new mail arrives there.`,
      'Keep the old system until your users have found everything: do not cancel it, and delete nothing in it before you have told us that all is well.',
    ],
  },
];

function passStarted(details: DraftDetails, fill: Fill): string[] {
  return [
    `the first pass for ${details.domain} has begun: ${fill('mailboxes')}. We tell you when it is through.`,
  ];
}

function passFinished(details: DraftDetails, fill: Fill): string[] {
  const errors = fill('errors');
  const said =
    errors === '0'
      ? 'No item failed.'
      : `Items that failed: ${errors}. We try those again and tell you what remains.`;
  return [`the first pass for ${details.domain} is through: ${fill('mailboxes')}. ${said}`];
}

function beforePasses(details: DraftDetails): string[] {
  const where = details.path.target === 'office-365' ? 'the admin center of Office 365' : 'the control panel';
  return [
    'Hello,',
    `the first pass for ${details.domain} is near. Please see to this, and tell your users what concerns them:`,
    bullets([
      `Create every new mailbox in ${where}. Our tool makes none, and moves nothing to an address that has none.`,
      'Everybody works on as usual, in the mailbox that they have.',
      'Nobody should reset a password until the move is over: the tool could not get in any more.',
      'Names of folders should have letters and digits only, without signs such as / or #.',
      'Mail that is only on a computer must be moved into a folder of the mailbox.',
    ]),
  ];
}

function beforeChange(details: DraftDetails, fill: Fill): string[] {
  return [
    'Hello,',
    `the change of ${details.domain} from ${details.from} to ${details.to} starts on ${fill('slot')}. Please tell your users before:`,
    bullets([
      'From that moment nobody can open a mailbox, until we report completion. Mail is still accepted, and is there afterwards.',
      'What is only on a computer stays behind: look into webmail, and upload what is missing there.',
      'Export contacts and calendars, so that there is a copy.',
      'Names of folders should have letters and digits only.',
      'On a Mac: back up the mail, then take the account out of Apple Mail and restart.',
    ]),
    'Please change nothing of the domain in the control panel while it runs.',
  ];
}
