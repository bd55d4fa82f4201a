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
      seeds: ['S0-14'],
    },
    {
      scope: 'upgrade',
      text: `${working}. Users keep working in their Rackspace Email or Hosted Exchange mailbox until the customer's admin points DNS to Office 365.`,
      seeds: ['S1-17', 'S1-18'],
    },
    {
      scope: 'into-exchange-change',
      text: `${lockedOut}. Users are locked out from the start until we report that the change is complete. Mail is still accepted, and users see it when the change is complete.`,
      seeds: [],
      articles: ['platformChange'],
    },
    {
      scope: 'into-rackspace-email-change',
      text: `${lockedOut}. Users are locked out from the start until we report that the change is complete. Mail is still accepted, and users see it when the change is complete. Check the platform change plan, because no document covers this direction.`,
      seeds: [],
    },
  ];
}

/** Questions about users, mailboxes, and DNS during a move. */
export const movingEntries: FaqEntry[] = [
  {
    id: 'F13',
    question: 'Can users keep working during the migration?',
    answers: downtimeAnswers('Yes', 'No'),
  },
  { id: 'F30', question: 'Is there downtime?', answers: downtimeAnswers('No downtime', 'Yes') },
  {
    id: 'F19',
    question: 'Does the tool create the mailboxes?',
    answers: [
      {
        scope: 'to-rackspace',
        text: 'No, the tool never creates mailboxes. The customer creates them in the control panel first. The tool moves data only to mailboxes that exist on the account.',
        seeds: ['S0-22', 'S0-23', 'S0-24'],
        articles: ['controlPanel'],
      },
      {
        scope: 'to-office',
        text: 'No, the tool never creates mailboxes. The customer creates them in the Office 365 admin center first. The tool moves data only to mailboxes that exist.',
        seeds: ['S0-22', 'S0-24', 'S1-24'],
      },
      {
        scope: 'platform-change',
        text: 'As far as we know, the platform change creates them. Check the platform change plan to be sure.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F26',
    question: 'Do Outlook and phones need new profiles?',
    answers: [
      {
        scope: 'upgrade',
        text: 'Yes, for every user, on every device. The Email Help Tool walks users through the setup.',
        seeds: ['S1-11', 'S1-12'],
        articles: ['emailHelp'],
      },
      {
        scope: 'external',
        text: 'Yes. Users set up every mail app for the new mailbox. The Email Help Tool walks them through the setup.',
        seeds: ['S1-12'],
        articles: ['emailHelp'],
      },
      {
        scope: 'into-exchange-change',
        text: 'Yes. Until a device is set up again, it gets no new mail. The Email Help Tool walks users through the setup.',
        seeds: ['S1-12'],
        articles: ['platformChange', 'emailHelp'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'Expect that users must set up every device again. The Email Help Tool walks them through the setup.',
        seeds: ['S1-12'],
        articles: ['emailHelp'],
      },
    ],
  },
  {
    id: 'F31',
    question: 'Who changes the DNS records?',
    answers: [
      {
        scope: 'copied',
        text: "Always the customer's admin. We never change DNS.",
        seeds: ['S1-19'],
      },
      {
        scope: 'into-exchange-change',
        text: "The customer's admin points autodiscover to Rackspace. MX stays the same, because both platforms use the same MX records.",
        seeds: [],
        articles: ['dnsRecords'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'No one needs to change MX, because both platforms use the same MX records. For autodiscover, check the platform change plan.',
        seeds: [],
        articles: ['dnsRecords'],
      },
    ],
  },
  {
    id: 'F32',
    question: 'Who provides the list of DNS records?',
    answers: [
      {
        scope: 'assisted',
        text: "The migration specialist gives the list to the customer's admin.",
        seeds: ['S1-20'],
      },
      {
        scope: 'self-service-to-office',
        text: 'The customer follows the article "Add your domain in Office 365."',
        seeds: ['S1-22'],
        articles: ['addDomain'],
      },
      {
        scope: 'self-service-to-rackspace',
        text: 'The customer follows the article about DNS records for Cloud Office.',
        seeds: [],
        articles: ['dnsRecords'],
      },
      {
        scope: 'into-exchange-change',
        text: 'The platform change plan lists them. Only one record matters: the autodiscover CNAME.',
        seeds: [],
        articles: ['dnsRecords'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'The platform change plan lists them, if any record changes at all.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F33',
    question: 'Can the customer give us access to their DNS?',
    answers: [
      {
        scope: 'all',
        text: "No. We have no access to DNS hosts outside Rackspace, and we can't accept a login to one. Decline the offer, and delete any login they sent.",
        seeds: ['S1-21'],
      },
    ],
  },
];
