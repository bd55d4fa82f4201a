import { listWords } from '../../phrase.ts';
import { articles } from '../citation.ts';
import { eightExclusions } from '../items.ts';
import { routeOf } from '../route.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { aliasWords } from './lines.ts';
import { bullets, numbered } from './lists.ts';
import { movedParagraphs, staysBehind } from './words/left-behind.ts';

/** Drafts for the time before data moves: T1 and T2. */
export const beginningDrafts: Draft[] = [
  {
    id: 'T1',
    name: 'request-received',
    title: 'Request received',
    to: "the customer's admin",
    scope: 'all',
    phases: ['intake', 'prerequisites'],
    seeds: ['S0-05', 'S0-07', 'S0-09', 'S0-10', 'S0-11'],
    write: (details, { need }) => [
      `We received your request to move the mail for ${details.domain} from ${details.from} to ${details.to}. I will be your contact until the move is complete. Your ticket number is ${need('rackspace-ticket')}. Please send all questions about the move in that ticket.`,
      partnership(details),
      ...(details.path.service === 'self-service' ? whatUsersExport(details) : []),
      nextStep(details),
    ],
  },
  {
    id: 'T2',
    name: 'plan',
    title: 'Approach and plan',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['discovery'],
    fromSender: ['range', 'by'],
    seeds: ['S0-06', 'S0-08', 'S0-11', 'S0-16', 'S1-10', 'S1-14', 'S1-29'],
    articles: ['itemsMigrated'],
    write: (details, values) => {
      const upgrade = routeOf(details.path) === 'upgrade';
      return [
        `Here is our plan for ${details.domain}: ${values.need('mailboxes')} from ${details.from} to ${details.to}.`,
        ...methodParagraphs(details, values),
        `Who does what, in this order:\n${numbered(order(details))}`,
        `How long: about ${values.need('range')}. This is an estimate, not a promise. It assumes that someone on your side has time to test when we ask.`,
        ...(upgrade ? [bothPaid(details)] : []),
        `Please answer these questions by ${values.need('by')}:\n${numbered(questions(details, upgrade))}`,
      ];
    },
  },
];

function partnership({ path }: DraftDetails): string {
  if (routeOf(path) === 'platform-change')
    return 'The change is free. It is a partnership: our Internal Migration team makes the change and updates you at every step, and someone on your side prepares your users and resets their passwords afterward.';
  return path.service === 'self-service'
    ? 'The move is free, and it is a partnership: you run it with our self-service tool, and we help whenever you get stuck.'
    : 'The move is free. It is a partnership: our tools copy the data, our team runs the tools and updates you at every step, and someone on your side answers our questions and tests the result.';
}

function nextStep({ path, steps }: DraftDetails): string {
  if (routeOf(path) === 'platform-change')
    return 'Next, we will post the plan in this ticket. Please read it, and answer its four questions.';
  if (steps.get('U-04') === false)
    return 'Next, please prepare Office 365. We will send you the steps, in order, in a separate message.';
  if (path.service === 'self-service') {
    return `Next, create the new mailboxes. Then open the control panel (${articles.controlPanel}), and choose Email Migrations in the Domains section to start the tool. Enter an address there that doesn't move, so that you get the messages of the tool during the switch.`;
  }
  return 'Next, we will look at your present setup with you, and agree on the best way to move it.';
}

/** A self-service move has no plan that says it. */
function whatUsersExport(details: DraftDetails): string[] {
  const behind = staysBehind(details);
  return behind.length > 0
    ? [
        `Only mail moves. Everyone who needs their ${listWords(behind)} must export them from the old system before the switch.`,
      ]
    : [];
}

function bothPaid({ from, billingTarget }: DraftDetails): string {
  const end = billingTarget ? ` As agreed, we plan to end the billing for ${from} by ${billingTarget}.` : '';
  return `You pay for both ${from} and Office 365 while both are active.${end}`;
}

function questions({ from, billingTarget }: DraftDetails, upgrade: boolean): string[] {
  return [
    'Do you agree with this plan? If not, what would you like to change?',
    "Which days don't work for you?",
    ...(upgrade ? ['Do you know that the eight kinds of items in the list above stay behind?'] : []),
    ...(upgrade && !billingTarget ? [`When should the billing for ${from} end?`] : []),
  ];
}

/** Says how the data moves, what moves, and what doesn't. */
function methodParagraphs(details: DraftDetails, { need }: Values): string[] {
  if (details.isByPst) return pstParagraphs;
  const choice = routeOf(details.path) === 'external' && details.path.target === 'hosted-exchange';
  const method = choice && need('method');
  if (method && method !== details.values.method) return [`How the data moves: ${method}`];
  return [
    'How the data moves: we copy it with MigrationWiz, in several passes. The first pass copies most of the mail while everyone keeps working. After the DNS change, the last pass copies the mail that arrived in the meantime.',
    ...movedParagraphs(details.path),
  ];
}

/** Who does what, from the first thing that the customer does to the last. */
function order({ path, isByPst }: DraftDetails): string[] {
  const logins = path.source === 'hosted-exchange' ? 'the list of mailboxes' : 'the logins';
  const prepared =
    path.target === 'office-365'
      ? 'You prepare Office 365: tenant, domain, licenses, and users. You send us'
      : 'You create the new mailboxes, and send us';
  return [
    isByPst
      ? 'You create the new mailboxes, export one file for each mailbox, and upload the files.'
      : `${prepared} ${logins}.`,
    isByPst ? 'We import the files.' : 'We copy the data, while everyone keeps working.',
    'You test the new mailboxes.',
    'You switch the DNS records, which tell the internet where to deliver your mail. We bring over the mail that arrived in the meantime.',
    'Everyone sets up mail again on their devices.',
  ];
}

/** See docs/trade.md, "PST files by FTP". */
const pstParagraphs = [
  'How the data moves: as PST files. You export each mailbox from Outlook to a file of its own, and upload the files to a location that we give you. We import each file into its new mailbox. No tool copies the mailboxes in the background, so what changes after the export is not in the file.',
  'What the files carry: everything that Outlook shows in the mailbox, with its folders. That is mail, calendars, contacts, tasks, journals, and notes.',
  `What they don't carry:\n${bullets([
    'mail that arrives after the export: we bring it over after the switch, with a second, smaller file or by IMAP',
    'rules, permissions, sharing, and signatures',
    'public folders, aliases, and distribution lists',
    'passwords: every new mailbox has a new one',
  ])}`,
];

/** A checklist for the customer's admin: the eight kinds of items that an upgrade leaves behind. */
export const recreateDraft: Draft = {
  id: 'T13',
  name: 'recreate-list',
  title: 'Items to re-create',
  to: "the customer's admin",
  scope: 'upgrade',
  phases: ['discovery', 'client-setup'],
  fromSender: ['by'],
  obstacle: ({ steps }) =>
    steps.get('U-16') ? { reason: 'These items are set up again already.' } : undefined,
  seeds: ['S1-09', 'S1-29'],
  write: (details, { need }) => [
    `Eight kinds of items stay behind when ${details.domain} moves to Office 365. Please note which of them you use, and set those up again in Office 365:`,
    bullets(eightExclusions),
    aliasWords,
    'The last one is for your users: local data is mail and other data that is only on a computer. Before a user sets up mail again, they need to save that data. Afterward, they can import it into the new mailbox.',
    `By ${need('by')}, please tell us when everything on this list is done, or how far you are.`,
  ],
};
