import { articles } from '../citation.ts';
import { eightExclusions, itemsOf } from '../items.ts';
import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, type Fill, numbered } from './draft.ts';

/** Drafts for the time before data moves: T1 to T4. */
export const beginningDrafts: Draft[] = [
  {
    id: 'T1',
    name: 'request-received',
    title: 'Request received',
    to: "the customer's admin",
    scope: 'all',
    phases: ['intake', 'prerequisites'],
    seeds: ['S0-05', 'S0-07', 'S0-09', 'S0-10', 'S0-11'],
    write: (details, fill) => [
      'Hello,',
      `We received your request to move the mail for ${details.domain} from ${details.from} to ${details.to}. Your ticket number is ${fill('rackspace-ticket')}, and your contact is ${fill('owner')}.`,
      'The move is free. It is a partnership: our tools copy the data, our team runs the tools and updates you at every step, and someone on your side answers our questions and tests the result.',
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
    write: (details, fill) => {
      const { moves, leftBehind, notes } = itemsOf(details.path.source, details.path.target);
      const upgrade = routeOf(details.path) === 'upgrade';
      return [
        'Hello,',
        `Here is our plan for ${details.domain}: ${fill('mailboxes')}, from ${details.from} to ${details.to}.`,
        `How the data moves: ${methodText(details, fill)}`,
        `What moves: ${moves.join(', ')}.`,
        `What doesn't move:\n${bullets(leftBehind)}`,
        ...notes,
        'Who does what: you create the new mailboxes, tell your users what to expect, test the result, and change DNS. We run and monitor the copy, and give you what you need for each step.',
        `How long: about ${fill('range')}. This is an estimate, not a promise. It assumes that someone on your side has time to test when we ask. Please tell us which days don't work for you.`,
        upgrade
          ? `You pay for both your old and your new mail system while both are active. ${oldEnvironmentEnd(details)}`
          : '',
        `Please tell us whether you agree with this plan, or what you would like to change.${upgrade ? ' Please also confirm that you know about the eight kinds of items that stay behind.' : ''}`,
      ].filter(Boolean);
    },
  },
  {
    id: 'T3',
    name: 'information-request',
    title: 'Information request',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['discovery', 'credentials'],
    seeds: ['S0-12', 'S0-13', 'S0-15', 'S1-26', 'S1-27'],
    write: (details, fill) => [
      'Hello,',
      `Before we can test whether our tool can sign in to the mailboxes for ${details.domain}, we need the following from you:`,
      numbered(requestedInformation(details, fill)),
      'Please return the sheet only by the secure method that we gave you. Never put a password in a reply to this ticket, in an email, or in a chat.',
      'Please also ask your users not to change their passwords until we tell you that the move is complete.',
    ],
  },
  {
    id: 'T4',
    name: 'prerequisites',
    title: 'Office 365 prerequisites',
    to: "the customer's admin",
    scope: 'to-office',
    phases: ['prerequisites', 'provisioning'],
    seeds: ['S1-05', 'S1-06', 'S1-07', 'S1-09', 'S1-24'],
    articles: ['createTenant', 'addDomain', 'addLicense', 'assignLicense'],
    write: (details) => [
      'Hello,',
      `Before ${details.domain} can move to Office 365, your administrator needs to complete four steps, in this order:`,
      numbered(
        prerequisites.map(
          ({ id, text, article }) => `${text} (${articles[article]})${progressOf(details.steps.get(id))}`,
        ),
      ),
      'Your administrator also creates the mailboxes in the Office 365 admin center, each with a new password. We copy only the data in the mailboxes. You set up the rest of your environment again, such as aliases and distribution lists.',
      'Please tell us when the fourth step is done. We can start only after that.',
    ],
  },
];

const prerequisites = [
  { id: 'U-01', text: 'Create the tenant', article: 'createTenant' },
  { id: 'U-02', text: 'Add your domain to the tenant, and verify that you own it', article: 'addDomain' },
  { id: 'U-03', text: 'Add licenses, at least one for each mailbox', article: 'addLicense' },
  { id: 'U-04', text: 'Assign a license to each user', article: 'assignLicense' },
] as const;

/** Returns words that say whether a step is done. Returns an empty text if the ticket doesn't have the step. */
function progressOf(done: boolean | undefined): string {
  if (done === undefined) return '';
  return done ? ': done' : ': not done yet';
}

function nextStep({ path, steps }: DraftDetails): string {
  if (routeOf(path) === 'platform-change')
    return 'Next, we will post the plan in this ticket. Please read it, and answer its four questions.';
  if (path.service === 'self-service') {
    return `Next, start the tool in the control panel (${articles.controlPanel}) whenever you like. If you get stuck, write to us.`;
  }
  if (steps.get('U-04') === false)
    return 'Next, please prepare Office 365. We will send you the steps, in order, in a separate message.';
  return 'Next, we will look at your current setup with you, and agree on the best way to move it.';
}

function oldEnvironmentEnd({ billingTarget }: DraftDetails): string {
  return billingTarget
    ? `As agreed, we plan to end the billing for your old mail system by ${billingTarget}.`
    : 'Please tell us when the billing for your old mail system should end, and we will plan for that date.';
}

function methodText(details: DraftDetails, fill: Fill): string {
  const choice = routeOf(details.path) === 'external' && details.path.target === 'hosted-exchange';
  return choice && fill('method') === 'pst-ftp'
    ? 'you export the mailboxes to PST files and send them to us by FTP, and we import them.'
    : 'we copy it with MigrationWiz, in several passes. We copy most of the mail while everyone keeps working. After the DNS change, we copy the mail that arrived in the meantime.';
}

/**
 * Lists what we ask the customer to send, which depends on the source and the target. See docs/trade.md, "Credentials".
 */
function requestedInformation(details: DraftDetails, fill: Fill): string[] {
  const count = fill('mailboxes');
  if (details.path.source === 'hosted-exchange') {
    return [
      `The attached sheet, with the address of every mailbox to move (${count}). Leave the column for Exchange passwords empty. We can open those mailboxes for the move ourselves.`,
    ];
  }
  const both = routeOf(details.path) === 'external' && details.path.target !== 'office-365';
  const sheet = `The attached sheet, with the username and password for every mailbox to move (${count}). Please include every mailbox.`;
  if (details.path.source === 'rackspace-email') return [`${sheet} We can't see Rackspace Email passwords.`];
  const server = details.sourceUrl
    ? `The address of your current mail server, if it is not ${details.sourceUrl}.`
    : 'The address or URL of your current mail server.';
  return [
    server,
    both ? `${sheet} We need the username and password for both the old mailbox and the new one.` : sheet,
  ];
}

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
    'Hello,',
    `Eight kinds of items stay behind when ${details.domain} moves to Office 365. Please re-create the ones that you use:`,
    bullets(eightExclusions),
    "Local data is data that is only on a user's computer. Users need to back it up and import it into the new mailbox. Please tell us when everything on this list is done.",
  ],
};
