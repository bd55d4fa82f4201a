/** The present moment. Everything that the trade measures asks a `Clock`; tests and the playground move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds of real time, for what the outside world ages: signatures, triggers, timeouts. */
export function realTime(): number {
  return Date.now();
}
