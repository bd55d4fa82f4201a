import { useEffect, useMemo, useState } from 'react';
import type { Time } from '../contract.ts';
import { dayOf } from './time-words.ts';

const minute = 60_000;
const wholeMinute = (moment: number) => moment - (moment % minute);

/** The current minute on the product's clock, counted on from the last time that the server sent. */
export function useNow(time: Time): number {
  const [now, setNow] = useState(() => wholeMinute(Date.parse(time.now)));

  useEffect(() => {
    const ahead = Date.parse(time.now) - performance.now();
    const read = () => setNow(wholeMinute(ahead + performance.now()));
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, [time]);

  return now;
}

/**
 * Some time today, which changes only once a day. If the time changed each minute, all messages would be redrawn each
 * minute.
 */
export function useDaily(now: number, timezone: string): Pick<Time, 'now' | 'timezone'> {
  const today = dayOf(now, timezone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the day matters
  return useMemo(() => ({ now: new Date(now).toISOString(), timezone }), [today, timezone]);
}
