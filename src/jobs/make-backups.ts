import { defineJob } from './job.ts';

/** Makes a backup each day, soon after midnight or when the bot starts. Does nothing without MD_BACKUP_DIR. */
export const makeBackups = defineJob({
  name: 'make backups',
  async run({ backups, calendar, clock }) {
    await backups?.begin(calendar.localDay(clock.now()));
  },
  /** Always null, because nobody notices when exactly this work is done. */
  next: async () => null,
});
