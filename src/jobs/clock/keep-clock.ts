import { clockTolerance } from '../../clock.ts';
import type { ClockRecord } from '../../db/generated/client.ts';
import type { Logger } from '../../logger.ts';
import type { Desk } from '../../ticket/desk.ts';
import { mendMoments, restoreMoments } from '../../ticket/mending/mend.ts';
import { wallAge } from '../../ticket/words.ts';
import { defineJob } from '../job.ts';
import { leap } from './clock-record.ts';

const minute = 60_000;

/** How long a process waits before it mends again, in ms, in case two replicas have different clocks. */
const mendEvery = 60 * minute;

/** The last run in this process. `elapsed` and `mendedAt` are from the clock that nobody can set. */
interface Reading {
  wall: number;
  elapsed: number;
  mendedAt?: number;
}

const readings = new WeakMap<Desk, Reading>();

/**
 * Notices when the clock was set: against a clock that nobody can set, and against the last run on record. Logs the size
 * of the jump, and repairs what a wrong clock left behind: docs/rules.md, "A wrong clock".
 */
export const keepClock = defineJob({
  name: 'keep the clock',
  async run(desk, logger) {
    const now = desk.clock.now();
    const last = readings.get(desk);
    const elapsed = desk.clock.elapsed?.() ?? 0;
    const reading: Reading = { wall: now.getTime(), elapsed, mendedAt: last?.mendedAt };
    readings.set(desk, reading);
    const record = await desk.database.client.clockRecord.findUnique({ where: { id: 1 } });
    const passed = record ? now.getTime() - record.at.getTime() : 0;
    report(logger, desk, { last, reading, passed });
    if (record && passed < -clockTolerance) {
      if (isTooSoon(desk, reading)) return;
      logger.warn(
        await mendMoments(desk, now),
        'repaired what was recorded or planned while the clock was ahead',
      );
      reading.mendedAt = elapsed;
      const mendedFrom = new Date(Math.max(record.at.getTime(), record.mendedFrom?.getTime() ?? 0));
      return write(desk, { at: now, since: now, mendedAt: now, mendedFrom });
    }
    const { mendedAt = null, mendedFrom = null } = record ?? {};
    const isOver = mendedFrom !== null && mendedFrom <= now;
    if (isOver) {
      if (wasBehind(passed, mendedAt, mendedFrom)) {
        logger.warn(await restoreMoments(desk, now), 'put back what was changed while the clock was behind');
      }
      await desk.database.client.mendedMoment.deleteMany();
    }
    await write(desk, {
      at: now,
      since: record && passed < leap ? record.since : now,
      mendedAt: isOver ? null : mendedAt,
      mendedFrom: isOver ? null : mendedFrom,
    });
  },
  /** Always null, because only a change of the clock makes this work due. */
  next: async () => null,
});

/** Logs a jump once, with its size. After a start, a long pause and a jump ahead look the same. */
function report(
  logger: Logger,
  desk: Desk,
  { last, reading, passed }: { last?: Reading; reading: Reading; passed: number },
): void {
  const jump = last && desk.clock.elapsed ? reading.wall - last.wall - (reading.elapsed - last.elapsed) : 0;
  const size = Math.abs(jump) > minute ? jump : passed < -clockTolerance ? passed : 0;
  if (size !== 0) {
    const direction = size > 0 ? 'ahead' : 'back';
    logger.warn({ jumpMs: Math.round(size) }, `the clock was set ${direction} by ${wallAge(Math.abs(size))}`);
  } else if (!last && passed > leap) {
    logger.info(
      { passedMs: passed },
      `${wallAge(passed)} passed since the last run, or the clock was set ahead`,
    );
  }
}

/**
 * Whether the clock was behind since the repair: it has now leapt over most of the time to where it was before. A clock
 * that was repaired rightly gets there in small steps.
 */
function wasBehind(passed: number, mendedAt: Date | null, mendedFrom: Date): boolean {
  return mendedAt !== null && passed > (mendedFrom.getTime() - mendedAt.getTime()) / 2;
}

function isTooSoon({ clock }: Desk, { elapsed, mendedAt }: Reading): boolean {
  return clock.elapsed !== undefined && mendedAt !== undefined && elapsed - mendedAt < mendEvery;
}

async function write({ database }: Desk, record: Omit<ClockRecord, 'id'>): Promise<void> {
  await database.client.clockRecord.upsert({
    where: { id: 1 },
    create: { id: 1, ...record },
    update: record,
  });
}
