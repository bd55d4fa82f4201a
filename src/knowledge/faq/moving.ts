import type { Answer, Fact } from './fact.ts';

/** Both FAQ documents say it, but a platform change is different: docs/sources.md, "Where the sources disagree". */
const duringTheMove: Answer[] = [
  {
    scope: 'external',
    text: 'No downtime: users work on in their old mailbox as usual, and mail arrives there until DNS is changed.',
  },
  {
    scope: 'upgrade',
    text: "No downtime: users keep the Rackspace Email or Hosted Exchange mailbox that they have, until the customer's admin points DNS at Office 365.",
  },
  {
    scope: 'platform-change',
    text: 'Users are locked out from the start until we report completion. Mail is accepted all the while, and is there afterwards.',
  },
];

/** What happens to users, mailboxes, DNS and passwords while a move runs. */
export const movingFacts: Fact[] = [
  {
    id: 'F13',
    question: 'Can users work while it runs?',
    words: 'access mailbox use meanwhile during continue keep working customer locked read email normally',
    answers: duringTheMove,
    seeds: ['S0-14'],
  },
  {
    id: 'F30',
    question: 'Is there downtime?',
    words: 'outage interruption offline unavailable maintenance window down',
    answers: duringTheMove,
    seeds: ['S1-17', 'S1-18'],
  },
  {
    id: 'F14',
    question: 'May passwords be reset during the migration?',
    words: 'change new password meanwhile freeze user resets allowed',
    answers: [
      {
        scope: 'copied',
        text: 'Better not. We ask for it firmly: a pass cannot open a mailbox whose password has changed.',
      },
      {
        scope: 'platform-change',
        text: 'Not before completion. From Rackspace Email to Hosted Exchange all of them change, and the admin resets each one then.',
      },
    ],
    seeds: ['S0-15'],
  },
  {
    id: 'F19',
    question: 'Does the tool create the mailboxes?',
    words: 'new accounts made provision exist first create missing destination target automatically',
    answers: [
      {
        scope: 'to-rackspace',
        text: 'No. The customer creates them in the control panel beforehand: the tool fills what it finds on the account, and makes nothing.',
      },
      {
        scope: 'to-office',
        text: 'No. The customer creates them in the Office 365 admin center beforehand: the tool fills what it finds, and makes nothing.',
      },
      {
        scope: 'platform-change',
        text: 'The change itself sees to them, as far as we know: confirm it with the plan.',
      },
    ],
    seeds: ['S0-22', 'S0-23', 'S0-24'],
    articles: ['controlPanel'],
  },
  {
    id: 'F31',
    question: 'Who changes the DNS records?',
    words: 'mx update domain switch point registrar responsible rackspace do it',
    answers: [
      { scope: 'copied', text: "The customer's admin, always. We never do." },
      {
        scope: 'into-exchange-change',
        text: "MX stays as it is, since both platforms share it. The customer's admin points autodiscover at ours.",
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'Nobody needs to: both platforms have the same MX. Confirm autodiscover with the plan.',
      },
    ],
    seeds: ['S1-19'],
  },
  {
    id: 'F32',
    question: 'Who supplies the list of DNS records?',
    words: 'which records values needed list send mx spf autodiscover where from',
    answers: [
      { scope: 'assisted', text: 'The migration specialist gives the admin the list.' },
      {
        scope: 'self-service',
        text: 'The customer follows the article on adding a domain to Office 365, or, for a mailbox at Rackspace, the one on DNS for Cloud Office.',
      },
      {
        scope: 'into-exchange-change',
        text: 'One record matters, the CNAME of autodiscover; the plan names it.',
      },
    ],
    seeds: ['S1-20', 'S1-22'],
    articles: ['addDomain'],
  },
  {
    id: 'F33',
    question: 'Can they give us access to their DNS?',
    words: 'login registrar godaddy credentials host take over external account accept',
    answers: [
      {
        scope: 'all',
        text: 'No. A DNS host outside Rackspace is closed to us, and we may not take a login to it. Decline, and delete what was sent.',
      },
    ],
    seeds: ['S1-21'],
  },
  {
    id: 'F34',
    question: 'Do passwords move along?',
    words: 'migrated carried transferred same credentials kept',
    answers: [
      {
        scope: 'upgrade',
        text: "No. The customer's admins set new ones as they create the mailboxes in the Office 365 admin center.",
      },
      {
        scope: 'external',
        text: 'No. A new mailbox has the password that it was created with.',
      },
      {
        scope: 'into-exchange-change',
        text: 'No: all of them change, and the admin must reset every one after completion.',
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'No public article says so: confirm with the plan, and expect resets.',
      },
    ],
    seeds: ['S1-23', 'S1-24'],
  },
  {
    id: 'F35',
    question: 'Can users keep their old passwords?',
    words: 'same password again reuse rules complexity office requirements',
    answers: [
      {
        scope: 'upgrade',
        text: 'Perhaps. An old one can be set again where it satisfies what Office 365 demands of passwords; not all do.',
      },
      {
        scope: 'external',
        text: 'Perhaps: where the new platform accepts it, the admin may set the same again.',
      },
      { scope: 'platform-change', text: 'The admin may set the same again where the rules allow it.' },
    ],
    seeds: ['S1-25'],
  },
  {
    id: 'F36',
    question: 'Do we need the passwords of the old mailboxes?',
    words: 'ask supply give every password source required specialist access',
    answers: [
      { scope: 'upgrade-rackspace-email', text: 'Yes, of each Rackspace Email mailbox.' },
      {
        scope: 'upgrade-hosted-exchange',
        text: 'No: for a migration the team can get at those of Hosted Exchange.',
      },
      {
        scope: 'external-assisted',
        text: "Yes, all of them. Those of the new mailboxes too, unless they are in Office 365, where an admin's login serves.",
      },
      { scope: 'self-service', text: 'We do not: the customer types each one into the tool.' },
      { scope: 'platform-change', text: 'No.' },
    ],
    seeds: ['S1-26', 'S1-27', 'S1-28'],
  },
];
