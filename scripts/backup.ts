/**
 * `npm run backup -- file` writes the whole database to a file, while the bot runs or not. `src/db/backup/format.ts`
 * describes the file.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../src/clock.ts';
import { readEnvironment, readStoreSettings } from '../src/config.ts';
import { makeBackup } from '../src/db/backup/make-backup.ts';
import { reachStore } from '../src/db/reach-store.ts';
import { createLogger } from '../src/logger.ts';
import { runCommand, summarize } from './command/command.ts';

await runCommand('backup', async ([name, ...more], signal) => {
  if (!name || more.length > 0)
    throw new Error('Name the file to write: npm run backup -- migration-desk.backup.gz');
  const file = resolve(name);
  if (existsSync(file)) throw new Error(`${file} exists already. Name another file, or move this one away.`);
  const store = await reachStore(readStoreSettings(readEnvironment()), createLogger('fatal'));
  try {
    if (store.started) console.log('Migration Desk is not running. Its Postgres runs only for this backup.');
    const content = await makeBackup({ url: store.url, file, at: systemClock.now(), signal });
    console.log(`Backed up ${summarize(content)} from ${store.title}.`);
    console.log(
      `The backup is ${file}. Copy it to another machine. It contains customers' data, so keep it private.`,
    );
  } finally {
    await store.close();
  }
});
