import { tellDaily } from '../ticket/announcements/tell-daily.ts';
import { defineJob } from './job.ts';

/** Runs after the jobs that escalate tickets, so that a channel hears of all their escalations at once. */
export const tellChannels = defineJob({
  name: 'post daily channel messages',
  run: tellDaily,
  // There is no time to wait for: after another job or a person's act, it runs within a minute.
  next: async () => null,
});
