import { articles } from '../citation.ts';
import { finalSpf, recordText } from '../records.ts';
import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, type Values } from './draft.ts';
import { webmailOf } from './webmail.ts';

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
    write: (details, values) =>
      routeOf(details.path) === 'platform-change' ? beforeChange(details, values) : beforePasses(details),
  },
  {
    id: 'T6',
    name: 'credential-problems',
    title: 'Credential problems',
    to: "the customer's admin",
    scope: 'assisted',
    needsPhase: 'credentials',
    phases: ['credentials', 'trial', 'prestage', 'delta'],
    fromSender: ['side', 'failing'],
    seeds: ['S0-12'],
    write: (details, { need }) => [
      `Some logins for ${details.domain} don't work in ${systemOf(need('side'), details)}: ${need('failing')}.`,
      "To find the cause, please sign in to that system's webmail with exactly the username and password in the sheet. If you can't sign in either, the username or the password is wrong. If you can sign in, two-step sign-in or a missing permission may be blocking our tool. In that case, please tell us in this ticket, and we will help you find the cause.",
      'If the sheet is wrong, please correct it, return it by the same secure link as before, and tell us in this ticket when you have sent it. Never write a password in this ticket.',
    ],
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
    write: (details, values) => [
      (details.steps.get('E-14') ?? details.steps.get('F-04'))
        ? copied(details, values)
        : copying(details, values),
      details.isByPst
        ? "Your users aren't affected. They keep working in their old mailboxes, and new mail keeps arriving there."
        : "Your users aren't affected. They keep working in their old mailboxes, and new mail keeps arriving there. Please leave all passwords as they are.",
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
    write: (details, { need }) => [
      details.isByPst
        ? `The data from your PST files is now in the new mailboxes for ${details.domain}. Please ask a few people to check, including someone with a large mailbox. They can sign in at ${webmailOf(details.path.target)} with the password of the new mailbox:`
        : `Most of the mail for ${details.domain} is now in the new mailboxes. Please ask a few people to check, including someone with a large mailbox. They can sign in at ${webmailOf(details.path.target)} with the password of the new mailbox:`,
      bullets([
        'Are all folders there, with mail in them, including the oldest mail?',
        'Do messages with attachments open? Please try a few.',
        'If you send a message from the new mailbox, does it arrive?',
        'Is everything else there that was supposed to move?',
      ]),
      `The newest mail may still be missing. It keeps arriving in the old mailboxes until the switch, and we bring it over afterward.`,
      `By ${need('by')}, please tell us what is missing, or confirm that everything is fine. Please include the name of the person who confirms. We can schedule your switch to the new mailboxes only after you confirm, so each day of delay pushes the switch back a day.`,
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
      details.isByPst
        ? `The mail that arrived after the export is now in the new mailboxes for ${details.domain}, and new mail arrives there, too.`
        : `The last pass for ${details.domain} is complete. The mail that arrived in the old mailboxes since the first pass is now in the new mailboxes, and new mail arrives there, too.`,
      "Please keep the old system until your users confirm that everything is there, and for at least three days after the switch. Don't cancel it or delete anything in it until you have told us that everything is fine.",
      `When nobody sends mail from the old system anymore, your administrator can shorten the SPF record at your DNS host. If other services send mail for ${details.domain}, keep their parts. Otherwise, it is:\n${bullets([recordText(finalSpf(details.path.target))])}`,
      'If your administrator lowered the TTL of the MX records before the switch, it can go back to what it was.',
    ],
  },
];

function systemOf(side: string, { from, to }: DraftDetails): string {
  if (side === 'source') return `the old system (${from})`;
  return side === 'target' ? `the new system (${to})` : side;
}

function copying(details: DraftDetails, { need }: Values): string {
  const count = need('mailboxes');
  return details.isByPst
    ? `We have started to import your PST files for ${details.domain}: ${count}. We will tell you when the import is complete.`
    : `We have started the first pass for ${details.domain}: ${count}. A pass copies mail from the old mailboxes to the new ones. We will tell you when the first pass is complete.`;
}

function copied(details: DraftDetails, { need }: Values): string {
  const errors = need('errors');
  const result =
    errors === '0'
      ? 'No items failed.'
      : `Items that failed: ${errors}. We will try them again, and tell you what remains.`;
  const what = details.isByPst ? 'The import of your PST files' : 'The first pass';
  return `${what} for ${details.domain} is complete: ${need('mailboxes')}. ${result} Next, we will ask you to test the new mailboxes.`;
}

function beforePasses({ path, domain, isByPst, steps }: DraftDetails): string[] {
  const where =
    path.target === 'office-365'
      ? 'the Office 365 admin center'
      : `the control panel (${articles.controlPanel})`;
  const exist = ['E-09', 'U-10', 'V-01'].some((id) => steps.get(id));
  const tasks = [
    isByPst
      ? `Create every new mailbox in ${where}. We can import a file only into a mailbox that exists.`
      : `Create every new mailbox in ${where}. Our tool doesn't create mailboxes. The tool moves mail only to mailboxes that exist.`,
    ...(path.service === 'self-service'
      ? ['Check sizes: an old mailbox may take up at most 70% of the space in its new mailbox.']
      : []),
  ];
  return [
    `The mail for ${domain} will move soon.`,
    ...(exist ? [] : [`Before it does, your administrator has this to do:\n${bullets(tasks)}`]),
    'Please tell your users the following:',
    bullets([
      'Everyone keeps working as usual, in their present mailbox.',
      ...(isByPst
        ? []
        : [
            "No one should reset a password until the move is complete. After a password changes, our tool can't open that mailbox.",
          ]),
      'Use only letters and digits in folder names, not characters such as / or #.',
      'Mail that is only on a computer, such as POP mail, stays behind. To take it along, move it to a folder in the mailbox.',
    ]),
  ];
}

function beforeChange(details: DraftDetails, { need }: Values): string[] {
  return [
    `The platform change for ${details.domain} from ${details.from} to ${details.to} starts on ${need('slot')}. Please tell your users the following before then:`,
    bullets([
      'From the start until we tell you that the change is complete, no one can open a mailbox. Mail is still accepted, and shows up in the mailbox when the change is complete.',
      `Mail that is only on a computer stays behind. Sign in to webmail at ${webmailOf(details.path.source)}. If a message isn't there, move it from the computer to a folder in the mailbox.`,
      details.path.target === 'rackspace-email'
        ? "Export calendars, contacts, tasks, and notes. They don't move."
        : 'Export contacts and calendars, so that you have a copy.',
      'Use only letters and digits in folder names.',
      'On a Mac: back up the mail, remove the account from Apple Mail, and restart the Mac.',
      'After the change, set up mail again on every computer, phone, and tablet.',
    ]),
    "Please don't change anything about the domain in the control panel until the change is complete.",
  ];
}
