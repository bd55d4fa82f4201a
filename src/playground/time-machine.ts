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
  /**
   * Jumps to a moment without stops. Everything that is due by then happens at that moment, as after a power outage.
   */
  leapTo(moment: Date): Promise<Date>;
  /** Ends the current move at its next stop, and waits for the move to end. The clock can't be moved afterward. */
  stop(): Promise<void>;
}

interface TimeMachineOptions {
  app: () => Pick<App, 'tick' | 'runJobs' | 'look' | 'drain' | 'nextDue' | 'nextLook' | 'desk'>;
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

/** How often a move of more than a day repeats its looks at DNS. */
const mostLooks = 24;

/**
 * How long a move waits between repeated looks at DNS, in ms. In a cutover, looks are due every five minutes, and each takes a
 * while. Nobody changes records during a move, so a repeated look rarely finds anything.
 */
function betweenLooks(from: Date, target: Date): number {
  return Math.max(hour, (target.getTime() - from.getTime()) / mostLooks);
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

  /** Does work at a moment, and sends all messages. */
  async function stopAt(moment: Date, work: () => Promise<unknown>): Promise<void> {
    set(moment);
    onChange();
    await work();
    await app().drain();
  }

  /** Runs the jobs, and looks at DNS. */
  async function live(moment: Date): Promise<void> {
    await stopAt(moment, () => app().tick());
  }

  /** Only looks at DNS. Runs the jobs, too, if that showed anything new, because they tell people. */
  async function look(): Promise<void> {
    if ((await app().look()) > 0) await app().runJobs();
  }

  /**
   * Decides when a move stops to look at DNS: on time for the first look at each domain, so that what people have changed is seen as
   * soon as the product promises, and then rarely.
   * @param looked when the move last stopped to look
   */
  async function nextLookStop(from: Date, target: Date, looked: Date): Promise<Date | null> {
    const [first, any] = [await app().nextLook(looked, from), await app().nextLook(looked)];
    const repeated = any && new Date(Math.max(any.getTime(), looked.getTime() + betweenLooks(from, target)));
    return earliest([first, repeated]);
  }

  /**
   * Moves the clock to each moment when work is due. Finishes that work before moving on to the next moment. At the end, does
   * what was left out on the way.
   */
  async function pass(from: Date, target: Date): Promise<Date> {
    let looked = from;
    for (let last = from; !stopped; ) {
      const toWork = await app().nextDue(last);
      const toLook = await nextLookStop(from, target, looked);
      const next = earliest([toWork, toLook]);
      if (!next || next >= target) break;
      const isLook = next.getTime() === toLook?.getTime();
      if (isLook) looked = next;
      const isWork = next.getTime() === toWork?.getTime();
      await stopAt(next, isLook ? (isWork ? app().tick : look) : app().runJobs);
      last = next;
    }
    if (!stopped) await live(target);
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
