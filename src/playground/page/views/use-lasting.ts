import { useEffect, useState } from 'react';

/** In ms. The page doesn't show waits that are shorter than this. */
const aMoment = 200;

/** Whether `isOn` has been true for longer than a moment. */
export function useLasting(isOn: boolean): boolean {
  const [lasts, setLasts] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLasts(true), aMoment);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isOn]);

  return lasts;
}
