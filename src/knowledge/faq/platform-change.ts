import type { FaqEntry } from './faq-entry.ts';

/** Questions about moves between Rackspace Email and Hosted Exchange. */
export const platformChangeEntries: FaqEntry[] = [
  {
    id: 'F06',
    question: 'What does a platform change cost?',
    answers: [{ scope: 'platform-change', text: 'Nothing. Platform changes are free.', seeds: ['S0-20'] }],
  },
  {
    id: 'F16',
    question: 'Can a customer switch between Rackspace Email and Exchange?',
    answers: [
      {
        scope: 'platform-change',
        text: 'Yes, in both directions. All addresses stay the same.',
        seeds: ['S0-17'],
        articles: ['migrationServices'],
      },
    ],
  },
  {
    id: 'F17',
    question: 'What is a platform change, and who does it?',
    answers: [
      {
        scope: 'platform-change',
        text: 'A move from Rackspace Email to Hosted Exchange, or back, is called a platform change. The Internal Migration team does it.',
        seeds: ['S0-18', 'S0-19'],
      },
    ],
    seeAlso: 'glossary',
  },
  {
    id: 'F18',
    question: 'How does a customer request a platform change?',
    answers: [
      {
        scope: 'platform-change',
        text: 'By chat or ticket to Support. Both are in the control panel.',
        seeds: ['S0-21'],
        articles: ['controlPanel'],
        support: true,
      },
    ],
  },
];
