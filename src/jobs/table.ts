import { expireHolds } from './expire-holds.ts';
import { forgetRequests } from './forget-requests.ts';
import type { Job } from './job.ts';
import { postDigests } from './post-digests.ts';
import { recordFigures } from './record-figures.ts';
import { remindOfAgreed } from './remind-agreed.ts';
import { remindContacts } from './remind-contacts.ts';
import { tellStalls } from './tell-stalls.ts';
import { wakeSnoozed } from './wake-snoozed.ts';

/** All jobs, in the order in which they run. */
export const jobs: Job[] = [
  expireHolds,
  wakeSnoozed,
  tellStalls,
  remindContacts,
  remindOfAgreed,
  recordFigures,
  postDigests,
  forgetRequests,
];
