import { tellDaily } from '../ticket/announcements/tell-daily.ts';
import { defineJob } from './job.ts';

/** Runs after the jobs that escalate tickets, so that a channel hears of all their escalations at once. */
export const tellChannels = defineJob({
  name: 'tell channels of their day',
  run: tellDaily,
  // Other jobs give it work in the same minute, and people's acts within a minute.
  next: async () => null,
});
