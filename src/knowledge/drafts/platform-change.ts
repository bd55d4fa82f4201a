import { articles } from '../source.ts';
import { type Draft, type Known, numbered } from './draft.ts';

const webmail = 'https://apps.rackspace.com';

/** Between Rackspace Email and Hosted Exchange: docs/trade.md, "Platform change". */
export const platformChangeDrafts: Draft[] = [
  {
    id: 'T15',
    name: 'platform-change-plan',
    title: 'Plan of the platform change',
    to: "the customer's admin",
    scope: 'platform-change',
    phases: ['intake', 'plan-review'],
    seeds: ['S0-17', 'S0-18', 'S0-19', 'S0-20', 'S0-21'],
    articles: ['controlPanel'],
    write: (known) => [
      'Hello,',
      `this is the plan for the platform change of ${known.domain} from ${known.from} to ${known.to}: ${known.need('mailboxes')}. Our Internal Migration team makes it, and it is free.`,
      'From its start your users are locked out of their mailboxes, until we report here that it is complete. Mail is accepted all the while, and is there afterwards. Addresses stay the same.',
      particulars(known),
      'It can start five business days from now at the earliest. Please answer here:',
      numbered([
        'Have you read and understood this plan?',
        'On which day, and at what time, should it start?',
        'Which addresses are to move?',
        'What else do you want to know?',
      ]),
      'We confirm the start within five business days.',
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
    write: (known) => [
      'Hello,',
      `the platform change of ${known.domain} to ${known.to} is booked: it starts on ${known.need('slot')}.`,
      'On that day look into this ticket: we report here when it starts, when it is complete, and whatever makes it longer. Please see to it that your users know of the time without a mailbox.',
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
    write: (known) => [
      'Hello,',
      `the platform change of ${known.domain} to ${known.to} has started. Your users cannot open their mailboxes now; mail that arrives is kept for them.`,
      'Please change nothing of the domain in the control panel. We report here when it is complete.',
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
    write: (known) => [
      'Hello,',
      `the platform change of ${known.domain} is complete: its mailboxes are on ${known.to}. Your users can work again after these steps:`,
      numbered([
        `Reset the password of each moved mailbox in the control panel (${articles.controlPanel}).`,
        `Have everybody sign in at ${webmail} and look whether their mail is there.`,
        `Have them set up each computer and phone anew (${articles.emailHelp}): without that it gets no mail.`,
        'When all is well, ask us in this ticket to remove the licences that are left over.',
      ]),
    ],
  },
];

/** What differs by direction. Articles describe only one of them: docs/trade.md, "Hosted Exchange to Rackspace Email". */
function particulars({ path }: Known): string {
  return path.target === 'hosted-exchange'
    ? 'All mail that webmail shows moves. Calendars and contacts are tried, so keep a copy. Tasks, notes, rules, signatures and forwarding stay behind. All passwords change: an administrator of yours resets each one afterwards. Your MX stays as it is; for Outlook the CNAME autodiscover must point to autodiscover.emailsrvr.com.'
    : 'Mail moves, and only mail: Rackspace Email takes nothing else, so users export calendars, contacts, tasks and notes before. A mailbox must fit into 25 GB. Expect that passwords have to be reset afterwards.';
}
