import { useEffect, useState } from 'react';

/** In ms. Shorter waits aren't shown. */
const aMoment = 200;

/** Whether something has lasted longer than a moment. */
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
