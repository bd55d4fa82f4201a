import { checkBackups } from '../checks/backups.ts';
import { checkClocks, type Reading } from '../checks/clocks.ts';
import { type Finding, wrong } from '../checks/finding.ts';
import { checkSpace } from '../checks/space.ts';
import type { Clock } from '../clock.ts';
import type { StoreSettings } from '../config.ts';
import { TooLate, within } from '../within.ts';
import type { Line } from './line.ts';
import { checkPlatforms } from './platforms.ts';
import { type Environment, readSettings } from './settings.ts';
import { checkStore } from './store.ts';

/** How long the checks of one part may take, in ms. Starting Postgres after a crash, or reading a backup, may take long. */
const partWithin = 150_000;

/**
 * Checks everything that an operator can mend, one part after another, and reports what it finds as soon as it is known.
 * The bot may be running or not. Changes nothing.
 * @param login replaces Microsoft's address in tests
 */
export async function examine(
  environment: Environment,
  clock: Clock,
  report: (line: Line) => void,
  login?: string,
): Promise<void> {
  const { config, store, lines } = readSettings(environment);
  lines.forEach(report);
  const readings: Reading[] = [];

  async function part(about: string, work: () => Promise<Line[]>): Promise<void> {
    try {
      for (const line of await within(partWithin, work())) report(line);
    } catch (error) {
      report({ about, finding: saysUnchecked(error) });
    }
  }

  if (store) {
    await part('store', () => checkStore(store, clock, readings));
    for (const [folder, purpose] of foldersOf(store)) {
      await part('space', async () => [{ about: 'space', finding: await checkSpace(folder, purpose) }]);
    }
    await part('backups', async () => [
      { about: 'backups', finding: await checkBackups(store.backupDir, clock.now()) },
    ]);
  }
  if (config) await part('platforms', () => checkPlatforms(config, clock, readings, login));
  await part('clock', async () => [{ about: 'clock', finding: checkClocks(readings) }]);
}

/** Lists the folders that need room, each with what it is for. A server's own disk can't be seen from here. */
function foldersOf({ databaseUrl, dataDir, backupDir }: StoreSettings): [folder: string, purpose: string][] {
  return [
    ...(databaseUrl ? [] : [[dataDir, 'the database'] as [string, string]]),
    ...(backupDir ? [[backupDir, 'backups'] as [string, string]] : []),
  ];
}

function saysUnchecked(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const says = error instanceof TooLate ? `it took longer than ${partWithin / 1_000} seconds` : reason;
  return wrong(`This could not be checked: ${says}.`, 'Mend the faults above, then run the doctor again.');
}
