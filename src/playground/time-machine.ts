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
  /** Up to a moment in one go: what fell due on the way is done and sent there, as after a night without power. */
  leapTo(moment: Date): Promise<Date>;
  /** Ends a journey at its next stop, and waits for that. It goes nowhere afterwards. */
  stop(): Promise<void>;
}

interface TimeMachineOptions {
  app: () => Pick<App, 'tick' | 'drain' | 'nextDue' | 'desk'>;
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
  let stopped = false;
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

  /** Never back: a slow moment may have outlasted the next. */
  function set(moment: Date): void {
    clock.set(new Date(Math.max(moment.getTime(), clock.now().getTime())));
  }

  async function live(moment: Date): Promise<void> {
    set(moment);
    onChange();
    await app().tick();
    await app().drain();
  }

  /** What falls due at a moment is done and sent before the next one comes. */
  async function pass(from: Date, target: Date): Promise<Date> {
    for (let last = from; !stopped; ) {
      const due = await app().nextDue(last);
      if (!due || due > target) break;
      await live(due);
      last = due;
    }
    if (!stopped) set(target);
    return clock.now();
  }

  /** One journey after the other. */
  function travel(work: () => Promise<Date>): Promise<Date> {
    moving += 1;
    onChange();
    const journey = last.then(() => (stopped ? clock.now() : work()));
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
        const from = clock.now();
        const target = targetOf(by);
        // What is overdue by now comes before what is not due yet.
        await live(from);
        return pass(from, target);
      }),
    moveTo: (moment) => travel(() => pass(clock.now(), moment)),
    leapTo: (moment) =>
      travel(async () => {
        await live(moment);
        return clock.now();
      }),
    async stop() {
      stopped = true;
      await last;
    },
  };
}
