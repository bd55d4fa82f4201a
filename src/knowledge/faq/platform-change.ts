import type { FaqEntry } from './faq-entry.ts';

/** Rackspace Email to Hosted Exchange and back. */
export const platformChangeEntries: FaqEntry[] = [
  {
    id: 'F06',
    question: 'What does a platform change cost?',
    keywords: 'switch between platforms',
    answers: [{ scope: 'platform-change', text: 'Nothing.' }],
    seeds: ['S0-20'],
  },
  {
    id: 'F16',
    question: 'Can a customer switch between Rackspace Email and Exchange?',
    keywords: 'change from to back hosted downgrade swap direction either way other platform',
    answers: [
      { scope: 'platform-change', text: 'Yes, in both directions, and each address stays what it is.' },
    ],
    seeds: ['S0-17'],
  },
  {
    id: 'F17',
    question: 'What is a platform change, and who does it?',
    keywords: 'called name term team internal migration performs responsible',
    answers: [
      {
        scope: 'platform-change',
        text: 'That is our name for a switch between Rackspace Email and Hosted Exchange. The Internal Migration team makes it.',
      },
    ],
    seeds: ['S0-18', 'S0-19'],
    seeAlso: 'glossary',
  },
  {
    id: 'F18',
    question: 'How is a platform change requested?',
    keywords: 'request order ask start chat ticket place where support panel',
    answers: [
      {
        scope: 'platform-change',
        text: 'With Support, in a chat or in a ticket; both are in the control panel.',
      },
    ],
    seeds: ['S0-21'],
    articles: ['controlPanel'],
  },
];
