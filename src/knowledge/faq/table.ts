import type { FaqEntry } from './faq-entry.ts';
import { generalEntries } from './general.ts';
import { movingEntries } from './moving.ts';
import { platformChangeEntries } from './platform-change.ts';
import { upgradeEntries } from './upgrade.ts';

/** All entries, grouped by subject. */
export const faqGroups: { title: string; entries: FaqEntry[] }[] = [
  { title: 'General', entries: generalEntries },
  { title: 'During the move', entries: movingEntries },
  { title: 'Platform changes', entries: platformChangeEntries },
  { title: 'Upgrades to Office 365', entries: upgradeEntries },
];

export const faqEntries: FaqEntry[] = faqGroups.flatMap((group) => group.entries);

/** The entry to show if no entry answers a question. It says to ask Support (S0-25). */
export const fallback: FaqEntry = faqEntries.find(({ id }) => id === 'F20')!;
