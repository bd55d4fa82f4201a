import type { FaqEntry } from './faq-entry.ts';

/** Questions about any migration: sources, cost, duration, and who does what. */
export const generalEntries: FaqEntry[] = [
  {
    id: 'F01',
    question: 'Which systems can we migrate from?',
    keywords:
      'source environment supported list 2003 2007 2010 exchange Zimbra GroupWise Lotus Notes Gmail Google IMAP POP',
    answers: [
      {
        scope: 'external',
        text: 'Gmail and Google Apps; Exchange 2003, 2007, and 2010, in-house or hosted; GroupWise 7 and 8; Lotus Notes; Zimbra; and any IMAP or POP server.',
      },
    ],
    seeds: ['S0-01'],
  },
  {
    id: 'F02',
    question: 'Can we migrate from a newer version of Exchange, or from Office 365?',
    keywords: 'source 2013 2016 2019 later version tenant away unlisted approval lead',
    answers: [
      {
        scope: 'external',
        text: "Yes, after a lead completes the step Source approved (E-01). The FAQ's list ends at Exchange 2010, but a later Rackspace article adds Exchange 2013 to 2019 and Office 365.",
      },
    ],
    seeds: ['S0-01'],
    articles: ['itemsMigrated'],
  },
  {
    id: 'F03',
    question: 'Does a migration work with a slow connection or a slow server?',
    keywords: 'bandwidth internet link line old sluggish in-house Mbit specialists experience',
    answers: [
      {
        scope: 'external',
        text: 'Yes. The tool works with a slow connection and a slow server, and our specialists have moved customers from many kinds of systems.',
      },
    ],
    seeds: ['S0-02', 'S0-03'],
  },
  {
    id: 'F04',
    question: 'What if the migration is too slow?',
    keywords: 'alternative send pst ftp files upload faster speed disappointing instead',
    answers: [
      {
        scope: 'to-exchange',
        text: 'If the old system is Exchange, use PST files instead. The customer exports the mailboxes and sends the files by FTP, and we import them. With any other system, run passes during quiet hours, or move fewer mailboxes at a time.',
      },
      {
        scope: 'not-to-exchange',
        text: 'Run passes during quiet hours, or move fewer mailboxes at a time. PST files by FTP are only for moves from Exchange to Hosted Exchange.',
      },
    ],
    seeds: ['S0-04'],
  },
  {
    id: 'F05',
    question: 'What does a migration cost?',
    keywords: 'price much free charge fee pay money expensive self-service assisted',
    answers: [
      { scope: 'copied', text: 'Nothing. Assisted and self-service migrations are both free.' },
      { scope: 'platform-change', text: 'Nothing. Platform changes are free, too.' },
    ],
    seeds: ['S0-05'],
  },
  {
    id: 'F07',
    question: 'How long does a migration take?',
    keywords: 'duration time finish weeks days hours eta estimate ready when',
    answers: [
      {
        scope: 'all',
        text: 'It varies: hours for some customers, days or weeks for others. How soon the customer can test matters as much as the amount of data. Give the customer a range, never a single date.',
      },
      {
        scope: 'platform-change',
        text: 'It varies. A platform change starts five business days after the request at the earliest.',
      },
    ],
    seeds: ['S0-06', 'S0-08'],
  },
  {
    id: 'F08',
    question: 'What does the customer have to do?',
    keywords: 'customer part work involved effort partnership availability testing resources responsibility',
    answers: [
      {
        scope: 'all',
        text: 'The customer and our team do the migration together. The customer needs people who have time to answer our questions and, most of all, to test. Every day without an answer pushes back the finish date.',
      },
    ],
    seeds: ['S0-07', 'S0-08'],
  },
  {
    id: 'F09',
    question: 'Is the migration manual or automated?',
    keywords: 'automatically automatic by hand human robot tool software contact in touch',
    answers: [
      {
        scope: 'all',
        text: 'Both. Tools copy the data, Rackers run the tools, and we update the customer at every step.',
      },
    ],
    seeds: ['S0-09', 'S0-10'],
  },
  {
    id: 'F10',
    question: 'How do we choose the approach?',
    keywords: 'method decide which way discuss options plan consultation strategy chosen',
    answers: [
      {
        scope: 'assisted',
        text: "After the request comes in, a specialist discusses the options with the customer. The choice depends on the source server's configuration and on the type of migration.",
      },
    ],
    seeds: ['S0-11'],
  },
  {
    id: 'F11',
    question: 'What information do we need from the customer?',
    keywords: 'data required ask collect server address url usernames details provide logins',
    answers: [
      {
        scope: 'external-assisted',
        text: 'The address or URL of the source server, and the username and password for every mailbox.',
      },
      {
        scope: 'upgrade-rackspace-email',
        text: 'The password for every mailbox. We already know the server.',
      },
      {
        scope: 'upgrade-hosted-exchange',
        text: 'The list of mailboxes to move. We can already access the server and the passwords.',
      },
      {
        scope: 'platform-change',
        text: "The addresses to move, the start date and time the customer wants, and confirmation that the customer has read the platform change plan. We don't need passwords.",
      },
    ],
    seeds: ['S0-12'],
  },
  {
    id: 'F12',
    question: 'How does the customer send us the passwords?',
    keywords: 'they spreadsheet sheet secure transfer excel hand over submit credentials mail chat',
    answers: [
      {
        scope: 'assisted',
        text: 'In the spreadsheet that we send, and only by the secure method that comes with it. Never in a chat, and never in Migration Desk.',
      },
      {
        scope: 'self-service',
        text: "The customer doesn't send them. The customer enters the passwords in the migration tool.",
      },
      { scope: 'platform-change', text: "We don't need passwords." },
    ],
    seeds: ['S0-13'],
  },
  {
    id: 'F15',
    question: 'Which items move, and which stay behind?',
    keywords: 'kinds migrated not excluded calendars contacts tasks notes mail types transferred',
    answers: [
      {
        scope: 'all',
        text: 'That depends on the source and the target. When the target is Rackspace Email, only mail moves.',
      },
    ],
    seeds: ['S0-16'],
    articles: ['itemsMigrated'],
    seeAlso: 'items',
  },
  {
    id: 'F20',
    question: "Where do I ask a question that isn't answered here?",
    keywords: 'other support help unanswered phone human 24x7 somebody else',
    answers: [{ scope: 'all', text: 'Ask Support, available around the clock, every day of the year.' }],
    seeds: ['S0-25'],
  },
];
