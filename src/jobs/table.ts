import { keepClock } from './clock/keep-clock.ts';
import { deriveTicketsAgain } from './derive-again.ts';
import { expireHolds } from './expire-holds.ts';
import type { Job } from './job.ts';
import { keepMessages } from './keep-messages.ts';
import { makeBackups } from './make-backups.ts';
import { postDigests } from './post-digests.ts';
import { recordFigures } from './record-figures.ts';
import { remindOfAgreed } from './remind-agreed.ts';
import { remindContacts } from './remind-contacts.ts';
import { forgetOld } from './retention/forget-old.ts';
import { sendMornings } from './send-mornings.ts';
import { soundAlarms } from './sound-alarms.ts';
import { tellChannels } from './tell-daily.ts';
import { tellMissedDates } from './tell-missed.ts';
import { tellStalls } from './tell-stalls.ts';
import { wakeSnoozed } from './wake-snoozed.ts';

/**
 * All jobs, in the order in which they run. The first one repairs what a wrong clock left behind. Morning messages are sent
 * after the jobs that add notices, so that a person gets one message.
 */
export const jobs: Job[] = [
  keepClock,
  deriveTicketsAgain,
  expireHolds,
  wakeSnoozed,
  soundAlarms,
  tellMissedDates,
  tellStalls,
  tellChannels,
  remindContacts,
  remindOfAgreed,
  sendMornings,
  recordFigures,
  postDigests,
  keepMessages,
  forgetOld,
  makeBackups,
];
