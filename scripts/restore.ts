/** `npm run restore -- file` restores a backup into an empty database: the bot's own Postgres, or a server. */
import { resolve } from 'node:path';
import { readEnvironment, readStoreSettings } from '../src/config.ts';
import { restoreBackup } from '../src/db/backup/restore-backup.ts';
import { openStore } from '../src/db/reach-store.ts';
import { createLogger } from '../src/logger.ts';
import { runCommand, summarize } from './command/command.ts';

await runCommand('restore', async ([name, ...more]) => {
  if (!name || more.length > 0)
    throw new Error('Name the backup: npm run restore -- migration-desk.backup.gz');
  const settings = readStoreSettings(readEnvironment());
  const logger = createLogger('fatal');
  const { madeAt, migrated, ...content } = await restoreBackup(
    resolve(name),
    () => openStore(settings, logger),
    logger,
  );
  console.log(`Restored ${summarize(content)}, as of ${madeAt}. Compared every row with the backup.`);
  if (migrated.length > 0)
    console.log(`The backup is from an older release. Applied ${migrated.join(', ')}.`);
  console.log('Start Migration Desk with "npm start".');
});
