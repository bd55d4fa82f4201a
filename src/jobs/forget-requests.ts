import { requestMemory } from '../ticket/once.ts';
import { defineJob } from './job.ts';

export const forgetRequests = defineJob({
  name: 'forget requests',
  async run({ clock, database }) {
    const before = new Date(clock.now().getTime() - requestMemory);
    await database.client.seenRequest.deleteMany({ where: { at: { lt: before } } });
  },
  /** Always null, because nobody notices when exactly this work is done. */
  next: async () => null,
});
