import type { Clock } from '../../src/clock.ts';

/** A clock that moves only when a test moves it. */
export interface TestClock extends Clock {
  set(moment: string): void;
  /** Moves the clock forward. */
  advance(minutes: number): void;
}

/** Creates a test clock. By default, it is 10 AM in Chicago on Friday, November 20, 2026. */
export function createTestClock(start = '2026-11-20T10:00:00-06:00'): TestClock {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    set(moment) {
      at = new Date(moment);
    },
    advance(minutes) {
      at = new Date(at.getTime() + minutes * 60_000);
    },
  };
}
