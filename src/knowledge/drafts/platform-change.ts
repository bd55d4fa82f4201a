import { articles } from '../citation.ts';
import { autodiscoverRecord, recordText } from '../records.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { forwardRecords, hasReached, help, lockoutLength } from './lines.ts';
import { bullets, numbered } from './lists.ts';
import { webmailOf } from './webmail.ts';
import { afterMove } from './words/user-words.ts';

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
    fromSender: ['by', 'range'],
    obstacle: (details) =>
      hasReached(details, 'scheduling')
        ? { reason: 'The customer has answered the plan already.' }
        : undefined,
    write: (details, values) => [
      `Here is the plan for the platform change for ${details.domain} from ${details.from} to ${details.to}: ${values.need('mailboxes')}. The change is free, and our Internal Migration team handles it.`,
      'When: you choose the day. We suggest an evening. The change can start five business days after your answer at the earliest.',
      `When the change starts, your users are locked out of their mailboxes. ${lockoutLength(details, values)} Mail is still accepted, and your users will see it then. All addresses stay the same.`,
      ...whatMoves(details),
      `Before the change starts, please do the following:\n${numbered(tasksBefore(details, values))}`,
      'After the change, every user sets up mail again on every computer, phone, and tablet. Until a device is set up again, it gets no mail.',
      `By ${values.need('by')}, please answer these questions in this ticket:\n${numbered([
        'Have you read and understood this plan?',
        'What day and time should the change start?',
        'Which addresses should move?',
        'What else would you like to know?',
      ])}`,
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
    afterSteps: ['P-08'],
    fromSender: ['range'],
    obstacle: (details) =>
      hasReached(details, 'maintenance') ? { reason: 'The change has started already.' } : undefined,
    seeds: ['S0-10', 'S0-19'],
    write: (details, values) => [
      `The platform change for ${details.domain} to ${details.to} is confirmed. It starts on ${values.need('slot')}.`,
      `Your users can't use mail from then on. ${lockoutLength(details, values)}`,
      `Before that day, please complete all the steps in our plan. Above all, your users must know this, and must have saved ${details.path.target === 'rackspace-email' ? "the mail that is only on their computers, and their calendars, contacts, tasks, and notes, which don't move." : 'the mail that is only on their computers.'}`,
      'Please watch this ticket on that day. We will report here when the change starts, when it is complete, and if anything delays it.',
      help(details, values),
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
    fromSender: ['range'],
    obstacle: (details) => beforeStart(details) ?? afterChange(details),
    seeds: ['S0-10', 'S0-19'],
    write: (details, values) => [
      `The platform change for ${details.domain} to ${details.to} has started. Your users can't open their mailboxes right now. ${lockoutLength(details, values)}`,
      'We are holding the mail that arrives, and your users will see it when the change is complete.',
      "Please don't change anything about the domain in the control panel until then.",
      help(details, values),
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
    beforeSending: () => 'Send this only after the change is complete.',
    fromSender: ['by'],
    obstacle: (details) => beforeStart(details) ?? afterReset(details),
    seeds: ['S0-10', 'S0-19', 'S1-12'],
    articles: ['controlPanel', 'emailHelp'],
    write: (details, values) => [
      `The platform change for ${details.domain} is complete. The mailboxes are now on ${details.to}. Your users can work again after step 1. Please do step 1 now, and the others by ${values.need('by')}:`,
      numbered([
        `Reset the password of each moved mailbox in the control panel (${articles.controlPanel}), and give each user the new one. Until then, the user is still locked out.`,
        `Ask your users to sign in to webmail at ${webmailOf(details.path.target)} and check that their mail is there.`,
        `Ask your users to set up every computer, phone, and tablet again (${articles.emailHelp}). Before they remove the old account from a computer, they should save the mail that is only there. Until a device is set up again, it gets no mail.`,
        `Tell your users: ${afterMove(details).join(' ')}`,
        `When everything works, ask us in this ticket to remove the leftover ${details.from} licenses.`,
      ]),
      help(details, values),
    ],
  },
];

function beforeStart({ values: { slot } }: DraftDetails): { reason: string } | undefined {
  return slot ? { reason: `The agreed start is still ahead: ${slot}.` } : undefined;
}

function afterChange(details: DraftDetails): { reason: string } | undefined {
  const isOver = details.steps.get('P-17') || hasReached(details, 'password-reset');
  return isOver ? { reason: 'The change is complete already.' } : undefined;
}

function afterReset(details: DraftDetails): { reason: string } | undefined {
  const isOver = details.steps.get('P-18') || hasReached(details, 'client-setup');
  return isOver ? { reason: 'The passwords are reset already.' } : undefined;
}

/**
 * Says what moves. Public articles cover only the move to Hosted Exchange. See docs/trade.md, "Hosted Exchange to
 * Rackspace Email".
 */
function whatMoves({ path }: DraftDetails): string[] {
  return path.target === 'hosted-exchange'
    ? [
        'What moves: all the mail that you can see in webmail. We also try to move calendars and contacts, but please keep a copy of them.',
        'What stays behind: tasks, notes, rules, signatures, and forwarding. All passwords change. You reset every password when the change is complete.',
      ]
    : [
        "What moves: only mail, because Rackspace Email can't take anything else.",
        'What stays behind: calendars, contacts, tasks, notes, rules, signatures, and forwarding. All passwords change. You reset every password when the change is complete.',
      ];
}

/** What the customer does before the change, local mail first. */
function tasksBefore({ path }: DraftDetails, values: Values): string[] {
  const localMail = `Ask your users to check webmail at ${webmailOf(path.source)}. Mail that isn't there is only on a computer, and stays behind. To take it along, they move it to a folder in the mailbox.`;
  const folders =
    'Ask your users to rename folders that have special characters in their names, such as / or #.';
  if (path.target !== 'hosted-exchange')
    return [
      localMail,
      'Ask your users to export calendars, contacts, tasks, and notes.',
      folders,
      'Check that no mailbox is larger than 25 GB. If one is, its user deletes or exports old mail until it fits.',
    ];
  return [
    localMail,
    'Ask your users to export their contacts and calendars.',
    folders,
    `Your MX records stay the same. For Outlook to work, make sure that this record exists at your DNS host, the company that keeps the records for your domain. ${forwardRecords(values)}\n${bullets([recordText(autodiscoverRecord(path.target))]).replace(/^/gm, '   ')}`,
  ];
}
