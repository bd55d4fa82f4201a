import type { ContactTopic } from './contact-topics.ts';
import type { RunbookDay } from './runbook-days.ts';

/** A line of the runbook. The letter is a draft's id. */
interface Common {
  day: RunbookDay;
  draft?: string;
}

/** A line that is about steps: the first of them that the ticket has. Without any, the ticket's runbook leaves it out. */
export interface StepEntry extends Common {
  steps: string[];
}

/** A line that is done once someone has recorded that contact with the customer for the agreed date. */
export interface ContactEntry extends Common {
  contact: ContactTopic;
}

/** A line about the MX of the domain, for targets that give each domain its own. */
export interface MxEntry extends Common {
  knows: 'mx';
}

export type RunbookEntry = StepEntry | ContactEntry | MxEntry;

/** The runbook of every playbook. In each day, what comes first is at the top: docs/rules.md, "The runbook". */
export const runbookEntries: RunbookEntry[] = [
  { day: 'week', steps: ['E-14', 'F-04', 'V-06'], draft: 'T7' },
  { day: 'week', steps: ['E-15'], draft: 'T8' },
  { day: 'week', knows: 'mx' },
  { day: 'week', steps: ['E-17', 'U-13'], draft: 'T9' },
  { day: 'week', steps: ['P-08'], draft: 'T16' },
  { day: 'week', steps: ['P-09'], draft: 'T5' },

  { day: -3, steps: ['C-08'], draft: 'T5' },
  { day: -3, steps: ['P-10'] },
  { day: -3, steps: ['P-15'] },
  { day: -3, steps: ['P-11'] },
  { day: -3, steps: ['P-13'] },

  { day: -1, steps: ['E-16'] },
  { day: -1, contact: 'time-confirmed' },

  { day: 0, steps: ['E-18'], draft: 'T10' },
  { day: 0, steps: ['U-14', 'V-07'], draft: 'T10' },
  { day: 0, steps: ['E-19'] },
  { day: 0, steps: ['E-20'] },
  { day: 0, steps: ['P-16'], draft: 'T17' },
  { day: 0, steps: ['P-17'], draft: 'T18' },
  { day: 0, steps: ['P-18'], draft: 'T18' },

  { day: 1, steps: ['E-21', 'V-08'] },
  { day: 1, steps: ['E-22', 'U-17', 'V-09', 'P-20'], draft: 'T12' },
  { day: 1, steps: ['P-19'] },
  { day: 1, contact: 'mail-arrives', draft: 'T11' },

  { day: 5, steps: ['C-11'] },
  { day: 5, steps: ['C-13'] },
  { day: 5, steps: ['C-14'] },
];
