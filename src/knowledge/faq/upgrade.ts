import type { FaqEntry } from './faq-entry.ts';

/** Questions about moves to Office 365, above all from Rackspace Email or Hosted Exchange. */
export const upgradeEntries: FaqEntry[] = [
  {
    id: 'F21',
    question: 'Who sets up the Office 365 environment?',
    answers: [
      {
        scope: 'to-office',
        text: "The customer's administrators. They add the licenses to their account and build the new environment.",
        seeds: ['S1-05'],
      },
    ],
  },
  {
    id: 'F22',
    question: 'In what order does the customer prepare Office 365?',
    answers: [
      {
        scope: 'to-office',
        text: 'In four steps: 1. Create a tenant. 2. Add the domain to it. 3. Add licenses. 4. Assign a license to each user.',
        seeds: ['S1-06'],
        articles: ['createTenant', 'addDomain', 'addLicense', 'assignLicense'],
      },
    ],
  },
  {
    id: 'F23',
    question: 'Can the upgrade start before Office 365 is ready?',
    answers: [
      {
        scope: 'to-office',
        text: 'No. The customer completes all four preparation steps (F22) first, and only then requests our help or starts self-service.',
        seeds: ['S1-07'],
      },
    ],
  },
  {
    id: 'F24',
    question: 'Can Rackspace move the data to Office 365?',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes. If the admin asks for an assisted migration, the team moves the email with MigrationWiz. Or the admin uses the self-service tool in the control panel.',
        seeds: ['S1-08', 'S1-10'],
        articles: ['selfServiceTool', 'controlPanel'],
      },
      {
        scope: 'external-to-office',
        text: 'Yes, in an assisted migration. Or the admin uses the self-service tool in the control panel. Both are free.',
        seeds: ['S0-05'],
        articles: ['selfServiceTool', 'controlPanel'],
      },
    ],
  },
  {
    id: 'F25',
    question: 'What do admins have to re-create?',
    answers: [
      {
        scope: 'upgrade',
        text: 'Their entire environment. We move only the data in the mailboxes.',
        seeds: ['S1-09', 'S1-10'],
      },
      {
        scope: 'external-to-office',
        text: 'Everything except the data in the mailboxes. The admins build the Office 365 environment themselves.',
        seeds: ['S1-05'],
      },
    ],
    seeAlso: 'items',
  },
  {
    id: 'F27',
    question: 'Is the customer billed for both environments?',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes, as long as both are active on the account.',
        seeds: ['S1-13'],
      },
    ],
  },
  {
    id: 'F28',
    question: 'Can we plan the upgrade around billing?',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes. Agree with the customer on a timeline that suits their billing, and record the date when the old billing should end.',
        seeds: ['S1-14'],
      },
    ],
  },
  {
    id: 'F29',
    question: 'How does the customer stop paying for the old mailboxes?',
    answers: [
      {
        scope: 'upgrade',
        text: 'After the move, the customer must do two things: delete the old mailboxes, and ask us to remove the old licenses from the account.',
        seeds: ['S1-15', 'S1-16'],
      },
      {
        scope: 'into-exchange-change',
        text: 'After the customer confirms that all the data is in the new mailboxes, the customer opens a ticket to have the leftover licenses removed.',
        seeds: [],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'Expect that the customer opens a ticket to have the leftover licenses removed, once all the data is in the new mailboxes.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F38',
    question: 'Who is the upgrade FAQ for, and how hard is the upgrade?',
    answers: [
      {
        scope: 'upgrade',
        text: 'The upgrade FAQ is for administrators. It rates the upgrade as moderately difficult: expect some troubleshooting, or work with a third party such as a DNS host.',
        seeds: ['S1-02', 'S1-03'],
      },
    ],
  },
  {
    id: 'F42',
    question: 'What does the upgrade FAQ cover?',
    answers: [
      {
        scope: 'to-office',
        text: 'Only moves from Rackspace Email or Hosted Exchange to Office 365 with Rackspace.',
        seeds: ['S1-01'],
      },
    ],
  },
];
