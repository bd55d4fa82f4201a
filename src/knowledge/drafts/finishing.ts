import { articles } from '../citation.ts';
import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, numbered, type Values } from './draft.ts';
import { openAsks } from './status-update.ts';
import { webmailOf } from './webmail.ts';

/** Drafts for the time after data has moved (T12, T14, T20), and the reminder (T19). */
export const finishingDrafts: Draft[] = [
  {
    id: 'T12',
    name: 'user-setup',
    title: 'User setup',
    to: "the customer's admin, with a message for the users",
    scope: 'all',
    phases: ['delta', 'password-reset', 'client-setup'],
    afterSteps: ['E-18', 'U-14', 'V-07', 'P-17'],
    seeds: ['S1-11', 'S1-12', 'S1-23', 'S1-24', 'S1-25', 'S1-29'],
    articles: ['emailHelp'],
    write: (details) => [
      `The mailboxes for ${details.domain} are now on ${details.to}. Every user now sets up mail again on every device. Please send the message below to your users, and give each of them the password of their new mailbox.`,
    ],
    forward: (details) => [
      '---------- Message for your users ----------',
      'Hello,',
      `Your mailbox at ${details.domain} is now on ${details.to}. Your address is the same. Please do these steps, in this order:`,
      numbered([
        `First, save mail that is only on your computer, such as POP mail and Outlook's local folders. It doesn't move by itself, and you can lose it when you remove the old account. Export it to a file, or leave that computer as it is until someone has helped you.`,
        passwordStep(details),
        `Sign in to webmail at ${webmailOf(details.path.target)}, and check that your mail is there. You can work there at once.${details.steps.get('E-21') === false || details.steps.get('V-08') === false ? ' The newest of your old mail may take another day or two to arrive.' : ''}`,
        'Then update the account on every computer, phone, and tablet that you use for mail: remove the old account, and add your address again. In Outlook, create a new profile instead.',
        `For instructions for your mail app and your phone, go to ${articles.emailHelp}`,
      ]),
      'For a while, your phone may show old mail as new. The phone downloads your newest mail first, so older mail arrives later and looks new.',
      'If something is missing, tell your administrator.',
    ],
  },
  {
    id: 'T14',
    name: 'decommission',
    title: 'Old mailboxes and billing',
    to: "the customer's admin",
    scope: 'upgrade',
    phases: ['client-setup', 'decommission'],
    afterSteps: ['U-03', 'U-14', 'V-07', 'E-21', 'V-08'],
    seeds: ['S1-13', 'S1-14', 'S1-15', 'S1-16'],
    write: (details, { need }) => [
      `${details.domain} is now on Office 365, and ${details.from} is still on your account. You are billed for both while both are active. Your next billing date is ${need('next-billing')}. If both of the steps below are done before that day, you save another month of the old bill.`,
      'After your users confirm that all their mail is there, please do both of these:',
      numbered([
        `Delete the ${details.from} mailboxes in the control panel (${articles.controlPanel}). You have 14 days to restore them. After that, they cannot be restored.`,
        'Ask us in this ticket to remove the old licenses from your account. Billing for the old mailboxes stops only after both steps.',
      ]),
    ],
  },
  {
    id: 'T19',
    name: 'reminder',
    title: 'Reminder',
    to: "the customer's admin",
    scope: 'all',
    phases: null,
    whileOpen: true,
    fromSender: ['by'],
    seeds: ['S0-07', 'S0-08', 'S0-10'],
    write: (details, values) => [
      ...needed(details, values),
      ...consequences(details, values),
      'If your plans have changed, please give us a new date, or tell us to close the request.',
    ],
  },
  {
    id: 'T20',
    name: 'closing',
    title: 'Closing',
    to: "the customer's admin",
    scope: 'all',
    phases: ['client-setup', 'decommission', 'closed'],
    // The steps that must be done before a ticket closes. Sending this draft is step C-09, so C-09 is left out.
    afterSteps: ['C-11', 'U-19', 'U-20', 'P-22', 'C-14'],
    seeds: ['S0-25'],
    write: (details, values) => [
      `The move of ${details.domain} from ${details.from} to ${details.to} is complete, and we are closing this request. In short:`,
      bullets(summary(details, values)),
      `If you have questions later, Support is available around the clock, every day of the year: ${details.support.phone}, or chat and tickets at ${details.support.url}.${ticketSentence(values)}`,
    ],
  },
];

function passwordStep({ path }: DraftDetails): string {
  return routeOf(path) === 'platform-change'
    ? 'Get your new password from your administrator. Your old password no longer works.'
    : "Get the password for your new mailbox from your administrator. Your old password wasn't transferred. You can change back to your old password if it meets the new system's rules.";
}

/** What the customer owes us: the open steps of the phase. If there are none, the words that our team waits with. */
function needed(details: DraftDetails, { know, need }: Values): string[] {
  const intro = `To continue the move of ${details.domain}, we need the following from you:`;
  const open = details.waitsForCustomer ? openAsks(details) : [];
  if (open.length === 0) return [`${intro} ${need('waiting-for')}. ${idleSentence(details)}`.trim()];
  know('waiting-for');
  return [`${intro}\n${bullets(open)}`, idleSentence(details)].filter(Boolean);
}

function idleSentence({ idle }: DraftDetails): string {
  return idle ? `There has been no progress for ${idle.time}, since ${idle.since}.` : '';
}

function consequences({ isLastReminder }: DraftDetails, { need, know }: Values): string[] {
  if (isLastReminder)
    return [
      `This is our last reminder. If we don't hear from you by ${need('by')}, we will close the request. You can have it reopened whenever you are ready.`,
    ];
  const by = know('by');
  return [
    `${by ? `Please send it by ${by}. ` : ''}We can't continue until we hear from you, and every day of waiting pushes back the end of the move.`,
  ];
}

function ticketSentence({ know }: Values): string {
  const number = know('rackspace-ticket');
  return number ? ` Please mention your ticket number, ${number}.` : '';
}

/** What the customer should remember of the move, one line for each fact that the ticket has. */
function summary(details: DraftDetails, { need }: Values): string[] {
  const { openedOn, switchedOn, confirmedBy, billedUntil } = details;
  const isUpgrade = routeOf(details.path) === 'upgrade';
  return [
    `Moved: ${need('mailboxes')}`,
    `Requested: ${openedOn}`,
    ...(switchedOn ? [`In use since: ${switchedOn}`] : []),
    ...(confirmedBy ? [`Approved by: ${confirmedBy}`] : []),
    `Webmail: ${webmailOf(details.path.target)}`,
    ...(isUpgrade && billedUntil ? [`Billing for ${details.from} ends: ${billedUntil}`] : []),
    ...(routeOf(details.path) === 'external'
      ? [`Old system: you can shut down or cancel ${details.from} now, if nothing else needs it`]
      : []),
  ];
}
