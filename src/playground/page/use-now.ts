import { useEffect, useState } from 'react';
import type { Time } from './contract.ts';

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
