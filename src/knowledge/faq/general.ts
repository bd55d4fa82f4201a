import type { FaqEntry } from './faq-entry.ts';

/** Questions about any migration: sources, cost, duration, and where to ask. */
export const generalEntries: FaqEntry[] = [
  {
    id: 'F01',
    question: 'Which systems can we migrate from?',
    answers: [
      {
        scope: 'external',
        text: 'Gmail and Google Apps; Exchange 2003, 2007, and 2010, in-house or hosted; GroupWise 7 and 8; Lotus Notes; Zimbra; and any IMAP or POP server.',
        seeds: ['S0-01'],
      },
    ],
  },
  {
    id: 'F02',
    question: 'Can we migrate from a newer version of Exchange, or from Office 365?',
    answers: [
      {
        scope: 'external',
        text: "Yes, after a lead completes the step Source approved (E-01). The FAQ's list ends at Exchange 2010, but a later Rackspace article adds Exchange 2013 to 2019 and Office 365.",
        seeds: ['S0-01'],
        articles: ['itemsMigrated'],
      },
    ],
  },
  {
    id: 'F03',
    question: 'Does a migration work with a slow connection or a slow server?',
    answers: [
      {
        scope: 'external',
        text: 'Yes. The tool works with a slow connection and a slow server, and our specialists have moved customers from many kinds of systems.',
        seeds: ['S0-02', 'S0-03'],
      },
    ],
  },
  {
    id: 'F04',
    question: 'What if the migration is too slow?',
    answers: [
      {
        scope: 'to-exchange',
        text: 'If the old system is Exchange, use PST files instead. The customer exports the mailboxes and sends the files by FTP, and we import them. With any other system, run passes during quiet hours, or move fewer mailboxes at a time.',
        seeds: ['S0-04'],
      },
      {
        scope: 'not-to-exchange',
        text: 'Run passes during quiet hours, or move fewer mailboxes at a time. PST files by FTP are only for moves from Exchange to Hosted Exchange.',
        seeds: ['S0-04'],
      },
    ],
  },
  {
    id: 'F05',
    question: 'What does a migration cost?',
    answers: [
      {
        scope: 'copied',
        text: 'Nothing. Assisted and self-service migrations are both free.',
        seeds: ['S0-05'],
      },
      { scope: 'platform-change', text: 'Nothing. Platform changes are free, too.', seeds: ['S0-20'] },
    ],
  },
  {
    id: 'F07',
    question: 'How long does a migration take?',
    answers: [
      {
        scope: 'copied',
        text: 'It varies: hours for some customers, days or weeks for others. How soon the customer can test matters as much as the amount of data. Give the customer a range, never a single date.',
        seeds: ['S0-06', 'S0-08'],
      },
      {
        scope: 'into-exchange-change',
        text: 'It varies with the number of users and the amount of data. A platform change starts five business days after the request at the earliest.',
        seeds: [],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'It varies with the number of users and the amount of data. Plan for a start five business days after the request at the earliest, and check the platform change plan.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F20',
    question: "Where do I ask a question that isn't answered here?",
    answers: [
      {
        scope: 'all',
        text: 'Ask Support, available around the clock, every day of the year.',
        seeds: ['S0-25'],
        support: true,
      },
    ],
  },
  {
    id: 'F39',
    question: 'Where are the terms defined?',
    answers: [
      {
        scope: 'all',
        text: "Rackspace's terminology article defines them. The glossary here explains them in our own words.",
        seeds: ['S1-04'],
        articles: ['terminology'],
      },
    ],
    seeAlso: 'glossary',
  },
];
