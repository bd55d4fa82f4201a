/** The present moment. Everything that the trade measures asks a `Clock`; tests and the playground move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
