import type { FaqEntry } from './faq-entry.ts';

/** Questions about passwords. */
export const passwordEntries: FaqEntry[] = [
  {
    id: 'F14',
    question: 'Can users reset passwords during the migration?',
    answers: [
      {
        scope: 'copied',
        text: "No, we strongly advise against it. After a password changes, the migration tool can't open that mailbox.",
        seeds: ['S0-15'],
      },
      {
        scope: 'into-exchange-change',
        text: 'Not until the change is complete. Then all passwords have changed, and the admin resets each one.',
        seeds: ['S0-15'],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'Not until the change is complete.',
        seeds: ['S0-15'],
      },
    ],
  },
  {
    id: 'F34',
    question: 'Do passwords move?',
    answers: [
      {
        scope: 'to-office',
        text: "No. The customer's admins set new passwords when they create the mailboxes in the Office 365 admin center.",
        seeds: ['S1-23', 'S1-24'],
      },
      {
        scope: 'to-rackspace',
        text: 'No. Each new mailbox has the password it was created with.',
        seeds: [],
      },
      {
        scope: 'into-exchange-change',
        text: 'No. All passwords change, and the admin must reset every one when the change is complete.',
        seeds: [],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'No public article says whether passwords move. Expect to reset passwords, and check the platform change plan to be sure.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F35',
    question: 'Can users keep their old passwords?',
    answers: [
      {
        scope: 'to-office',
        text: 'Maybe. The admin can set an old password again if it meets the Office 365 password rules, but not every old password does.',
        seeds: ['S1-25'],
      },
      {
        scope: 'to-rackspace',
        text: 'Maybe. The admin can set the same password again if the new platform accepts it.',
        seeds: [],
      },
      {
        scope: 'platform-change',
        text: 'Maybe. The admin can set the same password again if the password rules allow it.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F36',
    question: 'Do we need the passwords of the old mailboxes?',
    answers: [
      {
        scope: 'upgrade-rackspace-email',
        text: 'Yes, for every Rackspace Email mailbox.',
        seeds: ['S1-27'],
      },
      {
        scope: 'upgrade-hosted-exchange',
        text: 'No. For a migration, the team can access Hosted Exchange passwords itself.',
        seeds: ['S1-26'],
      },
      {
        scope: 'external-assisted',
        text: 'Yes, all of them. We also need the passwords of the new mailboxes, except in Office 365, where an admin login is enough.',
        seeds: ['S0-12'],
      },
      {
        scope: 'self-service',
        text: 'No. The customer enters each password in the migration tool.',
        seeds: ['S1-28'],
      },
      { scope: 'platform-change', text: 'No.', seeds: [] },
    ],
  },
];
