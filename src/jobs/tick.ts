import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { runScheduledDigest } from '../ticket/digest-schedule.ts';
import { requestMemory } from '../ticket/once.ts';
import { expireHold } from '../ticket/operations/hold-ticket.ts';

/** What the clock asks for, each minute: whatever is due is done, by whichever replica comes first. */
export async function tick(desk: Desk, logger: Logger): Promise<void> {
  const steps = [expireHolds, recordFigures, postDigests, forgetRequests];
  await forEach(
    steps,
    (step) => step(desk, logger),
    (error, step) => logger.error({ err: error, step: step.name }, 'a step of the tick failed'),
  );
}

async function expireHolds(desk: Desk, logger: Logger): Promise<void> {
  const due = await desk.database.client.ticket.findMany({
    where: { status: 'open', heldAt: { not: null }, holdUntil: { lte: desk.clock.now() } },
    select: { number: true },
    orderBy: { holdUntil: 'asc' },
  });
  await forEach(
    due,
    ({ number }) => expireHold(desk, number),
    (error, { number }) => logger.error({ err: error, ticket: number }, 'a hold could not be ended'),
  );
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
  await forEach(
    due,
    ({ place }) => runScheduledDigest(desk, place),
    (error, { place }) => logger.error({ err: error, place }, 'a digest could not be made'),
  );
}

async function forgetRequests(desk: Desk): Promise<void> {
  const before = new Date(desk.clock.now().getTime() - requestMemory);
  await desk.database.client.seenRequest.deleteMany({ where: { at: { lt: before } } });
}

/** Does some work for each in turn: where it fails, that is told, and the next one has its turn all the same. */
async function forEach<T>(
  items: T[],
  work: (item: T) => Promise<unknown>,
  failed: (error: unknown, item: T) => void,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failed(error, item);
    }
  }
}
