import type { FaqAnswer, FaqEntry } from './faq-entry.ts';

/**
 * Answers whether users can work during a move. Both FAQ documents say yes, but a platform change locks users out. See
 * docs/sources.md, "Where the sources disagree". `working` and `lockedOut` are the first words of the answers.
 */
function downtimeAnswers(working: string, lockedOut: string): FaqAnswer[] {
  return [
    {
      scope: 'external',
      text: `${working}. Users keep working in their old mailbox, and mail arrives there until DNS changes.`,
    },
    {
      scope: 'upgrade',
      text: `${working}. Users keep working in their Rackspace Email or Hosted Exchange mailbox until the customer's admin points DNS to Office 365.`,
    },
    {
      scope: 'platform-change',
      text: `${lockedOut}. Users are locked out from the start until we report that the change is complete. Mail is still accepted, and users see it when the change is complete.`,
    },
  ];
}

/** Questions about users, mailboxes, DNS, and passwords during a move. */
export const movingEntries: FaqEntry[] = [
  {
    id: 'F13',
    question: 'Can users keep working during the migration?',
    keywords: 'access mailbox use meanwhile continue customer locked read email normally while runs',
    answers: downtimeAnswers('Yes', 'No'),
    seeds: ['S0-14'],
  },
  {
    id: 'F30',
    question: 'Is there downtime?',
    keywords: 'outage interruption offline unavailable maintenance window down',
    answers: downtimeAnswers('No downtime', 'Yes'),
    seeds: ['S1-17', 'S1-18'],
  },
  {
    id: 'F14',
    question: 'Can users reset passwords during the migration?',
    keywords: 'change new password meanwhile freeze resets allowed',
    answers: [
      {
        scope: 'copied',
        text: "No, we strongly advise against it. After a password changes, the migration tool can't open that mailbox.",
      },
      {
        scope: 'platform-change',
        text: 'Not until the change is complete. When Rackspace Email moves to Hosted Exchange, all passwords change, and then the admin resets each one.',
      },
    ],
    seeds: ['S0-15'],
  },
  {
    id: 'F19',
    question: 'Does the tool create the mailboxes?',
    keywords: 'new accounts made provision exist first missing destination target automatically',
    answers: [
      {
        scope: 'to-rackspace',
        text: 'No, the tool never creates mailboxes. The customer creates them in the control panel first. The tool moves data only to mailboxes that exist on the account.',
      },
      {
        scope: 'to-office',
        text: 'No, the tool never creates mailboxes. The customer creates them in the Office 365 admin center first. The tool moves data only to mailboxes that exist.',
      },
      {
        scope: 'platform-change',
        text: 'As far as we know, the platform change creates them. Check the platform change plan to be sure.',
      },
    ],
    seeds: ['S0-22', 'S0-23', 'S0-24'],
    articles: ['controlPanel'],
  },
  {
    id: 'F31',
    question: 'Who changes the DNS records?',
    keywords: 'mx update domain switch point registrar responsible rackspace do it',
    answers: [
      { scope: 'copied', text: "Always the customer's admin. We never change DNS." },
      {
        scope: 'into-exchange-change',
        text: "The customer's admin points autodiscover to Rackspace. MX stays the same, because both platforms use the same MX records.",
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'No one needs to change MX, because both platforms use the same MX records. For autodiscover, check the plan.',
      },
    ],
    seeds: ['S1-19'],
  },
  {
    id: 'F32',
    question: 'Who provides the list of DNS records?',
    keywords: 'which records values needed list send supply gives mx spf autodiscover where from',
    answers: [
      { scope: 'assisted', text: "The migration specialist gives the list to the customer's admin." },
      {
        scope: 'self-service',
        text: 'For Office 365, the customer follows the article "Add your domain in Office 365." For mailboxes at Rackspace, the customer follows the article about DNS for Cloud Office.',
      },
      {
        scope: 'into-exchange-change',
        text: 'The plan does. Only one record matters: the autodiscover CNAME.',
      },
    ],
    seeds: ['S1-20', 'S1-22'],
    articles: ['addDomain'],
  },
  {
    id: 'F33',
    question: 'Can the customer give us access to their DNS?',
    keywords: 'login registrar godaddy credentials host take over external account accept',
    answers: [
      {
        scope: 'all',
        text: "No. We have no access to DNS hosts outside Rackspace, and we can't accept a login to one. Decline the offer, and delete any login they sent.",
      },
    ],
    seeds: ['S1-21'],
  },
  {
    id: 'F34',
    question: 'Do passwords move?',
    keywords: 'migrated carried transferred same credentials kept along',
    answers: [
      {
        scope: 'upgrade',
        text: "No. The customer's admins set new passwords when they create the mailboxes in the Office 365 admin center.",
      },
      {
        scope: 'external',
        text: 'No. Each new mailbox has the password it was created with.',
      },
      {
        scope: 'into-exchange-change',
        text: 'No. All passwords change, and the admin must reset every one when the change is complete.',
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'No public article says whether passwords move. Expect to reset passwords, and check the plan to be sure.',
      },
    ],
    seeds: ['S1-23', 'S1-24'],
  },
  {
    id: 'F35',
    question: 'Can users keep their old passwords?',
    keywords: 'same password again reuse rules complexity office requirements',
    answers: [
      {
        scope: 'upgrade',
        text: 'Maybe. The admin can set an old password again if it meets the Office 365 password rules, but not every old password does.',
      },
      {
        scope: 'external',
        text: 'Maybe. The admin can set the same password again if the new platform accepts it.',
      },
      {
        scope: 'platform-change',
        text: 'Maybe. The admin can set the same password again if the password rules allow it.',
      },
    ],
    seeds: ['S1-25'],
  },
  {
    id: 'F36',
    question: 'Do we need the passwords of the old mailboxes?',
    keywords: 'ask supply give every password source required specialist access',
    answers: [
      { scope: 'upgrade-rackspace-email', text: 'Yes, for every Rackspace Email mailbox.' },
      {
        scope: 'upgrade-hosted-exchange',
        text: 'No. For a migration, the team can access Hosted Exchange passwords itself.',
      },
      {
        scope: 'external-assisted',
        text: 'Yes, all of them. We also need the passwords of the new mailboxes, except in Office 365, where an admin login is enough.',
      },
      { scope: 'self-service', text: 'No. The customer enters each password in the migration tool.' },
      { scope: 'platform-change', text: 'No.' },
    ],
    seeds: ['S1-26', 'S1-27', 'S1-28'],
  },
];
