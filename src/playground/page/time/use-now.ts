import { useEffect, useMemo, useState } from 'react';
import type { Time } from '../contract.ts';
import { dayOf } from './time-words.ts';

const minute = 60_000;
const wholeMinute = (moment: number) => moment - (moment % minute);

/** The product's present minute, which goes on by itself from what the server last said. */
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

/** The time for what only cares for the day: were it new each minute, every message would be drawn anew. */
export function useDaily(now: number, timezone: string): Pick<Time, 'now' | 'timezone'> {
  const today = dayOf(now, timezone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any moment of the day will do
  return useMemo(() => ({ now: new Date(now).toISOString(), timezone }), [today, timezone]);
}
