import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { runScheduledDigest } from '../ticket/digest-schedule.ts';
import { requestMemory } from '../ticket/once.ts';
import { expireHold } from '../ticket/operations/hold-ticket.ts';

/** What the clock asks for, each minute: whatever is due is done, by whichever replica comes first. */
export async function tick(desk: Desk, logger: Logger): Promise<void> {
  const steps = { expireHolds, recordFigures, postDigests, forgetRequests };
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step(desk, logger);
    } catch (error) {
      logger.error({ err: error, step: name }, 'a step of the tick failed');
    }
  }
}

async function expireHolds(desk: Desk): Promise<void> {
  const due = await desk.database.client.ticket.findMany({
    where: { status: 'open', heldAt: { not: null }, holdUntil: { lte: desk.clock.now() } },
    select: { number: true },
    orderBy: { holdUntil: 'asc' },
  });
  for (const { number } of due) await expireHold(desk, number);
}

/** The figures of today so far, for the trend: the last of the day stand. */
async function recordFigures(desk: Desk): Promise<void> {
  const at = desk.clock.now();
  const day = desk.calendar.localDay(at);
  if (!desk.calendar.isBusinessDay(day)) return;
  const { ticket, dailyFigure } = desk.database.client;
  const open = await ticket.count({ where: { status: 'open' } });
  const stalled = await ticket.count({ where: { status: 'open', stalledAt: { lte: at } } });
  await dailyFigure.upsert({ where: { day }, create: { day, open, stalled }, update: { open, stalled } });
}

async function postDigests(desk: Desk, logger: Logger): Promise<void> {
  const due = await desk.database.client.digestSchedule.findMany({
    where: { nextAt: { lte: desk.clock.now() } },
    orderBy: { nextAt: 'asc' },
  });
  for (const { place } of due) {
    try {
      await runScheduledDigest(desk, place);
    } catch (error) {
      logger.error({ err: error, place }, 'a digest could not be made');
    }
  }
}

async function forgetRequests(desk: Desk): Promise<void> {
  const before = new Date(desk.clock.now().getTime() - requestMemory);
  await desk.database.client.seenRequest.deleteMany({ where: { at: { lt: before } } });
}
