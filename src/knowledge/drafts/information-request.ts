import { articles } from '../citation.ts';
import { type Path, routeOf } from '../route.ts';
import { loginSteps, otherMailboxes, thanksForLogins } from './asks.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
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
  obstacle: ({ steps }) => {
    if (steps.get('F-03')) return { reason: 'The files are uploaded already.' };
    return loginSteps.some((id) => steps.get(id))
      ? { reason: 'The logins of all mailboxes are here already.' }
      : undefined;
  },
  beforeSending: (details) => {
    if (details.isByPst) return 'In a separate message, send the customer the secure upload location.';
    return thanksForLogins(details).length > 0
      ? undefined
      : 'Attach the sheet for usernames and passwords. In a separate message, send the customer a secure link for its return.';
  },
  write: (details, values) => {
    // The sender is told what our team waits for, which may be more than this letter asks for.
    values.know('waiting-for');
    if (details.isByPst) return askForFiles(details, values);
    return thanksForLogins(details).length > 0
      ? askForTheOthers(details, values)
      : askForLogins(details, values);
  },
};

/** Asks for the logins that are still to come, after some are here. */
function askForTheOthers(details: DraftDetails, { need }: Values): string[] {
  return [
    ...thanksForLogins(details),
    `We still need those of the other ${otherMailboxes(details)} for ${details.domain}. Please complete the sheet, and return it by ${need('by')}, by the same secure link as before. Never put a password in a reply to this ticket, in an email, or in a chat.`,
    frozenPasswords,
  ];
}

function askForLogins(details: DraftDetails, values: Values): string[] {
  return [
    `Before we can test whether our tool can open the mailboxes for ${details.domain}, we need the following from you by ${values.need('by')}:`,
    numbered(requested(details, values)),
    'We will send you a secure link for the sheet in a separate message. Please return the sheet only there. Never put a password in a reply to this ticket, in an email, or in a chat.',
    frozenPasswords,
  ];
}

const frozenPasswords =
  'Please also ask your users not to change their passwords until we tell you that they can.';

/** Lists what we ask the customer to send, which depends on the source and the target. */
function requested(details: DraftDetails, { need }: Values): string[] {
  const { path, from, sourceUrl } = details;
  const count = need('mailboxes');
  const office = path.target === 'office-365' ? [officeLogin(details)] : [];
  if (path.source === 'hosted-exchange') {
    return [
      `The attached sheet, with the address of every mailbox to move (${count}). Leave the column for Exchange passwords empty. We can open those mailboxes for the move ourselves.`,
      ...office,
    ];
  }
  const both = routeOf(path) === 'external' && path.target !== 'office-365';
  const sheet = `The attached sheet, with the username and password for every mailbox to move (${count}).${both ? ' We need the username and password for both the old mailbox and the new one.' : ''}`;
  if (path.source === 'rackspace-email')
    return [`${sheet} We can't see Rackspace Email passwords.`, ...office];
  const server = sourceUrl
    ? `The address of your present mail server, if it is not ${sourceUrl}.`
    : 'The address or URL of your present mail server, such as mail.example.com.';
  const asked = knownServers.includes(path.source) ? [] : [server];
  if (!hasAdminLogin(path.source)) return [...asked, `${sheet} ${appPassword}`, ...office];
  const test = path.source.startsWith('exchange-')
    ? " To test it, sign in to webmail with it, and open another person's mailbox."
    : '';
  return [
    ...asked,
    `In the attached sheet, the login of an administrator of ${from} who can open every mailbox. With that login, we don't need your users' passwords for ${from}. Create a separate administrator for the move, and delete it afterward.${test}`,
    `In the same sheet, the old and the new address of every mailbox to move (${count})${both ? ', and the username and password of each new mailbox' : ''}. If there is no such administrator, add the username and password for every mailbox instead.`,
    ...office,
  ];
}

function officeLogin({ steps }: DraftDetails): string {
  const first = steps.get('U-01') === false ? 'Once you have an Office 365 tenant, in' : 'In';
  return `${first} the same sheet, the login of a global administrator of your Office 365 tenant. Our tool writes to the new mailboxes with it. Create a separate administrator for the move, and delete it afterward.`;
}

const appPassword =
  'If people confirm each sign-in with a code or on a phone, please tell us first: our tool then needs an app password for each of them.';

/** Systems whose servers have the same address for everyone. */
const knownServers = ['gmail', 'google-apps', 'office-365'];

/** Whether we ask for an administrator's login, because it opens all mailboxes of the source or the target. */
export function usesAdminLogin({ source, target, service }: Path): boolean {
  return service === 'assisted' && (target === 'office-365' || hasAdminLogin(source));
}

/** Whether one administrator's login can open all mailboxes of a system. */
export function hasAdminLogin(source: string): boolean {
  return source.startsWith('exchange-') || ['google-apps', 'office-365', 'zimbra'].includes(source);
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
