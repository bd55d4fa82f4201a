import { requestMemory } from '../ticket/once.ts';
import { defineJob } from './job.ts';

export const forgetRequests = defineJob({
  name: 'forget requests',
  async run({ clock, database }) {
    const before = new Date(clock.now().getTime() - requestMemory);
    await database.client.seenRequest.deleteMany({ where: { at: { lt: before } } });
  },
  /** Nobody notices when this work happens, so it needs no exact time. */
  next: async () => null,
});
