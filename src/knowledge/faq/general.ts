import type { FaqEntry } from './faq-entry.ts';

/** What the first document says of any move: sources, cost, time, who does what. */
export const generalEntries: FaqEntry[] = [
  {
    id: 'F01',
    question: 'Which systems can we migrate from?',
    keywords:
      'source environment supported list 2003 2007 2010 exchange Zimbra GroupWise Lotus Notes Gmail Google IMAP POP',
    answers: [
      {
        scope: 'external',
        text: 'Gmail and Google Apps; Exchange 2003, 2007 or 2010, run in-house or by a hoster; GroupWise 7 or 8; Lotus Notes; Zimbra; and whatever speaks IMAP or POP.',
      },
    ],
    seeds: ['S0-01'],
  },
  {
    id: 'F02',
    question: 'Is a newer Exchange, or Office 365, a source?',
    keywords: '2013 2016 2019 later version tenant from away unlisted approval lead',
    answers: [
      {
        scope: 'external',
        text: "The FAQ's list ends with Exchange 2010. Rackspace's later table of items has Exchange 2013 to 2019 and Office 365 too: we take them once a lead has ticked E-01.",
      },
    ],
    seeds: ['S0-01'],
    articles: ['itemsMigrated'],
  },
  {
    id: 'F03',
    question: 'Does it work over a slow link, or with a slow server?',
    keywords: 'bandwidth internet connection line old sluggish in-house Mbit specialists experience',
    answers: [
      {
        scope: 'external',
        text: 'Yes. The tool copes with a thin line and a tired server, and the specialists have brought customers over from all sorts of systems.',
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
        text: 'The mailboxes can come as PST files: the customer exports them, sends them by FTP, and we import them.',
      },
      {
        scope: 'not-to-exchange',
        text: 'PST files by FTP are for Exchange mailboxes only. Spread the passes over quiet hours, or move fewer mailboxes at a time.',
      },
    ],
    seeds: ['S0-04'],
  },
  {
    id: 'F05',
    question: 'What does a migration cost?',
    keywords: 'price much free charge fee pay money expensive self-service assisted',
    answers: [
      { scope: 'copied', text: 'Nothing, whether the customer does it or we do.' },
      { scope: 'platform-change', text: 'Nothing either.' },
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
        text: 'That differs: hours for one customer, days or weeks for the next. How soon they find time to test matters as much as the data. Promise a range, never one date.',
      },
      { scope: 'platform-change', text: 'Its start is booked at least five business days ahead.' },
    ],
    seeds: ['S0-06', 'S0-08'],
  },
  {
    id: 'F08',
    question: 'What does the customer have to do?',
    keywords: 'their part work involved effort partnership availability testing resources responsibility',
    answers: [
      {
        scope: 'all',
        text: 'It is done together. They need people with time for it, above all when the data is tested: each day without an answer moves the end.',
      },
    ],
    seeds: ['S0-07', 'S0-08'],
  },
  {
    id: 'F09',
    question: 'Is it manual or automated?',
    keywords: 'automatically automatic by hand human robot tool software contact in touch',
    answers: [
      {
        scope: 'all',
        text: "Both. Tools copy the data, Rackers steer them, and the customer's people hear from us at every step.",
      },
    ],
    seeds: ['S0-09', 'S0-10'],
  },
  {
    id: 'F10',
    question: 'How is the approach chosen?',
    keywords: 'method decide which way discuss options plan consultation strategy',
    answers: [
      {
        scope: 'assisted',
        text: 'Once the request is in, a specialist talks it through with the customer. What the source server is like and which kind of move it is decide between the ways there are.',
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
        text: 'The address or URL of the old mail server, and the username and password of every mailbox.',
      },
      {
        scope: 'upgrade-rackspace-email',
        text: 'The server is known to us; the passwords of all mailboxes are not.',
      },
      {
        scope: 'upgrade-hosted-exchange',
        text: 'Which mailboxes move. Server and passwords are within our reach.',
      },
      {
        scope: 'platform-change',
        text: 'The addresses to move, the start they want, and that they have read the plan. No passwords.',
      },
    ],
    seeds: ['S0-12'],
  },
  {
    id: 'F12',
    question: 'How do they send us the passwords?',
    keywords: 'spreadsheet sheet secure transfer excel hand over submit credentials mail chat',
    answers: [
      {
        scope: 'assisted',
        text: 'In the spreadsheet that we send for it, and by its secure route alone: never in a chat, and never in this desk.',
      },
      { scope: 'self-service', text: 'Not at all: they type them into the tool.' },
      { scope: 'platform-change', text: 'None are needed.' },
    ],
    seeds: ['S0-13'],
  },
  {
    id: 'F15',
    question: 'Which kinds of items move, and which do not?',
    keywords: 'migrated stay behind excluded calendars contacts tasks notes mail types transferred',
    answers: [
      {
        scope: 'all',
        text: 'That depends on both ends. To Rackspace Email it is mail only, always.',
      },
    ],
    seeds: ['S0-16'],
    articles: ['itemsMigrated'],
    seeAlso: 'items',
  },
  {
    id: 'F20',
    question: 'Whom do I ask what is not answered here?',
    keywords: 'other question support help unanswered phone human 24x7 somebody else',
    answers: [{ scope: 'all', text: 'Support has an answer at any hour, on any day of the year.' }],
    seeds: ['S0-25'],
  },
];
