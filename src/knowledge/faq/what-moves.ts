import { eightExclusions, type Items, itemsOf, toolExclusions } from '../items.ts';
import type { Path } from '../route.ts';
import type { FaqEntry, FaqText } from './faq-entry.ts';

/** Says what moves on a path and what stays behind, from the same table as the `items` command. */
function allItems({ source, target }: Path): FaqText {
  const items = itemsOf(source, target);
  const { moves, attempted, leftBehind, notes, seeds, articles } = items;
  return {
    text: `On this path, these items move: ${listOf(moves)}.`,
    details: [
      ...(attempted.length > 0 ? [`We try to move ${listOf(attempted)}, without a guarantee.`] : []),
      `These stay behind: ${leftBehind.join('; ')}.`,
      ...notes,
      ...confirmation(items),
    ],
    seeds,
    ...(articles && { articles }),
  };
}

function confirmation({ needsConfirmation }: Items): string[] {
  return needsConfirmation
    ? [
        'No public article lists what moves on this path. Check the plan that you agreed on with the customer.',
      ]
    : [];
}

function listOf(items: string[]): string {
  return items.length < 3 ? items.join(' and ') : `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}

/** Questions about what moves and what stays behind. */
export const whatMovesEntries: FaqEntry[] = [
  {
    id: 'F15',
    question: 'Which items move, and which stay behind?',
    answers: [
      {
        scope: 'all',
        text: 'Mail always moves. When the target is Rackspace Email, only mail moves. When the target is Hosted Exchange or Office 365, what else moves depends on the source.',
        details: [
          'Calendars and contacts also move from Gmail, whose labels become folders. From GroupWise, Lotus Notes, and Zimbra, tasks move, too. From Exchange and Office 365, journals and notes as well. From IMAP, POP, and Rackspace Email, only mail is sure to move.',
        ],
        seeds: ['S0-16'],
        articles: ['itemsMigrated'],
      },
    ],
    answerOn: allItems,
    seeAlso: 'items',
  },
  {
    id: 'F37',
    question: 'What does not move to Office 365?',
    answers: [
      {
        scope: 'upgrade',
        text: `Eight kinds of items: ${listOf(eightExclusions)}.`,
        seeds: ['S1-29'],
      },
      {
        scope: 'external-to-office',
        text: `What the migration tool can't copy: ${toolExclusions.join('; ')}.`,
        seeds: ['S0-16'],
        articles: ['itemsMigrated'],
      },
    ],
    seeAlso: 'items',
  },
  {
    id: 'F40',
    question: "Does data on a user's own computer move?",
    answers: [
      {
        scope: 'upgrade',
        text: 'No. The user backs it up and imports it into the new mailbox.',
        seeds: ['S1-29'],
      },
      {
        scope: 'external',
        text: 'No. The user backs it up and imports it into the new mailbox.',
        seeds: ['S0-16'],
        articles: ['itemsMigrated'],
      },
      {
        scope: 'into-exchange-change',
        text: 'No, unless the user uploads it to the mailbox before the platform change starts.',
        seeds: [],
        articles: ['platformChange'],
      },
      {
        scope: 'into-rackspace-email-change',
        text: 'No. Expect that users must upload it to the mailbox before the platform change starts.',
        seeds: [],
      },
    ],
  },
  {
    id: 'F41',
    question: 'Do public folders move?',
    answers: [
      {
        scope: 'upgrade',
        text: 'No. An administrator can export them to a PST file and import the file into the new system.',
        seeds: ['S1-29'],
      },
      {
        scope: 'external',
        text: 'No. An administrator can export them to a PST file and import the file into the new system.',
        seeds: ['S0-16'],
        articles: ['itemsMigrated'],
      },
    ],
  },
];
