import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  set(moment: string): void;
  /** Moves it on by so many minutes. */
  advance(minutes: number): void;
}

/** Friday 2026-11-20, 10:00 in Chicago, unless told otherwise. */
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
