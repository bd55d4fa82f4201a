import { articles } from '../citation.ts';
import { type Draft, type DraftDetails, numbered } from './draft.ts';

const webmail = 'https://apps.rackspace.com';

/** Drafts for moves between Rackspace Email and Hosted Exchange, T15 to T18. See docs/trade.md, "Platform change". */
export const platformChangeDrafts: Draft[] = [
  {
    id: 'T15',
    name: 'platform-change-plan',
    title: 'Platform change plan',
    to: "the customer's admin",
    scope: 'platform-change',
    phases: ['intake', 'plan-review'],
    seeds: ['S0-17', 'S0-18', 'S0-19', 'S0-20', 'S0-21'],
    articles: ['controlPanel'],
    write: (details, fill) => [
      'Hello,',
      `Here is the plan for the platform change for ${details.domain} from ${details.from} to ${details.to}: ${fill('mailboxes')}. The change is free, and our Internal Migration team handles it.`,
      'When the change starts, your users are locked out of their mailboxes. They can open them again after we report in this ticket that the change is complete. Mail is still accepted, and your users will see it then. All addresses stay the same.',
      directionText(details),
      'The change can start five business days from now at the earliest. Please answer these questions in this ticket:',
      numbered([
        'Have you read and understood this plan?',
        'What day and time should the change start?',
        'Which addresses should move?',
        'What else would you like to know?',
      ]),
      'We will confirm the start within five business days.',
    ],
  },
  {
    id: 'T16',
    name: 'platform-change-confirmed',
    title: 'Platform change confirmed',
    to: "the customer's admin",
    scope: 'platform-change',
    phases: ['scheduling', 'readiness'],
    fromPhase: ['scheduling'],
    seeds: ['S0-10', 'S0-19'],
    write: (details, fill) => [
      'Hello,',
      `The platform change for ${details.domain} to ${details.to} is scheduled. It starts on ${fill('slot')}.`,
      "Please watch this ticket on that day. We will report here when the change starts, when it is complete, and if anything delays it. Please make sure that your users know when they can't use their mailboxes.",
    ],
  },
  {
    id: 'T17',
    name: 'platform-change-started',
    title: 'Platform change started',
    to: "the customer's admin",
    scope: 'platform-change',
    phases: ['maintenance'],
    fromPhase: ['maintenance'],
    seeds: ['S0-10', 'S0-19'],
    write: (details) => [
      'Hello,',
      `The platform change for ${details.domain} to ${details.to} has started. Your users can't open their mailboxes right now. We are holding the mail that arrives, and they will see it when the change is complete.`,
      "Please don't change anything about the domain in the control panel. We will report in this ticket when the change is complete.",
    ],
  },
  {
    id: 'T18',
    name: 'platform-change-completed',
    title: 'Platform change completed',
    to: "the customer's admin",
    scope: 'platform-change',
    phases: ['maintenance', 'password-reset'],
    fromPhase: ['maintenance'],
    afterSteps: ['P-16'],
    seeds: ['S0-10', 'S0-19', 'S1-12'],
    articles: ['controlPanel', 'emailHelp'],
    write: (details) => [
      'Hello,',
      `The platform change for ${details.domain} is complete. The mailboxes are now on ${details.to}. Your users can work again after these steps:`,
      numbered([
        `Reset the password of each moved mailbox in the control panel (${articles.controlPanel}).`,
        `Ask your users to sign in at ${webmail} and check that their mail is there.`,
        `Ask your users to set up every computer and phone again (${articles.emailHelp}). Until a device is set up again, it gets no mail.`,
        'When everything works, ask us in this ticket to remove the leftover licenses.',
      ]),
    ],
  },
];

/**
 * Returns a paragraph that says what moves. Public articles cover only the move to Hosted Exchange. See docs/trade.md,
 * "Hosted Exchange to Rackspace Email".
 */
function directionText({ path }: DraftDetails): string {
  return path.target === 'hosted-exchange'
    ? 'We move all the mail that you can see in webmail. We also try to move calendars and contacts, but please keep a copy of them. Tasks, notes, rules, signatures, and forwarding stay behind. All passwords change, and your administrator needs to reset each one when the change is complete. Your MX records stay the same. For Outlook to work, your administrator needs to make sure that the autodiscover CNAME points to autodiscover.emailsrvr.com.'
    : "Only mail moves, because Rackspace Email can't take anything else. Before the change starts, users need to export calendars, contacts, tasks, and notes. A mailbox can be no larger than 25 GB. You will probably have to reset passwords when the change is complete.";
}
