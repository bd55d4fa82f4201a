import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDailyBackups } from '../../src/db/backup/daily.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase } from '../support/database.ts';

test('makes one backup a day, also on a day that had one while the clock ran ahead', async () => {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'backups-'));
  const clock = createTestClock('2026-12-30T10:00:00-06:00');
  const logger = createLogger('silent');
  const backups = createDailyBackups({ database, folder, clock, logger });
  const startedAt = new Date('2026-11-20T10:00:00-06:00');
  await database.client.backupRun.create({ data: { day: '2026-12-30', startedAt, finishedAt: startedAt } });
  for (let i = 0; i < 2; i++) {
    await backups.begin('2026-12-30');
    await backups.settled();
    clock.advance(90);
  }
  expect(readdirSync(folder)).toHaveLength(1);
  rmSync(folder, { recursive: true });
  await database.close();
});
