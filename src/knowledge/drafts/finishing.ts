import { articles } from '../citation.ts';
import { routeOf } from '../route.ts';
import { type Draft, type DraftDetails, numbered } from './draft.ts';

/** What is read once data has moved, and when nothing does: T12, T14, T19, T20. */
export const finishingDrafts: Draft[] = [
  {
    id: 'T12',
    name: 'user-setup',
    title: 'User setup',
    to: 'the users',
    scope: 'all',
    phases: ['delta', 'password-reset', 'client-setup'],
    afterSteps: ['E-18', 'U-14', 'V-07', 'P-17'],
    seeds: ['S1-11', 'S1-12', 'S1-23', 'S1-24', 'S1-25'],
    articles: ['emailHelp'],
    write: (details) => [
      'Hello,',
      `your mailbox at ${details.domain} is now on ${details.to}. Your address is the same. Every computer, phone and tablet that reads this mailbox has to be told:`,
      numbered([
        passwordStep(details),
        'In each mail program take out the old account, or make a new profile in Outlook, and add your address again.',
        `${articles.emailHelp} shows you how, for your program and your phone.`,
        'Look whether your mail is there, and tell your administrator what is missing.',
      ]),
      'A phone may show old mail as new for a while, as it fetches the newest first.',
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
    write: (details, fill) => [
      'Hello,',
      `${details.domain} is on Office 365, and ${details.from} is still on your account: you are billed for the two of them while the two of them are active. Your next billing date is ${fill('next-billing')}.`,
      'When your users have found all their mail, please do both of these:',
      numbered([
        `Delete the ${details.from} mailboxes in the control panel. For 14 days they can be restored, and not after that.`,
        'Ask us in this ticket to take their licences off the account. Only the two together end their bill.',
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
    fromSender: ['by'],
    seeds: ['S0-07', 'S0-08', 'S0-10'],
    write: (details, fill) => [
      'Hello,',
      `the move of ${details.domain} waits for you: ${fill('waiting-for')}. Nothing has happened for ${details.idleTime}.`,
      details.isLastReminder
        ? `This is our last reminder. If we hear nothing by ${fill('by')}, we close the request; it can be opened again whenever you are ready.`
        : 'Until then we cannot go on, and the end moves with each day.',
      'If your plans have changed, give us another date, or tell us to close the request.',
    ],
  },
  {
    id: 'T20',
    name: 'closing',
    title: 'Closing',
    to: "the customer's admin",
    scope: 'all',
    phases: ['client-setup', 'decommission', 'closed'],
    // All but C-09, which this text does.
    afterSteps: ['C-11', 'U-19', 'U-20', 'P-22', 'C-14'],
    seeds: ['S0-25'],
    write: (details, fill) => [
      'Hello,',
      `the move of ${details.domain} from ${details.from} to ${details.to} is complete: ${fill('mailboxes')}. With this we close the request.`,
      'Thank you for your part in it. Whatever comes up from now on, Support answers at any hour, every day of the year.',
    ],
  },
];

function passwordStep({ path }: DraftDetails): string {
  return routeOf(path) === 'platform-change'
    ? 'Get your new password from your administrator: the old one is not valid any more.'
    : 'Get the password of your new mailbox from your administrator. The old one has not come along; whether you may set it again depends on the rules of the new platform.';
}
