import { type Clock, systemClock } from '../clock.ts';
import type { Store } from './store.ts';

/** A running clock that can be set. Its difference from the real clock survives a restart. */
export interface PlaygroundClock extends Clock {
  set(moment: Date): void;
}

export function createPlaygroundClock(store: Store): PlaygroundClock {
  let ahead = store.get<number>('clock', 'ahead') ?? 0;
  const real = () => systemClock.now().getTime();
  return {
    now: () => new Date(real() + ahead),
    set(moment) {
      ahead = moment.getTime() - real();
      store.put('clock', 'ahead', ahead);
    },
  };
}
