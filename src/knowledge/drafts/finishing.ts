import { articles } from '../citation.ts';
import { routeOf } from '../route.ts';
import { type Draft, type DraftDetails, numbered } from './draft.ts';

/** Drafts for the time after data has moved (T12, T14, T20), and the reminder (T19). */
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
      `Your mailbox at ${details.domain} is now on ${details.to}. Your address is the same. Please update the account on every computer, phone, and tablet that you use for mail:`,
      numbered([
        passwordStep(details),
        'In each mail app, remove the old account. In Outlook, you can create a new profile instead. Then add your address again.',
        `For instructions for your mail app and your phone, go to ${articles.emailHelp}`,
        'Check that your mail is there. If something is missing, tell your administrator.',
      ]),
      'For a while, your phone may show old mail as new. The phone downloads your newest mail first, so older mail arrives later and looks new.',
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
      `${details.domain} is now on Office 365, and ${details.from} is still on your account. You are billed for both while both are active. Your next billing date is ${fill('next-billing')}.`,
      'After your users confirm that all their mail is there, please do both of these:',
      numbered([
        `Delete the ${details.from} mailboxes in the control panel. You have 14 days to restore them. After that, they cannot be restored.`,
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
    fromSender: ['by'],
    seeds: ['S0-07', 'S0-08', 'S0-10'],
    write: (details, fill) => [
      'Hello,',
      `To continue the move of ${details.domain}, we need the following from you: ${fill('waiting-for')}. There has been no progress for ${details.idleTime}.`,
      details.isLastReminder
        ? `This is our last reminder. If we don't hear from you by ${fill('by')}, we will close the request. You can have it reopened whenever you are ready.`
        : "We can't continue until we hear from you, and every day of waiting pushes back the end of the move.",
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
    write: (details, fill) => [
      'Hello,',
      `The move of ${details.domain} from ${details.from} to ${details.to} is complete: ${fill('mailboxes')}. We are closing this request.`,
      'Thank you for your help. If you have questions, Support is available around the clock, every day of the year.',
    ],
  },
];

function passwordStep({ path }: DraftDetails): string {
  return routeOf(path) === 'platform-change'
    ? 'Get your new password from your administrator. Your old password no longer works.'
    : "Get the password for your new mailbox from your administrator. Your old password wasn't transferred. You can change back to your old password if it meets the new system's rules.";
}
