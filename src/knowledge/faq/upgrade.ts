import type { FaqEntry } from './faq-entry.ts';

/** Questions about moves from Rackspace Email or Hosted Exchange to Office 365. */
export const upgradeEntries: FaqEntry[] = [
  {
    id: 'F21',
    question: 'Who sets up the Office 365 environment?',
    keywords: 'build create tenant admin administrator responsible setup new licenses',
    answers: [
      {
        scope: 'upgrade',
        text: "The customer's administrators. They add the licenses to their account and build the new environment.",
      },
    ],
    seeds: ['S1-05'],
  },
  {
    id: 'F22',
    question: 'In what order does the customer prepare Office 365?',
    keywords: 'steps sequence first tenant domain license assign prerequisites four before',
    answers: [
      {
        scope: 'to-office',
        text: 'In four steps: 1. Create a tenant. 2. Add the domain to it. 3. Add licenses. 4. Assign a license to each user.',
      },
    ],
    seeds: ['S1-06'],
    articles: ['createTenant', 'addDomain', 'addLicense', 'assignLicense'],
  },
  {
    id: 'F23',
    question: 'Can the upgrade start before Office 365 is ready?',
    keywords: 'begin early without prerequisites skip prepared request assisted yet unfinished',
    answers: [
      {
        scope: 'upgrade',
        text: 'No. The customer completes all four preparation steps (F22) first, and only then requests our help or starts self-service.',
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
        text: 'Yes. If the admin asks for an assisted migration, the team moves the email with MigrationWiz. Or the admin uses the self-service tool in the control panel.',
      },
    ],
    seeds: ['S1-08', 'S1-10'],
    articles: ['selfServiceTool', 'controlPanel'],
  },
  {
    id: 'F25',
    question: 'What do admins have to re-create?',
    keywords: 'rebuild environment again redo recreate themselves set up anew',
    answers: [{ scope: 'upgrade', text: 'Their entire environment. We move only the email data.' }],
    seeds: ['S1-09'],
  },
  {
    id: 'F26',
    question: 'Do Outlook and phones need new profiles?',
    keywords: 'mobile device desktop client user setup configure iphone android reconfigure outlook profile',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes, for every user, on every device. The Email Help Tool walks users through the setup.',
      },
      {
        scope: 'external',
        text: 'Yes. Users set up every mail app for the new mailbox. The Email Help Tool walks them through the setup.',
      },
      {
        scope: 'platform-change',
        text: 'Yes. Until a device is set up again, it gets no new mail. The Email Help Tool walks users through the setup.',
      },
    ],
    seeds: ['S1-11', 'S1-12'],
    articles: ['emailHelp'],
  },
  {
    id: 'F27',
    question: 'Is the customer billed for both environments?',
    keywords: 'double charge twice pay invoice old and new transition overlap',
    answers: [{ scope: 'upgrade', text: 'Yes, as long as both are active on the account.' }],
    seeds: ['S1-13'],
  },
  {
    id: 'F28',
    question: 'Can we plan the upgrade around billing?',
    keywords: 'planned timeline date invoice schedule concerns avoid cost bill cycle',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes. Agree with the customer on a timeline that suits their billing, and record the date when the old billing should end.',
      },
    ],
    seeds: ['S1-14'],
  },
  {
    id: 'F29',
    question: 'How does the customer stop paying for the old mailboxes?',
    keywords: 'end billing delete remove licenses cancel charges afterward leftover',
    answers: [
      {
        scope: 'upgrade',
        text: 'After the move, the customer must do two things: delete the old mailboxes, and ask us to remove the old licenses from the account.',
      },
      {
        scope: 'platform-change',
        text: 'After the customer confirms that all the data is in the new mailboxes, the customer opens a ticket to have the leftover licenses removed.',
      },
    ],
    seeds: ['S1-15', 'S1-16'],
  },
  {
    id: 'F37',
    question: 'What does not move to Office 365?',
    keywords: 'excluded left behind exclusions missing aliases lists groups colors lost exceptions',
    answers: [
      {
        scope: 'upgrade',
        text: 'Eight kinds of items: alternate addresses, aliases, distribution lists, group lists, groups that users made in Outlook, public folders, custom color-coded calendar items, and local data.',
      },
    ],
    seeds: ['S1-29'],
    seeAlso: 'items',
  },
  {
    id: 'F38',
    question: 'Who is the upgrade FAQ for, and how hard is the upgrade?',
    keywords: 'audience article difficulty level administrators moderate easy skill',
    answers: [
      {
        scope: 'upgrade',
        text: 'The upgrade FAQ is for administrators. It rates the upgrade as moderately difficult: expect some troubleshooting, or work with a third party such as a DNS host.',
      },
    ],
    seeds: ['S1-02', 'S1-03'],
  },
  {
    id: 'F39',
    question: 'Where are the terms defined?',
    keywords: 'terminology meaning words glossary definition vocabulary dictionary jargon',
    answers: [
      {
        scope: 'all',
        text: "Rackspace's terminology article defines them. The glossary here explains them in our own words.",
      },
    ],
    seeds: ['S1-04'],
    articles: ['terminology'],
    seeAlso: 'glossary',
  },
  {
    id: 'F40',
    question: "Does data on a user's own computer move?",
    keywords: 'local archive hard disk laptop stored drive autocomplete',
    answers: [
      {
        scope: 'copied',
        text: 'No. The user backs it up and imports it into the new mailbox.',
      },
      {
        scope: 'platform-change',
        text: 'No, unless the user uploads it to the mailbox before the platform change starts.',
      },
    ],
    seeds: ['S1-29'],
  },
  {
    id: 'F41',
    question: 'Do public folders move?',
    keywords: 'shared folder exchange public export',
    answers: [
      {
        scope: 'copied',
        text: 'No. An administrator can export them to a PST file and import the file into the new system.',
      },
    ],
    seeds: ['S1-29'],
  },
  {
    id: 'F42',
    question: 'What does the upgrade FAQ cover?',
    keywords: 'scope moves document applies upgrade rackspace email hosted exchange office',
    answers: [
      {
        scope: 'upgrade',
        text: 'Moves from Rackspace Email or Hosted Exchange to Office 365 with Rackspace.',
      },
    ],
    seeds: ['S1-01'],
  },
];
