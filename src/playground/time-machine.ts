import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration.js';
import { z } from 'zod';
import type { App } from '../app.ts';
import { earliest } from '../clock.ts';
import type { PlaygroundClock } from './clock.ts';

dayjs.extend(duration);

/** Moves the product's clock forward. Everything that becomes due on the way happens, in order. */
export interface TimeMachine {
  /** Whether the clock is being moved. */
  readonly moving: boolean;
  /**
   * Moves the clock by a duration, or to the next business morning. Resolves to the new time when all due work is done
   * and all messages are sent.
   * @param by see `isAdvance`
   */
  advance(by: string): Promise<Date>;
  /** Moves the clock to a moment. Resolves to the new time, as `advance` does. */
  moveTo(moment: Date): Promise<Date>;
  /**
   * Jumps to a moment without stops. Everything that is due by then happens at that moment, as after a power outage.
   */
  leapTo(moment: Date): Promise<Date>;
  /** Ends the current move at its next stop, and waits for the move to end. The clock can't be moved afterward. */
  stop(): Promise<void>;
}

interface TimeMachineOptions {
  app: () => Pick<App, 'tick' | 'drain' | 'nextDue' | 'nextLook' | 'desk'>;
  clock: Pick<PlaygroundClock, 'now' | 'set'>;
  /** The start of the team's business day, `HH:MM`. */
  opens: string;
  /** Called when a move starts or ends, and at each stop. */
  onChange(): void;
}

const longest = dayjs.duration({ days: 366 }).asMilliseconds();
const morning = 'next-business-morning';
const hour = 3_600_000;

/** Whether the value is an ISO 8601 duration of at most one year, or `next-business-morning`. */
export function isAdvance(by: unknown): by is string {
  if (by === morning) return true;
  if (!z.iso.duration().safeParse(by).success) return false;
  const ms = toMs(by as string);
  return ms > 0 && ms <= longest;
}

function toMs(isoDuration: string): number {
  return dayjs.duration(isoDuration).asMilliseconds();
}

/** How often DNS is looked at during a cutover, in ms. */
const lookEvery = 300_000;

/** How many more stops a move makes at most, to look at DNS. */
const mostLooks = 100;

/**
 * Decides when a move stops only to look at DNS. Looks are due every five minutes during a cutover, and a stop takes a while, so
 * most wait for the next stop. The first look that is due has a stop, and so have all that are due in the first five minutes. So
 * people soon see what they have changed. After that, looks wait at most an hour, or longer on a move of many days.
 */
function createLookStops(from: Date, target: Date): (look: Date, last: Date) => Date {
  const length = target.getTime() - from.getTime();
  const wait = Math.max(hour, length / mostLooks);
  return (look, last) => {
    const soon = from.getTime() + lookEvery;
    const earliestStop =
      last.getTime() === from.getTime() ? 0 : last.getTime() < soon ? soon : last.getTime() + wait;
    return new Date(Math.max(look.getTime(), earliestStop));
  };
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

  /**
   * Moves the clock to a moment, but never back. The clock may already be past the moment if the work at the last stop
   * was slow.
   */
  function set(moment: Date): void {
    clock.set(new Date(Math.max(moment.getTime(), clock.now().getTime())));
  }

  async function live(moment: Date): Promise<void> {
    set(moment);
    onChange();
    await app().tick();
    await app().drain();
  }

  /** Moves the clock to each moment when work is due. Finishes that work before moving on to the next moment. */
  async function pass(from: Date, target: Date): Promise<Date> {
    const lookStop = createLookStops(from, target);
    for (let last = from; !stopped; ) {
      const [due, look] = [await app().nextDue(last), await app().nextLook(last)];
      const next = earliest([due, look && lookStop(look, last)]);
      if (!next || next > target) break;
      await live(next);
      last = next;
    }
    if (!stopped) set(target);
    return clock.now();
  }

  /** Starts a move of the clock when all earlier moves are finished. */
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
        // First do what is already overdue.
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
