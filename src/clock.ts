/**
 * The current time. All business rules get the time from a `Clock`, because tests and the playground can change the
 * time.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Returns the earliest of several moments, and ignores nulls. Returns null if all moments are null. */
export function earliest(moments: (Date | null)[]): Date | null {
  return moments.filter((moment) => moment !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
