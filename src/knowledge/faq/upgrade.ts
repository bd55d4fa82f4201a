import type { FaqEntry } from './faq-entry.ts';

/** Rackspace Email or Hosted Exchange to Office 365. */
export const upgradeEntries: FaqEntry[] = [
  {
    id: 'F21',
    question: 'Who sets up the Office 365 environment?',
    keywords: 'build create tenant admin administrator responsible setup new licences',
    answers: [
      {
        scope: 'upgrade',
        text: "The customer's administrators: they add the licences to their account, and build what is new.",
      },
    ],
    seeds: ['S1-05'],
  },
  {
    id: 'F22',
    question: 'In what order is Office 365 prepared?',
    keywords: 'steps sequence first tenant domain licence license assign prerequisites four before',
    answers: [
      {
        scope: 'to-office',
        text: 'Four steps: 1 a tenant, 2 their domain in it, 3 licences, 4 each licence given to its user.',
      },
    ],
    seeds: ['S1-06'],
    articles: ['createTenant', 'addDomain', 'addLicense', 'assignLicense'],
  },
  {
    id: 'F23',
    question: 'Can the upgrade start before Office 365 is prepared?',
    keywords: 'begin early without prerequisites skip ready request assisted yet unfinished',
    answers: [
      {
        scope: 'upgrade',
        text: 'No. All four steps come before a request for our help, and before the first self-service run.',
      },
    ],
    seeds: ['S1-07'],
  },
  {
    id: 'F24',
    question: 'Can Rackspace move the data to Office 365?',
    keywords: 'migrate for us do it assisted migrationwiz team self-service tool email upgrade',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes: the team moves the mail with MigrationWiz if the admin asks for an assisted migration. Or the admin uses the self-service tool of the control panel.',
      },
    ],
    seeds: ['S1-08', 'S1-10'],
    articles: ['selfServiceTool', 'controlPanel'],
  },
  {
    id: 'F25',
    question: 'What do the admins have to re-create?',
    keywords: 'rebuild environment again redo recreate themselves set up anew',
    answers: [{ scope: 'upgrade', text: 'All of their environment. We bring the mail into it.' }],
    seeds: ['S1-09'],
  },
  {
    id: 'F26',
    question: 'Do Outlook and phones need new profiles?',
    keywords: 'mobile device desktop client user setup configure iphone android reconfigure outlook profile',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes, every user on every device. The Email Help Tool leads them through it.',
      },
      {
        scope: 'external',
        text: 'Yes: mail programs must be set up for the new mailbox. The Email Help Tool leads through it.',
      },
      {
        scope: 'platform-change',
        text: 'Yes: without a new setup a device receives nothing any more. The Email Help Tool leads through it.',
      },
    ],
    seeds: ['S1-11', 'S1-12'],
    articles: ['emailHelp'],
  },
  {
    id: 'F27',
    question: 'Is the customer billed for both environments?',
    keywords: 'double charge twice pay invoice old and new transition overlap',
    answers: [{ scope: 'upgrade', text: 'Yes, for as long as both are active on the account.' }],
    seeds: ['S1-13'],
  },
  {
    id: 'F28',
    question: 'Can the upgrade be planned around billing?',
    keywords: 'timeline date invoice schedule concerns avoid cost bill cycle',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes. Agree with them on a timeline that takes their bill into account, and note its end date.',
      },
    ],
    seeds: ['S1-14'],
  },
  {
    id: 'F29',
    question: 'How does the customer stop paying for the old mailboxes?',
    keywords: 'end billing delete remove licences licenses cancel charges afterwards leftover',
    answers: [
      {
        scope: 'upgrade',
        text: 'Two things, once all is moved: delete the old mailboxes, and ask us to take their licences off the account.',
      },
      {
        scope: 'platform-change',
        text: 'By a ticket that asks for the leftover licences to be removed, once the data is confirmed.',
      },
    ],
    seeds: ['S1-15', 'S1-16'],
  },
  {
    id: 'F37',
    question: 'What does not move to Office 365?',
    keywords: 'excluded left behind exclusions missing aliases lists groups colours lost exceptions',
    answers: [
      {
        scope: 'upgrade',
        text: 'Eight kinds: alternate addresses and aliases; distribution lists and group lists; groups that a user made in Outlook; public folders; custom colours in calendars; and data that is only local.',
      },
    ],
    seeds: ['S1-29'],
    seeAlso: 'items',
  },
  {
    id: 'F38',
    question: 'Whom is the upgrade article for, and how hard is it?',
    keywords: 'audience difficulty level administrators moderate easy skill',
    answers: [
      {
        scope: 'upgrade',
        text: 'For administrators. It calls the work moderate: expect some troubleshooting, or a tool that is not ours.',
      },
    ],
    seeds: ['S1-02', 'S1-03'],
  },
  {
    id: 'F39',
    question: 'Where are the terms defined?',
    keywords: 'terminology meaning words glossary definition vocabulary dictionary jargon',
    answers: [{ scope: 'all', text: "In Rackspace's article on terminology, and here in our own words." }],
    seeds: ['S1-04'],
    articles: ['terminology'],
    seeAlso: 'glossary',
  },
  {
    id: 'F40',
    question: "What about data on the user's own computer?",
    keywords: 'local archive hard disk laptop stored drive autocomplete',
    answers: [
      {
        scope: 'copied',
        text: 'It does not move. The user backs it up, or imports it into the new mailbox.',
      },
      {
        scope: 'platform-change',
        text: 'It does not move, unless it is uploaded to the mailbox before the start.',
      },
    ],
    seeds: ['S1-29'],
  },
  {
    id: 'F41',
    question: 'Do public folders move?',
    keywords: 'shared folder exchange public export',
    answers: [{ scope: 'copied', text: 'No. Export them to a PST file, and import that.' }],
    seeds: ['S1-29'],
  },
  {
    id: 'F42',
    question: 'Which moves is the upgrade FAQ about?',
    keywords: 'scope cover document applies upgrade rackspace email hosted exchange office',
    answers: [
      {
        scope: 'upgrade',
        text: 'From Rackspace Email, or from Hosted Exchange, up to Office 365 with Rackspace.',
      },
    ],
    seeds: ['S1-01'],
  },
];
