import { useEffect, useMemo, useState } from 'react';
import type { Time } from '../contract.ts';
import { dayOf } from './time-words.ts';

const minute = 60_000;
const wholeMinute = (moment: number) => moment - (moment % minute);

/**
 * Returns the current minute on the product's clock. Starts from the last time that the server sent, and adds the time
 * that has passed since then.
 */
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
 * Returns a time that stays the same all day. A time that changes each minute would redraw all messages each minute.
 */
export function useDaily(now: number, timezone: string): Pick<Time, 'now' | 'timezone'> {
  const today = dayOf(now, timezone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the day matters
  return useMemo(() => ({ now: new Date(now).toISOString(), timezone }), [today, timezone]);
}
