import type { FaqAnswer, FaqEntry } from './faq-entry.ts';
import { generalEntries } from './general.ts';
import { movingEntries } from './moving.ts';
import { passwordEntries } from './passwords.ts';
import { platformChangeEntries } from './platform-change.ts';
import { teamworkEntries } from './teamwork.ts';
import { upgradeEntries } from './upgrade.ts';
import { whatMovesEntries } from './what-moves.ts';

/** All entries, grouped by subject. */
export const faqGroups: { title: string; entries: FaqEntry[] }[] = [
  { title: 'General', entries: generalEntries },
  { title: 'Working together', entries: teamworkEntries },
  { title: 'What moves', entries: whatMovesEntries },
  { title: 'During the move', entries: movingEntries },
  { title: 'Passwords', entries: passwordEntries },
  { title: 'Platform changes', entries: platformChangeEntries },
  { title: 'Upgrades to Office 365', entries: upgradeEntries },
];

export const faqEntries: FaqEntry[] = faqGroups.flatMap((group) => group.entries);

const support = faqEntries.find(({ id }) => id === 'F20')!;

/** What to say if no entry answers a question: to ask Support (S0-25). */
export const fallback: FaqAnswer & { id: string } = { id: support.id, ...support.answers[0]! };
