import { articles } from '../citation.ts';
import { eightExclusions, itemsOf } from '../items.ts';
import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, numbered, series, type Values } from './draft.ts';

/** Drafts for the time before data moves: T1, T2, and T4. T3 is in `information-request.ts`. */
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
    fromSender: ['range'],
    seeds: ['S0-06', 'S0-08', 'S0-11', 'S0-16', 'S1-10', 'S1-14', 'S1-29'],
    articles: ['itemsMigrated'],
    write: (details, values) => {
      const upgrade = routeOf(details.path) === 'upgrade';
      return [
        `Here is our plan for ${details.domain}: ${values.need('mailboxes')} from ${details.from} to ${details.to}.`,
        ...methodParagraphs(details, values),
        details.isByPst
          ? 'Who does what: you export and upload the files, create the new mailboxes, tell your users what to expect, test the result, and change the DNS records, which tell the internet where to deliver your mail. We import the files, and give you what you need for each step.'
          : 'Who does what: you create the new mailboxes, tell your users what to expect, test the result, and change the DNS records, which tell the internet where to deliver your mail. We copy the data, watch over it, and give you what you need for each step.',
        `How long: about ${values.need('range')}. This is an estimate, not a promise. It assumes that someone on your side has time to test when we ask. Please tell us which days don't work for you.`,
        upgrade
          ? `You pay for both your old and your new mail system while both are active. ${oldEnvironmentEnd(details)}`
          : '',
        `Please tell us whether you agree with this plan, or what you would like to change.${upgrade ? ' Please also confirm that you know about the eight kinds of items that stay behind.' : ''}`,
      ].filter(Boolean);
    },
  },
  {
    id: 'T4',
    name: 'prerequisites',
    title: 'Office 365 prerequisites',
    to: "the customer's admin",
    scope: 'to-office',
    phases: ['prerequisites', 'provisioning'],
    seeds: ['S1-05', 'S1-06', 'S1-07', 'S1-08', 'S1-09', 'S1-24'],
    articles: ['createTenant', 'addDomain', 'addLicense', 'assignLicense'],
    write: (details) => {
      const isReady = details.steps.get('U-04') === true;
      return [
        ...(isReady
          ? [`Office 365 is ready for ${details.domain}: all four steps are done. One thing is left.`]
          : fourSteps(details)),
        `Your administrator ${isReady ? 'now' : 'also'} creates the mailboxes in the Office 365 admin center, each with a new password. Only the data in the mailboxes moves. You set up the rest of your environment again, such as aliases and distribution lists.`,
        afterwards(details, isReady),
      ];
    },
  },
];

function fourSteps({ domain, steps }: DraftDetails): string[] {
  return [
    `Before ${domain} can move to Office 365, your administrator needs to complete four steps, in this order:`,
    numbered(
      prerequisites.map(
        ({ id, text, article }) => `${text}${progressOf(steps.get(id))}\n   ${articles[article]}`,
      ),
    ),
  ];
}

function afterwards({ path }: DraftDetails, isReady: boolean): string {
  if (path.service === 'self-service')
    return `When ${isReady ? 'the mailboxes exist' : 'the fourth step is done and the mailboxes exist'}, you can begin. You don't need to wait for us: open the control panel (${articles.controlPanel}), and choose Email Migrations in the Domains section.`;
  return isReady
    ? 'Please tell us when all mailboxes exist.'
    : 'Please tell us when the fourth step is done. We can start only after that.';
}

const prerequisites = [
  {
    id: 'U-01',
    text: "Create the tenant, which is your company's own space at Office 365",
    article: 'createTenant',
  },
  { id: 'U-02', text: 'Add your domain to the tenant, and verify that you own it', article: 'addDomain' },
  { id: 'U-03', text: 'Add licenses, at least one for each mailbox', article: 'addLicense' },
  { id: 'U-04', text: 'Assign a license to each user', article: 'assignLicense' },
] as const;

/** Returns words that say whether a step is done. Returns an empty text if the ticket doesn't have the step. */
function progressOf(done: boolean | undefined): string {
  if (done === undefined) return '';
  return done ? ': done' : ': not done yet';
}

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
    return `Next, create the new mailboxes. Then open the control panel (${articles.controlPanel}), and choose Email Migrations in the Domains section to start the tool. For its messages, enter an address that isn't at the domain that moves.`;
  }
  return 'Next, we will look at your present setup with you, and agree on the best way to move it.';
}

function oldEnvironmentEnd({ billingTarget }: DraftDetails): string {
  return billingTarget
    ? `As agreed, we plan to end the billing for your old mail system by ${billingTarget}.`
    : 'Please tell us when the billing for your old mail system should end, and we will plan for that date.';
}

/** Says how the data moves, what moves, and what doesn't. */
function methodParagraphs(details: DraftDetails, { need }: Values): string[] {
  if (details.isByPst) return pstParagraphs;
  const choice = routeOf(details.path) === 'external' && details.path.target === 'hosted-exchange';
  const method = choice && need('method');
  if (method && method !== details.values.method) return [`How the data moves: ${method}`];
  const { moves, leftBehind, notes } = itemsOf(details.path.source, details.path.target);
  return [
    'How the data moves: we copy it with MigrationWiz, in several passes. The first pass copies most of the mail while everyone keeps working. After the DNS change, the last pass copies the mail that arrived in the meantime.',
    `What moves: ${series(moves)}.`,
    `What doesn't move:\n${bullets(leftBehind)}`,
    ...notes,
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
  seeds: ['S1-09', 'S1-29'],
  write: (details) => [
    `Eight kinds of items stay behind when ${details.domain} moves to Office 365. Please note which of them you use, and re-create those in Office 365:`,
    bullets(eightExclusions),
    'The last one is for your users: local data is mail and other data that is only on a computer. Before a user sets up mail again, they need to save that data. Afterward, they can import it into the new mailbox.',
    'Please tell us when everything on this list is done.',
  ],
};
