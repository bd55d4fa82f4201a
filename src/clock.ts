/**
 * The current time. All business rules get the time from a `Clock`, because tests and the playground can change the
 * time.
 */
export interface Clock {
  now(): Date;
  /**
   * Returns the ms since some moment, from a clock that nobody can set. Absent if the clock only moves on purpose, as in
   * tests and the playground.
   */
  elapsed?(): number;
}

export const systemClock: Clock = { now: () => new Date(), elapsed: () => performance.now() };

/**
 * Returns the time in ms since 1970 as it was at the start of the process, plus the time that has passed since then. Nobody
 * can set this clock, so it suits timers.
 */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}

/** How much the clocks of two replicas may differ, in ms. A larger difference counts as a clock that was set. */
export const clockTolerance = 5 * 60_000;

/** Returns the earliest of several moments, and ignores nulls. Returns null if all moments are null. */
export function earliest(moments: (Date | null)[]): Date | null {
  return moments.filter((moment) => moment !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/**
 * Returns how old something from `moment` is, in ms. If the moment is unknown or in the future, nobody knows the age, so
 * the age is infinite.
 */
export function ageOf(moment: Date | null | undefined, now: Date): number {
  const age = moment ? now.getTime() - moment.getTime() : Number.POSITIVE_INFINITY;
  return age < -clockTolerance ? Number.POSITIVE_INFINITY : age;
}
