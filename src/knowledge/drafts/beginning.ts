import { articles } from '../citation.ts';
import { eightExclusions, itemsOf } from '../items.ts';
import { routeOf } from '../route.ts';
import { bullets, type Draft, type DraftDetails, type Fill, numbered } from './draft.ts';

/** What the customer reads before data moves: T1 to T4. */
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
      `your request has reached us: the mail of ${details.domain} is to go from ${details.from} to ${details.to}. Its ticket is ${fill('rackspace-ticket')}, and ${fill('owner')} looks after it.`,
      'You pay nothing for the move. It is work that we share: tools copy, we steer them and tell you of every step, and somebody on your side answers and tests.',
      `Next: ${nextStep(details)}`,
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
        `this is our plan for ${details.domain}: ${fill('mailboxes')}, from ${details.from} to ${details.to}.`,
        `How: ${methodWords(details, fill)}`,
        `What moves: ${moves.join(', ')}. What does not:\n${bullets(leftBehind)}`,
        ...notes,
        'Who does what: you create the new mailboxes, tell your users, test, and change DNS. We run the passes, watch them, and give you what you need for each step.',
        `How long: about ${fill('range')}. That is an estimate, not a promise. It holds as long as somebody on your side has time to test when we ask for it; tell us which days are bad for you.`,
        upgrade ? `You pay for both environments while both are active. ${oldGone(details)}` : '',
        `Please tell us that you agree${upgrade ? ', and that you know of the eight kinds that stay behind' : ''}, or what you want to be different.`,
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
      `before we can try the first logins for ${details.domain} we need this from you:`,
      numbered(asked(details, fill)),
      'Send the sheet back only by the secure route that comes with it. Please put no password into a reply here, an e-mail or a chat.',
      'And ask your users to leave their passwords as they are until we report the end of the move.',
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
      `Office 365 has to be prepared for ${details.domain} before anything can move there. An administrator of yours does four things, one after the other:`,
      numbered(
        prerequisites.map(
          ({ id, says, article }) => `${says} (${articles[article]})${stateOf(details.steps.get(id))}`,
        ),
      ),
      'The mailboxes are made there too, each with a new password, in the admin center. The rest of the environment is yours to build: of what you have now only the data of the mailboxes is copied.',
      'Tell us when the fourth is done: we can begin then, and not before.',
    ],
  },
];

const prerequisites = [
  { id: 'U-01', says: 'Make the tenant', article: 'createTenant' },
  { id: 'U-02', says: 'Add the domain to it and prove that it is yours', article: 'addDomain' },
  { id: 'U-03', says: 'Add licences, at least one for each mailbox', article: 'addLicense' },
  { id: 'U-04', says: 'Give each user a licence', article: 'assignLicense' },
] as const;

function stateOf(done: boolean | undefined): string {
  if (done === undefined) return '';
  return done ? ': done' : ': open';
}

function nextStep({ path, steps }: DraftDetails): string {
  const route = routeOf(path);
  if (route === 'platform-change')
    return 'you get the plan in this ticket. Please read it and answer its four points.';
  if (path.service === 'self-service') {
    return `begin with the tool in the control panel (${articles.controlPanel}) whenever you like, and write to us when it does not go on.`;
  }
  if (steps.get('U-04') === false)
    return 'please prepare Office 365. What to do, and in which order, is in a message of its own.';
  return 'we look with you at what you have now, and agree on the best way to move it.';
}

function oldGone({ billingTarget }: DraftDetails): string {
  return billingTarget
    ? `As agreed, we plan for the old one to be gone by ${billingTarget}.`
    : 'Tell us by when the old one should be gone, and we plan for that.';
}

function methodWords(details: DraftDetails, fill: Fill): string {
  const choice = routeOf(details.path) === 'external' && details.path.target === 'hosted-exchange';
  return choice && fill('method') === 'pst-ftp'
    ? 'you export the mailboxes to PST files and send them by FTP, and we import them.'
    : 'with MigrationWiz, in passes. The bulk of the mail is copied while everybody works on; what has come in since follows after the switch of DNS.';
}

/**
 * Passwords: of Hosted Exchange none, of Rackspace Email all (S1-26, S1-27); of other systems all, and the server. Those of
 * new mailboxes as well, but in Office 365 an admin's login serves (domain.md 1.3).
 */
function asked(details: DraftDetails, fill: Fill): string[] {
  const count = fill('mailboxes');
  if (details.path.source === 'hosted-exchange') {
    return [
      `The attached sheet with the addresses of the mailboxes that move: ${count}. Leave the column of the Exchange passwords empty, as we can open those mailboxes for the move.`,
    ];
  }
  const both = routeOf(details.path) === 'external' && details.path.target !== 'office-365';
  const whose = both ? ' of the old mailbox and of the new one' : '';
  const sheet = `The attached sheet, filled in with username and password${whose}, for every mailbox that moves: ${count}, none left out.`;
  if (details.path.source === 'rackspace-email')
    return [`${sheet} We cannot see Rackspace Email passwords ourselves.`];
  const server = details.sourceUrl
    ? `A word if your present mail server is not ${details.sourceUrl}, which is what we have.`
    : 'The address or URL of your present mail server.';
  return [server, sheet];
}

/** The eight, for an admin to tick off. */
export const recreateDraft: Draft = {
  id: 'T13',
  name: 'recreate-list',
  title: 'What to create anew',
  to: "the customer's admin",
  scope: 'upgrade',
  phases: ['discovery', 'client-setup'],
  seeds: ['S1-09', 'S1-29'],
  write: (details) => [
    'Hello,',
    `eight kinds of things stay behind when ${details.domain} goes to Office 365. Please build anew what you use of them:`,
    bullets(eightExclusions),
    'The last kind is different: whoever has such data backs it up, and imports it into the new mailbox. Tell us when the list is done.',
  ],
};
