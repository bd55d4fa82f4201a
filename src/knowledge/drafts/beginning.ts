import { eightExclusions, itemsOf } from '../items.ts';
import { routeOf } from '../route.ts';
import { articles } from '../source.ts';
import { bullets, type Draft, type Known, numbered } from './draft.ts';

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
    write: (known) => [
      'Hello,',
      `your request has reached us: the mail of ${known.domain} is to go from ${known.from} to ${known.to}. Its ticket is ${known.need('rackspace-ticket')}, and ${known.need('owner')} looks after it.`,
      'You pay nothing for the move. It is work that we share: tools copy, we steer them and tell you of every step, and somebody on your side answers and tests.',
      `Next: ${nextStep(known)}`,
    ],
  },
  {
    id: 'T2',
    name: 'plan',
    title: 'Approach and plan',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['discovery'],
    asks: ['range'],
    seeds: ['S0-06', 'S0-08', 'S0-11', 'S0-16', 'S1-10', 'S1-14', 'S1-29'],
    articles: ['itemsMigrated'],
    write: (known) => {
      const { moves, stays, notes } = itemsOf(known.path.source, known.path.target);
      const upgrade = routeOf(known.path) === 'upgrade';
      return [
        'Hello,',
        `this is our plan for ${known.domain}: ${known.need('mailboxes')}, from ${known.from} to ${known.to}.`,
        `How: ${methodWords(known)}`,
        `What moves: ${moves.join(', ')}. What does not:\n${bullets(stays)}`,
        ...notes,
        'Who does what: you create the new mailboxes, tell your users, test, and change DNS. We run the passes, watch them, and give you what you need for each step.',
        `How long: about ${known.need('range')}. That is an estimate, not a promise. It holds as long as somebody on your side has time to test when we ask for it; tell us which days are bad for you.`,
        upgrade ? `You pay for both environments while both are active. ${oldGone(known)}` : '',
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
    write: (known) => [
      'Hello,',
      `before we can try the first logins for ${known.domain} we need this from you:`,
      numbered(asked(known)),
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
    articles: ['createTenant', 'addDomain', 'addLicence', 'assignLicence'],
    write: (known) => [
      'Hello,',
      `Office 365 has to be prepared for ${known.domain} before anything can move there. An administrator of yours does four things, one after the other:`,
      numbered(
        prerequisites.map(
          ({ id, says, article }) => `${says} (${articles[article]})${stateOf(known.steps.get(id))}`,
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
  { id: 'U-03', says: 'Add licences, at least one for each mailbox', article: 'addLicence' },
  { id: 'U-04', says: 'Give each user a licence', article: 'assignLicence' },
] as const;

function stateOf(done: boolean | undefined): string {
  if (done === undefined) return '';
  return done ? ': done' : ': open';
}

function nextStep({ path, steps }: Known): string {
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

function oldGone({ billingTarget }: Known): string {
  return billingTarget
    ? `As agreed, we plan for the old one to be gone by ${billingTarget}.`
    : 'Tell us by when the old one should be gone, and we plan for that.';
}

function methodWords(known: Known): string {
  const choice = routeOf(known.path) === 'external' && known.path.target === 'hosted-exchange';
  return choice && known.need('method') === 'pst-ftp'
    ? 'you export the mailboxes to PST files and send them by FTP, and we import them.'
    : 'with MigrationWiz, in passes. The bulk of the mail is copied while everybody works on; what has come in since follows after the switch of DNS.';
}

/** What the customer sends, which depends on both ends of the path: docs/trade.md, "Credentials". */
function asked(known: Known): string[] {
  const count = known.need('mailboxes');
  if (known.path.source === 'hosted-exchange') {
    return [
      `The attached sheet with the addresses of the mailboxes that move: ${count}. Leave the column of the Exchange passwords empty, as we can open those mailboxes for the move.`,
    ];
  }
  const both = routeOf(known.path) === 'external' && known.path.target !== 'office-365';
  const whose = both ? ' of the old mailbox and of the new one' : '';
  const sheet = `The attached sheet, filled in with username and password${whose}, for every mailbox that moves: ${count}, none left out.`;
  if (known.path.source === 'rackspace-email')
    return [`${sheet} We cannot see Rackspace Email passwords ourselves.`];
  const server = known.sourceUrl
    ? `A word if your present mail server is not ${known.sourceUrl}, which is what we have.`
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
  write: (known) => [
    'Hello,',
    `eight kinds of things stay behind when ${known.domain} goes to Office 365. Please build anew what you use of them:`,
    bullets(eightExclusions),
    'The last kind is different: whoever has such data backs it up, and imports it into the new mailbox. Tell us when the list is done.',
  ],
};
