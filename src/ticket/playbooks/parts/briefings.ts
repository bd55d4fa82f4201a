/** Lines for the person who opens a ticket, shared by several paths. */

import type { Playbook } from '../playbook.ts';
import { forLead, toRackspaceEmail } from './conditions.ts';

type PathBriefing = NonNullable<Playbook['pathBriefing']>[number];

/** Lines for every upgrade to Office 365 (S1-02, S1-03, S1-13, S1-18, S1-29). */
export const upgradeBriefing = [
  "The customer's admin does the prep work, which is moderately difficult.",
  'Both environments are billed while both are active.',
  "Mail goes to the old mailboxes until the customer's admin changes DNS. Users keep working there until then.",
  'These do not move: alternate addresses, aliases, distribution lists, group lists, Outlook groups, public folders, color categories, and local data.',
  'A customer with both Rackspace Email and Hosted Exchange needs a ticket for each. Link the two with `set related:`.',
];

/** The line for every path to Rackspace Email: docs/trade.md, "What moves". */
export const mailOnly: PathBriefing = {
  text: 'Only mail moves to Rackspace Email: no calendars, contacts, or tasks.',
  when: toRackspaceEmail,
};

/** The line for every path from a system that the FAQ doesn't list: docs/sources.md, "Where the sources disagree". */
export const askLead: PathBriefing = {
  text: 'This source is not on the list of supported systems. A lead must approve it by completing the step Source approved (E-01).',
  when: forLead,
};
