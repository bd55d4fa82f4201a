import { type Clock, systemClock } from '../clock.ts';
import type { Store } from './store.ts';

/** A clock that can be set. Its difference from the clock below it survives a restart. */
export interface PlaygroundClock extends Clock {
  set(moment: Date): void;
  /** The time at which the seed data ends. This is the real time, unless the playground was given another clock. */
  present(): Date;
}

/** @param base runs below the playground's clock: the real clock, or one that stands still, so that every run is alike */
export function createPlaygroundClock(store: Store, base: Clock = systemClock): PlaygroundClock {
  let ahead = store.get<number>('clock', 'ahead') ?? 0;
  const present = () => base.now();
  return {
    now: () => new Date(present().getTime() + ahead),
    present,
    set(moment) {
      ahead = moment.getTime() - present().getTime();
      store.put('clock', 'ahead', ahead);
    },
  };
}
