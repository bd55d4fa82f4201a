import { tellEscalations } from '../ticket/announcements/tell-escalations.ts';
import { defineJob } from './job.ts';

/** Runs after the jobs that escalate tickets, so that a channel hears of all their escalations at once. */
export const tellChannels = defineJob({
  name: 'tell channels of escalations',
  run: tellEscalations,
  // Only other jobs give it work, in the same minute.
  next: async () => null,
});
