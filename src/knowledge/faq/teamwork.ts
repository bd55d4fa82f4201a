import type { FaqEntry } from './faq-entry.ts';

/** Questions about who does what, and about what we need from the customer. */
export const teamworkEntries: FaqEntry[] = [
  {
    id: 'F08',
    question: 'What does the customer have to do?',
    answers: [
      {
        scope: 'copied',
        text: 'The customer and our team do the migration together. The customer needs people who have time to answer our questions and, most of all, to test. Every day without an answer pushes back the finish date.',
        seeds: ['S0-07', 'S0-08'],
      },
      {
        scope: 'into-exchange-change',
        text: 'Before the start, the customer confirms the platform change plan, and names the start and all the addresses. Afterward, the admin resets every password, and users set up every device again. Last, the customer opens a ticket to have the leftover licenses removed.',
        seeds: [],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'The platform change plan says it. Expect to confirm the plan, and to name the start and all the addresses. Users export calendars, contacts, tasks, and notes before the start.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F09',
    question: 'Is the migration manual or automated?',
    answers: [
      {
        scope: 'copied',
        text: 'Both. Tools copy the data, Rackers run the tools, and we update the customer at every step.',
        seeds: ['S0-09', 'S0-10'],
      },
      {
        scope: 'platform-change',
        text: 'The Internal Migration team does the platform change for the customer.',
        seeds: ['S0-19'],
      },
    ],
  },
  {
    id: 'F10',
    question: 'How do we choose the approach?',
    answers: [
      {
        scope: 'external-assisted',
        text: "After the request comes in, a specialist discusses the options with the customer. The choice depends on the source server's configuration and on the type of migration.",
        seeds: ['S0-11'],
      },
      {
        scope: 'upgrade-assisted',
        text: 'A specialist discusses the options with the customer after the request. For an assisted upgrade, the team moves the mail with MigrationWiz.',
        seeds: ['S0-11', 'S1-10'],
      },
    ],
  },
  {
    id: 'F11',
    question: 'What information do we need from the customer?',
    answers: [
      {
        scope: 'external-assisted',
        text: 'The address or URL of the source server, and the username and password for every mailbox.',
        seeds: ['S0-12'],
      },
      {
        scope: 'upgrade-rackspace-email',
        text: 'The password for every mailbox. We already know the server.',
        seeds: ['S1-27'],
      },
      {
        scope: 'upgrade-hosted-exchange',
        text: 'The list of mailboxes to move. We can already access the server and the passwords.',
        seeds: ['S1-26'],
      },
      {
        scope: 'into-exchange-change',
        text: 'The addresses to move, the start date and time the customer wants, and confirmation that the customer has read the platform change plan.',
        seeds: [],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'Expect the same as for a change to Hosted Exchange: the addresses to move, the start date and time the customer wants, and confirmation that the customer has read the platform change plan.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F12',
    question: 'How does the customer send us the passwords?',
    answers: [
      {
        scope: 'external-assisted',
        text: 'The spreadsheet that we send lists the mailboxes, and has no passwords. Usernames and passwords come only by the secure method that we name with it. Never in a chat, and never in Migration Desk.',
        seeds: ['S0-13'],
      },
      {
        scope: 'upgrade-rackspace-email',
        text: 'The spreadsheet that we send lists the mailboxes, and has no passwords. Usernames and passwords come only by the secure method that we name with it. Never in a chat, and never in Migration Desk.',
        seeds: ['S0-13', 'S1-27'],
      },
      {
        scope: 'upgrade-hosted-exchange',
        text: "We don't need them. For a migration, the team can access Hosted Exchange passwords itself.",
        seeds: ['S1-26'],
      },
      {
        scope: 'self-service',
        text: "The customer doesn't send them. The customer enters the passwords in the migration tool.",
        seeds: ['S1-28'],
      },
      { scope: 'platform-change', text: "We don't need passwords.", seeds: [] },
    ],
  },
];
