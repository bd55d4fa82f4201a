/** The current time. All business rules ask a `Clock`, because tests and the playground move the time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Returns the earliest of several moments. Skips nulls, and returns null if there is no moment. */
export function earliest(moments: (Date | null)[]): Date | null {
  return moments.filter((moment) => moment !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
