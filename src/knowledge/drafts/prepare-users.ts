import { listWords } from '../../phrase.ts';
import { routeOf } from '../route.ts';
import { hasOwnLogins } from '../sources.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import {
  afterSwitch,
  changeLength,
  forUsers,
  forwardThis,
  hasReached,
  mailboxesExist,
  whereCreated,
} from './lines.ts';
import { bullets, numbered } from './lists.ts';
import { webmailOf } from './webmail.ts';
import { staysBehind } from './words/left-behind.ts';

/** The draft that prepares users for the move, T5. */
export const prepareUsers: Draft = {
  id: 'T5',
  name: 'prepare-users',
  title: 'Prepare users',
  to: "the customer's admin, with a message for the users",
  scope: 'all',
  phases: ['provisioning', 'trial', 'prestage', 'pst-export', 'ftp-upload', 'readiness'],
  fromSender: ['by', 'range'],
  // A start that isn't confirmed may still change.
  afterSteps: ['P-08'],
  seeds: ['S0-14', 'S0-15', 'S0-22', 'S0-23', 'S0-24'],
  obstacle: (details) =>
    hasReached(details, 'maintenance') ? { reason: 'The change has started already.' } : afterSwitch(details),
  write: (details, values) =>
    routeOf(details.path) === 'platform-change'
      ? beforeChange(details, values)
      : beforePasses(details, values),
  forward: (details, values) =>
    routeOf(details.path) === 'platform-change'
      ? usersBeforeChange(details, values)
      : usersBeforePasses(details),
};

function beforePasses(details: DraftDetails, { need }: Values): string[] {
  const { path, domain, isByPst } = details;
  const where = whereCreated(path.target);
  const tasks = [
    isByPst
      ? `Create every new mailbox in ${where}. We can import a file only into a mailbox that exists.`
      : path.target === 'office-365'
        ? `Make sure in ${where} that each user has a mailbox, with a new password. Our tool moves mail only to mailboxes that exist.`
        : `Create every new mailbox in ${where}. Our tool doesn't create mailboxes. The tool moves mail only to mailboxes that exist.`,
    ...(path.service === 'self-service'
      ? ['Check sizes: an old mailbox may take up at most 70% of the space in its new mailbox.']
      : []),
  ];
  const by = need('by');
  const now = isCopying(details)
    ? `The mail for ${domain} is being copied now.`
    : `The mail for ${domain} will move soon.`;
  return [
    mailboxesExist(details)
      ? `${now} By ${by}, please send the message below to your users.`
      : `${now} Please do this by ${by}:\n${numbered([...tasks, 'Send the message below to your users.'])}`,
    forwardThis,
  ];
}

/** Whether the first pass has begun, or the PST files are made. From then on, folders must stay as they are. */
function isCopying(details: DraftDetails): boolean {
  return details.isByPst ? details.steps.get('F-01') === true : hasReached(details, 'prestage');
}

function usersBeforePasses(details: DraftDetails): string[] {
  const { path, domain, isByPst } = details;
  const copying = isCopying(details);
  const behind = staysBehind(details);
  const freeze = 'No one should reset a password until the move is complete.';
  const isOpenedByPassword = hasOwnLogins(path.source);
  return [
    ...forUsers,
    `Your mailbox at ${domain} ${copying ? 'is moving to a new system' : 'will move to a new system soon'}. Until you hear from us again, please note the following:`,
    bullets([
      'Everyone keeps working as usual, in their present mailbox.',
      ...(isByPst
        ? []
        : [
            isOpenedByPassword
              ? `${freeze} After a password changes, our tool can't open that mailbox.`
              : freeze,
          ]),
      ...folderLines(details),
      ...(behind.length > 0
        ? [
            `Your ${listWords(behind)} don't move. Export those that you need from your present mailbox before the switch.`,
          ]
        : []),
    ]),
    'If you have questions, ask your administrator.',
  ];
}

const renameFolders =
  'Rename folders that have special characters in their names, such as / or #. Use only letters and digits.';

/** What users do about folders and local mail, before and during the copy of their mailbox. */
function folderLines(details: DraftDetails): string[] {
  const { path, isByPst } = details;
  if (path.source === 'pop') return [popMail];
  if (!isCopying(details))
    return [
      renameFolders,
      `${localMail} move it to a folder in the mailbox${isByPst ? ' before your mailbox is exported' : ''}.`,
    ];
  return isByPst
    ? ['Mail that is only on a computer stays behind. Keep it there, and import it after the switch.']
    : [
        "Don't rename folders, and don't move mail from one folder to another. Otherwise, you can get it twice.",
        `${localMail} move it to a new folder in the mailbox.`,
      ];
}

const localMail = 'Mail that is only on a computer stays behind. To take it along,';

/** A POP mailbox has only an inbox: docs/trade.md, "What moves". */
const popMail =
  'POP mail is often only on a computer, and a POP mailbox has no folders to move it to. Leave that mail on the computer. After the switch, drag it to the new mailbox in Outlook.';

function beforeChange(details: DraftDetails, values: Values): string[] {
  const by = values.know('by');
  return [
    `The platform change for ${details.domain} from ${details.from} to ${details.to} starts on ${values.need('slot')}. Please send the message below to your users ${by ? `by ${by}` : 'at once, so that they have time to prepare'}.`,
    "Please don't change anything about the domain in the control panel until the change is complete.",
    forwardThis,
  ];
}

function usersBeforeChange(details: DraftDetails, values: Values): string[] {
  return [
    ...forUsers,
    `Your mailbox at ${details.domain} moves to a new system. The change starts on ${values.need('slot')}. From then on, no one can open a mailbox. ${changeLength(details, values)} Afterward, your administrator gives you a new password. Mail is still accepted, and you will see it then.`,
    `Please do this before the change starts:\n${numbered([
      `Sign in to webmail at ${webmailOf(details.path.source)}. ${localMail} move it to a folder in the mailbox.`,
      details.path.target === 'rackspace-email'
        ? "Export your calendars, contacts, tasks, and notes. They don't move."
        : 'Export your contacts and calendars, so that you have a copy.',
      renameFolders,
      'On a Mac: back up the mail, remove the account from Apple Mail, and restart the Mac.',
    ])}`,
    'After the change, you set up mail again on every computer, phone, and tablet. You will get instructions.',
  ];
}
