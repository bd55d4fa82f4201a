import { capitalize } from '../../phrase.ts';
import { articles } from '../citation.ts';
import { eachLogin, loginsOf } from '../logins.ts';
import { needsOf, serverAsked } from '../sources.ts';
import { loginSteps, otherMailboxes, thanksForLogins } from './asks.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { neverHere, passwordsTravel } from './lines.ts';
import { numbered } from './lists.ts';

/** The draft that asks for what we need to start, T3. See docs/trade.md, "Credentials". */
export const informationRequest: Draft = {
  id: 'T3',
  name: 'information-request',
  title: 'Information request',
  to: "the customer's admin",
  scope: 'assisted',
  phases: ['discovery', 'credentials', 'pst-export', 'ftp-upload'],
  fromSender: ['by'],
  seeds: ['S0-04', 'S0-12', 'S0-13', 'S0-15', 'S1-26', 'S1-27'],
  obstacle: (details) => {
    if (details.steps.get('F-03')) return { reason: 'The files are uploaded already.' };
    return hasAllLogins(details) && missingServer(details) === null
      ? { reason: 'All logins have arrived.' }
      : undefined;
  },
  attachesSheet,
  beforeSending: (details) => {
    if (details.isByPst) return 'In a separate message, send the customer the secure upload location.';
    if (!attachesSheet(details)) return namesInOtherDraft(details);
    return details.secureRoute
      ? 'Attach the sheet of mailboxes.'
      : 'Attach the sheet of mailboxes. In a separate message, send the customer a secure link for passwords.';
  },
  write: (details, values) => {
    // The sender is told what our team waits for, which may be more than this letter asks for.
    values.know('waiting-for');
    if (details.isByPst) return askForFiles(details, values);
    if (hasAllLogins(details)) return askForServer(details, values);
    return hasSomeLogins(details) ? askForTheOthers(details, values) : askForLogins(details, values);
  },
};

/** Whether the letter asks for the list of mailboxes. The customer returned that before the first logins came. */
function attachesSheet(details: DraftDetails): boolean {
  return !details.isByPst && !hasAllLogins(details) && !hasSomeLogins(details);
}

/** Whether all logins that the move needs are here. */
function hasAllLogins({ steps }: DraftDetails): boolean {
  return loginSteps.some((id) => steps.get(id));
}

/** Whether the logins of some mailboxes are here, and others are to come. */
function hasSomeLogins(details: DraftDetails): boolean {
  return thanksForLogins(details).length > 0;
}

/** The old server that the customer still has to name. Null if there is none. */
function missingServer({ path, steps }: DraftDetails): ReturnType<typeof serverAsked> {
  return steps.get('E-03') === false ? serverAsked(path.source) : null;
}

/** Names the draft that lists the mailboxes without logins. Undefined if the ticket has no list, or all logins are here. */
function namesInOtherDraft(details: DraftDetails): string | undefined {
  if (hasAllLogins(details) || !details.listsMailboxes) return undefined;
  return `To name the ${otherMailboxes(details)} without logins, send the draft Mailbox problems (T6) instead.`;
}

/** Asks for the server, which is all that is missing. */
function askForServer(details: DraftDetails, { need }: Values): string[] {
  const server = missingServer(details);
  return [
    `Thank you, all logins for ${details.domain} have arrived. We still need one thing from you by ${need('by')}:`,
    server ? `${capitalize(server.what)}, such as ${server.example}.` : '',
    'You can send it in this ticket.',
    frozenPasswords,
  ].filter((paragraph) => paragraph !== '');
}

/** Asks for the logins that are still to come, after some are here. */
function askForTheOthers(details: DraftDetails, { need }: Values): string[] {
  const server = missingServer(details);
  return [
    ...thanksForLogins(details),
    `We still need those of the other ${otherMailboxes(details)} for ${details.domain}. Please send them by ${need('by')}, by the same secure link as before. ${neverHere}`,
    ...(server
      ? [`We also need ${server.what}, such as ${server.example}. You can send it in this ticket.`]
      : []),
    frozenPasswords,
  ];
}

function askForLogins(details: DraftDetails, values: Values): string[] {
  const { warning } = needsOf(details.path.source);
  return [
    ...(warning ? [warning] : []),
    `Before we can test whether our tool can open the mailboxes for ${details.domain}, we need the following from you by ${values.need('by')}:`,
    numbered(requested(details, values)),
    ...passwordsTravel(details),
    frozenPasswords,
  ];
}

const frozenPasswords =
  'Please also ask your users not to change their passwords until we tell you that they can.';

/** Lists what we ask the customer to send, which depends on the source and the target. */
function requested(details: DraftDetails, { need }: Values): string[] {
  const { path, sourceUrl, credentialsColumn } = details;
  const { administrators } = loginsOf(path);
  const login = eachLogin(path);
  const asked = serverAsked(path.source);
  return [
    ...(asked
      ? [
          sourceUrl
            ? `${capitalize(asked.what)}, if it is not ${sourceUrl}.`
            : `${capitalize(asked.what)}, such as ${asked.example}.`,
        ]
      : []),
    `The attached sheet, with a row for every mailbox to move (${need('mailboxes')}). Enter the old and the new address, and what you know of the rest. The sheet has no passwords, so you can return it in this ticket.`,
    ...(administrators.includes(path.source) ? [sourceAdministrator(details)] : []),
    ...(login ? [mailboxLogins(details, login)] : []),
    ...(administrators.includes(path.target) ? [officeAdministrator(details)] : []),
    ...(credentialsColumn
      ? [`In the sheet, “yes” under “${credentialsColumn}” for every mailbox whose login you have sent.`]
      : []),
  ];
}

function sourceAdministrator({ from, path }: DraftDetails): string {
  const right =
    needsOf(path.source).login === 'impersonation' ? ' (with the right called “impersonation”)' : '';
  const test = path.source.startsWith('exchange-')
    ? " To test it, sign in to webmail with it, and open another person's mailbox."
    : '';
  return `The login of an administrator of ${from} who can open every mailbox${right}, by the secure link. With that login, we don't need your users' passwords for ${from}. Create a separate administrator for the move, and delete it afterward.${test} If there is no such administrator, send us the username and password of every old mailbox instead.`;
}

function officeAdministrator({ path, steps }: DraftDetails): string {
  const first = steps.get('U-01') === false ? 'Once you have an Office 365 tenant, the' : 'The';
  const open =
    needsOf(path.source).login === 'ours'
      ? " We don't need Exchange passwords: we can open those mailboxes for the move ourselves."
      : '';
  return `${first} login of a global administrator of your Office 365 tenant, by the secure link. Our tool writes to the new mailboxes with it. Create a separate administrator for the move, and delete it afterward.${open}`;
}

/** Asks for the logins of single mailboxes. @param login as `eachLogin` writes it */
function mailboxLogins({ path }: DraftDetails, login: string): string {
  const { each } = loginsOf(path);
  return `${capitalize(login)}${each === 'old' ? '' : ','} for every mailbox in the attached sheet, by the secure link.${each === 'new' ? '' : passwordNote(path.source)}`;
}

function passwordNote(source: string): string {
  if (source === 'rackspace-email') return " We can't see Rackspace Email passwords.";
  return needsOf(source).login === 'app-password'
    ? ' If people confirm each sign-in with a code or on a phone, our tool needs an app password for each of them instead.'
    : ' If people confirm each sign-in with a code or on a phone, please tell us first: our tool then needs an app password for each of them.';
}

function askForFiles({ domain }: DraftDetails, { need }: Values): string[] {
  return [
    `To move ${domain}, we need one PST file for each mailbox (${need('mailboxes')}), uploaded by ${need('by')}. This is how to make and send the files:`,
    numbered([
      `Create every new mailbox in the control panel (${articles.controlPanel}). We can import a file only into a mailbox that exists.`,
      'Open the mailbox in Outlook, on a computer where all of its mail has been downloaded.',
      'Choose File, Open & Export, Import/Export, and then “Export to a file” and “Outlook Data File (.pst)”.',
      "Select the mailbox itself, at the top of the list, and select “Include subfolders”. Don't set a password for the file.",
      `Name the file after the mailbox, such as ann.lee@${domain}.pst.`,
      'Upload all files to the secure location that we send you in a separate message.',
    ]),
    'Your users can keep working. Mail that arrives after the export is not in the file, so please tell us on which day you made each file. After the switch, we bring that mail over by IMAP, or ask you for a second, smaller file. Keep the old mailboxes until then.',
  ];
}
