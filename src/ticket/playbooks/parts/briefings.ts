/** What is said when a ticket opens, on the paths that share it. */

import type { Playbook } from '../playbook.ts';
import { forLead, toRackspaceEmail } from './conditions.ts';

type PathBriefing = NonNullable<Playbook['pathBriefing']>[number];

/** For every upgrade to Office 365 (S1-02, S1-03, S1-13, S1-18, S1-29). */
export const upgradeBriefing = [
  "The preparation is for the customer's administrator, and moderately difficult.",
  'Both environments are billed while both are active.',
  "Mail flows to the old mailboxes until the customer's admin changes DNS; users keep working there.",
  'Eight kinds do not move: aliases, alternate addresses, group lists, distribution lists, public folders, Outlook groups, colour categories, local data.',
  'A customer who has Rackspace Email and Hosted Exchange needs a ticket for each: `set related:` links them.',
];

/** For every path to Rackspace Email: docs/trade.md, "What moves". */
export const mailOnly: PathBriefing = {
  text: 'To Rackspace Email mail moves, and nothing else: no calendars, contacts or tasks.',
  when: toRackspaceEmail,
};

/** For every path from a system that the FAQ doesn't list: docs/sources.md, "Where the sources disagree". */
export const askLead: PathBriefing = {
  text: 'This source is not on the list of the FAQ: a lead has to approve it by ticking E-01.',
  when: forLead,
};
