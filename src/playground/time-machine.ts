import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration.js';
import { z } from 'zod';
import type { App } from '../app.ts';
import type { PlaygroundClock } from './clock.ts';

dayjs.extend(duration);

/** Moves the product's clock forward, and lets everything happen that falls due on the way, in its order. */
export interface TimeMachine {
  /** Whether it is on its way. */
  readonly moving: boolean;
  /** @param by see `isAdvance`. Resolves to the new present, once all that fell due is done and sent. */
  advance(by: string): Promise<Date>;
  /** The same, up to a moment. */
  moveTo(moment: Date): Promise<Date>;
}

interface TimeMachineOptions {
  app: () => App;
  clock: PlaygroundClock;
  /** When the team's day begins, `HH:MM`. */
  opens: string;
  /** Called at each stop on the way. */
  onChange(): void;
}

const longest = dayjs.duration({ days: 366 }).asMilliseconds();
const morning = 'next-business-morning';

/** An ISO 8601 duration of at most a year, or `next-business-morning`. */
export function isAdvance(by: unknown): by is string {
  if (by === morning) return true;
  if (!z.iso.duration().safeParse(by).success) return false;
  const ms = toMs(by as string);
  return ms > 0 && ms <= longest;
}

function toMs(isoDuration: string): number {
  return dayjs.duration(isoDuration).asMilliseconds();
}

export function createTimeMachine({ app, clock, opens, onChange }: TimeMachineOptions): TimeMachine {
  let moving = 0;
  let last: Promise<unknown> = Promise.resolve();

  function targetOf(by: string): Date {
    const now = clock.now();
    if (by !== morning) return new Date(now.getTime() + toMs(by));
    const { calendar } = app().desk;
    const today = calendar.localDay(now);
    const opening = calendar.at(today, opens);
    if (calendar.isBusinessDay(today) && opening > now) return opening;
    return calendar.at(calendar.nextBusinessDay(today), opens);
  }

  async function live(moment: Date): Promise<void> {
    clock.set(moment);
    onChange();
    await app().tick();
    await app().drain();
  }

  /** What falls due at a moment is done and sent before the next one comes. */
  async function pass(target: Date): Promise<Date> {
    for (;;) {
      const due = await app().nextDue(clock.now());
      if (!due || due > target) break;
      await live(due);
    }
    clock.set(target);
    return target;
  }

  /** One journey after the other. */
  function travel(work: () => Promise<Date>): Promise<Date> {
    moving += 1;
    onChange();
    const journey = last.then(work);
    last = journey.catch(() => {});
    return journey.finally(() => {
      moving -= 1;
      onChange();
    });
  }

  return {
    get moving() {
      return moving > 0;
    },
    advance: (by) =>
      travel(async () => {
        const target = targetOf(by);
        // What is overdue by now comes before what is not due yet.
        await live(clock.now());
        return pass(target);
      }),
    moveTo: (moment) => travel(() => pass(moment)),
  };
}
